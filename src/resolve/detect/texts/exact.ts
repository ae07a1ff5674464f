/** Licences word for word: the commonest case, and the cheapest to read. No search is needed where one stands. */
import type { DetectIndex, ReferenceHead } from '../index-data/index-format.ts';
import { hashWord } from '../words/hash.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { WordRoles } from '../words/word-roles.ts';
import type { Words } from '../words/words.ts';
import { createBodyFinder, type Standing } from './bodies.ts';
import type { Judged } from './judge.ts';
import { createShingleTest, SHINGLE, SHOWN, shingleAt } from './shingles.ts';

/** How many words may stand before a licence that makes up a file, and how many around it: titles, copyright lines, remarks. */
const BEFORE = 60;
const AROUND = 120;
/** … and how many where a longer licence would go on unseen. */
const STRAY = 2;
/** Between two licences of one file so many words must stand, and so many around each say nothing. */
const APART = 6;
const NEAR = 64;

/** What stands word for word in one text. */
export interface ExactReading {
  /** The licence that makes up the whole text. */
  readonly whole?: Judged;
  /** Else those that nothing around goes on with, in the order of the text: no other reading of their words could be the better one. */
  readonly certain: readonly Judged[];
}

export function createExactReader(index: DetectIndex, lexicon: Lexicon, roles: WordRoles): (words: Words) => ExactReading {
  const bodies = createBodyFinder(index, lexicon, roles);
  const hasShingle = createShingleTest(index);

  /** Whether the runs of words from `from` up to `to` are of no text, but for one that may be so by accident. */
  const isSilent = ({ heavyHashes, heavyCount }: Words, from: number, to: number): boolean => {
    const last = Math.min(to, heavyCount - SHINGLE + 1);
    let heard = 0;
    for (let i = Math.max(0, from); i < last && heard < SHOWN; i += 1) if (hasShingle(shingleAt(heavyHashes, i))) heard += 1;
    return heard < SHOWN;
  };
  const reserved = ['all', 'rights', 'reserved'].map((word) => lexicon.find(hashWord(word)));
  /** Where the words before a licence end that may say something: "All rights reserved" stands before any. */
  const endOfBefore = ({ heavyIds }: Words, from: number): number =>
    from >= reserved.length && reserved.every((id, k) => heavyIds[from - reserved.length + k] === id)
      ? from - reserved.length
      : from;
  /** Whether the little that stands around a licence holds nothing, so that nothing else can be in the file. */
  const isWhole = ({ from, to, reference }: Judged, words: Words): boolean => {
    if (words.heavyCount - (to - from) > AROUND) return false;
    const isOpen = goesOn(index.references[reference], from > STRAY, words.heavyCount - to > STRAY);
    return !isOpen && isSilent(words, 0, endOfBefore(words, from)) && isSilent(words, to - SHINGLE + 1, words.heavyCount);
  };
  const isCertain = ({ from, to, reference }: Judged, before: number, after: number, words: Words): boolean => {
    if (goesOn(index.references[reference], from - before > STRAY, after - to > STRAY)) return false;
    if ((before > 0 && from - before < APART) || (after < words.heavyCount && after - to < APART)) return false;
    return (
      isSilent(words, Math.max(before, from - NEAR), endOfBefore(words, from)) &&
      isSilent(words, to - SHINGLE + 1, Math.min(after, to + NEAR))
    );
  };

  /** Whether two that stand one after the other may be the halves of one licence. */
  const isPartOf = (one: Standing, other: Standing | undefined): boolean =>
    other?.bodies.some(({ reference }) =>
      one.bodies.some((body) => index.references[body.reference]?.beside?.includes(reference)),
    ) === true;

  return (words) => {
    const found = bodies.find(words);
    if (found.length === 0) return NOTHING;
    const longest = longestOf(found);
    const judged = longest.at < BEFORE ? bodies.judge(longest, words) : undefined;
    if (judged !== undefined && isWhole(judged, words)) return { whole: judged, certain: [] };
    const certain: Judged[] = [];
    for (const [i, standing] of found.entries()) {
      const before = found[i - 1]?.end ?? 0;
      const after = found[i + 1]?.at ?? words.heavyCount;
      const item = standing === longest && judged !== undefined ? judged : bodies.judge(standing, words);
      if (item === undefined || item.from < before || item.to > after) continue;
      const isPart = isPartOf(standing, found[i - 1]) || isPartOf(standing, found[i + 1]);
      if (!isPart && isCertain(item, before, after, words)) certain.push(item);
    }
    return { certain };
  };
}

const NOTHING: ExactReading = { certain: [] };

const longestOf = (found: readonly Standing[]): Standing =>
  found.reduce((best, other) => (other.end - other.at > best.end - best.at ? other : best));

/** Whether a longer licence could go on before or after this one without showing. */
const goesOn = (head: ReferenceHead | undefined, hasBefore: boolean, hasAfter: boolean): boolean =>
  (head?.goesBefore === true && hasBefore) || (head?.goesAfter === true && hasAfter);
