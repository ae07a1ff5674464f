import { describe, expect, it } from 'vitest';
import { CUP, folder, grow, hollow, judge, link, look, nested, type Plant, pipe } from './grow.ts';

const head = '"name":"tea-house","version":"1.0.0","lockfileVersion":3';
const lock = (packages: string): string =>
  `{${head},"packages":{"":{"name":"tea-house","version":"1.0.0","license":"MIT"},${packages}}}`;
const KETTLE = '"node_modules/kettle":{"version":"2.1.0","license":"MIT"}';

/** [what, the lock file, the code of the diagnostic] */
const BROKEN: readonly (readonly [string, Plant, string])[] = [
  ['breaks off', lock(KETTLE).slice(0, -10), 'discover/lockfile-unreadable'],
  ['is empty', '', 'discover/lockfile-unreadable'],
  ['is a list', '[]', 'discover/lockfile-unreadable'],
  ['is null', 'null', 'discover/lockfile-unreadable'],
  [
    'holds conflict marks',
    `<<<<<<< HEAD\n${lock(KETTLE)}\n=======\n${lock(KETTLE)}\n>>>>>>> theirs\n`,
    'discover/lockfile-unreadable',
  ],
  ['has packages that are a list', `{${head},"packages":[]}`, 'discover/lockfile-unreadable'],
  ['has packages that are null', `{${head},"packages":null}`, 'discover/lockfile-unreadable'],
  ['has dependencies that are a text', `{${head},"dependencies":"kettle"}`, 'discover/lockfile-unreadable'],
  ['has an entry that is a number', lock('"node_modules/kettle":7'), 'discover/lockfile-unreadable'],
  ['has an entry that is a list', lock('"node_modules/kettle":[]'), 'discover/lockfile-unreadable'],
  ['opens 100,000 brackets', `{${head},"packages":${'['.repeat(100_000)}`, 'discover/lockfile-unreadable'],
  ['has 100,000 brackets for packages', `{${head},"packages":${nested(100_000)}}`, 'discover/lockfile-unreadable'],
  [
    'claims one path twice',
    lock(`${KETTLE},"node_modules/kettle":{"version":"9.9.9","license":"GPL-3.0-only"}`),
    'discover/lockfile-duplicate',
  ],
  ['holds a NUL byte', `${lock(KETTLE)}\0`, 'io/not-text'],
  ['is UTF-16 without a mark', Buffer.from(lock(KETTLE), 'utf16le'), 'io/not-text'],
  ['is 65 MB long', hollow(65 * 1024 * 1024), 'io/file-too-large'],
  ['is a link out of the root', link('../outside.json'), 'io/link-leaves-root'],
];

describe('a lock file that', () => {
  it.each(BROKEN)('%s makes the scan incomplete, and the rest is still seen', async (_, content, code) => {
    const root = grow({ ...CUP, '../outside.json': lock(KETTLE), 'package-lock.json': content });
    const { purls, diagnostics, opened } = look(root);
    expect(purls).toContain('pkg:npm/cup@1.0.0');
    expect(diagnostics.filter(({ path }) => path === 'package-lock.json').map((found) => found.code)).toContain(code);
    expect(opened.filter((path) => path.includes('..') || path.startsWith('/'))).toEqual([]);
    expect((await judge(root)).complete).toBe(false);
  });

  it.each([
    ['is a folder', folder],
    ['is a pipe', pipe],
    ['is a link to a device', link('/dev/zero')],
  ])('%s is none', (_, content) => {
    const { purls, opened } = look(grow({ ...CUP, 'package-lock.json': content }));
    expect(purls).toContain('pkg:npm/cup@1.0.0');
    expect(opened).not.toContain('package-lock.json');
  });

  it('has a byte order mark and line breaks of Windows is read', () => {
    const root = grow({ ...CUP, 'package-lock.json': `\ufeff${lock(KETTLE).replaceAll(',', ',\r\n')}` });
    const { purls, diagnostics } = look(root);
    expect(purls).toContain('pkg:npm/kettle@2.1.0');
    expect(diagnostics.map((found) => found.code)).toEqual(['discover/lockfile-outdated']);
  });

  it('nests dependencies without end is read as far as an installation can go', () => {
    const depth = 20_000;
    const tree = `${'{"version":"1.0.0","dependencies":{"cup":'.repeat(depth)}{"version":"1.0.0"}${'}}'.repeat(depth)}`;
    const root = grow({ ...CUP, 'package-lock.json': `{"name":"tea-house","lockfileVersion":1,"dependencies":{"cup":${tree}}}` });
    const { purls, diagnostics } = look(root);
    expect(purls).toContain('pkg:npm/cup@1.0.0');
    expect(diagnostics.map((found) => found.code)).toContain('discover/lockfile-unreadable');
  });
});

