import { describe, expect, it } from 'vitest';
import { read, textOf } from './detector.ts';

describe('a list from which the reader may choose', () => {
  it.each([
    [
      'with nicknames, addresses and remarks',
      [
        'Licensed under the terms of any of the following licenses at your',
        'choice:',
        '',
        ' - GNU General Public License Version 2 or later (the "GPL")',
        '   https://tea.example/gpl',
        '   (See Appendix A)',
        '',
        ' - GNU Lesser General Public License Version 2.1 or later (the "LGPL")',
        '   (See Appendix B)',
        '',
        ' - Mozilla Public License Version 1.1 (the "MPL")',
      ],
      'GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1',
    ],
    [
      'under a heading of two words',
      ['Dual license:', '', '  * GNU General Public License, version 2 or later', '  * The MIT License'],
      'GPL-2.0-or-later OR MIT',
    ],
    [
      'whose last item is a maker’s own terms',
      [
        'Licensed under a dual-license model, this kettle is available under:',
        '',
        '* the [GNU General Public License Version 2 or later](https://tea.example/gpl),',
        '* or commercial license terms from the Tea House.',
      ],
      'GPL-2.0-or-later OR NOASSERTION',
    ],
    [
      'whose items say "or"',
      ['Licensed under, and subject to the restrictions of:', '1. The MIT License; or', '2. The Apache License, Version 2.0.'],
      'MIT OR Apache-2.0',
    ],
    [
      'with an item that has an address only',
      [
        'You must choose one of two licenses:',
        '- Commons for trial, https://creativecommons.org/licenses/by-nc-nd/4.0/',
        '- GPLv3 License',
      ],
      'GPL-3.0-only OR CC-BY-NC-ND-4.0',
    ],
    [
      'that repeats what is said above it',
      [
        'This project is dual-licensed under the LGPLv2.1 (or later) or MIT licenses:',
        '',
        '* [GNU Lesser General Public License v2.1](LICENSE)',
        '* [MIT](LICENSE-MIT)',
      ],
      'LGPL-2.1-or-later OR MIT',
    ],
    [
      'in a comment',
      ['/*', ' * Dual license:', ' *', ' *  - The MIT License', ' *  - The Apache License, Version 2.0', ' */'],
      'MIT OR Apache-2.0',
    ],
  ])('%s', (_, lines, expected) => {
    expect(read(lines.join('\n'), 'license')).toBe(expected);
  });

  it('is told from a list of parts', () => {
    const lines = [
      'This pot holds the following parts:',
      '',
      '* lid, under the MIT License',
      '* spout, under the Apache License 2.0',
    ];
    expect(read(lines.join('\n'), 'license')).toBe('MIT AND Apache-2.0');
  });
});

describe('a licence under the law of a country', () => {
  it.each([
    ['Licensed under the Creative Commons Attribution 3.0 Germany License', 'CC-BY-3.0-DE'],
    ['Licensed under the Creative Commons Attribution-ShareAlike 2.0 Korea License', 'NOASSERTION'],
    ['License: CC BY-SA 2.0 KR', 'NOASSERTION'],
    ['Licensed under the Creative Commons Attribution 3.0 Unported License', 'CC-BY-3.0'],
    ['https://creativecommons.org/licenses/by/3.0/de/', 'CC-BY-3.0-DE'],
  ])('%s', (text, expected) => {
    expect(read(text).replace('LicenseRef-licheck-family-CC-BY-SA', 'NOASSERTION')).toBe(expected);
  });
});

describe('beside what is named', () => {
  const notice =
    'This kettle is free software; you can redistribute it under the terms of the GNU General Public License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later version.';
  it.each([
    [
      'a commercial licence may be chosen',
      'Dual Licensed - GNU AFFERO GPL 3.0 or Tea House Commercial License',
      'AGPL-3.0-only OR NOASSERTION',
    ],
    [
      'a maker’s licence may be chosen',
      'Released under either MIT or the [Kettle License](https://tea.example/license).',
      'MIT OR NOASSERTION',
    ],
    ['a later version is none such', notice, 'GPL-3.0-or-later'],
    ['the text below a notice does not say what the notice says', `${notice}\n\n${textOf('GPL-3.0-only')}`, 'GPL-3.0-or-later'],
    [
      'what it was before is not meant',
      'Relicensed: [MIT](https://opensource.org/licenses/MIT) → [ISC](https://opensource.org/licenses/ISC)',
      'ISC',
    ],
    [
      'later versions may have to be accepted first',
      `${notice.replace('either version 3', 'either version 2').replace('any later version', 'version 3, or any later version accepted by the Tea House')}`,
      'GPL-2.0-only OR GPL-3.0-only',
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text, 'license')).toBe(expected);
  });
});

describe('names in other words', () => {
  it.each([
    ['本项目采用 MIT 许可证。', 'MIT'],
    ['Licensed under the Llama 3.1 Community License.', 'LicenseRef-scancode-llama-3.1-license-2024'],
    ['Licensed under the Kettle License.', 'NOASSERTION'],
    ['You may distribute it under the same terms as perl itself. There is no warranty.', 'Artistic-1.0-Perl OR GPL-1.0-or-later'],
  ])('%s', (text, expected) => {
    expect(read(text, 'license')).toBe(expected);
  });
});

describe('names that are not meant', () => {
  it.each([
    ['of a library', '/**\n * @license\n * Kettle Zlib Library\n *\n * The MIT License\n */', 'MIT'],
    [
      'of a licence that was changed',
      'Kettle is provided under a customized MIT license, which is in its header.',
      'NOASSERTION',
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text, 'license')).toBe(expected);
  });
});
