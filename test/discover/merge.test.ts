import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMerge } from '../../src/discover/merge.ts';
import { mergeComponents, settle } from '../../src/discover/merge-component.ts';
import type { RawLicense } from '../../src/model/component.ts';
import type { Inventory, SeenComponent, SeenFile, Sighting } from '../../src/model/inventory.ts';
import type { ProjectPath } from '../../src/model/location.ts';
import { makePurl } from '../../src/model/purl.ts';
import { SCOPES } from '../../src/model/relations.ts';
import { view } from './view.ts';

const purl = (name: string, version?: string) => makePurl({ type: 'npm', name, version });
const path = fc.constantFrom('a', 'b/c', 'package-lock.json') as fc.Arbitrary<ProjectPath>;
const anchor = fc.record({ path, keys: fc.constantFrom(['license'], ['packages', 'x'], ['licenses', 2], ['licenses', 10]) });
const raw: fc.Arbitrary<RawLicense> = fc.record({
  text: fc.constantFrom('MIT', 'ISC', ''),
  field: fc.constantFrom('license', 'licenses[0]'),
  vocabulary: fc.constant('npm' as const),
  rank: fc.nat(2),
  at: anchor,
});
const file: fc.Arbitrary<SeenFile> = fc.record({
  path: fc.constantFrom('a/LICENSE', 'b/LICENSE', 'b/NOTICE'),
  role: fc.constantFrom('license' as const, 'notice' as const),
  score: fc.constantFrom(0.5, 1),
  text: fc.constantFrom({ digest: '01', body: 'one' }, { digest: '02', body: 'two' }),
});
const flag = fc.constantFrom(true as const, undefined);
const component: fc.Arbitrary<SeenComponent> = fc
  .record({
    name: fc.constantFrom('kettle', 'Kettle'),
    kind: fc.constantFrom('library' as const, 'application' as const),
    own: fc.boolean(),
    declaredRaw: fc.array(raw, { maxLength: 3 }),
    licenseFiles: fc.array(file, { maxLength: 3 }),
    provenance: fc.array(fc.record({ source: fc.constantFrom('npm-lockfile', 'npm-installed'), at: anchor }), { maxLength: 2 }),
    isPrivate: flag,
    nameOnly: flag,
    recordedScope: fc.constantFrom(undefined, ...SCOPES),
    root: fc.constantFrom(undefined, 'a' as ProjectPath, 'b/c' as ProjectPath),
    facts: fc.constantFrom(undefined, { gate: 'auto' }, { gate: 'manual', tag: 'x' }),
  })
  .map(({ isPrivate, nameOnly, recordedScope, root, facts, ...rest }) => ({
    purl: purl('kettle', '1.0.0'),
    version: '1.0.0',
    ...rest,
    ...(isPrivate && { isPrivate }),
    ...(nameOnly && { nameOnly }),
    ...(recordedScope && { recordedScope }),
    ...(root !== undefined && { root }),
    ...(facts && { facts }),
  }));

describe('merging two sightings of one purl', () => {
  it('is commutative', () => {
    fc.assert(
      fc.property(component, component, (a, b) => {
        expect(settle(mergeComponents(a, b))).toEqual(settle(mergeComponents(b, a)));
      }),
    );
  });
  it('is associative', () => {
    fc.assert(
      fc.property(component, component, component, (a, b, c) => {
        const [left, right] = [mergeComponents(a, mergeComponents(b, c)), mergeComponents(mergeComponents(a, b), c)];
        expect(settle(left)).toEqual(settle(right));
      }),
    );
  });
  it('is idempotent, and so is settling', () => {
    fc.assert(
      fc.property(component, (a) => {
        expect(settle(mergeComponents(a, a))).toEqual(settle(a));
        expect(settle(settle(a))).toEqual(settle(a));
      }),
    );
  });
  it('lets the full sighting name what a bare name could not, and what is owned stay owned', () => {
    const base = { purl: purl('a'), kind: 'library', declaredRaw: [], licenseFiles: [], provenance: [] } as const;
    const merged = mergeComponents({ ...base, name: 'A', own: false, nameOnly: true }, { ...base, name: 'b', own: true });
    expect(merged).toMatchObject({ name: 'b', own: true });
    expect(merged.nameOnly).toBeUndefined();
  });
});

