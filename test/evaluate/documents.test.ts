import { describe, expect, it } from 'vitest';
import { applyBaseline, makeBaseline, parseBaseline, printBaseline } from '../../src/evaluate/answers/baseline.ts';
import { compareAssessments } from '../../src/evaluate/answers/diff.ts';
import { answerWhy } from '../../src/evaluate/answers/why.ts';
import { createCompatAnswerer } from '../../src/evaluate/compatibility/compat.ts';
import { recommend } from '../../src/evaluate/compatibility/recommend.ts';
import { assembleAssessment } from '../../src/evaluate/document/assessment.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { exitCode } from '../../src/model/exit.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { WhyNode } from '../../src/model/why.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { type Edge, expression, judge, type Part, pattern, place, policy, project, purlOf, raise, rulebook } from './build.ts';

const TODAY = '2026-11-24';
const located = (anchor: { readonly path: string }) => ({ path: anchor.path, line: 1, column: 1, endColumn: 2, excerpt: '' });

function assess(parts: Readonly<Record<string, Part>>, edges: readonly Edge[], rules: Policy): Assessment {
  const world = project(parts, edges);
  return assembleAssessment({
    ...world,
    evaluation: judge(world, rules),
    rulebook: rulebook(),
    policy: rules,
    diagnostics: [],
    version: '1.0.0',
    projectName: 'tea-house',
    place: located,
  });
}

const HOUSE: Readonly<Record<string, Part>> = {
  'npm/tea-house@1.0.0': { own: true, license: 'NONE' },
  'npm/web@1.0.0': { license: 'MIT' },
  'npm/report-kit@2.1.0': { license: 'AGPL-3.0-only' },
  'npm/whistle-lint@1.0.0': { license: 'GPL-3.0-only', scope: 'dev' },
};
const EDGES: readonly Edge[] = [
  ['npm/tea-house@1.0.0', 'npm/web@1.0.0', { scope: 'runtime' }],
  ['npm/web@1.0.0', 'npm/report-kit@2.1.0', { scope: 'runtime' }],
  ['npm/tea-house@1.0.0', 'npm/whistle-lint@1.0.0', { scope: 'dev' }],
];
const RULES = policy({ allow: ['MIT'], dev: 'review', use: { commercial: true, distribution: ['binary'] } });

describe('the document', () => {
  const document = assess(HOUSE, EDGES, RULES);
  it('counts', () => {
    expect(document.summary).toEqual({
      components: 4,
      allowed: 2,
      review: 1,
      denied: 1,
      errors: 2,
      warnings: 1,
      notes: 0,
      excepted: 0,
      baselined: 0,
    });
    expect(document.complete).toBe(true);
    expect(exitCode(document, { failOn: 'error', allowIncomplete: false })).toBe(1);
  });
  it('names components by purl and sorts everything', () => {
    expect(document.components.map(({ purl }) => purl)).toEqual([...document.components.map(({ purl }) => purl)].sort());
    expect(document.findings.map(({ severity, code, purl }) => `${severity} ${code} ${purl}`)).toEqual([
      'error copyleft pkg:npm/report-kit@2.1.0',
      'error license-denied pkg:npm/report-kit@2.1.0',
      'warning license-review pkg:npm/whistle-lint@1.0.0',
    ]);
    expect(document.findings[1]?.path).toEqual(['pkg:npm/tea-house@1.0.0', 'pkg:npm/web@1.0.0', 'pkg:npm/report-kit@2.1.0']);
    expect(document.relations).toHaveLength(3);
    expect(document.obligations.map(({ purl, tag, trigger }) => `${purl} ${tag} ${trigger}`)).toContain(
      'pkg:npm/report-kit@2.1.0 same-license distribute-binary',
    );
  });
  it('does not depend on the order of the input', () => {
    const backwards = Object.fromEntries(Object.entries(HOUSE).reverse());
    expect(assess(backwards, [...EDGES].reverse(), RULES)).toEqual(document);
  });
  it('says the policy in its own words', () => {
    expect(document.policy).toMatchObject({
      allow: ['MIT'],
      unknown: 'denied',
      dev: 'review',
      use: { commercial: true, distribution: ['binary'] },
    });
  });
});

