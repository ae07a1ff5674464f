import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { Vocabulary } from '../../src/model/component.ts';
import { readLicense } from '../../src/spdx/normalize.ts';
import { parseExpression } from '../../src/spdx/parse.ts';
import { print } from '../../src/spdx/print.ts';
import { ids } from './ids.ts';
import { ALIASES, byFold, names } from './names.ts';

const read = (text: string, vocabulary: Vocabulary = 'free-text'): string =>
  print(readLicense(text, vocabulary, names).expression);

describe('the alias table', () => {
  it('holds canonical expressions', () => {
    const odd = ALIASES.filter(({ expression }) => {
      const parsed = parseExpression(expression, ids);
      return !parsed.ok || parsed.repairs.length > 0 || print(parsed.expression) !== expression;
    });
    expect(odd).toEqual([]);
  });

  it('gives no spelling two meanings in one vocabulary', () => {
    const clashes = [...byFold].filter(([, entries]) => {
      const general = new Set(entries.filter((entry) => entry.vocabularies === undefined).map((entry) => entry.expression));
      const tied = entries.flatMap((entry) => (entry.vocabularies ?? []).map((name) => `${name}\0${entry.expression}`));
      return general.size > 1 || new Set(tied).size !== new Set(tied.map((pair) => pair.split('\0')[0])).size;
    });
    expect(clashes).toEqual([]);
  });

  it('is reached by every one of its spellings', () => {
    const lost = ALIASES.flatMap(({ expression, spellings, vocabularies }) =>
      (vocabularies ?? (['free-text', 'npm'] as const)).flatMap((vocabulary) =>
        spellings.filter((spelling) => read(spelling, vocabulary) !== expression),
      ),
    );
    expect(lost).toEqual([]);
  });
});

