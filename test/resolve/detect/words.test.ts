import { describe, expect, it } from 'vitest';
import { hashWord } from '../../../src/resolve/detect/words/hash.ts';
import { EMPTY_LEXICON } from '../../../src/resolve/detect/words/lexicon.ts';
import { splitWords } from '../../../src/resolve/detect/words/words.ts';

const wordsOf = (text: string): string[] => {
  const { count, starts, ends } = splitWords(text, EMPTY_LEXICON);
  return Array.from({ length: count }, (_, i) => text.slice(starts[i], ends[i]));
};
const heavyOf = (text: string): string[] => {
  const { heavyCount, heavy, starts, ends } = splitWords(text, EMPTY_LEXICON);
  return Array.from({ length: heavyCount }, (_, i) => text.slice(starts[heavy[i] ?? 0], ends[heavy[i] ?? 0]));
};

describe('words of a text', () => {
  it.each([
    ['punctuation and comment marks fall away', ' * "Tea" -- (green);', ['Tea', 'green']],
    ['a version is one word', 'version 2.0, 1.3c.', ['version', '2.0', '1.3c']],
    ['a v before a version belongs to it', 'v2.1', ['v2.1']],
    ['tags of HTML fall away', '<p class="x">green <b>tea</b></p>', ['green', 'tea']],
    ['a placeholder is no tag', '<year> <name of tea house>', ['year', 'name', 'of', 'tea', 'house']],
    ['entities fall away', 'tea&nbsp;&amp;&#8220;milk', ['tea', 'milk']],
    ['the target of a Markdown link falls away', '[green tea](https://tea.example/green) now', ['green', 'tea', 'now']],
    ['escaped line breaks fall away', 'green\\ntea', ['green', 'tea']],
    ['an ideograph is a word', '许可 tea', ['许', '可', 'tea']],
    ['empty text has no words', ' \n\t', []],
  ])('%s', (_, text, expected) => {
    expect(wordsOf(text)).toEqual(expected);
  });

  it('takes bullets, years and single letters lightly', () => {
    expect(heavyOf('1. a tea (b) from 2024, 10 cups')).toEqual(['tea', 'from', 'cups']);
  });

  it('compares without case, accents and ligatures', () => {
    const { heavyHashes } = splitWords('CAFÉ oﬃce', EMPTY_LEXICON);
    expect([...heavyHashes.subarray(0, 2)]).toEqual([hashWord('cafe'), hashWord('office')]);
  });

  it('joins a word broken at the end of a line when it is known so', () => {
    const known = {
      ...EMPTY_LEXICON,
      find: (hash: number) => (hash === hashWord('teapot') ? 2 : 0),
      hashOf: () => hashWord('teapot'),
    };
    expect(splitWords('tea-\n * pot', known).count).toBe(1);
    expect(splitWords('tea-\n * cup', known).count).toBe(2);
  });
});
