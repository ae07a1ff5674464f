import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scopesOf } from '../../src/discover/scopes.ts';
import { packRelations, type Relation, SCOPES, type Scope } from '../../src/model/relations.ts';

const edge = (from: number, to: number, scope: Scope): Relation => ({ from, to, kind: 'depends-on', scope });
const scopes = (count: number, edges: readonly Relation[], recorded: readonly (Scope | undefined)[] = []): readonly Scope[] =>
  scopesOf(
    packRelations(edges, count),
    [0],
    Array.from({ length: count }, (_, i) => recorded[i]),
  );

describe('scopes', () => {
  it('are the strongest over all paths, and a path is as strong as its weakest edge', () => {
    expect(scopes(4, [edge(0, 1, 'dev'), edge(1, 2, 'runtime'), edge(0, 3, 'optional'), edge(3, 2, 'peer')])).toEqual([
      'runtime',
      'dev',
      'peer',
      'optional',
    ]);
  });
  it('bear circles', () => {
    expect(scopes(3, [edge(0, 1, 'dev'), edge(1, 2, 'runtime'), edge(2, 1, 'runtime'), edge(2, 0, 'runtime')])).toEqual([
      'runtime',
      'dev',
      'dev',
    ]);
  });
  it('are what the lock recorded where no path leads, else runtime', () => {
    expect(scopes(3, [], [undefined, 'dev', undefined])).toEqual(['runtime', 'dev', 'runtime']);
  });
  it('come from what a source recorded, where no project depends on it', () => {
    const edges = [
      edge(1, 3, 'runtime'),
      edge(2, 4, 'runtime'),
      edge(1, 4, 'optional'),
      edge(4, 5, 'runtime'),
      edge(0, 6, 'test'),
    ];
    const recorded = [undefined, 'dev', 'runtime', undefined, undefined, undefined, 'dev', undefined] as const;
    expect(scopes(8, edges, recorded)).toEqual(['runtime', 'dev', 'runtime', 'dev', 'runtime', 'runtime', 'test', 'runtime']);
    // What was recorded of one is not changed by what leads to it.
    expect(scopes(3, [edge(1, 2, 'runtime')], [undefined, 'runtime', 'dev'])).toEqual(['runtime', 'runtime', 'dev']);
  });
  it('pass through relations that have none', () => {
    const built: Relation = { from: 1, to: 2, kind: 'derived-from', how: 'finetune' };
    expect(scopes(3, [edge(0, 1, 'dev'), built])).toEqual(['runtime', 'dev', 'dev']);
  });
  it('equal the best of every path, found the slow way', () => {
    const edges = fc.array(
      fc.tuple(fc.nat(6), fc.nat(6), fc.constantFrom(...SCOPES)).map((args) => edge(...args)),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(edges, (all) => {
        const rank = Array.from({ length: 7 }, (_, i) => (i === 0 ? 0 : Number.POSITIVE_INFINITY));
        for (let round = 0; round < 7; round += 1) {
          for (const { from, to, scope } of all) {
            rank[to] = Math.min(rank[to] ?? 0, Math.max(rank[from] ?? 0, SCOPES.indexOf(scope ?? 'runtime')));
          }
        }
        expect(scopes(7, all)).toEqual(rank.map((found) => SCOPES[found] ?? 'runtime'));
      }),
    );
  });
  it('take a chain of a hundred thousand in one pass', () => {
    const chain = Array.from({ length: 100_000 }, (_, i) => edge(i, i + 1, i === 5 ? 'dev' : 'runtime'));
    expect(scopes(100_001, chain).at(-1)).toBe('dev');
  });
});
