/**
 * Texts become words, as the SPDX matching guidelines see them (https://spdx.github.io/spdx-spec/v3.0.1/annexes/license-matching-guidelines-and-templates/):
 * case, punctuation, comment marks, Markdown and HTML vanish; bullets, years and single letters are light and take no part in matching.
 */
import { ASCII, foldLetter, isAsciiDigit, isAsciiLetter, KIND, kindOf, SORT } from './letters.ts';
import type { Lexicon } from './lexicon.ts';
import { skipMarkup } from './markup.ts';

/** The words of one text. Positions of heavy words index `ids` and `starts` through `heavy`. */
export interface Words {
  /** The text itself, BOM removed. */
  readonly text: string;
  readonly count: number;
  /** Lexicon id of each word, 0 when no reference text has it. */
  readonly ids: Uint16Array;
  /** UTF-16 offset of each word and just past it. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** How many words count in matching. */
  readonly heavyCount: number;
  /** Position of each heavy word among all words. */
  readonly heavy: Int32Array;
  readonly heavyIds: Uint16Array;
  /** The hash of each heavy word, spelling variants folded. */
  readonly heavyHashes: Uint32Array;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The 32-bit FNV-1a hash of a word that is already lower case. */
export function hashWord(word: string): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}

/** The arrays that words are written into. */
export interface Desk {
  readonly room: number;
  readonly ids: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly heavy: Int32Array;
  readonly heavyIds: Uint16Array;
  readonly heavyHashes: Uint32Array;
}

/** A desk for texts of up to `length` UTF-16 code units: in Chinese every one may be a word. */
export function makeDesk(length: number): Desk {
  const room = length + 2;
  return {
    room,
    ids: new Uint16Array(room),
    starts: new Int32Array(room),
    ends: new Int32Array(room),
    heavy: new Int32Array(room),
    heavyIds: new Uint16Array(room),
    heavyHashes: new Uint32Array(room),
  };
}

/**
 * Splits a text into words. `lexicon` gives ids and folds spelling variants. A desk that is used again makes the last words void.
 * This is the loop that every text goes through first: what is rare stands in functions of its own, so that the loop stays small.
 */
export function splitWords(text: string, lexicon: Lexicon, desk: Desk = makeDesk(text.length)): Words {
  const { ids, starts, ends, heavy, heavyIds, heavyHashes } = desk;
  const length = text.length;
  let count = 0;
  let heavyCount = 0;
  let at = 0;
  while (at < length) {
    const start = at;
    let code = text.charCodeAt(at);
    let sort = sortOf(code);
    if (sort === SORT.other) {
      at += 1;
      continue;
    }
    let hash = FNV_OFFSET;
    let digits = 0;
    while (sort === SORT.letter || sort === SORT.digit) {
      if (sort === SORT.letter) hash = Math.imul(hash ^ (code | 32), FNV_PRIME);
      else {
        hash = Math.imul(hash ^ code, FNV_PRIME);
        digits += 1;
      }
      at += 1;
      code = at < length ? text.charCodeAt(at) : 0;
      sort = sortOf(code);
    }
    let letters = at - start - digits;
    if (sort === SORT.beyond || goesOn(text, start, digits, at > start ? code : 0)) {
      const word = readWord(text, start, lexicon);
      at = word.at;
      if (word.isNone) continue;
      ({ hash, digits, letters } = word);
    } else if (at === start) {
      at = skipMarkup(text, at, code);
      continue;
    }
    hash >>>= 0;
    if ((hash === DNL || hash === REM || hash === C) && isCommentMark(text, start, at, hash)) continue;
    const id = lexicon.find(hash);
    ids[count] = id;
    starts[count] = start;
    ends[count] = at;
    if (!isLight(text, start, letters, digits, id, lexicon)) {
      heavy[heavyCount] = count;
      heavyIds[heavyCount] = id;
      heavyHashes[heavyCount] = id === 0 ? hash : lexicon.hashOf(id);
      heavyCount += 1;
    }
    count += 1;
  }
  return { text, count, ids, starts, ends, heavyCount, heavy, heavyIds, heavyHashes };
}

const sortOf = (code: number): number => (code < 128 ? (ASCII[code] as number) : SORT.beyond);

/** Bullets, years, and what the lexicon calls so take no part in matching. */
function isLight(text: string, start: number, letters: number, digits: number, id: number, lexicon: Lexicon): boolean {
  if (letters === 0) return digits <= 2 || (digits === 4 && isYear(text, start));
  return (letters === 1 && digits === 0) || lexicon.isLight(id);
}

/** Whether a run of ASCII letters and digits may be less than the word: "2.0", "v2", a word broken at the end of a line. */
function goesOn(text: string, start: number, digits: number, next: number): boolean {
  return next === 45 || (digits > 0 && (next === 46 || (text.charCodeAt(start) | 32) === 118));
}

/** One word of any kind. `isNone` when there is only a separator. */
interface Word {
  readonly hash: number;
  readonly digits: number;
  readonly letters: number;
  /** Just past it. */
  readonly at: number;
  readonly isNone: boolean;
}

/** Reads the word that starts at an offset, whatever it is made of. */
function readWord(text: string, start: number, lexicon: Lexicon): Word {
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

const DNL = hashWord('dnl');
const REM = hashWord('rem');
const C = hashWord('c');

/** Whether a word at the beginning of a line is the mark of a comment: `dnl` of m4, `rem` of batch files, `C` of Fortran. */
function isCommentMark(text: string, start: number, end: number, hash: number): boolean {
  const next = text.charCodeAt(end);
  if (next !== 32 && next !== 9) return false;
  let at = start - 1;
  // Fortran's stands in the first column.
  if (hash !== C)
    while (at >= 0 && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9 || text.charCodeAt(at) === 64)) at -= 1;
  return at < 0 || text.charCodeAt(at) === 10;
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

function isYear(text: string, start: number): boolean {
  const first = text.charCodeAt(start);
  const second = text.charCodeAt(start + 1);
  return (first === 49 && second === 57) || (first === 50 && second === 48);
}
