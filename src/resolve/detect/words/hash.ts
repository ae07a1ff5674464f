/** How words are known: by 32 bits of FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/). */

export const FNV_OFFSET = 0x811c9dc5;
export const FNV_PRIME = 0x01000193;

/** The 32-bit FNV-1a hash of a word that is already lower case. */
export function hashWord(word: string): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}
