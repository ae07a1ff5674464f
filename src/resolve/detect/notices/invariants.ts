/** What a notice under the GNU Free Documentation License says of Invariant Sections; the list has ids for either. */
import type { Reader } from './reader.ts';

/** How far the notice goes on about them. */
const REACH = 40;
const NO = new Set(['no', 'without']);

/** The part of the id that says it, for the notice that goes on at a word: `-no-invariants`, `-invariants`, or nothing. */
export function invariantsAfter(reader: Reader, at: number): string {
  const end = Math.min(reader.words.count, at + REACH);
  for (let k = at; k < end; k += 1) {
    if (reader.word(k) !== 'invariant' || !/^sections?$/.test(reader.word(k + 1))) continue;
    if (NO.has(reader.word(k - 1)) || (reader.word(k - 1) === 'any' && NO.has(reader.word(k - 2)))) return '-no-invariants';
    return /^(?:being|are|is)$/.test(reader.word(k + 2)) && !/^(?:none|empty)$/.test(reader.word(k + 3)) ? '-invariants' : '';
  }
  return '';
}
