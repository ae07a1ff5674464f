import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discover } from '../../src/discover/discover.ts';
import { SOURCES } from '../../src/discover/sources/index.ts';
import { openProject } from '../../src/io/open-project.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { manifest, type Node, tree } from '../io/tree.ts';

/** The sources of packages; those of models look at more, and are tested where they are. */
const sources = SOURCES.filter(({ id }) => id.startsWith('npm-') || id === 'python');

function scan(root: string): { inventory: Inventory; opened: string[]; purls: string[]; said: string[] } {
  const opened: string[] = [];
  const inventory = discover(openProject(root, { onOpen: (path) => opened.push(path) }), { ignore: [], sources });
  return {
    inventory,
    opened: [...new Set(opened)].sort(),
    purls: inventory.components.map((component) => component.purl),
    said: inventory.diagnostics.map(({ code, path, incomplete }) => `${code} ${path}${incomplete ? ' incomplete' : ''}`),
  };
}

describe('what a scan opens', () => {
  it('is manifests, lock files and licence texts, and nothing else', () => {
    const { opened } = scan(
      tree({
        '.env': 'SECRET=1',
        '.git/config': 'x',
        '.npmrc': '_authToken=1',
        'index.js': 'process.exit(1)',
        'licheck.config.js': 'process.exit(1)',
        '.config/config.cjs': 'process.exit(1)',
        'package.json': manifest('tea-house', '1.0.0', { dependencies: { kettle: '1' }, scripts: { postinstall: 'exit 1' } }),
        'node_modules/kettle/package.json': manifest('kettle', '1.0.0', { main: 'index.js' }),
        'node_modules/kettle/index.js': 'process.exit(1)',
        'node_modules/kettle/LICENSE': 'MIT',
        'node_modules/kettle/license.js': 'process.exit(1)',
        'node_modules/kettle/test/fixtures/package.json': manifest('inner', '1.0.0'),
        'node_modules/kettle/README.md': '# kettle',
        'node_modules/.bin/kettle': 'x',
        'site-packages/cup/__init__.py': 'raise',
        'site-packages/cup-1.0.dist-info/METADATA': 'Name: cup\nVersion: 1.0\n',
        'site-packages/cup-1.0.dist-info/RECORD': 'x',
        'weights.pkl': 'x',
      }),
    );
    expect(opened).toEqual([
      'node_modules/kettle/LICENSE',
      'node_modules/kettle/package.json',
      'package.json',
      'site-packages/cup-1.0.dist-info/METADATA',
    ]);
  });
});

describe('links', () => {
  const outside = {
    'secret/package.json': manifest('secret', '1.0.0'),
    'secret/LICENSE': 'secret',
    'secret/node_modules/deep/package.json': manifest('deep', '1.0.0'),
  };

  it('out of the root are not followed, wherever they stand', () => {
    const away = tree(outside);
    const to = (path: string): Node => ({ link: join(away, 'secret', path) });
    const { opened, purls, said } = scan(
      tree({
        'package.json': manifest('tea-house', '1.0.0', { dependencies: { kettle: '1', spy: '1' } }),
        'node_modules/kettle/package.json': manifest('kettle', '1.0.0'),
        'node_modules/kettle/LICENSE': to('LICENSE'),
        'node_modules/kettle/node_modules': to('node_modules'),
        'node_modules/spy': to(''),
        'other/package.json': to('package.json'),
        'other/package-lock.json': to('package.json'),
        vendor: to(''),
      }),
    );
    expect(opened).toEqual(['node_modules/kettle/package.json', 'package.json']);
    expect(purls).toEqual(['pkg:npm/kettle@1.0.0', 'pkg:npm/spy', 'pkg:npm/tea-house@1.0.0']);
    expect(said).toEqual([
      'io/link-leaves-root node_modules/kettle/LICENSE',
      'io/link-leaves-root node_modules/kettle/node_modules incomplete',
      'discover/dependency-missing node_modules/spy incomplete',
      'io/link-leaves-root node_modules/spy incomplete',
      'io/link-leaves-root other/package-lock.json incomplete',
      'io/link-leaves-root other/package.json incomplete',
      'discover/dependency-missing package.json incomplete',
      'io/link-leaves-root vendor incomplete',
    ]);
  });

  it('in circles end', () => {
    const { purls, said } = scan(
      tree({
        'package.json': manifest('tea-house', '1.0.0', { dependencies: { kettle: '1', loop: '1' } }),
        'node_modules/kettle/package.json': manifest('kettle', '1.0.0', { dependencies: { kettle: '1' } }),
        'node_modules/kettle/node_modules/kettle': { link: '../..' + '/kettle' },
        'node_modules/kettle/node_modules/up': { link: '../../..' },
        'node_modules/loop': { link: 'loop' },
        'src/again': { link: '..' },
        'src/a': { link: 'b' },
        'src/b': { link: 'a' },
      }),
    );
    expect(purls).toEqual(['pkg:npm/kettle@1.0.0', 'pkg:npm/loop', 'pkg:npm/tea-house@1.0.0']);
    expect(said).toEqual([
      'discover/dependency-missing node_modules/loop incomplete',
      'io/link-loop node_modules/loop',
      'discover/dependency-missing package.json incomplete',
      'io/link-loop src/a',
      'io/link-loop src/b',
    ]);
  });
});

