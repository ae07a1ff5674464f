import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { configText } from '../../src/io/config-files.ts';
import { findConfig } from '../../src/io/find-config.ts';

const built: string[] = [];
afterAll(() => {
  for (const house of built) rmSync(house, { recursive: true, force: true });
});

function buildHouse(files: Readonly<Record<string, string>>): string {
  const house = mkdtempSync(join(tmpdir(), 'tea-house-'));
  built.push(house);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), content);
  }
  return house;
}

const found = (root: string): string | undefined => findConfig(root).file?.path;
const codes = (root: string): readonly string[] => findConfig(root).diagnostics.map(({ code, path }) => `${code} ${path}`);

describe('where a configuration may stand', () => {
  const order = [
    'licheck.yaml',
    'licheck.yml',
    'licheck.json',
    '.licheckrc',
    '.licheckrc.json',
    '.licheckrc.yaml',
    '.licheckrc.yml',
  ];
  for (const name of order) {
    it(name, () => expect(found(buildHouse({ '.git/HEAD': '', [name]: 'policy: {}' }))).toBe(name));
  }

  it('the licheck key of a package.json, and not a package.json without it', () => {
    const house = buildHouse({
      '.git/HEAD': '',
      'package.json': '\uFEFF{"name": "tea-house", "licheck": {"policy": {}}}',
      'app/package.json': '{"name": "licheck-free", "dependencies": {"licheck": "1"}}',
    });
    expect(findConfig(house).file).toMatchObject({ path: 'package.json', keys: ['licheck'] });
    expect(found(join(house, 'app'))).toBe('../package.json');
  });

  it('the first of several counts, and the others are spoken of', () => {
    const house = buildHouse({ '.git/HEAD': '', 'licheck.yaml': '', '.licheckrc': '', 'package.json': '{"licheck": {}}' });
    expect(found(house)).toBe('licheck.yaml');
    expect(codes(house)).toEqual(['policy/config-ignored .licheckrc', 'policy/config-ignored package.json']);
  });

  it('the nearest folder counts, up to the root of the repository and no further', () => {
    const house = buildHouse({
      'licheck.yaml': '',
      'repo/.git/HEAD': '',
      'repo/licheck.yml': '',
      'repo/web/ui/x': '',
      'repo/api/.licheckrc': '',
      'lone/.git/HEAD': '',
    });
    expect(found(join(house, 'repo/web/ui'))).toBe('../../licheck.yml');
    expect(found(join(house, 'repo/api'))).toBe('.licheckrc');
    expect(found(join(house, 'lone'))).toBeUndefined();
  });

  it('outside a repository the search still ends before what belongs to no project', () => {
    const house = buildHouse({ 'web/ui/x': '', 'licheck.yaml': '' });
    expect(found(join(house, 'web/ui'))).toBe('../../licheck.yaml');
    expect(found(join(buildHouse({ 'web/x': '' }), 'web'))).toBeUndefined();
  });

  it('nothing, without a word', () => expect(findConfig(buildHouse({ '.git/HEAD': '' }))).toEqual({ diagnostics: [] }));
});

describe('what is not read', () => {
  it('code is refused, whatever stands beside it', () => {
    for (const name of [
      'licheck.config.js',
      'licheck.config.cjs',
      'licheck.config.mjs',
      'licheck.config.ts',
      '.licheckrc.js',
      '.licheckrc.mts',
    ]) {
      const house = buildHouse({ '.git/HEAD': '', [name]: 'throw 1', 'licheck.yaml': 'policy: {}' });
      expect(codes(house)).toEqual([`policy/config-is-code ${name}`]);
    }
  });

  it('a link out of the repository, a broken link and a folder are errors; a link inside is followed', () => {
    const outside = buildHouse({ 'secret.yaml': 'password: jasmine' });
    const house = buildHouse({
      '.git/HEAD': '',
      'a/x': '',
      'b/x': '',
      'c/licheck.yaml/x': '',
      'd/x': '',
      'shared.yaml': 'policy: {}',
    });
    symlinkSync(join(outside, 'secret.yaml'), join(house, 'a/licheck.yaml'));
    symlinkSync(join(house, 'nowhere'), join(house, 'b/licheck.yaml'));
    symlinkSync(join(house, 'shared.yaml'), join(house, 'd/licheck.yaml'));
    expect(codes(join(house, 'a'))).toEqual(['policy/config-outside licheck.yaml']);
    expect(codes(join(house, 'b'))).toEqual(['policy/config-unreadable licheck.yaml']);
    expect(codes(join(house, 'c'))).toEqual(['policy/config-unreadable licheck.yaml']);
    const { file } = findConfig(join(house, 'd'));
    expect(file && configText(file)).toBe('policy: {}');
  });

  it('a pipe and a device do not make the search wait', () => {
    const house = buildHouse({ '.git/HEAD': '', 'a/x': '', 'b/x': '' });
    execFileSync('mkfifo', [join(house, 'a/licheck.yaml')]);
    symlinkSync('/dev/zero', join(house, 'b/.licheckrc'));
    expect(codes(join(house, 'a'))).toEqual(['policy/config-unreadable licheck.yaml']);
    expect(codes(join(house, 'b'))).toEqual(['policy/config-unreadable .licheckrc']);
  });
});

describe('a hostile tree', () => {
  it('runs nothing: no meta config, no config, whether it stands in the scanned root or the working directory', () => {
    const evil = `require('node:fs').writeFileSync(${JSON.stringify(join(tmpdir(), `licheck-ran-${process.pid}`))}, 'x')\n`;
    const marker = join(tmpdir(), `licheck-ran-${process.pid}`);
    const metaConfig = Object.fromEntries(
      ['js', 'cjs', 'mjs', 'ts', 'json', 'yaml'].map((ending) => [`.config/config.${ending}`, evil]),
    );
    const house = buildHouse({
      '.git/HEAD': '',
      ...metaConfig,
      'package.json':
        '{"cosmiconfig": {"searchPlaces": ["evil.cjs"], "loaders": {".cjs": "./evil.cjs"}}, "licheck": {"$import": "./evil.cjs"}}',
      'evil.cjs': evil,
      '.licheckrc.cjs': evil,
      'quiet/package.json': '{"cosmiconfig": {"$import": "../evil.cjs"}, "licheck": {"$import": "../evil.cjs"}}',
      'quiet/.config/config.cjs': evil,
    });
    const script = `
      const { findConfig } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/io/find-config.ts'))});
      console.log(JSON.stringify([findConfig(process.cwd()), findConfig(process.cwd() + '/quiet')].map((x) => [x.file?.path, x.diagnostics.map((d) => d.code)])));
    `;
    const output = runBundled(script, house);
    expect(JSON.parse(output)).toEqual([
      ['package.json', ['policy/config-is-code']],
      ['package.json', []],
    ]);
    expect(existsSync(marker)).toBe(false);
  });
});

/** Runs the search in a process of its own whose working directory is the hostile tree. */
function runBundled(script: string, cwd: string): string {
  const root = join(import.meta.dirname, '../..');
  const out = join(root, `node_modules/.find-config-test-${process.pid}.mjs`);
  try {
    const esbuild = join(root, 'node_modules/esbuild/bin/esbuild');
    const code = execFileSync(
      esbuild,
      ['--bundle', '--format=esm', '--platform=node', '--packages=external', '--sourcefile=run.mjs'],
      {
        input: script,
        cwd: root,
        encoding: 'utf8',
      },
    );
    writeFileSync(out, code);
    return execFileSync(process.execPath, [out], { cwd, encoding: 'utf8' });
  } finally {
    rmSync(out, { force: true });
  }
}