describe('spellings', () => {
  const table: Record<string, readonly string[]> = {
    MIT: [
      'MIT',
      'mit',
      'Mit',
      ' MIT ',
      'MIT.',
      '(MIT)',
      '((MIT))',
      'MIT License',
      'The MIT Licence',
      'the MIT License (MIT)',
      'MIT-License',
      'MIT licensed',
      'License: MIT',
      'SPDX-License-Identifier: MIT',
      'Licensed under the MIT license.',
      '"MIT"',
      'MIT/X11',
      'http://opensource.org/licenses/MIT',
      'https://www.opensource.org/licenses/mit-license.php',
      'https://opensource.org/license/mit/',
      'opensource.org/licenses/MIT',
      '<https://opensource.org/licenses/MIT>',
      'https://spdx.org/licenses/MIT.html',
      'https://choosealicense.com/licenses/mit/',
      'http://teahouse.mit-license.org/2014',
      'MIT (https://opensource.org/licenses/MIT)',
      'MIT <https://teahouse.example/LICENSE>',
      'MIT, https://teahouse.example/kettle/LICENSE.txt',
      '\uFEFFMIT',
      'MIT\r\n',
      'ＭＩＴ',
      'MIT AND MIT',
    ],
    'Apache-2.0': [
      'apache-2.0',
      'Apache 2.0',
      'Apache 2',
      'Apache v2',
      'Apache-2',
      'APACHE2',
      'Apache License, Version 2.0',
      'Apache License 2.0',
      'Apache Licence v. 2.0',
      'The Apache Software License, Version 2.0',
      'ASL 2.0',
      'Apache License (2.0)',
      'https://www.apache.org/licenses/LICENSE-2.0.txt',
      'http://apache.org/licenses/LICENSE-2.0',
      'Apache 2.0 License',
    ],
    'BSD-3-Clause': [
      'BSD 3-Clause',
      'BSD-3-Clause License',
      'bsd3',
      'BSD (3-clause)',
      'New BSD License',
      '3-clause BSD license',
      'Modified BSD',
      'BSD_3_Clause',
    ],
    'BSD-2-Clause': ['BSD-2', 'Simplified BSD License', '2-clause BSD'],
    '0BSD': ['0bsd', 'BSD Zero Clause License'],
    'GPL-2.0-or-later': [
      'GPLv2+',
      'GPL-2.0+',
      'GPL 2+',
      'GNU GPL v2 or later',
      'GPL (>= 2)',
      'GPL version 2 or (at your option) any later version',
      'GNU General Public License, version 2 of the License, or any later version',
      'gpl-2.0-or-later',
      'GPL-2+',
    ],
    'GPL-2.0-only': [
      'GPLv2',
      'GPL2',
      'GPL-2',
      'GNU General Public License v2.0',
      'GPLv2 only',
      'https://www.gnu.org/licenses/old-licenses/gpl-2.0.html',
    ],
    'GPL-3.0-or-later': [
      'GNU GPL v3 or later',
      'GPLv3+',
      'GPL-3.0 or later',
      'GNU General Public License v3 or later (GPLv3+)',
      'GPL v3 and above',
      'GPLv3 (or later)',
    ],
    'GPL-3.0-only': [
      'GPL-3.0',
      'GPL3',
      'GNU GPLv3',
      'https://www.gnu.org/licenses/gpl-3.0.en.html',
      'http://www.gnu.org/licenses/gpl-3.0.txt',
    ],
    'LGPL-2.1-only': ['LGPLv2.1', 'LGPL 2.1', 'lgpl-2.1', 'GNU Lesser General Public License v2.1'],
    'LGPL-3.0-or-later': ['LGPLv3+', 'GNU LGPL 3 or later'],
    'AGPL-3.0-only': ['agpl-3.0', 'AGPLv3', 'GNU AGPL v3'],
    'AGPL-3.0-or-later': ['AGPLv3+'],
    'GPL-2.0-only WITH Classpath-exception-2.0': [
      'GPL-2.0-with-classpath-exception',
      'GPLv2+CE',
      'GNU General Public License, version 2, with the Classpath Exception',
    ],
    'Apache-2.0 WITH LLVM-exception': ['Apache-2.0 with LLVM exceptions', 'Apache License 2.0 with the LLVM exception'],
    'GPL-2.0-or-later WITH Libtool-exception': ['GPL-2+ with Libtool exception'],
    'GPL-2.0-only WITH Linux-syscall-note': ['GPLv2 with Linux-syscall-note exception'],
    'MPL-2.0': [
      'MPL 2.0',
      'MPLv2',
      'Mozilla Public License 2.0',
      'Mozilla Public License, v. 2.0',
      'https://www.mozilla.org/en-US/MPL/2.0/',
    ],
    'EPL-2.0': ['EPL v2', 'Eclipse Public License - v 2.0', 'https://www.eclipse.org/legal/epl-2.0/'],
    'CC-BY-4.0': [
      'CC BY 4.0',
      'cc-by-4.0',
      'Creative Commons Attribution 4.0 International',
      'https://creativecommons.org/licenses/by/4.0/',
      'http://creativecommons.org/licenses/by/4.0/legalcode',
      'https://creativecommons.org/licenses/by/4.0/deed.en',
      'Attribution 4.0 International (CC BY 4.0)',
    ],
    'CC-BY-NC-SA-3.0': [
      'CC BY-NC-SA 3.0',
      'Creative Commons Attribution-NonCommercial-ShareAlike 3.0 Unported',
      'Attribution-NonCommercial-ShareAlike 3.0 Unported (CC BY-NC-SA 3.0)',
    ],
    'CC-BY-SA-3.0-DE': ['https://creativecommons.org/licenses/by-sa/3.0/de/'],
    'CC0-1.0': [
      'CC0',
      'CC0 1.0 Universal',
      'Creative Commons Zero v1.0 Universal',
      'https://creativecommons.org/publicdomain/zero/1.0/',
    ],
    Unlicense: ['Unlicense', 'unlicense', 'The Unlicense', 'https://unlicense.org/'],
    NONE: ['NONE', 'UNLICENSED', 'unlicensed', 'No License', 'All rights reserved.', 'none'],
    'BUSL-1.1': ['BSL-1.1', 'Business Source License 1.1'],
    'BSL-1.0': ['bsl-1.0', 'Boost Software License - Version 1.0'],
    WTFPL: ['WTFPL', 'wtfpl v2', 'http://www.wtfpl.net/'],
    'LicenseRef-House-1': ['LicenseRef-House-1'],
    'LicenseRef-scancode-public-domain': ['Public Domain'],
    'LicenseRef-scancode-proprietary-license': ['Proprietary'],
    'Artistic-1.0-Perl OR GPL-1.0-or-later': ['perl_5', 'same terms as Perl itself'],
  };
  for (const [expression, spellings] of Object.entries(table)) {
    it(expression, () =>
      expect(spellings.map((spelling) => [spelling, read(spelling)])).toEqual(spellings.map((s) => [s, expression])),
    );
  }
});

