import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discover } from '../../src/discover/discover.ts';
import { openProject } from '../../src/io/open-project.ts';
import { manifest, type Node, tree } from '../io/tree.ts';
import { view } from './view.ts';

interface Seen {
  readonly components: readonly {
    readonly purl: string;
    readonly scope: string;
    readonly own?: boolean;
    readonly declared: readonly string[];
  }[];
  readonly relations: readonly string[];
  readonly diagnostics: readonly string[];
}

function see(
  nodes: Readonly<Record<string, Node>>,
  options: { below?: string; starts?: readonly string[]; production?: boolean; ignore?: readonly string[] } = {},
): Seen {
  const { below = '', starts = [''], production = false, ignore = [] } = options;
  return view(discover(openProject(join(tree(nodes), below), { starts }), { ignore, production })) as Seen;
}
const names = (seen: Seen): string[] =>
  seen.components.map(({ purl, scope, own }) => `${purl.replace('pkg:npm/', '')} ${own ? 'own' : scope}`);
const lock = (packages: Readonly<Record<string, object>>): string =>
  JSON.stringify({ name: 'tea-house', version: '1.0.0', lockfileVersion: 3, packages });
const HOUSE = { name: 'tea-house', version: '1.0.0', license: 'MIT' };

describe('a dependency without a name', () => {
  it.each([
    {
      'node_modules/kettle/package.json': JSON.stringify({
        name: 'kettle',
        version: '1.0.0',
        license: 'MIT',
        dependencies: { '': {} },
      }),
    },
    { 'package.json': JSON.stringify({ ...HOUSE, dependencies: { '': '1' } }) },
  ])('makes no component without one', (nodes) => {
    const seen = see(nodes);
    expect(seen.components.map(({ purl }) => purl)).not.toContain('pkg:npm/');
    expect(seen.relations.filter((relation) => /pkg:npm\/( |$)/.test(relation))).toEqual([]);
  });
});

describe('a lock file and what is installed', () => {
  it('that differ in the licence of one version: both are kept, and the manifest is trusted more', () => {
    const seen = see({
      'package.json': manifest('tea-house', '1.0.0', { dependencies: { kettle: '2' } }),
      'package-lock.json': lock({
        '': { ...HOUSE, dependencies: { kettle: '2' } },
        'node_modules/kettle': { version: '2.1.0', license: 'MIT' },
      }),
      'node_modules/kettle/package.json': manifest('kettle', '2.1.0', { license: 'AGPL-3.0-only' }),
    });
    expect(seen.components[0]).toMatchObject({
      purl: 'pkg:npm/kettle@2.1.0',
      declared: ['0 license "AGPL-3.0-only"', '2 license "MIT"'],
    });
  });

  it('that differ in the version: what is installed is needed by whoever needs what is locked, and in the same scope', () => {
    const seen = see({
      'package.json': manifest('tea-house', '1.0.0', { devDependencies: { kettle: '1' } }),
      'package-lock.json': lock({
        '': { ...HOUSE, devDependencies: { kettle: '1' } },
        'node_modules/kettle': { version: '1.0.0', license: 'MIT', dev: true, dependencies: { lid: '1' } },
        'node_modules/lid': { version: '1.0.0', license: 'MIT', dev: true },
      }),
      'node_modules/kettle/package.json': manifest('kettle', '1.0.0', { license: 'MIT', dependencies: { lid: '1' } }),
      'node_modules/lid/package.json': manifest('lid', '1.0.1', { license: 'GPL-3.0-only' }),
    });
    expect(names(seen)).toEqual(['kettle@1.0.0 dev', 'lid@1.0.0 dev', 'lid@1.0.1 dev', 'tea-house@1.0.0 own']);
    expect(seen.relations).toContain('pkg:npm/kettle@1.0.0 depends-on pkg:npm/lid@1.0.1 runtime');
  });

  it('of which only one knows the licence: that one counts', () => {
    const seen = see({
      'package.json': manifest('tea-house', '1.0.0', { dependencies: { kettle: '2' } }),
      'package-lock.json': lock({
        '': { ...HOUSE, dependencies: { kettle: '2' } },
        'node_modules/kettle': { version: '2.1.0', license: 'ISC' },
      }),
      'node_modules/kettle/package.json': manifest('kettle', '2.1.0', { license: '' }),
    });
    expect(seen.components[0]?.declared).toEqual(['0 license ""', '2 license "ISC"']);
  });

  it('without what only development needs: it is known from the lock file', () => {
    const nodes = {
      'package.json': manifest('tea-house', '1.0.0', { dependencies: { kettle: '2' }, devDependencies: { whistle: '1' } }),
      'package-lock.json': lock({
        '': { ...HOUSE, dependencies: { kettle: '2' }, devDependencies: { whistle: '1' } },
        'node_modules/kettle': { version: '2.1.0', license: 'MIT' },
        'node_modules/whistle': { version: '1.0.0', license: 'MIT', dev: true },
      }),
      'node_modules/kettle/package.json': manifest('kettle', '2.1.0'),
    };
    expect(names(see(nodes))).toEqual(['kettle@2.1.0 runtime', 'tea-house@1.0.0 own', 'whistle@1.0.0 dev']);
    expect(names(see(nodes, { production: true }))).toEqual(['kettle@2.1.0 runtime', 'tea-house@1.0.0 own']);
  });

  it('in an independent package below: each lock file speaks of its own folder', () => {
    const seen = see({
      'package.json': manifest('tea-house', '1.0.0', { dependencies: { kettle: '2' } }),
      'package-lock.json': lock({
        '': { ...HOUSE, dependencies: { kettle: '2' } },
        'node_modules/kettle': { version: '2.1.0', license: 'MIT' },
      }),
      'site/package.json': manifest('site', '1.0.0', { dependencies: { kettle: '1' } }),
      'site/package-lock.json': lock({
        '': { name: 'site', version: '1.0.0', dependencies: { kettle: '1' } },
        'node_modules/kettle': { version: '1.0.0', license: 'ISC' },
      }),
    });
    expect(seen.relations).toEqual([
      'pkg:npm/site@1.0.0 depends-on pkg:npm/kettle@1.0.0 runtime',
      'pkg:npm/tea-house@1.0.0 depends-on pkg:npm/kettle@2.1.0 runtime',
    ]);
    expect(seen.diagnostics).toEqual([]);
  });
});

