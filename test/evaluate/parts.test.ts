import { describe, expect, it } from 'vitest';
import { findShortestPaths } from '../../src/evaluate/answers/shortest-paths.ts';
import { digits, fingerprint as halves } from '../../src/evaluate/findings/fingerprint.ts';
import { createPathFinder } from '../../src/evaluate/findings/paths.ts';
import { meetingTerritories } from '../../src/evaluate/use/territories.ts';
import { projectUse, usageOf } from '../../src/evaluate/use/use-triggers.ts';
import type { ComponentKind } from '../../src/model/component.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { Scope } from '../../src/model/relations.ts';
import { type Edge, pattern, policy, project, purlOf } from './build.ts';

const fingerprint = (parts: readonly string[]): string => digits(halves(parts));

describe('fingerprints', () => {
  it('are 16 hex digits that never change', () => {
    expect(fingerprint(['license-denied', 'pkg:npm/kettle', 'GPL-3.0-only'])).toBe('5725ebef17e1dbd9');
  });
  it('are FNV-1a', () => {
    const slow = (parts: readonly string[]): string => {
      let hash = 0xcbf29ce484222325n;
      const units = parts.flatMap((part) => [...Array.from({ length: part.length }, (_, i) => part.charCodeAt(i)), 0x10000]);
      for (const unit of units) hash = BigInt.asUintN(64, (hash ^ BigInt(unit)) * 0x100000001b3n);
      return hash.toString(16).padStart(16, '0');
    };
    for (const parts of [['copyleft', 'pkg:npm/kettle', ''], [''], ['\uFFFF\u0000', 'teapot \u{1FAD6}']])
      expect(fingerprint(parts)).toBe(slow(parts));
  });
  it('tell parts from one another', () => {
    const all = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['', 'abc'], ['aBc'], ['\u{1F375}'], ['\uD83C', '\uDF75']];
    expect(new Set(all.map(fingerprint)).size).toBe(all.length);
  });
  it('do not meet by chance among many', () => {
    const some = Array.from({ length: 50_000 }, (_, i) => fingerprint(['license-denied', `pkg:npm/kettle-${i}`, 'MIT']));
    expect(new Set(some).size).toBe(some.length);
  });
});

describe('paths', () => {
  const chain = (length: number): ReturnType<typeof project> => {
    const names = Array.from({ length }, (_, i) => `npm/p${i}@1`);
    const parts = Object.fromEntries(names.map((name, i) => [name, { own: i === 0 }]));
    return project(
      parts,
      names.slice(1).map((name, i): Edge => [names[i] ?? '', name]),
    );
  };
  it('are the shortest', () => {
    const parts = { 'npm/a@1': { own: true }, 'npm/b@1': {}, 'npm/c@1': {}, 'npm/d@1': {}, 'npm/e@1': {} };
    const edges: Edge[] = [
      ['npm/a@1', 'npm/b@1'],
      ['npm/b@1', 'npm/c@1'],
      ['npm/c@1', 'npm/d@1'],
      ['npm/a@1', 'npm/c@1'],
      ['npm/d@1', 'npm/a@1'],
    ];
    const find = createPathFinder(project(parts, edges).inventory);
    expect([0, 1, 3, 4].map(find)).toEqual([[0], [0, 1], [0, 2, 3], []]);
  });
  it('start at any own component where no root leads', () => {
    const { inventory } = project({ 'npm/a@1': { own: true }, 'npm/b@1': { own: true }, 'npm/c@1': {} }, [
      ['npm/b@1', 'npm/c@1'],
    ]);
    expect(createPathFinder({ ...inventory, roots: [0] })(2)).toEqual([1, 2]);
  });
  it('start at packages that nothing depends on, where no project leads', () => {
    const parts = { 'npm/a@1': { own: true }, 'pypi/b@1': {}, 'pypi/c@1': {}, 'pypi/d@1': {}, 'npm/e@1': {} };
    const { inventory } = project(parts, [
      ['npm/a@1', 'npm/e@1'],
      ['pypi/b@1', 'pypi/c@1'],
      ['pypi/c@1', 'pypi/d@1'],
    ]);
    expect([1, 2, 3, 4].map(createPathFinder(inventory))).toEqual([[], [1, 2], [1, 2, 3], [0, 4]]);
    expect([1, 3, 4].map((index) => findShortestPaths(inventory, index).paths)).toEqual([[], [[1, 2, 3]], [[0, 4]]]);
  });
  it('keep both ends when they are endless', () => {
    const find = createPathFinder(chain(5000).inventory);
    const path = find(4999);
    expect([path.length, path[0], path.at(-1)]).toEqual([101, 0, 4999]);
    expect(find(50)).toHaveLength(51);
  });
});

