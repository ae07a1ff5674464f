/** Licences that stand in a text word for word. Nothing is searched for: a body is known by its first words, and compared. */
import type { DetectIndex } from '../index-data/index-format.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { WordRoles } from '../words/word-roles.ts';
import type { Words } from '../words/words.ts';
import { align } from './align.ts';
import { type Judged, judge } from './judge.ts';
import { SHINGLE, shingleAt } from './shingles.ts';

/** The words of a licence itself, without titles and appendices. */
interface Body {
  readonly reference: number;
  /** Where it begins in the reference. */
  readonly begin: number;
  readonly words: Uint16Array;
}

/** Bodies that stand at one place of a text, longest first. Positions count heavy words. */
export interface Standing {
  readonly at: number;
  readonly bodies: readonly Body[];
  /** Just past the longest. */
  readonly end: number;
}

export interface BodyFinder {
  /** What stands in the text, in its order; what stands inside another is left out. */
  find(words: Words): Standing[];
  /** The best of the longest there, laid along the text with its title; `undefined` when more differs than names and dates. */
  judge(standing: Standing, words: Words): Judged | undefined;
}

export function createBodyFinder(index: DetectIndex, lexicon: Lexicon, roles: WordRoles): BodyFinder {
  const known = collectBodies(index, lexicon);
  // Most words begin no body: they cost one look at a table.
  const isFirst = new Uint8Array(1 << 16);
  for (const hash of known.keys()) isFirst[hash >>> 16] = 1;

  const standing = ({ heavyCount, heavyIds }: Words, hash: number, at: number): Standing | undefined => {
    const bodies = (known.get(hash) ?? []).filter(({ words }) => at + words.length <= heavyCount && stands(words, heavyIds, at));
    const [longest] = bodies.sort((a, b) => b.words.length - a.words.length);
    return longest && { at, bodies, end: at + longest.words.length };
  };

  return {
    find: (words) => {
      const found: Standing[] = [];
      for (let at = 0; at + SHINGLE <= words.heavyCount; at += 1) {
        const hash = shingleAt(words.heavyHashes, at);
        if (isFirst[hash >>> 16] === 0) continue;
        const here = standing(words, hash, at);
        if (here === undefined) continue;
        found.push(here);
        at = here.end - 1;
      }
      return found;
    },
    judge: ({ at, bodies }, words) => {
      const [longest] = bodies;
      // Licences that differ in their title only are told apart by it.
      const rivals = bodies.filter((body) => body.words.length === longest?.words.length);
      const judged = rivals.map(({ reference, begin, words: { length } }) => {
        const chain = { reference, from: at, to: at, refFrom: begin, refTo: begin, hits: 1, jump: 0 };
        return judge(align(words, index, chain, length), words, index, roles);
      });
      judged.sort((a, b) => b.score - a.score || a.reference - b.reference);
      return judged[0]?.isVerbatim ? judged[0] : undefined;
    },
  };
}

/** From the end: licences that begin alike seldom end at the same place. */
function stands(body: Uint16Array, ids: Uint16Array, at: number): boolean {
  for (let k = body.length - 1; k >= 0; k -= 1) if (body[k] !== ids[at + k]) return false;
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
