/** Runs of four heavy words, hashed: what a text is looked up by. */

export const SHINGLE = 4;

/** The hash of the four words that start at `i`. */
export function shingleAt(hashes: Uint32Array, i: number): number {
  let hash = Math.imul((hashes[i] as number) ^ 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ (hashes[i + 1] as number), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13) ^ (hashes[i + 2] as number), 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 16) ^ (hashes[i + 3] as number), 0x165667b1);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Long texts are known by one shingle in four: the same ones in every text, so that they still meet. */
export const isSampled = (hash: number): boolean => (hash & 3) === 0;
