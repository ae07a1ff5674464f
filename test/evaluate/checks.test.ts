import { describe, expect, it } from 'vitest';
import type { ProjectPath } from '../../src/model/location.ts';
import type { ComponentUse } from '../../src/model/policy.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { codes, expression, judge, type Part, pattern, place, policy, project } from './build.ts';

const CLOSED = { projectLicense: expression('LicenseRef-Proprietary') };
const sold = { commercial: true, distribution: ['binary'] } as const;
const hosted = { commercial: true, distribution: ['saas'] } as const;
const inside = { commercial: true, distribution: ['none'] } as const;
const use = (component: string, rest: Omit<ComponentUse, 'component'>): ComponentUse => ({
  component: pattern(component),
  ...rest,
});
const ALL = [
  'category:permissive',
  'category:weak-copyleft',
  'category:strong-copyleft',
  'category:network-copyleft',
  'category:use-restricted',
  'category:conditional-commercial',
  'category:non-commercial',
  'category:unknown',
];

/** The codes found for one package under one licence, when every category is allowed. */
function found(
  license: string,
  words: Parameters<typeof policy>[0],
  part: Parameters<typeof project>[0][string] = {},
): readonly string[] {
  const world = project({ 'npm/tea-house@1.0.0': { license: 'NONE', own: true }, 'npm/kettle@1.0.0': { license, ...part } }, [
    ['npm/tea-house@1.0.0', 'npm/kettle@1.0.0'],
  ]);
  return codes(judge(world, policy({ allow: ALL, ...CLOSED, ...words })));
}

describe('copyleft bites on triggers that the declared use has', () => {
  const table: readonly (readonly [string, string, Parameters<typeof policy>[0], readonly string[]])[] = [
    ['GPL in a distributed product', 'GPL-3.0-only', { use: sold }, ['copyleft GPL-3.0-only']],
    ['GPL in a SaaS back end', 'GPL-3.0-only', { use: hosted }, []],
    ['GPL inside the house', 'GPL-3.0-only', { use: inside }, []],
    ['AGPL in a distributed product', 'AGPL-3.0-only', { use: sold }, ['copyleft AGPL-3.0-only']],
    ['AGPL in a SaaS back end', 'AGPL-3.0-only', { use: hosted }, ['copyleft AGPL-3.0-only']],
    ['AGPL inside the house', 'AGPL-3.0-only', { use: inside }, []],
    ['GPL when nothing is declared', 'GPL-3.0-only', {}, ['copyleft GPL-3.0-only']],
    ['GPL in a GPL project', 'GPL-3.0-only', { use: sold, projectLicense: expression('GPL-3.0-only') }, []],
    ['GPL-2.0-or-later in a GPL-3.0 project', 'GPL-2.0-or-later', { use: sold, projectLicense: expression('GPL-3.0-only') }, []],
    [
      'GPL-3.0 in a GPL-2.0 project',
      'GPL-3.0-only',
      { use: sold, projectLicense: expression('GPL-2.0-only') },
      ['copyleft GPL-3.0-only'],
    ],
    ['GPL in an MIT project', 'GPL-3.0-only', { use: sold, projectLicense: expression('MIT') }, ['copyleft GPL-3.0-only']],
    ['LGPL as a library', 'LGPL-2.1-only', { use: sold }, []],
    [
      'LGPL linked dynamically, unmodified',
      'LGPL-2.1-only',
      { use: sold, components: [use('pkg:npm/kettle', { linking: 'dynamic', modified: false })] },
      [],
    ],
    [
      'LGPL linked statically',
      'LGPL-2.1-only',
      { use: sold, components: [use('pkg:npm/kettle', { linking: 'static' })] },
      ['copyleft LGPL-2.1-only'],
    ],
    [
      'LGPL modified',
      'LGPL-2.1-only',
      { use: sold, components: [use('pkg:npm/kettle', { modified: true })] },
      ['copyleft LGPL-2.1-only'],
    ],
    ['LGPL modified, SaaS', 'LGPL-2.1-only', { use: hosted, components: [use('pkg:npm/kettle', { modified: true })] }, []],
    ['MPL unmodified', 'MPL-2.0', { use: sold }, []],
    ['MPL modified', 'MPL-2.0', { use: sold, components: [use('pkg:npm/kettle', { modified: true })] }, []],
    ['EPL', 'EPL-2.0', { use: sold }, []],
    ['CDDL', 'CDDL-1.0', { use: sold }, []],
    ['GPL with the Classpath exception', 'GPL-2.0-only WITH Classpath-exception-2.0', { use: sold }, []],
    [
      'the same, modified',
      'GPL-2.0-only WITH Classpath-exception-2.0',
      { use: sold, components: [use('pkg:npm/kettle', { modified: true })] },
      ['copyleft GPL-2.0-only WITH Classpath-exception-2.0'],
    ],
    ['MIT', 'MIT', { use: sold }, []],
    ['the branch not taken', 'MIT OR GPL-3.0-only', { use: sold }, []],
    ['GPL for development only', 'GPL-3.0-only', { use: sold, dev: 'review' }, []],
  ];
  for (const [what, license, words, expected] of table) {
    it(`${what}: ${expected.length > 0 ? 'reaches the project' : 'silent'}`, () => {
      const scope = what.includes('development') ? { scope: 'dev' as const } : {};
      expect(found(license, words, scope)).toEqual(expected);
    });
  }

  it('links Go and Rust statically without being told', () => {
    const world = project({ 'golang/tea.example/kettle@1.0.0': { license: 'LGPL-2.1-only' } });
    expect(codes(judge(world, policy({ allow: ALL, ...CLOSED, use: sold })))).toEqual(['copyleft LGPL-2.1-only']);
  });

  it('reads the project’s licence off its own package when the policy does not say it', () => {
    const world = project({
      'npm/tea-house@1.0.0': { license: 'GPL-3.0-or-later', own: true },
      'npm/kettle@1.0.0': { license: 'GPL-3.0-or-later' },
    });
    expect(codes(judge(world, policy({ allow: ALL, use: sold })))).toEqual([]);
  });

  it('leaves it open whether a model and the program around it are one work', () => {
    const book = loadRulebook();
    const world = project({ 'huggingface/leaf/base': { license: 'GPL-3.0-only', kind: 'model' } });
    const { findings } = judge(world, policy({ allow: ALL, ...CLOSED, use: sold }), { book });
    expect(findings.map(({ code, severity, notes }) => [code, severity, notes.at(-1)])).toEqual([
      ['copyleft', 'warning', 'whether a model and the program around it are one work is not settled'],
    ]);
  });

  it('says what it assumed', () => {
    const { findings } = judge(project({ 'npm/kettle@1.0.0': { license: 'GPL-3.0-only' } }), policy({ allow: ALL }));
    const [finding] = findings;
    expect(finding?.severity).toBe('error');
    expect(finding?.message).toBe('kettle@1.0.0: GPL-3.0-only reaches the project, because binaries are passed on');
    expect(finding?.notes).toContain('distribution in binary form is assumed: declare `use.distribution` to say otherwise');
    expect(finding?.notes).toContain('a closed product is assumed: declare `project.license` to say otherwise');
  });
});

