import { describe, expect, it } from 'vitest';
import type { AssessedRelation } from '../../../src/model/assessment.ts';
import { type LineageNode, lineagesOf } from '../../../src/report/view/lineage.ts';
import { sample } from '../samples.ts';

const made = (from: string, to: string, how: AssessedRelation['how'] = 'finetune'): AssessedRelation => ({
  from,
  to,
  kind: how === null ? 'trained-on' : 'derived-from',
  scope: null,
  how,
});
const models = sample('tea-house').components.filter(({ kind }) => kind === 'model');
const spelled = (node: LineageNode | undefined): string =>
  node === undefined ? '-' : `${node.purl}${node.isFolded ? '…' : ''}(${node.bases.map(spelled).join(' ')})`;
const tree = (relations: readonly AssessedRelation[], start = 'a'): string =>
  spelled(lineagesOf({ components: models, relations, findings: [] }).tree(start));

describe('lineage', () => {
  it('is a tree of what something was made of', () => {
    expect(tree([made('a', 'b'), made('b', 'c'), made('a', 'd', null)])).toBe('a(b(c()) d())');
    expect(tree([made('a', 'b')], 'b')).toBe('-');
  });
  it('ends in circles', () => {
    expect(tree([made('a', 'b'), made('b', 'c'), made('c', 'a')])).toBe('a(b(c()))');
  });
  it('draws what several share once', () => {
    expect(tree([made('a', 'b'), made('a', 'c'), made('b', 'd'), made('c', 'd'), made('d', 'e')])).toBe('a(b(d(e())) c(d…()))');
  });
  it('stays small for endless chains and for ladders of doubled edges', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => made(i === 0 ? 'a' : `n${i}`, `n${i + 1}`));
    expect(tree(chain).match(/n\d+/g)?.length).toBeLessThan(30);
    const ladder = Array.from({ length: 60 }, (_, i) =>
      ['x', 'y'].flatMap((side) => ['x', 'y'].map((next) => made(`${side}${i}`, `${next}${i + 1}`))),
    ).flat();
    expect(tree(ladder, 'x0').length).toBeLessThan(10_000);
  });
  it('marks the base at which something above it breaks', () => {
    const tea = sample('tea-house');
    const found = lineagesOf(tea).tree('pkg:huggingface/teahouse/oolong-7b');
    expect(found?.bases.map(({ purl, findings }) => [purl.slice(0, 40), findings[0]?.code])).toEqual([
      ['pkg:huggingface/datasets/leaf/tasting-no', 'dataset-conflict'],
      ['pkg:huggingface/leaf/leaf-base@012345678', 'lineage-conflict'],
    ]);
  });
});
