import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleAssessment } from '../../src/evaluate/document/assessment.ts';
import { proposeDecisions } from '../../src/evaluate/proposals/propose-decisions.ts';
import { type ProposalGround, proposeUse, suggestAnswers } from '../../src/evaluate/proposals/propose-use.ts';
import type { LicenseText } from '../../src/model/inventory.ts';
import type { Place, ProjectPath } from '../../src/model/location.ts';
import { type ProposedDecisions, SHIPPINGS, type Shipping } from '../../src/model/proposal.ts';
import { type Edge, judge, type Part, place, policy, project, rulebook } from './build.ts';

const book = rulebook();

function ground(
  parts: Readonly<Record<string, Part>>,
  edges: readonly Edge[] = [],
  texts: readonly LicenseText[] = [],
): ProposalGround {
  const world = project(parts, edges);
  return { ...world, inventory: { ...world.inventory, texts }, rulebook: book };
}

const HOUSE: Part = { own: true, license: 'NONE' };
const LEAF: Part = { kind: 'model', license: 'LicenseRef-Tea-RAIL-M' };
const MADE: Part = { kind: 'model', own: true, license: 'Apache-2.0' };

describe('what a project suggests to answer', () => {
  const suggested = (part: Part): unknown => {
    const { because: _, ...answers } = suggestAnswers(ground({ 'npm/tea-house': { own: true, ...part } }));
    return answers;
  };

  it('open, when it declares an open licence and is not private', () => {
    expect(suggested({ license: 'MIT' })).toEqual({ shipped: ['open-source'], commercial: true, license: 'MIT' });
    expect(suggested({ license: 'GPL-3.0-only' })).toMatchObject({ shipped: ['open-source'] });
  });

  it('a product, the strictest, in any other case', () => {
    expect(suggested({ license: 'NONE' })).toEqual({ shipped: ['product'], commercial: true, license: 'LicenseRef-Proprietary' });
    expect(suggested({})).toMatchObject({ shipped: ['product'], license: 'LicenseRef-Proprietary' });
    expect(suggested({ license: 'MIT', isPrivate: true })).toEqual({ shipped: ['product'], commercial: true, license: 'MIT' });
    expect(suggested({ license: 'CC-BY-NC-4.0' })).toMatchObject({ shipped: ['product'], license: 'CC-BY-NC-4.0' });
    const two = ground({ 'npm/a': { own: true, license: 'MIT' }, 'npm/b': { own: true, license: 'ISC' } });
    expect(suggestAnswers(two)).toMatchObject({ shipped: ['product'], license: 'LicenseRef-Proprietary' });
  });
});