describe('commercial use', () => {
  it('is a conflict with a non-commercial licence', () => {
    expect(found('CC-BY-NC-4.0', { use: sold })).toEqual(['commercial-use CC-BY-NC-4.0']);
    expect(found('CC-BY-NC-4.0', { use: { ...sold, commercial: false } })).toEqual([]);
  });

  it('counts for development tools too, as gently as the policy says', () => {
    const world = project({ 'npm/kettle@1.0.0': { license: 'CC-BY-NC-4.0', scope: 'dev' } });
    expect(judge(world, policy({ allow: ALL, dev: 'review' })).findings.map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('depends on a declared number', () => {
    const at = (monthlyActiveUsers?: number): readonly string[] =>
      judge(
        project({ 'huggingface/leaf/leaf-base': { license: 'LicenseRef-Leaf-Community', kind: 'model' } }),
        policy({
          allow: ALL,
          use: { ...sold, trainsOnOutputs: false, ...(monthlyActiveUsers !== undefined && { monthlyActiveUsers }) },
        }),
      ).findings.map(({ code, severity, help }) => `${code} ${severity} ${help}`);
    expect(at()).toEqual([
      'commercial-threshold warning Declare `use.monthly-active-users`, so that the limit can be compared with it.',
    ]);
    expect(at(1_000_000)).toEqual([]);
    expect(at(1_000_001)).toEqual([
      'commercial-threshold error Ask the licensor for a licence above the limit, or replace the component.',
    ]);
  });
});

describe('use restrictions', () => {
  const rail = { 'huggingface/leaf/leaf-base': { license: 'LicenseRef-Tea-RAIL-M', kind: 'model' as const } };
  const of = (words: Parameters<typeof policy>[0]): readonly string[] =>
    judge(project(rail), policy({ allow: ALL, ...words })).findings.map(
      ({ code, severity, message }) => `${severity}[${code}] ${message}`,
    );

  it('are to be acknowledged', () => {
    expect(of({})).toEqual([
      'warning[use-restriction] leaf-base: LicenseRef-Tea-RAIL-M forbids 2 uses that the project has not acknowledged',
    ]);
    expect(of({ acknowledge: ['medical-advice'] })).toEqual([
      'warning[use-restriction] leaf-base: LicenseRef-Tea-RAIL-M forbids 1 use that the project has not acknowledged',
    ]);
    expect(of({ acknowledge: ['medical-advice', 'restriction:malware'] })).toEqual([]);
  });
  it('are an error in a declared field', () => {
    expect(of({ use: { fields: ['healthcare'] } })).toEqual([
      'error[use-restriction] leaf-base: LicenseRef-Tea-RAIL-M restricts uses in healthcare, which the project is declared for',
    ]);
  });
  it('of a model licence do not bind the code beside it', () => {
    const code = judge(project({ 'npm/kettle@1.0.0': { license: 'LicenseRef-Tea-RAIL-M' } }), policy({ allow: ALL }));
    expect(code.findings.map(({ code: slug, severity }) => `${slug} ${severity}`)).toEqual(['use-restriction note']);
  });
});

describe('what the metadata does not say', () => {
  it('is unknown, whatever `unknown` says', () => {
    for (const [unknown, severity] of [
      ['denied', 'error'],
      ['review', 'warning'],
      ['allowed', 'note'],
    ] as const) {
      const { findings, verdicts } = judge(project({ 'npm/kettle@1.0.0': {} }), policy({ unknown, unknownAt: place(9) }));
      expect(findings.map((each) => [each.code, each.severity, each.message])).toEqual([
        ['license-unknown', severity, 'kettle@1.0.0: nothing says under which licence it stands'],
      ]);
      expect(findings[0]?.labels.map(({ text, primary }) => [text, primary])).toEqual([
        ['named here, without a licence', true],
        ['decided by this line: no other names it', false],
      ]);
      expect(verdicts[0]?.verdict).toBe(unknown);
    }
  });
  it('quotes what could not be understood', () => {
    const { findings } = judge(project({ 'npm/kettle@1.0.0': { declared: 'NOASSERTION' } }), policy());
    expect(findings[0]?.message).toContain('is not a licence that can be understood');
  });
  it('may be ambiguous', () => {
    expect(found('LicenseRef-licheck-family-BSD', {})).toEqual(['license-ambiguous LicenseRef-licheck-family-BSD']);
    expect(found('LicenseRef-licheck-family-BSD', { allow: ['MIT'] })).toEqual([
      'license-ambiguous LicenseRef-licheck-family-BSD',
      'license-denied LicenseRef-licheck-family-BSD',
    ]);
  });
  it('is held to be the strictest that it could mean, by what that asks', () => {
    const world = project({ 'npm/kettle@1.0.0': { license: 'LicenseRef-licheck-family-BSD' } });
    const { findings, obligations } = judge(world, policy({ allow: ALL, use: sold }), { book: loadRulebook() });
    expect(findings.flatMap(({ notes }) => notes)).toContain('judged as BSD-4-Clause, the strictest of them');
    expect(obligations.map(({ tag }) => tag)).toContain('include-copyright');
  });
  it('may contradict the text', () => {
    const part = { basis: 'conflict', declared: 'ISC', detected: 'GPL-3.0-only' } as const;
    const world = project({ 'npm/kettle@1.0.0': { license: 'ISC AND GPL-3.0-only', ...part } });
    const { findings } = judge(world, policy({ allow: ['ISC'], use: inside }));
    expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'license-denied: kettle@1.0.0: GPL-3.0-only is not allowed by the policy',
      'license-mismatch: kettle@1.0.0: declared ISC, but its files say GPL-3.0-only',
    ]);
    expect(findings[1]?.labels.map(({ at, text }) => `${at.path}: ${text}`)).toEqual([
      'npm/kettle@1.0.0/package.json: the metadata says ISC',
      'npm/kettle@1.0.0/LICENSE: the text says GPL-3.0-only',
    ]);
  });
  it('is shown at its own line of a text that holds several', () => {
    const part = { basis: 'conflict', declared: 'MIT', detected: 'MIT AND GPL-3.0-only AND NOASSERTION' } as const;
    const places = [
      { license: 'MIT', line: 1 },
      { license: 'GPL-3.0-only', line: 30 },
      { license: 'NOASSERTION', line: 60 },
    ];
    const world = project({ 'npm/kettle@1.0.0': { license: part.detected, ...part, places } });
    const { findings } = judge(world, policy({ allow: ['MIT'], use: inside }));
    expect(findings.map(({ code, message, labels }) => [code, message, labels.map(({ at, text }) => [at.line, text])])).toEqual([
      ['license-denied', 'kettle@1.0.0: GPL-3.0-only is not allowed by the policy', [[30, 'the licence text stands here']]],
      ['license-unknown', 'kettle@1.0.0: part of its licence is not known', [[60, 'what is not recognised stands here']]],
      [
        'license-mismatch',
        'kettle@1.0.0: declared MIT, but its files also say GPL-3.0-only and terms that are not recognised',
        [
          [undefined, 'the metadata says MIT'],
          [30, 'the text says GPL-3.0-only'],
        ],
      ],
    ]);
  });
  it('may be a text that nobody recognised', () => {
    const text = { license: 'MIT', declared: 'MIT', detected: 'NOASSERTION' } as const;
    const licenseFiles = [{ path: 'npm/kettle@1.0.0/LICENSE' as ProjectPath, role: 'license', score: 1 }] as const;
    const messages = (part: Part) =>
      judge(project({ 'npm/kettle@1.0.0': part }), policy({ allow: ALL, use: inside })).findings.map(({ message }) => message);
    expect(messages({ ...text, licenseFiles })).toEqual(['kettle@1.0.0: declared MIT, but its licence text is not recognised']);
    // A README mentions licences, and terms of one's own have a text that no list has.
    expect(messages(text)).toEqual([]);
    const own = 'LicenseRef-Guild';
    expect(messages({ ...text, licenseFiles, license: own, declared: own }).join()).not.toContain('not recognised');
  });
});

describe('a finding', () => {
  const world = project(
    {
      'npm/tea-house@1.0.0': { license: 'NONE', own: true },
      'npm/web@1.0.0': { license: 'MIT' },
      'npm/report-kit@2.1.0': { license: 'AGPL-3.0-only' },
    },
    [
      ['npm/tea-house@1.0.0', 'npm/web@1.0.0'],
      ['npm/web@1.0.0', 'npm/report-kit@2.1.0'],
    ],
  );
  const denied = judge(world, policy({ allow: ['MIT'], deny: ['category:network-copyleft'], use: inside })).findings[0];

  it('points to the declaration and to the line that decided', () => {
    expect(denied?.message).toBe('report-kit@2.1.0: AGPL-3.0-only is not allowed by the policy');
    expect(denied?.help).toBe('Replace the package, or record an exception with a reason.');
    expect(denied?.labels).toEqual([
      {
        at: { path: 'npm/report-kit@2.1.0/package.json', keys: ['license'] },
        text: 'declared here as "AGPL-3.0-only"',
        primary: true,
      },
      { at: place(2), text: 'denied by this line', primary: false },
    ]);
  });
  it('knows the way from the root', () => expect(denied?.path).toEqual([0, 1, 2]));
  it('has a fingerprint that outlives a new version, but not a new licence', () => {
    const other = (name: string, license: string): string | undefined =>
      judge(project({ [name]: { license } }), policy({ use: inside })).findings[0]?.fingerprint;
    expect(other('npm/report-kit@3.0.0', 'AGPL-3.0-only')).toBe(denied?.fingerprint);
    expect(other('npm/report-kit@2.1.0', 'GPL-3.0-only')).not.toBe(denied?.fingerprint);
    expect(other('npm/report-kits@2.1.0', 'AGPL-3.0-only')).not.toBe(denied?.fingerprint);
    expect(denied?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });
  it('has the severity that the policy gives its code', () => {
    const severity = { 'license-denied': 'warning', copyleft: 'off' } as const;
    const { findings } = judge(world, policy({ allow: ['MIT'], severity }));
    expect(findings.map(({ code, severity: level }) => `${code} ${level}`)).toEqual(['license-denied warning']);
  });
  it('drops to a note where the policy allows that very licence', () => {
    const { findings } = judge(world, policy({ allow: ['MIT', 'AGPL-3.0-only'], use: sold }));
    expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['copyleft note']);
  });
  it('is made for each licence that is denied, not for the first', () => {
    const both = judge(
      project({ 'npm/kettle@1.0.0': { license: 'GPL-3.0-only AND CC-BY-NC-4.0' } }),
      policy({ use: { commercial: false, distribution: ['none'] } }),
    );
    expect(codes(both)).toEqual(['license-denied CC-BY-NC-4.0', 'license-denied GPL-3.0-only']);
  });
});
