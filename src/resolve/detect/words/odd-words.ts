/** Words that are more than a run of ASCII letters and digits: with accents, in Chinese, with a point or a version's `v`, broken at the end of a line. */
import { FNV_OFFSET, FNV_PRIME } from './hash.ts';
import { foldLetter, isAsciiDigit, isAsciiLetter, KIND, kindOf } from './letters.ts';
import type { Lexicon } from './lexicon.ts';
import { skipMarkup } from './markup.ts';

/** Whether a run of ASCII letters and digits may be less than the word: "2.0", "v2", a word broken at the end of a line. */
export function goesOn(text: string, start: number, digits: number, next: number): boolean {
  return next === 45 || (digits > 0 && (next === 46 || (text.charCodeAt(start) | 32) === 118));
}

/** One word of any kind. `isNone` when there is only a separator. */
export interface Word {
  readonly hash: number;
  readonly digits: number;
  readonly letters: number;
  /** Just past it. */
  readonly at: number;
  readonly isNone: boolean;
}

/** Reads the word that starts at an offset, whatever it is made of. */
export function readWord(text: string, start: number, lexicon: Lexicon): Word {
  const length = text.length;
  const code = text.charCodeAt(start);
  const kind = kindOf(code);
  let at = start;
  let hash = FNV_OFFSET;
  let digits = 0;
  let letters = 0;
  if (kind === KIND.other) return { hash, digits, letters, at: skipMarkup(text, at, code), isNone: true };
  if (kind === KIND.ideograph)
    return { hash: Math.imul(hash ^ code, FNV_PRIME), digits, letters: 2, at: start + 1, isNone: false };
  // "v2.0" and "2.0" are one word.
  if ((code === 118 || code === 86) && isAsciiDigit(text.charCodeAt(at + 1))) at += 1;
  while (at < length) {
    const c = text.charCodeAt(at);
    if (isAsciiDigit(c)) {
      digits += 1;
      hash = Math.imul(hash ^ c, FNV_PRIME);
    } else if (isAsciiLetter(c)) {
      letters += 1;
      hash = Math.imul(hash ^ (c | 32), FNV_PRIME);
    } else if (c === 46 && isAsciiDigit(text.charCodeAt(at - 1)) && isAsciiDigit(text.charCodeAt(at + 1))) {
      digits += 2;
      hash = Math.imul(hash ^ c, FNV_PRIME);
    } else if (c > 127 && kindOf(c) === KIND.letter) {
      letters += 1;
      for (const folded of foldLetter(c)) hash = Math.imul(hash ^ folded, FNV_PRIME);
    } else if (c === 45) {
      const next = afterHyphen(text, at, hash, lexicon);
      if (next === 0) break;
      hash = next.hash;
      at = next.at;
      continue;
    } else if (c !== 0xad && c !== 0x200b) break;
    at += 1;
  }
  return { hash, digits, letters, at, isNone: false };
}

/** A word broken at the end of a line is one word when the reference texts know it so; 0 when it is not. */
function afterHyphen(text: string, hyphen: number, hash: number, lexicon: Lexicon): { hash: number; at: number } | 0 {
  let at = hyphen + 1;
  let hasBreak = false;
  for (; at < hyphen + 40; at += 1) {
    const c = text.charCodeAt(at);
    if (c === 10) hasBreak = true;
    else if (
      !(c === 32 || c === 9 || c === 13 || (hasBreak && (c === 42 || c === 35 || c === 47 || c === 59 || c === 124 || c === 62)))
    )
      break;
  }
  if (!hasBreak || !isAsciiLetter(text.charCodeAt(at))) return 0;
  let joined = hash;
  for (; isAsciiLetter(text.charCodeAt(at)); at += 1) joined = Math.imul(joined ^ (text.charCodeAt(at) | 32), FNV_PRIME);
  return lexicon.find(joined >>> 0) === 0 ? 0 : { hash: joined, at };
}