describe('a baseline', () => {
  const before = assess(HOUSE, EDGES, RULES);
  const baseline = makeBaseline(before);

  it('holds what was there, in this version or the next', () => {
    const { 'npm/report-kit@2.1.0': kit = {}, ...rest } = HOUSE;
    const after = assess({ ...rest, 'npm/report-kit@3.0.0': kit }, [['npm/web@1.0.0', 'npm/report-kit@3.0.0']], RULES);
    const { assessment, held, spent } = applyBaseline(after, baseline);
    expect([held, spent.length]).toEqual([3, 0]);
    expect(assessment.summary).toMatchObject({ errors: 0, warnings: 0, baselined: 3 });
    expect(exitCode(assessment, { failOn: 'warning', allowIncomplete: false })).toBe(0);
  });
  it('does not hold a swap: one finding for another', () => {
    const { 'npm/report-kit@2.1.0': _, ...rest } = HOUSE;
    const after = assess({ ...rest, 'npm/samovar@1.0.0': { license: 'AGPL-3.0-only' } }, [], RULES);
    const { assessment, held, spent } = applyBaseline(after, baseline);
    expect([held, spent.length, assessment.summary.errors]).toEqual([1, 2, 2]);
  });
  it('does not hold another licence, nor a tool that became part of the product', () => {
    const relicensed = assess({ ...HOUSE, 'npm/report-kit@2.1.0': { license: 'GPL-3.0-only' } }, EDGES, RULES);
    expect(applyBaseline(relicensed, baseline).assessment.summary.errors).toBe(2);
    const shipped = assess(
      { ...HOUSE, 'npm/whistle-lint@1.0.0': { license: 'GPL-3.0-only' } },
      EDGES.map(([from, to]): Edge => [from, to]),
      RULES,
    );
    const open = applyBaseline(shipped, baseline).assessment.findings.filter(({ baselined }) => !baselined);
    expect(open.map(({ code, purl }) => `${code} ${purl}`)).toEqual([
      'copyleft pkg:npm/whistle-lint@1.0.0',
      'license-denied pkg:npm/whistle-lint@1.0.0',
      'license-incompatible pkg:npm/report-kit@2.1.0',
    ]);
  });
  it('survives being written and read', () => {
    expect(parseBaseline(printBaseline(baseline), 'licheck.baseline.json')).toEqual(baseline);
    expect(parseBaseline(printBaseline({ format: 1, findings: [] }), 'x')).toEqual({ format: 1, findings: [] });
  });
  it('is refused when it is something else', () => {
    const texts = [
      '',
      'null',
      '[]',
      '{"format": 2, "findings": []}',
      '{"format": 1}',
      '{"format": 1, "findings": [{}]}',
      '{"format": 1, "findings": [{"code": "__proto__"}]}',
    ];
    for (const text of texts)
      expect(parseBaseline(text, 'x')).toMatchObject({ code: 'baseline/unreadable', severity: 'error', path: 'x' });
  });
});

describe('a diff', () => {
  const before = assess(HOUSE, EDGES, RULES);
  it('of an assessment with itself is empty', () => {
    const diff = compareAssessments(before, before);
    expect(Object.values(diff).every((value) => value === false || (Array.isArray(value) && value.length === 0))).toBe(true);
  });
  it('tells what came, went, changed its licence and newly violates', () => {
    const after = assess(
      {
        'npm/tea-house@1.0.0': { own: true, license: 'NONE' },
        'npm/web@2.0.0': { license: 'GPL-3.0-only' },
        'npm/samovar@1.0.0': { license: 'MIT' },
      },
      [],
      RULES,
    );
    const diff = compareAssessments(before, after);
    expect(diff.added).toEqual([{ purl: 'pkg:npm/samovar@1.0.0', license: 'MIT', verdict: 'allowed' }]);
    expect(diff.removed.map(({ purl }) => purl)).toEqual(['pkg:npm/report-kit@2.1.0', 'pkg:npm/whistle-lint@1.0.0']);
    expect(diff.relicensed).toEqual([{ purl: 'pkg:npm/web@2.0.0', was: 'pkg:npm/web@1.0.0', from: 'MIT', to: 'GPL-3.0-only' }]);
    expect(diff.rejudged).toEqual([{ purl: 'pkg:npm/web@2.0.0', from: 'allowed', to: 'denied' }]);
    expect(diff.newFindings.map(({ code }) => code)).toEqual(['copyleft', 'license-denied']);
    expect(diff.resolvedFindings.map(({ code }) => code)).toEqual(['copyleft', 'license-denied', 'license-review']);
    expect(diff.newObligations.map(({ tag }) => tag)).toContain('same-license');
    expect(diff.violates).toBe(true);
  });
  it('does not call a new version with the same trouble new', () => {
    const { 'npm/report-kit@2.1.0': kit = {}, ...rest } = HOUSE;
    const diff = compareAssessments(before, assess({ ...rest, 'npm/report-kit@2.2.0': kit }, [], RULES));
    expect([diff.newFindings, diff.added, diff.removed, diff.violates]).toEqual([[], [], [], false]);
  });
});