describe('territories', () => {
  it('spell regions out on both sides', () => {
    expect(meetingTerritories('EU, GB, KR', ['US', 'DE', 'gb'])).toEqual(['DE', 'gb']);
    expect(meetingTerritories('EU', ['EEA', 'NO'])).toEqual(['EEA']);
    expect(meetingTerritories('UK', ['GB'])).toEqual(['GB']);
    expect(meetingTerritories('EU', [])).toEqual([]);
  });
});

describe('triggers', () => {
  const nothing = { isBase: false, isTrainedOn: false };
  const triggers = (
    kind: ComponentKind,
    use: Policy['use'],
    rest: { scope?: Scope; usedFor?: readonly string[]; own?: Partial<typeof nothing>; type?: string } = {},
  ): string => {
    const rules = policy({ use });
    const { scope = 'runtime', usedFor, own = {}, type = 'npm' } = rest;
    const component = { kind, name: 'kettle', purl: purlOf(`${type}/kettle@1`) };
    const declared = usedFor && { component: pattern('**'), usedFor };
    return [...usageOf(component, scope, projectUse(rules), { ...nothing, ...own }, rules, declared).triggers].sort().join(' ');
  };
  it('of what is not declared are the strict ones', () => {
    expect(triggers('library', {})).toBe('commercial-use distribute-binary use');
    expect(projectUse(policy()).undeclared).toEqual(['commercial', 'distribution']);
  });
  it('follow the declared distribution', () => {
    const open = { commercial: false };
    expect(triggers('library', { ...open, distribution: ['none'] })).toBe('use');
    expect(triggers('library', { ...open, distribution: ['source', 'saas'] })).toBe('distribute-source network-use use');
    expect(triggers('model', { ...open, distribution: ['binary'] })).toBe('distribute-weights use');
    expect(triggers('model', { ...open, distribution: ['saas', 'outputs'] })).toBe('network-use output use');
    expect(triggers('dataset', { ...open, distribution: ['binary'] })).toBe('use');
    expect(triggers('dataset', { ...open, distribution: ['dataset'] })).toBe('distribute-dataset use');
    expect(triggers('library', { ...open, distribution: ['weights'] })).toBe('use');
  });
  it('leave out what is not shipped', () => {
    for (const scope of ['dev', 'test', 'build'] as const)
      expect(triggers('library', { commercial: true, distribution: ['binary'] }, { scope })).toBe('commercial-use use');
    expect(triggers('library', { commercial: false, distribution: ['binary'] }, { scope: 'peer' })).toBe('distribute-binary use');
  });
  it('know what a model or dataset is used for', () => {
    const use = { commercial: false, distribution: ['binary'] as const };
    expect(triggers('model', use, { usedFor: ['inference'] })).toBe('use');
    expect(triggers('model', use, { usedFor: ['finetune', 'redistribute'] })).toBe('distribute-weights modify train use');
    expect(triggers('model', use, { own: { isBase: true } })).toBe('distribute-weights modify use');
    expect(triggers('dataset', use, { own: { isTrainedOn: true }, scope: 'dev' })).toBe('train use');
    expect(triggers('model', { ...use, trainsOnOutputs: true })).toBe('distribute-weights output use');
  });
});
