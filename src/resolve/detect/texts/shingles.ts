/** Runs of four heavy words, hashed: what a text is looked up by. */
import type { DetectIndex } from '../index-data/index-format.ts';

export const SHINGLE = 4;
/** So many in common are no accident: by as many a longer licence shows beyond one that it contains. */
export const SHOWN = 2;

/** The hash of the four words that start at `i`. */
export function shingleAt(hashes: Uint32Array, i: number): number {
  let hash = Math.imul((hashes[i] as number) ^ 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ (hashes[i + 1] as number), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13) ^ (hashes[i + 2] as number), 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 16) ^ (hashes[i + 3] as number), 0x165667b1);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/**
 * Which shingles a text of so many words is indexed under, as a mask that must be zero: all of a short one's, one in eight of a long one's.
 * The same ones in every text, so that they still meet.
 */
export function samplingMask(words: number): number {
  if (words <= 64) return 0;
  if (words <= 160) return 1;
  return words <= 900 ? 3 : 7;
}

/** Tells whether any text is indexed under a shingle. */
export function createShingleTest({ shingles, buckets }: DetectIndex): (hash: number) => boolean {
  return (hash) => {
    const end = buckets[(hash >>> 16) + 1] as number;
    let slot = buckets[hash >>> 16] as number;
    while (slot < end && (shingles[slot] as number) < hash) slot += 1;
    return slot < end && shingles[slot] === hash;
  };
}