describe('a workspace', () => {
  const workspaces = { packages: ['packages/*'] };
  it('may be listed in the form of Yarn, and be missing on disk', () => {
    const seen = see({
      'package.json': manifest('tea-house', '1.0.0', { private: true, workspaces }),
      'package-lock.json': lock({
        '': { ...HOUSE, workspaces },
        'node_modules/api': { resolved: 'packages/api', link: true },
        'node_modules/kettle': { version: '2.1.0', license: 'MIT' },
        'packages/api': { name: 'api', version: '1.0.0', license: 'MIT', dependencies: { kettle: '2' } },
      }),
    });
    expect(names(seen)).toEqual(['api@1.0.0 own', 'kettle@2.1.0 runtime', 'tea-house@1.0.0 own']);
    expect(seen.relations).toEqual(['pkg:npm/api@1.0.0 depends-on pkg:npm/kettle@2.1.0 runtime']);
  });

  it('that is scanned alone does not see what is installed above it, and says so', () => {
    const nodes = {
      'package.json': manifest('tea-house', '1.0.0', { private: true, workspaces }),
      'packages/api/package.json': manifest('api', '1.0.0', { dependencies: { kettle: '2' } }),
      'node_modules/kettle/package.json': manifest('kettle', '2.1.0'),
    };
    const alone = see(nodes, { below: 'packages/api' });
    expect(names(alone)).toEqual(['api@1.0.0 own']);
    expect(alone.diagnostics.join()).toMatch(/^error discover\/not-installed package\.json .*\(incomplete\)$/);
    const within = see(nodes, { starts: ['packages/api'] });
    expect(within.relations).toEqual(['pkg:npm/api@1.0.0 depends-on pkg:npm/kettle@2.1.0 runtime']);
  });
});

describe('names and versions of manifests', () => {
  it.each([
    ['without a name is called as its folder', '{"version":"1.0.0"}', 'pkg:npm/kettle@1.0.0'],
    ['without a version has none', '{"name":"kettle"}', 'pkg:npm/kettle'],
    ['with a number for a name is called as its folder', '{"name":7,"version":"1.0.0"}', 'pkg:npm/kettle@1.0.0'],
    ['with a list for a version has none', '{"name":"kettle","version":["1.0.0"]}', 'pkg:npm/kettle'],
    [
      'with a name of a megabyte is called as its folder',
      `{"name":"${'k'.repeat(1_000_000)}","version":"1.0.0"}`,
      'pkg:npm/kettle@1.0.0',
    ],
    ['with a version of a megabyte has none', `{"name":"kettle","version":"${'1'.repeat(1_000_000)}"}`, 'pkg:npm/kettle'],
    ['with a broken scope is called as its folder', '{"name":"@leaf","version":"1.0.0"}', 'pkg:npm/kettle@1.0.0'],
    [
      'with a scope is in a namespace',
      '{"name":"@leaf/kettle","version":"1.0.0+build.7"}',
      'pkg:npm/%40leaf/kettle@1.0.0%2Bbuild.7',
    ],
  ])('an installed package %s', (_, text, purl) => {
    const seen = see({ 'package.json': manifest('tea-house', '1.0.0'), 'node_modules/kettle/package.json': text });
    expect(seen.components.map((component) => component.purl)).toContain(purl);
  });
});

describe('folders', () => {
  it('that are ignored are not seen, and leave nothing incomplete', () => {
    const nodes = {
      'package.json': manifest('tea-house', '1.0.0'),
      'golden/package.json': manifest('golden', '1.0.0', { dependencies: { kettle: '2' } }),
      'golden/broken/package.json': '{',
    };
    expect(see(nodes).diagnostics).toHaveLength(2);
    const seen = see(nodes, { ignore: ['golden/**'] });
    expect(names(seen)).toEqual(['tea-house@1.0.0 own']);
    expect(seen.diagnostics).toEqual([]);
  });

  it('of version control hold nothing of this revision', () => {
    const seen = see({
      'package.json': manifest('tea-house', '1.0.0'),
      '.git/modules/package.json': manifest('old', '1.0.0'),
      '.hg/package.json': manifest('old', '1.0.0'),
    });
    expect(names(seen)).toEqual(['tea-house@1.0.0 own']);
  });

  it('that several starts name are one project', () => {
    const seen = see(
      {
        'a/package.json': manifest('a', '1.0.0'),
        'b/package.json': manifest('b', '1.0.0'),
        'c/package.json': manifest('c', '1.0.0'),
      },
      { starts: ['a', 'b'] },
    );
    expect(names(seen)).toEqual(['a@1.0.0 own', 'b@1.0.0 own']);
  });
});
