import { describe, expect, it } from 'vitest';
import type { ComponentUse, Distribution } from '../../src/model/policy.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { expression, judge, type Part, pattern, policy, project } from './build.ts';

const book = loadRulebook();

/** Tags owed, and findings as `code severity`, for one component in a closed commercial project. */
function owed(license: string, distribution: Distribution, use: Omit<ComponentUse, 'component'> = {}, part: Part = {}) {
  const rules = policy({
    unknown: 'allowed',
    use: { commercial: true, distribution: [distribution], monthlyActiveUsers: 1, annualRevenueUsd: 1 },
    projectLicense: expression('LicenseRef-Proprietary'),
    components: [{ component: pattern('pkg:npm/kettle'), ...use }],
  });
  const { obligations, findings } = judge(project({ 'npm/kettle@1.0.0': { license, ...part } }), rules, { book });
  return {
    tags: obligations.map(({ tag }) => tag),
    found: findings.map(({ code, severity }) => `${code} ${severity}`),
    obligations,
  };
}

type Case = readonly [
  what: string,
  license: string,
  distribution: Distribution,
  use: Omit<ComponentUse, 'component'>,
  has: readonly string[],
  hasNot: readonly string[],
  found: readonly string[],
];

const SOURCE = ['disclose-source'];
const CASES: readonly Case[] = [
  [
    'LGPL linked dynamically and unmodified',
    'LGPL-2.1-only',
    'binary',
    { linking: 'dynamic', modified: false },
    ['disclose-source', 'allow-relinking', 'include-license'],
    ['document-changes', 'same-license'],
    [],
  ],
  ['LGPL linked statically', 'LGPL-2.1-only', 'binary', { linking: 'static' }, ['allow-relinking'], [], ['copyleft error']],
  [
    'LGPL modified',
    'LGPL-3.0-only',
    'binary',
    { modified: true },
    ['document-changes', 'same-license--library'],
    [],
    ['copyleft warning'],
  ],
  ['MPL unmodified', 'MPL-2.0', 'binary', {}, ['disclose-source', 'include-license'], ['same-license'], []],
  ['MPL modified', 'MPL-2.0', 'binary', { modified: true }, ['same-license--file', 'disclose-source'], ['same-license'], []],
  ['MPL behind a service', 'MPL-2.0', 'saas', {}, [], SOURCE, []],
  ['EPL', 'EPL-2.0', 'binary', {}, ['disclose-source', 'commercial-indemnity'], ['same-license'], []],
  ['CDDL', 'CDDL-1.0', 'binary', {}, ['disclose-source', 'same-license--file'], ['same-license'], []],
  ['AGPL behind a network', 'AGPL-3.0-only', 'saas', {}, ['network-use-disclose'], ['same-license'], ['copyleft error']],
  ['AGPL inside the house', 'AGPL-3.0-only', 'none', {}, [], ['network-use-disclose'], []],
  ['GPL behind a service', 'GPL-3.0-only', 'saas', {}, [], SOURCE, []],
  [
    'GPL shipped',
    'GPL-3.0-only',
    'binary',
    {},
    ['same-license', 'disclose-source', 'include-license'],
    ['document-changes'],
    ['copyleft error'],
  ],
  [
    'GPL with the Classpath exception',
    'GPL-2.0-only WITH Classpath-exception-2.0',
    'binary',
    {},
    ['include-copyright'],
    ['same-license'],
    [],
  ],
  [
    'GPL with the GCC exception',
    'GPL-3.0-only WITH GCC-exception-3.1',
    'binary',
    {},
    [],
    ['same-license', 'disclose-source'],
    [],
  ],
  [
    'GPL with the syscall note',
    'GPL-2.0-only WITH Linux-syscall-note',
    'binary',
    {},
    ['include-copyright'],
    ['same-license'],
    [],
  ],
  [
    'GPL with the Classpath exception, modified',
    'GPL-2.0-only WITH Classpath-exception-2.0',
    'binary',
    { modified: true },
    ['same-license', 'disclose-source', 'document-changes'],
    [],
    ['copyleft error'],
  ],
  ['Apache', 'Apache-2.0', 'binary', {}, ['include-license', 'include-notice-file'], ['document-changes', 'disclose-source'], []],
  ['Apache modified, in source', 'Apache-2.0', 'source', { modified: true }, ['document-changes', 'include-license'], [], []],
  ['BSD-4 advertising', 'BSD-4-Clause', 'binary', {}, ['advertising-acknowledgement', 'include-copyright'], [], []],
  ['CC-BY', 'CC-BY-4.0', 'binary', {}, ['attribution', 'include-license'], ['share-alike-adaptations'], []],
  ['CC-BY-SA unchanged', 'CC-BY-SA-4.0', 'binary', {}, ['attribution'], ['share-alike-adaptations'], []],
  [
    'CC-BY-SA changed',
    'CC-BY-SA-4.0',
    'binary',
    { modified: true },
    ['share-alike-adaptations', 'document-changes'],
    [],
    ['copyleft warning'],
  ],
  ['SSPL behind a service', 'SSPL-1.0', 'saas', {}, ['network-use-disclose'], [], ['copyleft error']],
  ['SSPL inside the house', 'SSPL-1.0', 'none', {}, [], ['network-use-disclose'], []],
  ['BUSL, with its change date', 'BUSL-1.1', 'saas', {}, ['no-production-use', 'change-date'], [], ['commercial-use error']],
  ['Elastic behind a service', 'Elastic-2.0', 'saas', {}, ['no-managed-service'], [], ['commercial-use warning']],
  ['Elastic inside the house', 'Elastic-2.0', 'none', {}, [], ['no-managed-service'], []],
  [
    'the Commons Clause',
    'Apache-2.0 AND LicenseRef-scancode-commons-clause',
    'binary',
    {},
    ['no-selling', 'include-notice-file'],
    [],
    ['commercial-use warning'],
  ],
  [
    'a non-commercial licence',
    'PolyForm-Noncommercial-1.0.0',
    'binary',
    {},
    ['non-commercial-only'],
    [],
    ['commercial-use error'],
  ],
  ['EUPL behind a service', 'EUPL-1.2', 'saas', {}, ['same-license'], [], ['copyleft error']],
  ['a font', 'OFL-1.1', 'binary', {}, ['include-copyright'], [], []],
  ['MIT inside the house', 'MIT', 'none', {}, [], ['include-copyright'], []],
];

