/** Finds the names of licences: the longest phrase that starts at a word. */
import type { Lexicon } from './lexicon.ts';
import type { Phrase } from './rules.ts';
import { hashWord } from './words.ts';

/** A name that was found: the words from `from` up to `to`. */
export interface NameHit {
  readonly from: number;
  readonly to: number;
  readonly phrase: Phrase;
}

interface Node {
  readonly next: Map<number, Node>;
  phrase?: Phrase;
}

/** Looks names up in the words' ids. */
export interface NameFinder {
  /** The longest name that starts at word `at`. */
  longestAt(ids: Uint16Array, at: number, count: number): NameHit | undefined;
}

export function createNameFinder(phrases: readonly Phrase[], lexicon: Lexicon): NameFinder {
  const root: Node = { next: new Map() };
  for (const phrase of phrases) {
    let node = root;
    for (const word of phrase.words) {
      const id = lexicon.find(hashWord(word));
      let next = node.next.get(id);
      if (next === undefined) {
        next = { next: new Map() };
        node.next.set(id, next);
      }
      node = next;
    }
    node.phrase ??= phrase;
  }
  const starts = new Uint8Array(65536);
  for (const id of root.next.keys()) starts[id] = 1;
  starts[0] = 0;
  return {
    longestAt(ids, at, count) {
      if (starts[ids[at] as number] === 0) return undefined;
      let node: Node | undefined = root;
      let best: NameHit | undefined;
      for (let to = at; to < count; ) {
        const id = ids[to] as number;
        node = id === 0 ? undefined : node.next.get(id);
        if (node === undefined) break;
        to += 1;
        if (node.phrase !== undefined) best = { from: at, to, phrase: node.phrase };
      }
      return best;
    },
  };
}