describe('names and addresses of the whole list', () => {
  const list: Record<string, { name: string; osiApproved: boolean }> = createRequire(import.meta.url)('spdx-license-list');
  const current = Object.entries(list).filter(
    ([id]) => ids.license(id) === id && ids.replacement(id) === undefined && !id.endsWith('+'),
  );

  it('every full name of a current id is read', () => {
    const old = new Set([
      'BSD-2-Clause-FreeBSD',
      'BSD-2-Clause-NetBSD',
      'GPL-2.0-with-autoconf-exception',
      'Net-SNMP',
      'Nunit',
      'StandardML-NJ',
      'wxWindows',
    ]);
    const lost = current
      .filter(([id, { name }]) => !old.has(id) && read(name) !== id)
      .map(([id, { name }]) => [id, name, read(name)]);
    expect(current.length).toBeGreaterThan(600);
    expect(lost).toEqual([]);
  });

  it('every id in an address of the lists is read', () => {
    const bases = [
      'https://spdx.org/licenses/ID.html',
      'http://www.opensource.org/licenses/ID',
      'https://opensource.org/license/ID/',
      'https://choosealicense.com/licenses/ID',
    ];
    const lost = current.flatMap(([id]) =>
      bases.filter((base) => read(base.replace('ID', base.includes('choose') ? id.toLowerCase() : id)) !== id),
    );
    expect(lost).toEqual([]);
    expect(
      ['apache-2-0', 'mpl-2-0', 'afl-3-0-php', 'bsd-3-clause'].map((slug) => read(`https://opensource.org/license/${slug}`)),
    ).toEqual(['Apache-2.0', 'MPL-2.0', 'AFL-3.0', 'BSD-3-Clause']);
  });
});

describe('several names in one field', () => {
  const table: Record<string, string> = {
    'MIT/Apache-2.0': 'MIT OR Apache-2.0',
    'MIT / Apache 2.0': 'MIT OR Apache-2.0',
    'MIT or Apache 2.0': 'MIT OR Apache-2.0',
    'MIT OR Apache 2': 'MIT OR Apache-2.0',
    '(MIT OR Apache 2)': 'MIT OR Apache-2.0',
    'MIT || ISC': 'MIT OR ISC',
    'GPL-2 | GPL-3': 'GPL-2.0-only OR GPL-3.0-only',
    'MIT & ISC': 'MIT AND ISC',
    'MIT and New BSD': 'MIT AND BSD-3-Clause',
    'MIT and BSD 2-Clause or ISC': 'MIT AND BSD-2-Clause OR ISC',
    '(MIT or Apache 2) and New BSD': '(MIT OR Apache-2.0) AND BSD-3-Clause',
    'GPL v2 or later or MIT': 'GPL-2.0-or-later OR MIT',
    'GPL (v2 or later)/MIT': 'GPL-2.0-or-later OR MIT',
    'MIT, Apache-2.0': 'MIT AND Apache-2.0',
    'LGPLv3+_or_GPLv2+': 'LGPL-3.0-or-later OR GPL-2.0-or-later',
    'FSFUL and GPL-2+ with Libtool exception': 'FSFUL AND GPL-2.0-or-later WITH Libtool-exception',
    'MIT; ISC': 'MIT AND ISC',
    'MIT, ISC, and Zlib': 'MIT AND ISC AND Zlib',
    'MIT, ISC or Zlib': 'MIT AND ISC AND Zlib',
    'MIT and/or ISC': 'MIT AND ISC',
    'MIT + ISC': 'MIT AND ISC',
    'BSD/MIT': 'LicenseRef-licheck-family-BSD OR MIT',
    'Apache License, Version 2.0, MIT': 'Apache-2.0 AND MIT',
    'LGPLv3+ or OpenRAIL-M': 'LGPL-3.0-or-later OR LicenseRef-OpenRAIL-M',
  };
  for (const [text, expression] of Object.entries(table)) it(text, () => expect(read(text)).toBe(expression));

  it('says what was made of a bare list and of a slash', () => {
    expect(readLicense('MIT, ISC', 'npm', names).repairs).toEqual([
      'a list that does not say AND or OR: all of its licences are taken to apply',
    ]);
    expect(readLicense('MIT/ISC', 'npm', names)).toMatchObject({ method: 'repaired', repairs: ['"/" read as OR'] });
  });
});

