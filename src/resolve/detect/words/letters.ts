/** What each UTF-16 code unit is to the word splitter. */

export const KIND = { other: 0, letter: 1, ideograph: 2 } as const;

export const isAsciiDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** What the ASCII code units are, in one look at a table: asking by ranges is what splitting words spent most of its time with. */
export const SORT = { other: 0, letter: 1, digit: 2, markup: 3, beyond: 4 } as const;
export const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  if (isAsciiLetter(code)) return SORT.letter;
  if (isAsciiDigit(code)) return SORT.digit;
  return '<&]\\'.includes(String.fromCharCode(code)) ? SORT.markup : SORT.other;
});

/** Letters without their accents, for U+00C0 to U+017F. */
const PLAIN: readonly string[] = makePlain();

/** Whether a code unit belongs to a word, stands as a word by itself (Chinese, Japanese, Korean), or separates. */
export function kindOf(code: number): number {
  if (code < 128) return isAsciiDigit(code) || isAsciiLetter(code) ? KIND.letter : KIND.other;
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return KIND.other;
  if (code < 0x2000) return KIND.letter;
  if (code >= 0x3040 && code < 0xd7b0) return KIND.ideograph;
  if (code >= 0xfb00 && code <= 0xfb04) return KIND.letter;
  if ((code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a))
    return KIND.letter;
  return KIND.other;
}

/** The code units that a letter beyond ASCII is read as: without accent, lower case, ligatures opened. */
export function foldLetter(code: number): readonly number[] {
  const plain = code >= 0xc0 && code <= 0x17f ? PLAIN[code - 0xc0] : undefined;
  if (plain !== undefined) return codesOf(plain);
  if (code >= 0xfb00 && code <= 0xfb04) return codesOf(['ff', 'fi', 'fl', 'ffi', 'ffl'][code - 0xfb00] ?? '');
  if (code >= 0xff10) return [((code - 0xfee0) | (isAsciiLetter(code - 0xfee0) ? 32 : 0)) >>> 0];
  return codesOf(String.fromCharCode(code).toLowerCase());
}

function codesOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

function makePlain(): string[] {
  const special: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', þ: 'th', ð: 'd' };
  return Array.from({ length: 0x17f - 0xc0 + 1 }, (_, i) => {
    const letter = String.fromCharCode(0xc0 + i).toLowerCase();
    return special[letter] ?? letter.normalize('NFD').slice(0, 1);
  });
}
