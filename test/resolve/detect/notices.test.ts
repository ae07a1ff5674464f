import { describe, expect, it } from 'vitest';
import { read } from './detector.ts';

const gnu = (name: string, version: string): string =>
  `This program is free software; you can redistribute it and/or modify\n * it under the terms of the ${name} as published by\n * the Free Software Foundation; ${version}.\n * See the ${name} for more details.`;

describe('notices', () => {
  it.each([
    [
      gnu('GNU General Public License', 'either version 2 of the License, or\n * (at your option) any later version'),
      'GPL-2.0-or-later',
    ],
    [gnu('GNU General Public License', 'version 2 of the License'), 'GPL-2.0-only'],
    [gnu('GNU General Public License', 'only version 3'), 'GPL-3.0-only'],
    [gnu('GNU Lesser General Public License', 'either version 2.1, or any later version'), 'LGPL-2.1-or-later'],
    [gnu('GNU Affero General Public License', 'either version 3 of the License, or any later version'), 'AGPL-3.0-or-later'],
    ['redistribute it under the terms of version 2 of the GNU General Public License', 'GPL-2.0-only'],
    ['released under the GPL', 'GPL-1.0-or-later'],
    ['Licensed under GPLv3+.', 'GPL-3.0-or-later'],
    ['/* License: GPL-2.0 */', 'GPL-2.0-only'],
    ['Licensed under the Apache License, Version 2.0 (the "License")', 'Apache-2.0'],
    ['The contents of this file are subject to the Mozilla Public License Version 1.1', 'MPL-1.1'],
    ['released under the MIT license.', 'MIT'],
    ['## License\n\nMIT', 'MIT'],
    ['licensed under the Creative Commons Attribution-ShareAlike 3.0 Unported License', 'CC-BY-SA-3.0'],
    ['This work is licensed under CC BY-NC 4.0', 'CC-BY-NC-4.0'],
    ['free software under the same terms as Perl itself', 'Artistic-1.0-Perl OR GPL-1.0-or-later'],
    ['distributed under the terms of the 3-clause BSD license', 'BSD-3-Clause'],
    ['distributed under the terms of the simplified BSD license', 'BSD-2-Clause'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['a family without a version is not guessed', 'released under the BSD license'],
    ['nor is one with several versions', 'licensed under the Eclipse Public License'],
    [
      'where a text is kept does not say which versions are meant',
      'On Debian systems, the full text of the GNU General Public License version 3 is in /usr/share/common-licenses/GPL-3',
    ],
  ])('%s', (_, text) => {
    expect(read(text)).toBe('NOASSERTION');
  });

  it.each([
    ['compatibility is no grant', 'This tea licence is compatible with the GPL.'],
    ['nor is a denial', 'The kettle is not licensed under the GPL.'],
    ['nor is a path', 'see doc/LICENSE and src/mit/tea.c'],
  ])('%s', (_, text) => {
    expect(read(text)).toBe('NONE');
  });

  it.each([
    ['licensed under the MIT or GPLv2 licenses', 'MIT OR GPL-2.0-only'],
    ['Dual licensed under the MIT and GPLv2 licenses', 'MIT OR GPL-2.0-only'],
    ['Licensed under either of the Apache License, Version 2.0 or the MIT license at your option.', 'Apache-2.0 OR MIT'],
    ['code is licensed under the MIT license and the Apache License 2.0', 'MIT AND Apache-2.0'],
    ['Version: MPL 1.1/GPL 2.0/LGPL 2.1', 'MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-only'],
  ])('joined as the words say: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('tags and addresses', () => {
  it.each([
    ['// SPDX-License-Identifier: MIT', 'MIT'],
    [
      '/* SPDX-License-Identifier: (GPL-2.0 WITH Linux-syscall-note) OR BSD-3-Clause */',
      'GPL-2.0-only WITH Linux-syscall-note OR BSD-3-Clause',
    ],
    ['<!-- SPDX-License-Identifier: CC-BY-4.0 -->', 'CC-BY-4.0'],
    ['SPDX-License-Identifier = "Apache-2.0"', 'Apache-2.0'],
    // What a tag says beyond what can be read is not left out.
    ['// SPDX-License-Identifier: MIT AND Tea-1.0', 'MIT AND NOASSERTION'],
    ['// SPDX-License-Identifier: MIT OR Apache-2.0 OR Tea-1.0', 'MIT OR Apache-2.0 OR NOASSERTION'],
    ['// SPDX-License-Identifier: GPL-2.0-only WITH Tea-exception', 'NOASSERTION'],
    ['// SPDX-License-Identifier: GPL-2.0 or later', 'GPL-2.0-or-later'],
    ['// SPDX-License-Identifier: Tea-1.0', 'NOASSERTION'],
    ['// SPDX-License-Identifier: BSD-2', 'BSD-2-Clause'],
    ['// SPDX-License-Identifier: MIT for the code', 'MIT'],
    ['Write SPDX-License-Identifier: LICENSE-ID at the top of each file.', 'NONE'],
    ['see https://opensource.org/licenses/MIT', 'MIT'],
    ['http://www.apache.org/licenses/LICENSE-2.0.txt', 'Apache-2.0'],
    ['https://creativecommons.org/licenses/by-sa/4.0/', 'CC-BY-SA-4.0'],
    ['https://tea-house.example/license', 'NONE'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('copyright files', () => {
  it('are read by their short names, and by the text where a name is not known', () => {
    const text = [
      'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/',
      '',
      'Files: *',
      'Copyright: 2024 Tea House',
      'License: GPL-2+ or Expat',
      '',
      'Files: pot/*',
      'Copyright: 2023 Potter',
      'License: pot',
      '',
      'License: pot',
      ' Released under the MIT license.',
    ].join('\n');
    expect(read(text)).toBe('(GPL-2.0-or-later OR MIT) AND MIT');
  });
});