describe('why', () => {
  const ask = (parts: Readonly<Record<string, Part>>, edges: readonly Edge[], rules: Policy, name: string) => {
    const assessment = assess(parts, edges, rules);
    const world = project(parts, edges);
    return (
      answerWhy(
        { ...world, rulebook: rulebook(), policy: rules, today: TODAY, assessment, place: located as never },
        purlOf(name),
      ) ?? raise('no answer')
    );
  };
  const drawn = ({ text, verdict, taken, parts }: WhyNode): unknown => [
    `${text}: ${verdict}${taken ? '' : ', not taken'}`,
    ...parts.map(drawn),
  ];

  it('lists every shortest way from every root', () => {
    const parts = {
      'npm/a@1': { own: true, license: 'MIT' },
      'npm/b@1': { own: true, license: 'MIT' },
      'npm/x@1': { license: 'MIT' },
      'npm/y@1': { license: 'MIT' },
      'npm/kettle@1': { license: 'GPL-3.0-only' },
    };
    const edges: Edge[] = [
      ['npm/a@1', 'npm/x@1'],
      ['npm/a@1', 'npm/y@1'],
      ['npm/x@1', 'npm/kettle@1'],
      ['npm/y@1', 'npm/kettle@1'],
      ['npm/b@1', 'npm/kettle@1'],
    ];
    const why = ask(parts, edges, policy(), 'npm/kettle@1');
    expect(why.paths.map((path) => path.map((purl) => purl.slice(8, 9)).join('>'))).toEqual(['b>k', 'a>x>k', 'a>y>k']);
    expect(why.morePaths).toBe(0);
  });
  it('counts the ways that it does not list', () => {
    const layers = Array.from({ length: 8 }, (_, layer) => ['l', 'r'].map((side) => `npm/${side}${layer}@1`));
    const parts: Record<string, Part> = { 'npm/a@1': { own: true, license: 'MIT' }, 'npm/z@1': { license: 'MIT' } };
    for (const name of layers.flat()) parts[name] = { license: 'MIT' };
    const edges: Edge[] = [
      ...(layers[0] ?? []).map((to): Edge => ['npm/a@1', to]),
      ...(layers[7] ?? []).map((from): Edge => [from, 'npm/z@1']),
    ];
    for (let i = 0; i < 7; i += 1)
      for (const from of layers[i] ?? []) for (const to of layers[i + 1] ?? []) edges.push([from, to]);
    const why = ask(parts, edges, policy(), 'npm/z@1');
    expect([why.paths.length, why.morePaths]).toEqual([20, 236]);
  });
  it('draws the expression with the verdict of every part', () => {
    const rules = policy({ allow: ['MIT', 'Apache-2.0'], deny: ['GPL-3.0-only'] });
    const why = ask({ 'npm/kettle@1': { license: 'Apache-2.0 AND (GPL-3.0-only OR MIT)' } }, [], rules, 'npm/kettle@1');
    expect(drawn(why.tree)).toEqual([
      'Apache-2.0 AND (GPL-3.0-only OR MIT): allowed',
      ['Apache-2.0: allowed'],
      ['GPL-3.0-only OR MIT: allowed', ['GPL-3.0-only: denied, not taken'], ['MIT: allowed']],
    ]);
    expect(why.tree.parts[1]?.parts[0]?.decidedBy).toMatchObject({ path: 'licheck.yaml', text: 'denied by this line' });
    expect(why.changes).toEqual([]);
  });
  it('says what would change the verdict', () => {
    const rules = policy({ deny: ['category:network-copyleft'], use: { commercial: true, distribution: ['binary'] } });
    const why = ask({ 'npm/kettle@1': { license: 'GPL-3.0-only' } }, [], rules, 'npm/kettle@1');
    expect(why.changes).toEqual([
      'Name GPL-3.0-only in `policy.allow`: a line that names a licence beats one that names a category.',
      'Record an exception for pkg:npm/kettle@1 under GPL-3.0-only, with a reason, an owner and a date.',
      'Offer the project as a service instead of shipping it.',
      'Keep the project inside the organisation.',
      'Release the project under GPL-3.0-only, or under a licence that `licheck compat GPL-3.0-only --into <license>` finds compatible.',
    ]);
    expect(why.tree.reason).toBe('no line names it or its category, so `unknown: deny` decides');
  });
  it('shows what an exception holds', () => {
    const exceptions = [
      {
        component: pattern('pkg:npm/kettle'),
        license: expression('GPL-3.0-only'),
        reason: 'bought',
        owner: 'o',
        expires: '2030-01-01',
      },
    ];
    const why = ask({ 'npm/kettle@1': { license: 'GPL-3.0-only' } }, [], policy({ exceptions }), 'npm/kettle@1');
    expect([why.tree.verdict, why.tree.reason, why.changes]).toEqual(['allowed', 'held by an exception: bought', []]);
  });
  it('draws lineages, once around a circle', () => {
    const parts = {
      'huggingface/a': { kind: 'model' as const },
      'huggingface/b': { kind: 'model' as const },
      'huggingface/c': { kind: 'model' as const },
    };
    const edges: Edge[] = [
      ['huggingface/a', 'huggingface/b', { kind: 'derived-from', how: 'merge' }],
      ['huggingface/a', 'huggingface/c', { kind: 'derived-from', how: 'merge' }],
      ['huggingface/b', 'huggingface/a', { kind: 'derived-from', how: 'finetune' }],
    ];
    expect(ask(parts, edges, policy(), 'huggingface/a').lineage).toEqual([
      ['pkg:huggingface/a', 'pkg:huggingface/b'],
      ['pkg:huggingface/a', 'pkg:huggingface/c'],
    ]);
  });
  it('has no answer for what is not there', () => {
    const world = project(HOUSE, EDGES);
    expect(
      answerWhy(
        {
          ...world,
          rulebook: rulebook(),
          policy: RULES,
          today: TODAY,
          assessment: assess(HOUSE, EDGES, RULES),
          place: () => place(1),
        },
        'pkg:npm/gone',
      ),
    ).toBeUndefined();
  });
});

