/** Sentences that somebody put into a licence's text: a copy may have a few words more; what a sentence asks for is another matter. */
import type { Stretch } from '../answer/finding.ts';
import type { Words } from '../words/words.ts';
import type { Judged } from './judge.ts';

/** So few words are no sentence; so many at either end may agree with the text by chance. */
const FEWEST = 2;
const EDGE = 2;
const ENDS = /[.:;!?]["')\]*_]*\s|\n[^0-9A-Za-z\n]*\n|\n[^0-9A-Za-z\n<]*[-*\u2022#]\s|\n[ \t]*\(?(?:\d{1,2}|[a-z])[.)]\s/i;

/** The sentences among the words that a text has more than its licence; those that are asides already are left out. */
export function sentencesPutIn({ differences, asides }: Judged, words: Words): Stretch[] {
  return differences.flatMap(({ from, added }) =>
    added < FEWEST || asides.some((aside) => aside.from === from) ? [] : sentenceIn(words, from, from + added),
  );
}

/** The sentence that the words [from, to) are, behind what is left of a name and before the rest of another. */
function sentenceIn({ text, heavy, heavyCount, starts, ends, count }: Words, from: number, to: number): Stretch[] {
  const isEdge = (at: number): boolean => at <= 0 || at >= count || ENDS.test(text.slice(ends[at - 1], starts[at]));
  const placeOf = (at: number): number => (at < heavyCount ? (heavy[at] as number) : count);
  const isNear = (at: number, step: number): boolean => {
    for (let k = 0; k <= EDGE; k += 1) if (isEdge(placeOf(at) + k * step)) return true;
    return false;
  };
  let first = from;
  if (!isNear(first, -1))
    do first += 1;
    while (first < to && !isEdge(placeOf(first)));
  let past = to;
  if (!isNear(past, 1))
    do past -= 1;
    while (past > first && !isEdge(placeOf(past)));
  if (past - first < FEWEST) return [];
  return [{ start: starts[placeOf(first)] as number, end: ends[heavy[past - 1] as number] as number }];
}
