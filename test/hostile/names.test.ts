import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findReporter } from '../../src/report/index.ts';
import { CUP, grow, judge, link, look } from './grow.ts';

const MANIFEST = (name: string): string => JSON.stringify({ name, version: '1.0.0', license: 'MIT' });
const printed = async (root: string): Promise<string> =>
  [...(findReporter('terminal')?.render(await judge(root), { color: 0, verbose: true, quiet: false }) ?? [])].join('');
/** What a terminal obeys instead of showing. */
const OBEYED = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/;

describe('names in the tree', () => {
  it.each([
    ['a line break', 'a\nb'],
    ['what terminals obey', '\x1b[2J\x1b]0;owned\x07'],
    ['a backslash', 'a\\..\\..\\b'],
    ['a quote', 'a"b\'c`d'],
    ['a colon', 'c:d'],
    ['only space', '  '],
    ['letters that run backwards', 'a\u202ecod.exe'],
    ['a percent sign', '%2e%2e%2f'],
    ['names that every object has', '__proto__'],
  ])('may hold %s', async (_, name) => {
    const root = grow({
      ...CUP,
      [`node_modules/${name}/package.json`]: MANIFEST('kettle'),
      [`node_modules/${name}/LICENSE-${name}`]: 'MIT',
      [`packages/${name}/package.json`]: '{"broken',
      [`models/${name}/README.md`]: '---\nlicense: [\n---\n',
    });
    const { purls, diagnostics, opened } = look(root);
    expect(purls).toEqual(expect.arrayContaining(['pkg:npm/cup@1.0.0', 'pkg:npm/kettle@1.0.0']));
    expect(opened).toContain(`node_modules/${name}/package.json`);
    expect(diagnostics.map((found) => found.path)).toContain(`packages/${name}/package.json`);
    const report = await printed(root);
    expect(report).toContain('error[discover/manifest-unreadable]');
    expect(report).not.toMatch(OBEYED);
  });

  it('may hold bytes that are not UTF-8', async () => {
    const root = grow(CUP);
    const name = Buffer.concat([Buffer.from(`${root}/node_modules/`), Buffer.from([0xff, 0xfe, 0x2f])]);
    mkdirSync(name);
    writeFileSync(Buffer.concat([name, Buffer.from('package.json')]), MANIFEST('kettle'));
    const { purls, diagnostics } = look(root);
    expect(purls).toContain('pkg:npm/cup@1.0.0');
    // Such a name cannot be opened by its text: what stands there is not seen, and that is said.
    const isSaid = diagnostics.some(({ path, incomplete }) => incomplete && path?.startsWith('node_modules/'));
    expect(isSaid || purls.includes('pkg:npm/kettle@1.0.0')).toBe(true);
  });

  it('may be 50,000 in one folder', () => {
    const root = grow(CUP);
    mkdirSync(join(root, 'data'));
    for (let i = 0; i < 50_000; i += 1) writeFileSync(join(root, 'data', `leaf-${i}.csv`), '');
    const { purls, opened, diagnostics } = look(root);
    expect(purls).toEqual(['pkg:npm/cup@1.0.0', 'pkg:npm/tea-house@1.0.0']);
    expect(opened.filter((path) => path.startsWith('data/'))).toEqual([]);
    expect(diagnostics).toEqual([]);
  });

  it('may be 5,000 licences in one package', async () => {
    const files = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`node_modules/kettle/LICENSE-${i}`, `MIT ${i}`]));
    const document = await judge(grow({ ...CUP, ...files, 'node_modules/kettle/package.json': MANIFEST('kettle') }));
    expect(document.components.length).toBe(3);
    expect(document.complete).toBe(true);
  });

  it('may go deeper than a scan does: that is said, and the rest is seen', () => {
    const root = grow({ ...CUP, 'other/package.json': MANIFEST('other') });
    let deep = join(root, 'deep');
    for (let i = 0; i < 300; i += 1) deep = join(deep, 'd');
    mkdirSync(deep, { recursive: true });
    const { purls, diagnostics } = look(root);
    expect(purls).toEqual(['pkg:npm/cup@1.0.0', 'pkg:npm/other@1.0.0', 'pkg:npm/tea-house@1.0.0']);
    expect(diagnostics).toMatchObject([{ code: 'io/too-deep', incomplete: true }]);
  });

  it('may nest node_modules deeper than a scan goes', () => {
    const root = grow(CUP);
    let at = join(root, 'node_modules/cup');
    for (let i = 0; i < 120; i += 1) {
      at = join(at, 'node_modules/cup');
      mkdirSync(at, { recursive: true });
      writeFileSync(join(at, 'package.json'), JSON.stringify({ name: 'cup', version: `1.0.${i}` }));
    }
    const { purls, diagnostics } = look(root);
    expect(purls).toContain('pkg:npm/cup@1.0.0');
    expect(diagnostics.map((found) => `${found.code} ${found.incomplete}`)).toContain('io/too-deep true');
  });
});

describe('links', () => {
  it('that multiply (two in each of thirty folders, to the next) are each followed once', () => {
    const root = grow({ ...CUP, 'maze/29/package.json': MANIFEST('end') });
    for (let i = 0; i < 29; i += 1) {
      mkdirSync(join(root, `maze/${i}`), { recursive: true });
      symlinkSync(`../${i + 1}`, join(root, `maze/${i}/left`));
      symlinkSync(`../${i + 1}`, join(root, `maze/${i}/right`));
    }
    const { purls, opened } = look(root);
    expect(purls).toContain('pkg:npm/end@1.0.0');
    expect(opened.filter((path) => path.startsWith('maze/'))).toEqual(['maze/29/package.json']);
  });

  it('to the root, to a parent and to a neighbour end', () => {
    const root = grow({
      ...CUP,
      'a/root': link('..'),
      'a/b/parent': link('..'),
      'a/b/c': link('../d'),
      'a/d/e': link('../b'),
      'node_modules/loop': link('.'),
      'node_modules/up': link('..'),
    });
    expect(look(root).purls).toEqual(['pkg:npm/cup@1.0.0', 'pkg:npm/tea-house@1.0.0']);
  });
});