describe('the inventory', () => {
  const see = (name: string, more: Partial<SeenComponent> = {}): Sighting => ({
    type: 'component',
    component: {
      purl: purl(name, '1.0.0'),
      name,
      version: '1.0.0',
      kind: 'library',
      own: false,
      declaredRaw: [],
      licenseFiles: [],
      provenance: [],
      ...more,
    },
  });
  const edge = (from: string, to: string, scope: (typeof SCOPES)[number] = 'runtime'): Sighting => ({
    type: 'relation',
    relation: { from: purl(from, '1.0.0'), to: purl(to, '1.0.0'), kind: 'depends-on', scope },
  });
  const inventory = (sightings: readonly Sighting[], production = false): Inventory => {
    const merge = createMerge();
    for (const sighting of sightings) merge.add(sighting);
    return merge.finish({ production });
  };
  const text = (digest: string): SeenFile => ({
    path: `${digest}/LICENSE`,
    role: 'license',
    score: 1,
    text: { digest, body: digest },
  });

  const sighting: fc.Arbitrary<Sighting> = fc.oneof(
    component.map((seen): Sighting => ({ type: 'component', component: seen })),
    fc
      .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'kettle'), fc.constantFrom(...SCOPES))
      .map((args) => edge(...args)),
    fc.constantFrom('x', 'y').map(
      (message): Sighting => ({
        type: 'diagnostic',
        diagnostic: { code: 'io/missing', severity: 'note', message, incomplete: false },
      }),
    ),
    fc.constantFrom('a', 'b').map((name) => see(name, { own: true, licenseFiles: [text(name)] })),
  );

  it('depends neither on the order of sightings nor on repeats', () => {
    fc.assert(
      fc.property(fc.array(sighting, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (sightings, order) => {
        const shuffled = sightings.map((one) => [order.next().value, one] as const).sort((a, b) => a[0] - b[0]);
        const again = shuffled.map(([, one]) => one);
        expect(inventory([...again, ...again])).toEqual(inventory(sightings));
      }),
    );
  });

  it('stores each text once and points to it', () => {
    const { texts, components } = inventory([
      see('a', { licenseFiles: [text('02')] }),
      see('b', { licenseFiles: [text('01'), text('02')] }),
    ]);
    expect(texts.map(({ digest }) => digest)).toEqual(['01', '02']);
    expect(components.map((one) => one.licenseFiles.map((found) => found.text))).toEqual([[1], [0, 1]]);
  });

  it('names an end of a relation that nobody saw', () => {
    const { components } = inventory([see('a'), edge('a', 'gone')]);
    expect(components[1]).toMatchObject({
      purl: 'pkg:npm/gone@1.0.0',
      name: 'gone',
      version: '1.0.0',
      nameOnly: true,
      own: false,
    });
  });

  it('lets a bare name stand for every version that is there', () => {
    const bare: Sighting = {
      type: 'relation',
      relation: { from: purl('a', '1.0.0'), to: purl('b'), kind: 'depends-on', scope: 'dev' },
    };
    const second = see('b', {
      purl: makePurl({ type: 'npm', name: 'b', version: '2.0.0', qualifiers: { vcs_url: 'git+https://git.example/b' } }),
      version: '2.0.0',
    });
    expect(view(inventory([see('a', { own: true }), see('b'), second, bare]))).toMatchObject({
      relations: [
        'pkg:npm/a@1.0.0 depends-on pkg:npm/b@1.0.0 dev',
        'pkg:npm/a@1.0.0 depends-on pkg:npm/b@2.0.0?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fb dev',
      ],
    });
  });

  it('leaves out, for production, what only development needs, and keeps indexes right', () => {
    const all = [
      see('root', { own: true }),
      edge('root', 'a', 'dev'),
      edge('root', 'z'),
      edge('a', 'shared'),
      edge('a', 'b'),
      edge('z', 'shared'),
      ...['a', 'b', 'shared', 'z'].map((name) => see(name, { licenseFiles: [text(name)] })),
    ];
    const { components, scopes, roots, relations, texts } = inventory(all, true);
    expect(components.map((one) => one.name)).toEqual(['root', 'shared', 'z']);
    expect(scopes).toEqual(['runtime', 'runtime', 'runtime']);
    expect(roots).toEqual([0]);
    expect([...relations.from].map((from, i) => `${from}>${relations.to[i]}`)).toEqual(['0>2', '2>1']);
    expect(texts.map(({ digest }) => digest)).toEqual(['shared', 'z']);
  });
});
