/** The common case first: a file that is one licence, word for word, and hardly anything else. No search is needed for it. */

import type { DetectIndex, ReferenceHead } from '../index-data/index-format.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { WordRoles } from '../words/word-roles.ts';
import type { Words } from '../words/words.ts';
import { align } from './align.ts';
import { type Judged, judge } from './judge.ts';
import { createShingleTest, SHINGLE, shingleAt } from './shingles.ts';

/** How many words may stand before the licence, and how many around it: titles, copyright lines, remarks. */
const BEFORE = 60;
const AROUND = 120;
/** … and how many where a longer licence would go on unseen. */
const STRAY = 2;

/** The licence that makes up the whole text; `undefined` when there is none such. */
export type ExactReader = (words: Words) => Judged | undefined;

interface Body {
  readonly reference: number;
  /** Where the licence itself begins in the reference, and its words without titles and appendices. */
  readonly begin: number;
  readonly words: Uint16Array;
}

export function createExactReader(index: DetectIndex, lexicon: Lexicon, roles: WordRoles): ExactReader {
  const bodies = collectBodies(index, lexicon);
  const hasShingle = createShingleTest(index);
  return (words) => {
    const [longest, ...others] = bodiesIn(words, bodies);
    if (longest === undefined) return undefined;
    // Licences that differ in their title only are told apart by it.
    const rivals = [longest, ...others.filter(({ body }) => body.words.length === longest.body.words.length)];
    const judged = rivals.map(({ body, at }) => {
      const chain = { reference: body.reference, from: at, to: at, refFrom: body.begin, refTo: body.begin, hits: 1, jump: 0 };
      return judge(align(words, index, chain), words, index, roles);
    });
    judged.sort((a, b) => b.score - a.score || a.reference - b.reference);
    const [best] = judged;
    return best?.isVerbatim && isWhole(best, words, index.references[best.reference], hasShingle) ? best : undefined;
  };
}

/** The bodies that stand in the text word for word, longest first. */
function bodiesIn(
  { heavyCount, heavyIds, heavyHashes }: Words,
  bodies: ReadonlyMap<number, readonly Body[]>,
): { body: Body; at: number }[] {
  const found: { body: Body; at: number }[] = [];
  for (let at = 0; at < BEFORE && at + SHINGLE <= heavyCount; at += 1) {
    for (const body of bodies.get(shingleAt(heavyHashes, at)) ?? []) {
      if (at + body.words.length <= heavyCount && body.words.every((id, k) => heavyIds[at + k] === id)) found.push({ body, at });
    }
  }
  return found.sort((a, b) => b.body.words.length - a.body.words.length);
}

/** Whether the little that stands around a licence shares no run of words with any text, so that nothing else can be in the file. */
function isWhole(
  { from, to }: Judged,
  { heavyCount, heavyHashes }: Words,
  head: ReferenceHead | undefined,
  hasShingle: (hash: number) => boolean,
): boolean {
  if (heavyCount - (to - from) > AROUND) return false;
  if ((head?.goesBefore === true && from > STRAY) || (head?.goesAfter === true && heavyCount - to > STRAY)) return false;
  for (let i = 0; i + SHINGLE <= heavyCount; i += 1) {
    if (i === from) i = to - SHINGLE + 1;
    if (i + SHINGLE <= heavyCount && hasShingle(shingleAt(heavyHashes, i))) return false;
  }
  return true;
}

/** The licences whose own words hold no place for a name, by their first shingle. */
function collectBodies(index: DetectIndex, lexicon: Lexicon): ReadonlyMap<number, readonly Body[]> {
  const bodies = new Map<number, Body[]>();
  for (const [reference, { core, isPlain }] of index.references.entries()) {
    if (core === undefined || !isPlain) continue;
    const [begin, end] = core;
    const start = (index.streamStarts[reference] as number) + begin;
    const words = index.stream.subarray(start, start + end - begin);
    const hash = shingleAt(Uint32Array.from(words.subarray(0, SHINGLE), lexicon.hashOf), 0);
    bodies.set(hash, [...(bodies.get(hash) ?? []), { reference, begin, words }]);
  }
  return bodies;
}