describe('from three answers to a preset and a use', () => {
  const plain = ground({ 'npm/tea-house': HOUSE, 'npm/kettle': { license: 'MIT' } });
  const withModel = ground({ 'npm/tea-house': HOUSE, 'huggingface/leaf/leaf-base': LEAF });
  const making = ground({ 'npm/tea-house': HOUSE, 'generic/oolong-7b': MADE, 'generic/reviews': { kind: 'dataset', own: true } });

  it.each([
    ['product', true, 'LicenseRef-Proprietary', 'commercial-distributed', ['binary']],
    ['service', true, 'LicenseRef-Proprietary', 'commercial-saas', ['saas']],
    ['internal', true, 'LicenseRef-Proprietary', 'internal', ['none']],
    ['open-source', true, 'MIT', 'open-source-permissive', ['source', 'binary']],
    ['open-source', true, 'MPL-2.0', 'open-source-permissive', ['source', 'binary']],
    ['open-source', true, 'GPL-3.0-only', 'open-source-copyleft', ['source', 'binary']],
    ['open-source', true, 'MIT OR GPL-3.0-only', 'open-source-permissive', ['source', 'binary']],
    ['open-source', true, 'LicenseRef-Nobody-Knows', 'open-source-permissive', ['source', 'binary']],
    ['research', false, 'MIT', 'research', ['source']],
    ['research', true, 'MIT', 'open-source-permissive', ['source']],
    ['product,service', true, 'LicenseRef-Proprietary', 'commercial-distributed', ['binary', 'saas']],
    ['product,open-source', true, 'GPL-3.0-only', 'commercial-distributed', ['source', 'binary']],
    ['product,open-source', true, 'MIT', 'open-source-permissive', ['source', 'binary']],
    ['research,internal', false, 'MIT', 'internal', ['source']],
    ['internal,service', true, 'LicenseRef-Proprietary', 'commercial-saas', ['saas']],
  ] as const)('%s, commercial: %s, under %s: %s', (shipped, commercial, license, preset, distribution) => {
    const answers = { shipped: shipped.split(',') as Shipping[], commercial, license };
    expect(proposeUse(answers, plain)).toMatchObject({ preset, commercial, license, distribution, notes: [] });
  });

  it('looks at the models: a service that runs them gives their outputs away, research publishes what it made', () => {
    const service = proposeUse({ shipped: ['service'], commercial: true, license: 'MIT' }, withModel);
    expect(service).toMatchObject({ preset: 'ai-product', distribution: ['saas', 'outputs'] });
    expect(service.notes).toEqual(['`outputs`, because leaf-base answers the users']);
    const research = proposeUse({ shipped: ['research'], commercial: false, license: 'MIT' }, making);
    expect(research).toMatchObject({ preset: 'research', distribution: ['source', 'weights', 'dataset'] });
    // A product takes its models along without more words.
    expect(proposeUse({ shipped: ['product'], commercial: true }, making).distribution).toEqual(['binary']);
    expect(proposeUse({ shipped: ['research'], commercial: false }, withModel).distribution).toEqual(['source']);
  });

  it('adds the lines in which answers and preset part, each with its reason', () => {
    const free = proposeUse({ shipped: ['product'], commercial: false, license: 'LicenseRef-Proprietary' }, plain);
    expect(free.rules).toMatchObject([{ list: 'review', category: 'non-commercial' }]);
    const network = proposeUse({ shipped: ['open-source'], commercial: true, license: 'AGPL-3.0-only' }, plain);
    expect(network.rules).toMatchObject([{ list: 'allow', category: 'network-copyleft' }]);
    expect(proposeUse({ shipped: ['open-source'], commercial: true, license: 'GPL-3.0-only' }, plain).rules).toEqual([]);
    expect([...free.rules, ...network.rules].every(({ why }) => why.length > 20)).toBe(true);
  });

  it('never proposes a looser preset because more was said', () => {
    const strictness = [
      'research',
      'internal',
      'open-source-copyleft',
      'commercial-saas',
      'ai-product',
      'commercial-distributed',
      'open-source-permissive',
    ];
    const ways = fc.uniqueArray(fc.constantFrom(...SHIPPINGS), { minLength: 1 });
    fc.assert(
      fc.property(
        ways,
        fc.constantFrom(...SHIPPINGS),
        fc.boolean(),
        fc.constantFrom('MIT', 'LicenseRef-Proprietary'),
        (shipped, more, commercial, license) => {
          const rank = (all: readonly Shipping[]): number =>
            strictness.indexOf(proposeUse({ shipped: all, commercial, license }, plain).preset);
          expect(rank([...new Set([...shipped, more])])).toBeGreaterThanOrEqual(rank(shipped));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('what is left to people', () => {
  const SHA = 'ab'.repeat(32);
  const text = (digest: string): LicenseText => ({ digest, body: 'text' });
  const file = (path: string, index: number): NonNullable<Part['licenseFiles']>[number] => ({
    path,
    role: 'license',
    score: 1,
    text: index,
  });

  function decisions(
    parts: Readonly<Record<string, Part>>,
    edges: readonly Edge[],
    texts: readonly LicenseText[] = [],
  ): ProposedDecisions {
    const seen = ground(parts, edges, texts);
    const rules = policy({
      allow: ['category:permissive'],
      review: ['category:use-restricted', 'category:conditional-commercial'],
      deny: ['category:network-copyleft'],
    });
    const assessment = assembleAssessment({
      ...seen,
      evaluation: judge(seen, rules),
      policy: rules,
      diagnostics: [],
      version: '1.0.0',
      projectName: 'tea-house',
      place: (): Place => place(1),
    });
    return proposeDecisions(seen, assessment);
  }

  it('a text that contradicts the metadata, pinned to its digest', () => {
    const kettle: Part = {
      license: 'MIT AND BSD-3-Clause',
      declared: 'MIT',
      detected: 'BSD-3-Clause',
      basis: 'conflict',
      root: 'node_modules/kettle' as ProjectPath,
      licenseFiles: [file('node_modules/kettle/README', 0), file('npm/kettle@1.2.3/LICENSE', 1)],
    };
    const { clarifications } = decisions(
      { 'npm/tea-house': HOUSE, 'npm/kettle@1.2.3': kettle },
      [['npm/tea-house', 'npm/kettle@1.2.3']],
      [text('00'), text(SHA)],
    );
    expect(clarifications).toEqual([
      {
        component: 'pkg:npm/kettle@1.2.3',
        problem: expect.stringMatching(/^(?!kettle).*MIT.*BSD-3-Clause/),
        license: 'BSD-3-Clause',
        file: 'npm/kettle@1.2.3/LICENSE',
        sha256: SHA,
      },
    ]);
  });

  it('an unknown licence: with its text when there is one, and never with a licence that nobody read', () => {
    const root = 'vendor/odd' as ProjectPath;
    const { clarifications, exceptions } = decisions(
      {
        'npm/tea-house': HOUSE,
        'npm/brew-log@0.3.0': {},
        'npm/odd@1.0.0': { root, licenseFiles: [file('vendor/odd/docs/LICENSE', 0)] },
      },
      [],
      [text(SHA)],
    );
    expect(clarifications).toMatchObject([
      { component: 'pkg:npm/brew-log@0.3.0', license: null, file: null, sha256: null },
      { component: 'pkg:npm/odd@1.0.0', license: null, file: 'docs/LICENSE', sha256: SHA },
    ]);
    expect(exceptions).toEqual([]);
  });

  it('what is denied, once for all versions under one pattern', () => {
    const edges: readonly Edge[] = [
      ['npm/tea-house', 'npm/web'],
      ['npm/web', 'npm/report-kit@2.1.0'],
      ['npm/tea-house', 'npm/report-kit@2.4.0'],
    ];
    const kit: Part = { license: 'AGPL-3.0-only' };
    const { exceptions } = decisions(
      { 'npm/tea-house': HOUSE, 'npm/web': { license: 'MIT' }, 'npm/report-kit@2.1.0': kit, 'npm/report-kit@2.4.0': kit },
      edges,
    );
    expect(exceptions).toEqual([
      {
        component: 'pkg:npm/report-kit@^2',
        name: 'report-kit@2.1.0',
        license: 'AGPL-3.0-only',
        verdict: 'denied',
        category: 'network-copyleft',
        path: ['tea-house', 'web'],
      },
    ]);
  });

  it('restrictions to undertake, and the facts of use that licences ask about', () => {
    const { acknowledgements, ask, exceptions, reviews } = decisions(
      {
        'npm/tea-house': HOUSE,
        'huggingface/leaf/leaf-base': LEAF,
        'huggingface/leaf/sencha': { kind: 'model', license: 'LicenseRef-Leaf-Community' },
      },
      [
        ['npm/tea-house', 'huggingface/leaf/leaf-base', { kind: 'uses' }],
        ['npm/tea-house', 'huggingface/leaf/sencha', { kind: 'uses' }],
      ],
    );
    expect(acknowledgements).toEqual([
      { tag: 'malware', title: 'malware', components: ['leaf-base'] },
      { tag: 'medical-advice', title: 'medical advice', components: ['leaf-base'] },
    ]);
    expect(ask).toEqual(['monthly-active-users', 'fields']);
    expect(exceptions).toEqual([]);
    expect(reviews).toEqual([
      { license: 'LicenseRef-Tea-RAIL-M', category: 'use-restricted', components: ['leaf-base'] },
      { license: 'LicenseRef-Leaf-Community', category: 'conditional-commercial', components: ['sencha'] },
    ]);
  });

  it('nothing about the project’s own, and nothing that a hostile name would widen', () => {
    const found = decisions(
      {
        'npm/tea-house': { own: true, license: 'AGPL-3.0-only' },
        'npm/*@1.0.0': { license: 'AGPL-3.0-only' },
        'npm/odd@>=0': {},
      },
      [],
    );
    expect(found).toMatchObject({ clarifications: [], exceptions: [], acknowledgements: [] });
  });
});