describe('what must not be guessed', () => {
  const unread = [
    '',
    '   ',
    '\uFEFF',
    '-',
    '?',
    'COMMITTED',
    'permit',
    'Copyright (c) MITRE',
    'Frobnicate-9',
    'MIT?',
    'not MIT',
    'MIT-like',
    'BSD-style',
    'Dual licensed MIT and GPL',
    'dual-licensed under MIT and GPL',
    'MIT or similar',
    'MIT, see LICENSE for details',
    'MI\0T',
    '\u001b[31mMIT\u001b[0m',
    'МІТ',
    'https://img.shields.io/badge/license-MIT-blue.svg',
    'https://github.com/teahouse/kettle/blob/main/LICENSE',
    'https://teahouse.example/MIT',
    'https://opensource.org/licenses/',
    'https://creativecommons.org/licenses/by/3.0/xx/',
    'javascript://opensource.org/licenses/MIT',
    'https://opensource.org.teahouse.example/licenses/MIT',
    '{license}',
    '<license>',
    '\u0024{license}',
    '{{ license }}',
    'license',
    'LICENSE',
    'unknown',
    'UNKNOWN',
    'other',
    'TBD',
    'SEE LICENSE IN LICENSE.md',
    'see license',
    'See LICENSE file',
    'BSL',
    'GPL or later',
    'GPL-3+ with Bison exception',
    'GPL with LLVM exception',
    'MIT with attribution',
    'MIT OR',
    '(MIT',
    'LicenseRef-',
    '[object Object]',
    'null',
    'true',
    '1.0',
    '42',
    'License :: OSI Approved',
    'Free for non-commercial use',
    'MIT (https://opensource.org/licenses/ISC)',
    'Commons Clause',
    'constructor',
    '__proto__',
    'toString',
  ];
  for (const text of unread) {
    it(JSON.stringify(text), () => {
      const reading = readLicense(text, 'npm', names);
      expect(reading.expression).toEqual({ kind: 'noassertion' });
      expect(reading.problem?.message).toMatch(/\w/);
      expect(reading.problem?.offset).toBeGreaterThanOrEqual(0);
    });
  }

  it('keeps UNLICENSED and Unlicense apart', () => {
    expect(read('UNLICENSED')).toBe('NONE');
    expect(read('Unlicense')).toBe('Unlicense');
  });

  it('tells a word that says nothing from one that is not understood', () => {
    expect(readLicense('unknown', 'huggingface', names).method).toBe('alias');
    expect(readLicense('Frobnicate-9', 'npm', names)).toMatchObject({
      method: 'unreadable',
      problem: { message: '"Frobnicate-9" is not a known licence id', offset: 0 },
    });
    expect(readLicense('MIT AND Frobnicate-9', 'npm', names).problem?.offset).toBe(8);
  });
});

describe('families', () => {
  const table: Record<string, string> = {
    BSD: 'BSD',
    'BSD License': 'BSD',
    GPL: 'GPL',
    'GNU General Public License': 'GPL',
    LGPL: 'LGPL',
    'Apache Software License': 'Apache',
    cc: 'CC',
    'CC-BY': 'CC-BY',
    'Creative Commons Attribution-ShareAlike': 'CC-BY-SA',
    openrail: 'openrail',
    MPL: 'MPL',
    'https://www.gnu.org/licenses/gpl.html': 'GPL',
  };
  for (const [text, family] of Object.entries(table))
    it(text, () => expect(read(text)).toBe(`LicenseRef-licheck-family-${family}`));
});

