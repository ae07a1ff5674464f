/** Asks about the words of one text: what they are to the grammar of notices, and what stands between them. */

import type { Stretch } from '../answer/finding.ts';
import type { ContextKind, DetectRules } from '../index-data/rules.ts';
import { hashWord } from '../words/hash.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { EMPTY_LINE } from '../words/lines.ts';
import type { Words } from '../words/words.ts';
import { readOptions } from './options.ts';

/** Which parts words play, by lexicon id. */
export type Parts = Uint16Array;

const BITS: Readonly<Record<ContextKind, number>> = {
  grant: 1,
  near: 2,
  against: 4,
  pointer: 8,
  dual: 16,
  filler: 32,
  version: 64,
  later: 128,
  between: 256,
  join: 512,
};

export function createParts(rules: DetectRules, lexicon: Lexicon): Parts {
  const parts = new Uint16Array(65536);
  for (const [kind, words] of Object.entries(rules.context)) {
    for (const word of words) {
      const id = lexicon.find(hashWord(word));
      if (id > 0) parts[id] = (parts[id] ?? 0) | BITS[kind as ContextKind];
    }
  }
  return parts;
}

/** An item of a list from which the reader may choose. */
export interface Option {
  readonly list: readonly Stretch[];
  readonly item: number;
}

/** The words of one text as the grammar reads them. */
export interface Reader {
  readonly words: Words;
  /** Whether the file is there to tell of the parts of a product. */
  readonly isOfParts: boolean;
  is(at: number, kind: ContextKind): boolean;
  /** The word as written, lower case, without a leading `v` before a digit. */
  word(at: number): string;
  /** What stands between this word and the next. */
  gap(at: number): string;
  /** Whether a sentence or paragraph ends after this word. */
  endsSentence(at: number): boolean;
  /** The list of choices that a word stands in, and the item of it. */
  option(at: number): Option | undefined;
  /** Whether an empty line (comment marks aside) follows this word. */
  endsParagraph(at: number): boolean;
}

export function createReader(words: Words, parts: Parts, isOfParts = false): Reader {
  const { text, ids, starts, ends, count } = words;
  const gap = (at: number): string => (at < 0 || at >= count - 1 ? '\n\n' : text.slice(ends[at], starts[at + 1]));
  let lists: readonly (readonly Stretch[])[] | undefined;
  return {
    words,
    isOfParts,
    gap,
    option(at) {
      const start = starts[at] as number;
      lists ??= readOptions(text);
      const list = lists.find((items) => start >= (items[0]?.start ?? 0) && start < (items.at(-1)?.end ?? 0));
      const item = list?.findIndex((stretch) => start >= stretch.start && start < stretch.end) ?? -1;
      return list === undefined || item < 0 ? undefined : { list, item };
    },
    is: (at, kind) => at >= 0 && at < count && ((parts[ids[at] as number] as number) & BITS[kind]) !== 0,
    word: (at) =>
      at < 0 || at >= count
        ? ''
        : text
            .slice(starts[at], ends[at])
            .toLowerCase()
            .replace(/^v(?=\d)/, ''),
    endsSentence(at) {
      const between = gap(at);
      return SENTENCE_END.test(between) || EMPTY_LINE.test(between);
    },
    endsParagraph: (at) => EMPTY_LINE.test(gap(at)),
  };
}

/** A full stop on this line, before white space; the next line may begin with comment marks. */
const SENTENCE_END = /^[^\n]*?[.;!?]["')\]]*\s/;
