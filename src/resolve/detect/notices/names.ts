/** Finds the names of licences: the longest phrase that starts at a word. */

import type { Phrase } from '../index-data/rules.ts';
import { hashWord } from '../words/hash.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { EMPTY_LINE } from '../words/lines.ts';
import type { Words } from '../words/words.ts';

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
  /** The ids of words that some name begins with. */
  readonly firsts: Iterable<number>;
  /** The longest name that starts at word `at`. */
  longestAt(words: Words, at: number): NameHit | undefined;
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
  const isFirst = new Uint8Array(65536);
  for (const id of root.next.keys()) isFirst[id] = 1;
  isFirst[0] = 0;
  const [license, licenses] = ['license', 'licenses'].map((word) => lexicon.find(hashWord(word)));
  return {
    firsts: root.next.keys(),
    longestAt({ ids, count, text, starts, ends }, at) {
      if (isFirst[ids[at] as number] === 0) return undefined;
      let node: Node | undefined = root;
      let best: NameHit | undefined;
      for (let to = at; to < count; ) {
        const id = ids[to] as number;
        // "The MIT and ISC Licenses" names both.
        node =
          id === 0
            ? undefined
            : (node.next.get(id) ?? (id === licenses && to > at ? node.next.get(license as number) : undefined));
        if (node === undefined) break;
        to += 1;
        if (node.phrase === undefined) continue;
        // No name goes on beyond an empty line.
        if (to > at + 1 && EMPTY_LINE.test(text.slice(ends[at], starts[to - 1]))) break;
        best = { from: at, to, phrase: node.phrase };
      }
      // `doc/LICENSE` is a path, not the name of a licence.
      if (best?.to === at + 2 && /^[/.\\]$/.test(text.slice(ends[at], starts[at + 1])) && best.phrase.words[1] === 'license')
        return undefined;
      return best;
    },
  };
}
