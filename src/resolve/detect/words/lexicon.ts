/** The words of all reference texts, by hash. Spelling variants share one id. */

/** Finds words by hash in an open-addressing table of a power of two slots. */
export interface Lexicon {
  /** The id of the word with this hash; 0 when unknown. */
  find(hash: number): number;
  /** The hash of the word's main spelling. */
  hashOf(id: number): number;
  /** True for bullets, roman numerals and the like, which take no part in matching. */
  isLight(id: number): boolean;
}

/** The table as it stands in the index file. `ids[slot] === 0` is an empty slot. */
export interface LexiconTable {
  readonly keys: Uint32Array;
  readonly ids: Uint16Array;
  /** Main-spelling hash by id. */
  readonly hashes: Uint32Array;
  /** Ids from this one on are light. */
  readonly firstLight: number;
}

/** The ids below this have a meaning of their own: 0 unknown, 1 a placeholder in a reference text. */
export const FIRST_WORD = 2;
export const PLACEHOLDER = 1;

export function openLexicon(table: LexiconTable): Lexicon {
  const { keys, ids, hashes, firstLight } = table;
  const mask = keys.length - 1;
  return {
    find(hash) {
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const id = ids[slot] as number;
        if (id === 0 || keys[slot] === hash) return id;
      }
    },
    hashOf: (id) => hashes[id] as number,
    isLight: (id) => id >= firstLight,
  };
}

/** A lexicon that knows no word; with it, splitting gives raw hashes. */
export const EMPTY_LEXICON: Lexicon = { find: () => 0, hashOf: () => 0, isLight: () => false };