describe('RAIL names', () => {
  it('are parsed, in D-A-M-S order', () => {
    expect(read('OpenRAIL-M')).toBe('LicenseRef-OpenRAIL-M');
    expect(read('RAIL-DAMS')).toBe('LicenseRef-RAIL-DAMS');
    expect(read('openrail-ms')).toBe('LicenseRef-OpenRAIL-MS');
    expect(readLicense('OpenRAIL-SM', 'free-text', names)).toMatchObject({
      method: 'repaired',
      repairs: ['"OpenRAIL-SM" read as LicenseRef-OpenRAIL-MS: RAIL letters stand in D-A-M-S order'],
    });
    expect(read('RAIL-X')).toBe('NOASSERTION');
    expect(read('BigScience-OpenRAIL-M')).toBe('LicenseRef-scancode-bigscience-open-rail-m');
  });
});

describe('hub vocabularies', () => {
  const hub: Record<string, string> = {
    'bsl-1.0': 'BSL-1.0',
    'agpl-3.0': 'AGPL-3.0-only',
    'gpl-2.0': 'GPL-2.0-only',
    'lgpl-lr': 'LGPLLR',
    odbl: 'ODbL-1.0',
    'odc-by': 'ODC-By-1.0',
    pddl: 'PDDL-1.0',
    'c-uda': 'C-UDA-1.0',
    'ms-pl': 'MS-PL',
    'apple-amlr': 'LicenseRef-apple-amlr',
    'apple-ascl': 'LicenseRef-apple-ascl',
    'bigcode-openrail-m': 'LicenseRef-scancode-bigcode-open-rail-m-v1',
    'bigscience-bloom-rail-1.0': 'LicenseRef-scancode-bigscience-rail-1.0',
    'bigscience-openrail-m': 'LicenseRef-scancode-bigscience-open-rail-m',
    'creativeml-openrail-m': 'LicenseRef-scancode-stable-diffusion-2022-08-22',
    'deepfloyd-if-license': 'LicenseRef-deepfloyd-if',
    'fair-noncommercial-research-license': 'LicenseRef-fair-noncommercial-research',
    gemma: 'LicenseRef-scancode-gemma-tou-2025-03-24',
    'grok2-community': 'LicenseRef-grok2-community',
    'h-research': 'LicenseRef-h-research',
    'intel-research': 'LicenseRef-intel-research',
    llama2: 'LicenseRef-scancode-llama-2-license-2023',
    llama3: 'LicenseRef-llama-3',
    'llama3.1': 'LicenseRef-scancode-llama-3.1-license-2024',
    'llama3.2': 'LicenseRef-scancode-llama-3.2-license-2024',
    'llama3.3': 'LicenseRef-scancode-llama-3.3-license-2024',
    llama4: 'LicenseRef-scancode-llama-4-cla-2025',
    'openmdw-1.0': 'OpenMDW-1.0',
    'openmdw-1.1': 'LicenseRef-openmdw-1.1',
    'openrail++': 'LicenseRef-scancode-bigscience-open-rail-m2',
    openrail: 'LicenseRef-licheck-family-openrail',
    bsd: 'LicenseRef-licheck-family-BSD',
    cc: 'LicenseRef-licheck-family-CC',
    gpl: 'LicenseRef-licheck-family-GPL',
    lgpl: 'LicenseRef-licheck-family-LGPL',
    gfdl: 'LicenseRef-licheck-family-GFDL',
    other: 'NOASSERTION',
    unknown: 'NOASSERTION',
    qwen: 'LicenseRef-licheck-family-qwen',
    'modified-mit': 'NOASSERTION',
    'llama-2-community-license': 'LicenseRef-scancode-llama-2-license-2023',
    'sdxl-license': 'LicenseRef-scancode-bigscience-open-rail-m2',
  };
  for (const [id, expression] of Object.entries(hub)) it(id, () => expect(read(id, 'huggingface')).toBe(expression));

  it('reads the ids that are SPDX ids in lower case', () => {
    const plain = [
      'AFL-3.0',
      'Apache-2.0',
      'Artistic-2.0',
      'BSD-2-Clause',
      'BSD-3-Clause',
      'BSD-3-Clause-Clear',
      'CC-BY-2.0',
      'CC-BY-2.5',
      'CC-BY-3.0',
      'CC-BY-4.0',
      'CC-BY-NC-2.0',
      'CC-BY-NC-3.0',
      'CC-BY-NC-4.0',
      'CC-BY-NC-ND-3.0',
      'CC-BY-NC-ND-4.0',
      'CC-BY-NC-SA-2.0',
      'CC-BY-NC-SA-3.0',
      'CC-BY-NC-SA-4.0',
      'CC-BY-ND-4.0',
      'CC-BY-SA-3.0',
      'CC-BY-SA-4.0',
      'CC0-1.0',
      'CDLA-Permissive-1.0',
      'CDLA-Permissive-2.0',
      'CDLA-Sharing-1.0',
      'ECL-2.0',
      'EPL-1.0',
      'EPL-2.0',
      'etalab-2.0',
      'EUPL-1.1',
      'EUPL-1.2',
      'ISC',
      'LPPL-1.3c',
      'MIT',
      'MPL-2.0',
      'NCSA',
      'OFL-1.1',
      'OSL-3.0',
      'PostgreSQL',
      'Unlicense',
      'WTFPL',
      'Zlib',
    ];
    expect(plain.map((id) => read(id.toLowerCase(), 'huggingface'))).toEqual(plain);
    expect(['gpl-3.0', 'lgpl-2.1', 'lgpl-3.0'].map((id) => read(id, 'huggingface'))).toEqual([
      'GPL-3.0-only',
      'LGPL-2.1-only',
      'LGPL-3.0-only',
    ]);
  });

  it('says that a GNU id leaves "or later" open', () => {
    expect(readLicense('agpl-3.0', 'huggingface', names).repairs).toContain(
      'it does not say whether later versions are admitted; read as AGPL-3.0-only',
    );
    expect(readLicense('AGPL-3.0-only', 'huggingface', names).repairs).toEqual([]);
  });

  it('keeps names of one hub out of other vocabularies', () => {
    expect(read('exaone', 'npm')).toBe('NOASSERTION');
    expect(read('GPL-2.0', 'modelscope')).toBe('GPL-2.0-only');
    expect(read('Apache License 2.0', 'modelscope')).toBe('Apache-2.0');
  });
});

