/**
 * Terms that nothing explains: how much a sentence speaks the language of licences, by weights learned from licence texts against ordinary
 * prose and against the harmless remarks that stand beside licences (bench/detection/terms/learn.mjs).
 */
import { NOASSERTION } from '../../../model/expression.ts';
import type { Finding, Stretch } from '../answer/finding.ts';
import type { NameFinder } from '../notices/names.ts';
import { type Covered, coveredBy } from '../words/covered.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { Words } from '../words/words.ts';
import { createUnnamedFinder } from './unnamed.ts';
import { type Run, sentencesOf, unreadRuns } from './unread.ts';
import { createWeightTable, EDGE_CLASS, type TermWeights } from './weights.ts';

/** From here on a sentence is terms. */
const TERMS = 75;
/** … and from here on one that names a licence, as notices do in many words, or stands in a file about something else. */
const IN_PROSE = 230;
/** … and from here on one that somebody put into a licence's text: people put names there, "All rights reserved", and terms. */
const IN_TEXT = -140;
/** So few words are looked at as a whole before their sentences are. */
const FEW = 60;

/**
 * Finds terms in what nothing has read. `named` are licences that are only named: their sentence is not read by that. `isKnown` tells of a
 * sentence whether a licence that was found has it. `putIn` are those that stand in a licence's text.
 */
export type TermReader = (
  words: Words,
  read: readonly Stretch[],
  named: readonly Stretch[],
  isKnown: (run: Run) => boolean,
  isLicenseFile: boolean,
  putIn: readonly Stretch[],
) => Finding | undefined;

/** Is told every sentence that is weighed: the bench that learns the weights listens. */
export type Hear = (words: Words, sentence: Run, isNamed: Covered, weight: number) => void;

export function createTermReader(rules: TermWeights, lexicon: Lexicon, names: NameFinder, hear?: Hear): TermReader {
  const { classOf, most, weigh } = createWeightTable(rules, lexicon);
  const findUnnamed = createUnnamedFinder(names, lexicon);
  return (words, read, named, isKnown, isLicenseFile, putIn) => {
    const runs = unreadRuns(words, read);
    const unnamed = isLicenseFile && hear === undefined ? findUnnamed(words, runs) : undefined;
    if (unnamed !== undefined) return unnamed;
    // Most files have a title and copyright lines beside their licence, which cannot weigh enough.
    if (hear === undefined && putIn.length === 0 && !canReach(words, runs)) return undefined;
    const isNamed = coveredBy([...named, ...namesIn(words, runs)]);
    const isPutIn = coveredBy(putIn);
    for (const sentence of sentencesOf(words, runs)) {
      const classes = classesIn(words, sentence, isNamed, (at) => classOf[words.ids[at] as number] as number);
      const weight = weigh(classes);
      hear?.(words, sentence, isNamed, weight);
      const start = words.starts[sentence.from] as number;
      const end = words.ends[sentence.to - 1] as number;
      const least = isPutIn(start, end) ? IN_TEXT : isLicenseFile && !classes.includes(1) ? TERMS : IN_PROSE;
      if (weight < least || hear !== undefined || isKnown(sentence)) continue;
      return { expression: NOASSERTION, method: 'reference', start, end, confidence: 0.7 };
    }
    return undefined;

    /** Whether what nothing has read has enough words of terms. */
    function canReach(words: Words, runs: readonly Run[]): boolean {
      if (runs.reduce((sum, { from, to }) => sum + to - from, 0) > FEW) return true;
      return most(words, runs, named.length > 0 ? 1 : 0) >= TERMS;
    }
  };

  /** Names of licences, whether or not they are heard: a tag may say it better. */
  function namesIn(words: Words, runs: readonly Run[]): Stretch[] {
    const found: Stretch[] = [];
    for (const { from, to } of runs)
      for (let at = from; at < to; ) {
        const hit = names.longestAt(words, at);
        at = hit?.to ?? at + 1;
        if (hit !== undefined && hit.phrase.isWeak !== true)
          found.push({ start: words.starts[hit.from] as number, end: words.ends[hit.to - 1] as number });
      }
    return found;
  }
}

/** The classes of a sentence's words between its edges; a licence that is named is one word. */
export function classesIn(
  { starts, ends }: Words,
  { from, to }: Run,
  isNamed: Covered,
  classAt: (at: number) => number,
): number[] {
  const classes: number[] = [EDGE_CLASS];
  for (let at = from; at < to; at += 1) {
    const number = isNamed(starts[at] as number, ends[at] as number) ? 1 : classAt(at);
    if (number !== 1 || classes.at(-1) !== 1) classes.push(number);
  }
  classes.push(EDGE_CLASS);
  return classes;
}
