/** What of a text nothing has read, sentence by sentence. */
import type { Stretch } from '../answer/finding.ts';
import { firstAt } from '../words/first-at.ts';
import type { Words } from '../words/words.ts';

/** Words [from, to) that stand together. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** A full stop before white space, an empty line, the mark of a list's item. */
const ENDS = /[.;!?]["')\]*_]*\s|\n[^0-9A-Za-z\u00c0-\u1fff\u3040-\uffef\n]{0,20}\n|\n[^0-9A-Za-z\n<]{0,8}[-*\u2022][ \t]/;
/** A longer sentence is read in pieces. */
const LONGEST = 120;
/** So much of a sentence that others have begun to read is read again: what was put into it is understood with that. */
const BEFORE = 6;

/** The words outside of these stretches (UTF-16 offsets). */
export function unreadRuns({ count, starts, ends }: Words, read: readonly Stretch[]): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const { start, end } of [...read].sort((a, b) => a.start - b.start)) {
    let to = firstAt(starts, count, start);
    if (to > from && (ends[to - 1] as number) > start) to -= 1;
    if (to > from) runs.push({ from, to });
    from = Math.max(from, firstAt(starts, count, end));
  }
  return from < count ? [...runs, { from, to: count }] : runs;
}

export function sentencesOf(words: Words, runs: readonly Run[]): Run[] {
  const sentences: Run[] = [];
  for (const run of runs) {
    let from = beginOf(words, run);
    for (let at = run.from + 1; at < run.to; at += 1) {
      if (at - from < LONGEST && !endsBefore(words, at)) continue;
      sentences.push({ from, to: at });
      from = at;
    }
    sentences.push({ from, to: run.to });
  }
  return sentences;
}

/** Where the first sentence of a run is read from. */
export function beginOf(words: Words, run: Run): number {
  let from = run.from;
  while (from > 0 && run.from - from < BEFORE && !endsBefore(words, from)) from -= 1;
  return from;
}

/** Whether a sentence ends before a word. Most words have one space between them. */
export const endsBefore = ({ text, starts, ends }: Words, at: number): boolean =>
  (starts[at] as number) - (ends[at - 1] as number) > 1 && ENDS.test(text.slice(ends[at - 1], starts[at]));
