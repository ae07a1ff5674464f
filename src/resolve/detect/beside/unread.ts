/** The sentences of a text that nothing has read. */
import type { Stretch } from '../answer/finding.ts';
import { coveredBy } from '../words/covered.ts';
import type { Words } from '../words/words.ts';

/** Words [from, to) that stand together. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
}

/** A full stop before white space, an empty line, the mark of a list's item. */
const ENDS = /[.;!?]["')\]*_]*\s|\n[^0-9A-Za-z\u00c0-\u1fff\u3040-\uffef\n]{0,20}\n|\n[^0-9A-Za-z\n]{0,8}[-*\u2022][ \t]/;
/** A longer one is read in pieces. */
const LONGEST = 120;
const BEFORE = 6;

/** What stands outside of these stretches (UTF-16 offsets), sentence by sentence. */
export function unreadSentences({ text, count, starts, ends }: Words, read: readonly Stretch[]): Sentence[] {
  const isRead = coveredBy(read);
  const sentences: Sentence[] = [];
  let from = -1;
  const close = (to: number): void => {
    if (from >= 0) sentences.push({ from, to });
    from = -1;
  };
  for (let at = 0; at < count; at += 1) {
    const start = starts[at] as number;
    if (isRead(start, ends[at] as number)) {
      close(at);
      continue;
    }
    if (from >= 0 && (at - from >= LONGEST || endsBefore(at))) close(at);
    if (from < 0) from = beginOf(at);
  }
  close(count);
  return sentences;

  /** What was put into a sentence is understood with the words before it. */
  function beginOf(at: number): number {
    let begin = at;
    while (begin > 0 && at - begin < BEFORE && !endsBefore(begin)) begin -= 1;
    return begin;
  }
  function endsBefore(at: number): boolean {
    return ENDS.test(text.slice(ends[at - 1], starts[at]));
  }
}
