import { describe, expect, it } from 'vitest';
import { licenseSections } from '../../../src/resolve/detect/words/sections.ts';
import { print } from '../../../src/spdx/print.ts';
import { detector } from './detector.ts';

const cut = (text: string): string[] => licenseSections(text).map(({ start, end }) => text.slice(start, end));

describe('sections about the licence', () => {
  it.each([
    [
      'a Markdown heading, up to the next of its level',
      '# Tea\n\n## License\n\nMIT\n\n### Leaves\n\nall\n\n## Brewing\n',
      ['## License\n\nMIT\n\n### Leaves\n\nall\n\n'],
    ],
    ['an underlined heading', 'Tea\n===\n\nLicense\n-------\n\nMIT\n', ['License\n-------\n\nMIT\n']],
    ['a bold line', '# Tea\n\n**License**\n\nMIT\n\n# Pot\n', ['**License**\n\nMIT\n\n']],
    ['none', '# Tea\n\nPour.\n', []],
  ])('%s', (_, text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it('come with the front matter', () => {
    expect(cut('---\nlicense: mit\n---\n# Tea\n\n## Licence\n\nMIT\n')).toEqual([
      '---\nlicense: mit\n---\n',
      '## Licence\n\nMIT\n',
    ]);
  });

  it('are what a README is read by', () => {
    const text = '# Tea\n\nThe kettle inside is released under the GPLv3.\n\n## License\n\nReleased under the MIT license.\n';
    expect(print(detector.detect(text, { role: 'readme' }).expression)).toBe('MIT');
    expect(print(detector.detect(text, { role: 'license' }).expression)).toBe('GPL-3.0-only AND MIT');
  });
});
