/**
 * Terms that nothing explains: how much a sentence speaks the language of licences, by weights learned from licence texts against ordinary
 * prose and against the harmless remarks that stand beside licences (bench/detection/terms/learn.mjs).
 */
import { NOASSERTION } from '../../../model/expression.ts';
import type { Finding, Stretch } from '../answer/finding.ts';
import { type Covered, coveredBy } from '../words/covered.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { Words } from '../words/words.ts';
import { type Run, sentencesOf, unreadRuns } from './unread.ts';
import { createWeightTable, type TermWeights } from './weights.ts';

/** From here on a sentence is terms. */
const TERMS = 220;
/** So few words are looked at as a whole before their sentences are. */
const FEW = 60;

/** Finds terms in what nothing has read. `named` are licences that are only named: their sentence is not read by that. */
export type TermReader = (words: Words, read: readonly Stretch[], named: readonly Stretch[]) => Finding | undefined;

/** Is told every sentence that is weighed: the bench that learns the weights listens. */
export type Hear = (words: Words, sentence: Run, isNamed: Covered, weight: number) => void;

export function createTermReader(rules: TermWeights, lexicon: Lexicon, hear?: Hear): TermReader {
  const { classOf, most, weigh } = createWeightTable(rules, lexicon);
  return (words, read, named) => {
    const runs = unreadRuns(words, read);
    // Most files have a title and copyright lines beside their licence, which cannot weigh enough.
    if (hear === undefined && !canReach(words, runs)) return undefined;
    const isNamed = coveredBy(named);
    for (const sentence of sentencesOf(words, runs)) {
      const weight = weigh(classesIn(words, sentence, isNamed, (at) => classOf[words.ids[at] as number] as number));
      hear?.(words, sentence, isNamed, weight);
      if (weight < TERMS || hear !== undefined) continue;
      const start = words.starts[sentence.from] as number;
      const end = words.ends[sentence.to - 1] as number;
      return { expression: NOASSERTION, method: 'reference', start, end, confidence: 0.7 };
    }
    return undefined;

    /** Whether what nothing has read has enough words of terms. */
    function canReach({ ids }: Words, runs: readonly Run[]): boolean {
      if (runs.reduce((sum, { from, to }) => sum + to - from, 0) > FEW) return true;
      return most(ids, runs, named.length > 0 ? 1 : 0) >= TERMS;
    }
  };
}

/** The classes of a sentence's words; a licence that is named is one word. */
export function classesIn(
  { starts, ends }: Words,
  { from, to }: Run,
  isNamed: Covered,
  classAt: (at: number) => number,
): number[] {
  const classes: number[] = [];
  for (let at = from; at < to; at += 1) {
    const number = isNamed(starts[at] as number, ends[at] as number) ? 1 : classAt(at);
    if (number !== 1 || classes.at(-1) !== 1) classes.push(number);
  }
  return classes;
}
