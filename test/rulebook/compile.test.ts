import { describe, expect, it } from 'vitest';
import { collectLicenses } from '../../src/rulebook/compile/licenses.ts';
import { Mistakes, readRules } from '../../src/rulebook/compile/mistakes.ts';
import type { Rules } from '../../src/rulebook/compile/rules.ts';
import { categoriesFile, familiesFile, licenseFile, railFile, spdxFile } from '../../src/rulebook/compile/schema.ts';
import type { SpdxIds } from '../../src/rulebook/compile/spdx.ts';
import { Vocabulary } from '../../src/rulebook/compile/terms.ts';

const TEAPOT = `id: LicenseRef-teapot
name: Teapot License
category: permissive
artifacts: [source]
permissions: [commercial-use]
conditions:
  - tag: include-copyright
    triggers: [distribute]
    clause: "2"
limitations: [warranty]
restrictions: []
verified: text-read
sources: ["https://teapot.example/license"]
reviewed: 2026-11-24
`;

/** What the compiler complains of in one licence file. */
function complaintsOf(text: string, path = 'licenses/LicenseRef-teapot.yaml'): readonly string[] {
  const mistakes = new Mistakes();
  const license = readRules({ path, text }, licenseFile, mistakes);
  if (license) collectLicenses(rulesWith(license, mistakes), SPDX, WORDS, mistakes);
  try {
    mistakes.check();
    return [];
  } catch (error) {
    return String(error)
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
}

describe('a mistake in a rule file', () => {
  it('is not seen where there is none', () => {
    expect(complaintsOf(TEAPOT)).toEqual([]);
  });

  const file = 'rules/licenses/LicenseRef-teapot.yaml';
  it.each([
    ['an unknown key', TEAPOT.replace('name:', 'title:'), `${file}:2:8 title: no such key`],
    ['an unknown category', TEAPOT.replace('permissive', 'loose'), `${file}:3:11 category`],
    ['an unknown trigger', TEAPOT.replace('[distribute]', '[pour]'), `${file}:8:16 conditions.0.triggers.0`],
    ['a missing clause', TEAPOT.replace('    clause: "2"\n', ''), `${file}:7:5 conditions.0.clause: the key is missing`],
    ['an empty clause', TEAPOT.replace('"2"', '""'), `${file}:9:13 conditions.0.clause`],
    ['a missing source', TEAPOT.replace('["https://teapot.example/license"]', '[]'), `${file}:13:10 sources: a source is wanted`],
    ['an unknown tag', TEAPOT.replace('include-copyright', 'pour-tea'), `${file}:7:5 conditions.0: pour-tea is no condition`],
    [
      'a tag of another kind',
      TEAPOT.replace('[warranty]', '[commercial-use]'),
      `${file}:10:15 limitations.0: commercial-use is no limitation`,
    ],
    ['a tag twice', TEAPOT.replace('[warranty]', '[warranty, warranty]'), `${file}:10:25 limitations.1: warranty stands twice`],
    ['an odd date', TEAPOT.replace('2026-11-24', '24 Nov'), `${file}:14:11 reviewed`],
    ['an id that is on no list', TEAPOT.replace('LicenseRef-teapot', 'Teapot-1.0'), `${file}:1:5 id: Teapot-1.0 is neither`],
    ['a deprecated id', TEAPOT.replace('LicenseRef-teapot', 'Kettle-0.9'), `${file}:1:5 id: Kettle-0.9 is neither`],
    ['a file under another name', TEAPOT.replace('LicenseRef-teapot', 'Kettle-1.0'), `${file}:1:5 id: the file of Kettle-1.0`],
    ['broken YAML', TEAPOT.replace('[warranty]', '[warranty'), `${file}:11:1 Flow sequence`],
  ])('%s is named with file, line and key', (_what, text, expected) => {
    expect(complaintsOf(text).join('\n')).toContain(expected);
  });

  it('does not hide the others', () => {
    const text = TEAPOT.replace('permissive', 'loose').replace('text-read', 'surely');
    expect(complaintsOf(text).length).toBe(2);
  });
});

const WORDS = new Vocabulary([
  { tag: 'commercial-use', type: 'permission', title: 't', meaning: 'm' },
  { tag: 'include-copyright', type: 'condition', title: 't', meaning: 'm' },
  { tag: 'warranty', type: 'limitation', title: 't', meaning: 'm' },
  { tag: 'unlisted', type: 'restriction', title: 't', meaning: 'm' },
]);

const SPDX: SpdxIds = {
  version: '3.29',
  textsVersion: '3.28',
  current: new Set(['Kettle-1.0']),
  deprecated: new Map([['Kettle-0.9', 'Kettle-1.0']]),
  exceptions: new Set(),
  names: new Map([['Kettle-1.0', 'Kettle License 1.0']]),
  osiApproved: new Set(),
  later: new Map(),
};

const CATEGORIES = `- {category: permissive, basis: read, reviewed: 2026-11-24, licenses: [Kettle-1.0, LicenseRef-leaf]}\n`;
const FAMILIES = `Tea: {name: a tea licence, members: [Kettle-1.0, LicenseRef-leaf], reviewed: 2026-11-24}\n`;
const SPDX_FILE = `{version: "3.29", texts: "3.28", replacements: {Kettle-0.9: Kettle-1.0}, names: {}, versions: []}\n`;
const RAIL = `order: DAMS
letters:
  D: {artifact: data, title: Data, definition: d}
  A: {artifact: application, title: Application, definition: a}
  M: {artifact: model, title: Model, definition: m}
  S: {artifact: source, title: Source, definition: s}
criteria: [one]
prefix: {open: Open, meaning: open}
restriction: {tag: unlisted, clause: "1"}
conditions: []
permissions: {open: [commercial-use], closed: []}
limitations: []
notes: [none]
sources: [here]
reviewed: 2026-11-24
`;

/** The smallest rules around one licence file. */
function rulesWith(license: Rules['licenses'][number], mistakes: Mistakes): Rules {
  const one = <T>(read: T | undefined): T => {
    if (read === undefined) throw new Error('the test’s own rules are broken');
    return read;
  };
  const around = {
    spdx: one(readRules({ path: 'spdx.yaml', text: SPDX_FILE }, spdxFile, mistakes)),
    rail: one(readRules({ path: 'rail.yaml', text: RAIL }, railFile, mistakes)),
    categories: one(readRules({ path: 'categories.yaml', text: CATEGORIES }, categoriesFile, mistakes)),
    families: one(readRules({ path: 'families.yaml', text: FAMILIES }, familiesFile, mistakes)),
    licenses: [license],
    exceptions: [],
  };
  return around as unknown as Rules;
}
