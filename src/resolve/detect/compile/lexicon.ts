/** Gathers the words of all reference texts into one table. */

import { hashWord } from '../words/hash.ts';
import { FIRST_WORD, type LexiconTable } from '../words/lexicon.ts';

/** Words that are read as another (`licence` as `license`), and words that count as bullets. */
export interface Spellings {
  readonly same: readonly (readonly string[])[];
  readonly light: readonly string[];
}

/** Builds the table. `hashes` are the words of the texts; ids are given in the order of the hashes, so that the build is repeatable. */
export function buildLexicon(hashes: ReadonlySet<number>, spellings: Spellings): LexiconTable {
  const mainOf = new Map<number, number>();
  for (const [main = '', ...others] of spellings.same) for (const other of others) mainOf.set(hashWord(other), hashWord(main));
  const light = new Set(spellings.light.map(hashWord));
  const mains = new Set<number>();
  for (const hash of [...hashes, ...mainOf.values()]) if (!light.has(hash)) mains.add(mainOf.get(hash) ?? hash);
  const ordered = [...[...mains].sort((a, b) => a - b), ...[...light].sort((a, b) => a - b)];
  const idOf = new Map(ordered.map((hash, i) => [hash, i + FIRST_WORD]));
  const entries = [...idOf.entries()].concat([...mainOf.entries()].map(([hash, main]) => [hash, idOf.get(main) ?? 0]));
  let slots = 1024;
  while (slots < entries.length * 2) slots *= 2;
  const keys = new Uint32Array(slots);
  const ids = new Uint16Array(slots);
  for (const [hash, id] of entries) {
    let slot = hash & (slots - 1);
    while (ids[slot] !== 0) slot = (slot + 1) & (slots - 1);
    keys[slot] = hash;
    ids[slot] = id;
  }
  return { keys, ids, hashes: Uint32Array.from([0, 0, ...ordered]), firstLight: FIRST_WORD + mains.size };
}