describe('what each licence asks, and when', () => {
  for (const [what, license, distribution, use, has, hasNot, found] of CASES) {
    it(what, () => {
      const result = owed(license, distribution, use);
      expect(has.filter((tag) => !result.tags.includes(tag))).toEqual([]);
      expect(hasNot.filter((tag) => result.tags.includes(tag))).toEqual([]);
      expect(result.found).toEqual(found);
    });
  }

  it('is said with clause, trigger and what to do', () => {
    const { obligations } = owed('Apache-2.0', 'binary');
    expect(obligations.find(({ tag }) => tag === 'include-notice-file')).toMatchObject({
      license: 'Apache-2.0',
      trigger: 'distribute-binary',
      clause: '4(d)',
      what: 'Copy the contents of the NOTICE file into your notices.',
    });
  });

  it('falls away below a declared threshold', () => {
    const model: Part = { kind: 'model' };
    const base = 'LicenseRef-scancode-llama-3.1-license-2024';
    const tags = (monthlyActiveUsers?: number): readonly string[] =>
      judge(
        project({ 'huggingface/leaf/base': { license: base, ...model } }),
        policy({
          unknown: 'allowed',
          use: { distribution: ['binary'], ...(monthlyActiveUsers !== undefined && { monthlyActiveUsers }) },
        }),
        { book },
      ).obligations.map(({ tag }) => tag);
    expect(tags(1000)).not.toContain('user-threshold');
    expect(tags()).toContain('user-threshold');
    expect(tags()).toEqual(
      expect.arrayContaining(['attribution-display', 'include-license', 'notice-text', 'acceptable-use-policy']),
    );
  });

  it('is nothing for development tools that nobody ships', () => {
    expect(owed('GPL-3.0-only', 'binary', {}, { scope: 'dev' }).tags).toEqual([]);
  });
});
