import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMerge } from '../../../src/discover/merge.ts';
import { attach, sharpen } from '../../../src/discover/models/settle.ts';
import type { SeenComponent, SeenRelation, Sighting } from '../../../src/model/inventory.ts';
import type { ProjectPath } from '../../../src/model/location.ts';
import type { Purl } from '../../../src/model/purl.ts';
import { look } from './tree.ts';

const thing = (purl: string, more: Partial<SeenComponent> = {}): SeenComponent => ({
  purl: purl as Purl,
  name: purl,
  kind: 'model',
  own: false,
  declaredRaw: [],
  licenseFiles: [],
  provenance: [{ source: 'model-card', at: { path: `${purl.split('/').pop()}/README.md` } }],
  ...more,
});
const edge = (from: string, to: string, how?: SeenRelation['how']): SeenRelation => ({
  from: from as Purl,
  to: to as Purl,
  kind: 'derived-from',
  ...(how && { how }),
});
const own = (purl: string, root: string): SeenComponent =>
  thing(purl, { own: true, kind: 'application', root: root as ProjectPath, provenance: [] });
const used = (components: readonly SeenComponent[], relations: readonly SeenRelation[] = []): readonly string[] =>
  attach(new Map(components.map((one) => [one.purl, one])), relations, 'tea').map(({ from, to }) => `${from} ${to}`);

describe('who uses a model', () => {
  it('the nearest own component above it, when nothing else leads to it', () => {
    const shop = [own('pkg:npm/shop', ''), own('pkg:npm/api', 'packages/api')];
    const near = thing('pkg:generic/tea/a', { root: 'packages/api/models/a' as ProjectPath });
    const far = thing('pkg:generic/tea/b', { root: 'packages/apis/b' as ProjectPath });
    expect(used([...shop, near, far])).toEqual(['pkg:npm/api pkg:generic/tea/a', 'pkg:npm/shop pkg:generic/tea/b']);
  });

  it('every own component whose code names it, even when lineage leads to it too', () => {
    const source = 'model-reference';
    const base = thing('pkg:huggingface/leaf/base', {
      provenance: ['packages/api/x.py', 'packages/web/y.ts'].map((path) => ({ source, at: { path, line: 1 } })),
    });
    const owners = [own('pkg:npm/shop', ''), own('pkg:npm/api', 'packages/api')];
    expect(used([...owners, base, thing('pkg:generic/tea/a')], [edge('pkg:generic/tea/a', base.purl)])).toEqual([
      'pkg:npm/api pkg:huggingface/leaf/base',
      'pkg:npm/shop pkg:huggingface/leaf/base',
      'pkg:npm/shop pkg:generic/tea/a',
    ]);
  });

  it('one of each circle', () => {
    const [a, b] = [thing('pkg:generic/tea/a'), thing('pkg:generic/tea/b')];
    expect(used([own('pkg:npm/shop', ''), a, b], [edge(a.purl, b.purl), edge(b.purl, a.purl)])).toEqual([
      'pkg:npm/shop pkg:generic/tea/a',
    ]);
  });

  it('leaves packages to the sources that saw them', () => {
    expect(
      used([own('pkg:npm/shop', ''), thing('pkg:npm/leaf', { provenance: [{ source: 'npm', at: { path: 'x' } }] })]),
    ).toEqual([]);
  });

  it('says how a model was derived where anybody does', () => {
    const edges = [
      edge('pkg:a/a', 'pkg:a/b', 'unknown'),
      edge('pkg:a/a', 'pkg:a/b', 'adapter'),
      edge('pkg:a/a', 'pkg:a/c', 'unknown'),
    ];
    expect(sharpen(edges)).toEqual(edges.slice(1));
  });

  it('does not depend on the order of sightings', () => {
    const sightings: readonly Sighting[] = [
      ...[
        'pkg:generic/tea/models/a',
        'pkg:generic/tea/x/b',
        'pkg:generic/tea/y/b',
        'pkg:huggingface/leaf/base',
        'pkg:huggingface/Leaf/Base',
      ].map((purl) => ({ type: 'component' as const, component: thing(purl, purl.includes('Leaf') ? { nameOnly: true } : {}) })),
      { type: 'relation', relation: edge('pkg:generic/tea/models/a', 'pkg:huggingface/Leaf/Base', 'unknown') },
      { type: 'relation', relation: edge('pkg:generic/tea/models/a', 'pkg:huggingface/leaf/base', 'adapter') },
      { type: 'relation', relation: edge('pkg:generic/tea/x/b', 'pkg:generic/tea/models/a', 'merge') },
    ];
    const finish = (order: readonly Sighting[]) => {
      const merge = createMerge();
      for (const sighting of order) merge.add(sighting);
      const { purls, edges } = look(merge.finish({ project: 'tea' }));
      return { purls, edges };
    };
    const expected = finish(sightings);
    expect(expected).toEqual({
      purls: ['pkg:generic/tea', 'pkg:generic/tea/a', 'pkg:generic/tea/x/b', 'pkg:generic/tea/y/b', 'pkg:huggingface/leaf/base'],
      edges: [
        'generic/tea uses generic/tea/x/b',
        'generic/tea uses generic/tea/y/b',
        'generic/tea/a derived-from:adapter huggingface/leaf/base',
        'generic/tea/x/b derived-from:merge generic/tea/a',
      ],
    });
    const shuffled = fc.shuffledSubarray([...sightings], { minLength: sightings.length });
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(finish(order)).toEqual(expected);
      }),
    );
  });
});
