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

describe('a README section about the licence', () => {
  const intro = `# Kettle\n\n${'It boils water and pours it with care. '.repeat(20)}\n\n`;
  it.each([
    ['## License\n\nMIT © [Tea House](https://tea-house.example)', 'MIT'],
    ['## License\n\nKettle is [MIT licensed](LICENSE).', 'MIT'],
    ['## License\n\n(c) 2017 Tea House. MIT License\n\nPoured with care.', 'MIT'],
    ['## License\n\nCopyright 2009-2014 by Contributors\nMIT License (enclosed)', 'MIT'],
    ['## License and Copyright\n\n[MIT](LICENSE) & © Tea House', 'MIT'],
    ['## License\n\nMIT\n\n[0]: https://tea-house.example/badge', 'MIT'],
    ['License\n-------\n\nISC\n', 'ISC'],
    ['## License\n\nSee [LICENSE](LICENSE)', 'NONE'],
  ])('%s', (section, expected) => {
    expect(print(detector.detect(`${intro}${section}\n`, { role: 'readme', name: 'README.md' }).expression)).toBe(expected);
  });

  it('is heard though an example speaks louder', () => {
    const example = '```\n// Distributed under the MIT License. See LICENSE file.\n```\n\n## License\n\nISC\n';
    expect(print(detector.detect(`${intro}${example}`, { role: 'readme', name: 'README.md' }).expression)).toBe('ISC');
  });
});
