/**
 * Texts become words, as the SPDX matching guidelines see them (https://spdx.github.io/spdx-spec/v3.0.1/annexes/license-matching-guidelines-and-templates/):
 * case, punctuation, comment marks, Markdown and HTML vanish; bullets, years and single letters are light and take no part in matching.
 */
import { FNV_OFFSET, FNV_PRIME, hashWord } from './hash.ts';
import { ASCII, SORT } from './letters.ts';
import type { Lexicon } from './lexicon.ts';
import { skipMarkup } from './markup.ts';
import { goesOn, readWord } from './odd-words.ts';

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

function isYear(text: string, start: number): boolean {
  const first = text.charCodeAt(start);
  const second = text.charCodeAt(start + 1);
  return (first === 49 && second === 57) || (first === 50 && second === 48);
}