describe('trove classifiers', () => {
  const table: Record<string, string> = {
    'License :: OSI Approved :: MIT License': 'MIT',
    'License :: OSI Approved :: Apache Software License': 'LicenseRef-licheck-family-Apache',
    'License :: OSI Approved :: BSD License': 'LicenseRef-licheck-family-BSD',
    'License :: OSI Approved :: GNU General Public License (GPL)': 'LicenseRef-licheck-family-GPL',
    'License :: OSI Approved :: GNU General Public License v2 or later (GPLv2+)': 'GPL-2.0-or-later',
    'License :: OSI Approved :: GNU General Public License v3 (GPLv3)': 'GPL-3.0-only',
    'License :: OSI Approved :: GNU Lesser General Public License v3 or later (LGPLv3+)': 'LGPL-3.0-or-later',
    'License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)': 'MPL-2.0',
    'License :: OSI Approved :: Python Software Foundation License': 'PSF-2.0',
    'License :: Other/Proprietary License': 'LicenseRef-scancode-proprietary-license',
    'License :: Public Domain': 'LicenseRef-scancode-public-domain',
    'License :: OSI Approved': 'NOASSERTION',
    'License :: Free for non-commercial use': 'NOASSERTION',
    'License :: OSI Approved :: Kettle License': 'NOASSERTION',
  };
  for (const [text, expression] of Object.entries(table)) it(text, () => expect(read(text, 'pypi-classifier')).toBe(expression));
});

describe('hostile text', () => {
  it('is given up at once', () => {
    for (const text of [
      'x'.repeat(1_000_000),
      '('.repeat(1_000_000),
      'MIT/'.repeat(24_000),
      'MIT or '.repeat(140),
      ' '.repeat(1_000_000),
      `${' '.repeat(90_000)}x`,
      'http://'.repeat(140),
      '-'.repeat(999),
      'a1'.repeat(499),
      '((((((((((((MIT/ISC,'.repeat(40),
    ]) {
      expect(read(text)).toBe('NOASSERTION');
    }
  });
});