describe('places in a lock file', () => {
  /** [what, the packages] */
  const ODD: readonly (readonly [string, string])[] = [
    [
      'climb out of the root',
      '"../../etc":{"name":"etc","version":"1.0.0"},"node_modules/etc":{"resolved":"../../etc","link":true}',
    ],
    ['are absolute', '"/etc":{"name":"etc","version":"1.0.0"},"node_modules/etc":{"resolved":"/etc","link":true}'],
    ['hold what no path may', '"a\\u0000b":{"version":"1.0.0"},"node_modules/a\\nb":{"version":"1.0.0"}'],
    [
      'are links in a circle',
      '"node_modules/a":{"resolved":"node_modules/b","link":true},"node_modules/b":{"resolved":"node_modules/a","link":true}',
    ],
    ['are links to themselves', '"node_modules/a":{"resolved":"node_modules/a","link":true}'],
    [
      'are names that every object has',
      '"__proto__":{"version":"1.0.0"},"node_modules/__proto__":{"version":"1.0.0","license":"MIT"},"node_modules/constructor":{"version":"1.0.0","license":"MIT"}',
    ],
    [
      'are a megabyte long',
      `"node_modules/${'a'.repeat(1_000_000)}":{"version":"${'1'.repeat(1_000_000)}","resolved":"git+${'x'.repeat(1_000_000)}"}`,
    ],
    [
      'are nothing but slashes',
      '"////":{"version":"1.0.0"},"node_modules/":{"version":"1.0.0"},"node_modules//":{"version":"1.0.0"}',
    ],
    [
      'have fields of every wrong kind',
      '"node_modules/kettle":{"name":7,"version":{},"license":[],"resolved":[],"link":"yes","dependencies":"x","optionalDependencies":[1],"peerDependencies":7,"peerDependenciesMeta":[],"dev":"no","integrity":{}}',
    ],
  ];
  it.each(ODD)('that %s lead nowhere', async (_, packages) => {
    const root = grow({ ...CUP, '../etc/package.json': { name: 'etc', version: '1.0.0' }, 'package-lock.json': lock(packages) });
    const { purls, opened } = look(root);
    expect(purls.filter((purl) => purl.startsWith('pkg:npm/cup'))).not.toEqual([]);
    expect(opened.every((path) => !path.includes('..') && !path.startsWith('/'))).toBe(true);
    for (const purl of purls) expect(purl.length).toBeLessThan(5000);
    const { components } = await judge(root);
    expect(components.length).toBe(purls.length);
  });
});

describe('a licheck.lock that', () => {
  const empty = '{"format":1,"components":{}}';
  const UNREADABLE: readonly (readonly [string, Plant, string])[] = [
    ['is no lock', '{"format":2}', 'lock/unreadable'],
    ['holds a NUL byte', `${empty}\0`, 'io/not-text'],
    ['is UTF-16 without a mark', Buffer.from(empty, 'utf16le'), 'io/not-text'],
    ['is 65 MB long', hollow(65 * 1024 * 1024), 'io/file-too-large'],
    ['is a link out of the root', link('../outside.json'), 'io/link-leaves-root'],
  ];
  it.each(UNREADABLE)('%s makes the answer untrusted: what changed cannot be told', async (_, content, code) => {
    const root = grow({ ...CUP, '../outside.json': empty, 'licheck.lock': content });
    const { complete, diagnostics } = await judge(root);
    expect(diagnostics).toContainEqual(expect.objectContaining({ code, severity: 'error', incomplete: true }));
    expect(complete).toBe(false);
  });
});