describe('with the real rulebook', () => {
  const book = loadRulebook();
  it('compat answers as a document', () => {
    const answer = createCompatAnswerer(book);
    expect(
      answer({ inbound: [expression('GPL-3.0-only'), expression('MIT')], outbound: expression('Apache-2.0'), use: 'combine' }),
    ).toMatchObject({
      outbound: 'Apache-2.0',
      inbound: ['GPL-3.0-only', 'MIT'],
      use: 'combine',
      answer: 'no',
      reasons: [{ license: 'GPL-3.0-only', term: 'same-license', clause: '5(c)' }],
    });
    expect(answer({ inbound: [expression('Apache-2.0'), expression('GPL-2.0-only')], use: 'combine' }).answer).toBe('no');
    expect(answer({ inbound: [expression('Apache-2.0'), expression('GPL-3.0-only')], use: 'combine' })).toMatchObject({
      outbound: null,
      answer: 'yes',
    });
    expect(
      answer({
        inbound: [expression('LicenseRef-scancode-llama-3.1-license-2024')],
        outbound: expression('Apache-2.0'),
        use: 'finetune',
      }),
    ).toMatchObject({ answer: 'no' });
    expect(
      answer({
        inbound: [expression('LicenseRef-scancode-llama-3.1-license-2024')],
        outbound: expression('LicenseRef-scancode-llama-3.1-license-2024'),
        use: 'finetune',
      }),
    ).toMatchObject({ answer: 'yes' });
    expect(
      answer({ inbound: [expression('LGPL-2.1-only')], outbound: expression('LicenseRef-Proprietary'), use: 'link' }),
    ).toMatchObject({ answer: 'yes' });
  });
  it('recommend ranks licences and says what rules the others out', () => {
    const world = project({
      'npm/a@1': { license: 'Apache-2.0' },
      'npm/b@1': { license: 'GPL-3.0-or-later' },
      'npm/c@1': { license: 'GPL-3.0-only', scope: 'dev' },
    });
    const use = { commercial: false, distribution: ['binary'] as const };
    const { candidates } = recommend({ ...world, rulebook: book, policy: policy({ use }), today: TODAY }, [expression('ISC')]);
    expect(candidates.slice(0, 4).map(({ license, answer }) => `${license} ${answer}`)).toEqual([
      'GPL-3.0-only yes',
      'GPL-3.0-or-later yes',
      'AGPL-3.0-only yes',
      'AGPL-3.0-or-later yes',
    ]);
    expect(candidates.find(({ license }) => license === 'GPL-2.0-only')?.rulesOut.map(({ purl }) => purl)).toEqual([
      'pkg:npm/a@1',
      'pkg:npm/b@1',
    ]);
    expect(candidates.find(({ license }) => license === 'ISC')?.rulesOut).toMatchObject([
      { purl: 'pkg:npm/b@1', license: 'GPL-3.0-or-later' },
    ]);
    const hosted = recommend({ ...world, rulebook: book, policy: policy({ use: { distribution: ['saas'] } }), today: TODAY });
    expect(hosted.candidates[0]).toMatchObject({ license: 'LicenseRef-Proprietary', answer: 'yes' });
  });
  it('works in one program are held against each other', () => {
    const clashes = (
      parts: Readonly<Record<string, Part>>,
      edges: readonly Edge[],
      distribution: 'binary' | 'saas' = 'binary',
    ): readonly string[] => {
      const all = { 'npm/tea@1': { own: true, license: 'GPL-2.0-only' }, ...parts };
      const { findings } = judge(project(all, edges), policy({ use: { distribution: [distribution] } }), { book });
      return findings.filter(({ code }) => code === 'license-incompatible').map(({ message }) => message);
    };
    const a = {
      'npm/a@1': { license: 'GPL-2.0-only' },
      'npm/b@1': { license: 'Apache-2.0' },
      'npm/c@1': { license: 'Apache-2.0' },
    };
    const all: Edge[] = [
      ['npm/tea@1', 'npm/a@1'],
      ['npm/tea@1', 'npm/b@1'],
      ['npm/b@1', 'npm/c@1'],
    ];
    expect(clashes(a, all)).toEqual(['a@1: GPL-2.0-only cannot be combined with Apache-2.0 of b@1 (and 1 more)']);
    expect(clashes(a, all, 'saas')).toEqual([]);
    expect(clashes({ ...a, 'npm/a@1': { license: 'GPL-2.0-or-later' } }, all)).toEqual([]);
    expect(clashes({ ...a, 'npm/a@1': { license: 'GPL-3.0-only' } }, all)).toEqual([]);
    expect(
      clashes({ 'npm/a@1': { license: 'GPL-2.0-only' }, 'npm/b@1': { license: 'GPL-3.0-only' } }, [
        ['npm/tea@1', 'npm/a@1'],
        ['npm/tea@1', 'npm/b@1'],
      ]),
    ).toHaveLength(1);
    expect(
      clashes({ 'npm/a@1': { license: 'GPL-3.0-only' }, 'npm/b@1': { license: 'AGPL-3.0-only' } }, [
        ['npm/tea@1', 'npm/a@1'],
        ['npm/tea@1', 'npm/b@1'],
      ]),
    ).toEqual([]);
    expect(
      clashes({ 'npm/a@1': { license: 'GPL-2.0-only' }, 'npm/b@1': { license: 'LGPL-2.1-only' } }, [
        ['npm/tea@1', 'npm/a@1'],
        ['npm/tea@1', 'npm/b@1'],
      ]),
    ).toEqual([]);
    // LGPL to GPL, GPL beside AGPL.
    expect(
      clashes({ 'npm/a@1': { license: 'AGPL-3.0-only' }, 'npm/b@1': { license: 'LGPL-2.1-only' } }, [
        ['npm/tea@1', 'npm/a@1'],
        ['npm/tea@1', 'npm/b@1'],
      ]),
    ).toEqual([]);
    // What one program ships is a tool of another.
    const workshop = { ...a, 'npm/pot@1': { own: true, license: 'MIT' } };
    expect(
      clashes(workshop, [
        ['npm/tea@1', 'npm/a@1'],
        ['npm/tea@1', 'npm/b@1', { scope: 'dev' }],
        ['npm/pot@1', 'npm/b@1'],
      ]),
    ).toEqual([]);
    // Two programs of one workspace never meet.
    const apart = { ...a, 'npm/pot@1': { own: true, license: 'MIT' } };
    expect(
      clashes(apart, [
        ['npm/tea@1', 'npm/a@1'],
        ['npm/pot@1', 'npm/b@1'],
      ]),
    ).toEqual([]);
  });
});