describe('things that are not files', () => {
  it('are passed by: a folder called package.json, a pipe called LICENSE or METADATA', () => {
    const root = tree({
      'package.json/x': '1',
      'package-lock.json/x': '1',
      'requirements.txt/x': '1',
      'node_modules/kettle/package.json/x': '1',
      'node_modules/cup/package.json': manifest('cup', '1.0.0'),
      'lid-1.0.dist-info/RECORD': '',
    });
    for (const pipe of ['node_modules/cup/LICENSE', 'lid-1.0.dist-info/METADATA', 'uv.lock', 'README.md'])
      execFileSync('mkfifo', [join(root, pipe)]);
    const { opened, purls, said } = scan(root);
    expect(opened).toEqual(['node_modules/cup/package.json']);
    expect(purls).toEqual(['pkg:npm/cup@1.0.0', 'pkg:npm/kettle']);
    expect(said).toEqual([
      'discover/manifest-missing lid-1.0.dist-info incomplete',
      'io/not-a-file node_modules/kettle/package.json incomplete',
    ]);
  });
});

describe('size and depth', () => {
  it('of a manifest are borne: 100,000 brackets, a megabyte of licence, 50,000 dependencies', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const huge = 'MIT '.repeat(262_144);
    const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`cup-${i}`, '1']));
    const { inventory, said } = scan(
      tree({
        'package.json': manifest('tea-house', '1.0.0', { dependencies: { deep: '1', huge: '1', many: '1', open: '1' } }),
        'node_modules/deep/package.json': `{"name": "deep", "version": "1.0.0", "license": ${deep}, "x": ${deep}}`,
        'node_modules/huge/package.json': manifest('huge', '1.0.0', { license: huge }),
        'node_modules/many/package.json': manifest('many', '1.0.0', { optionalDependencies: many }),
        'node_modules/open/package.json': `{"name": "open", "license": ${'['.repeat(100_000)}`,
      }),
    );
    const declared = (name: string) => inventory.components.find((component) => component.name === name)?.declaredRaw;
    expect(declared('deep')).toMatchObject([{ text: '[[[[…]]]]', malformed: true }]);
    expect(declared('huge')?.[0]?.text).toBe(huge);
    expect(declared('open')).toEqual([]);
    expect(said).toEqual(['discover/manifest-unreadable node_modules/open/package.json incomplete']);
  });

  it('of a lock file are borne: nested without end, and in a circle of names', () => {
    let nested = '{}';
    for (let i = 0; i < 2000; i += 1) nested = `{"version": "1.0.0", "dependencies": {"cup": ${nested}}}`;
    const { said, inventory } = scan(
      tree({
        'package.json': manifest('tea-house', '1.0.0'),
        'package-lock.json': `{"lockfileVersion": 1, "dependencies": {"cup": ${nested}}}`,
      }),
    );
    expect(inventory.components.map((component) => component.name)).toEqual(['cup', 'tea-house']);
    expect(said).toEqual(['discover/lockfile-unreadable package-lock.json incomplete']);
    const ring = { a: { version: '1.0.0', dependencies: { b: '1' } }, b: { version: '1.0.0', dependencies: { a: '1', b: '1' } } };
    const packages = {
      '': { dependencies: { a: '1' } },
      'node_modules/a': ring.a,
      'node_modules/b': ring.b,
      'node_modules/l': { link: true, resolved: 'node_modules/l' },
    };
    expect(scan(tree({ 'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages }) })).inventory.scopes).toEqual([
      'runtime',
      'runtime',
      'runtime',
    ]);
  });

  it('of a tree are borne, and said', () => {
    const { purls, said } = scan(
      tree({ 'package.json': manifest('tea-house', '1.0.0'), [`${'d/'.repeat(110)}package.json`]: manifest('deep', '1.0.0') }),
    );
    expect(purls).toEqual(['pkg:npm/tea-house@1.0.0']);
    expect(said).toMatchObject([expect.stringMatching(/^io\/too-deep .* incomplete$/)]);
  });
});

describe('a hostile lock file', () => {
  it('cannot make the scan read outside, or claim an own package', () => {
    const away = tree({ 'package.json': manifest('stolen', '9.9.9', { private: true }) });
    const packages = {
      '': {},
      [`../${away.split('/').at(-1)}`]: { version: '1.0.0' },
      '../../../../etc': { version: '1.0.0', name: 'etc' },
      'node_modules/x': { link: true, resolved: away },
      'node_modules/../../y': { version: '1.0.0' },
      '/etc/passwd': { version: '1.0.0' },
    };
    const { opened, inventory } = scan(
      tree({
        'package.json': manifest('tea-house', '1.0.0'),
        'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages }),
      }),
    );
    expect(opened).toEqual(['package-lock.json', 'package.json']);
    expect(inventory.components.filter((component) => component.own).map((component) => component.name)).toEqual(['tea-house']);
    expect(inventory.components.map((component) => component.name)).not.toContain('stolen');
  });
});
