import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { compiledPath, openBundle } from '../../src/io/bundle.ts';

const house = mkdtempSync(join(tmpdir(), 'licheck-bundle-'));
afterAll(() => rmSync(house, { recursive: true }));
const path = join(house, 'kettle.cjs');
const pour = (tea: string): string => `exports.pour=(cups)=>"${tea}".repeat(cups);exports.at=__filename;`;
const said = (): unknown => (openBundle(path).run() as { pour(cups: number): string }).pour(2);

/** Writes a bundle, runs it, and keeps what V8 made of it. */
beforeEach(() => {
  rmSync(compiledPath(path), { force: true });
  writeFileSync(path, pour('oolong '));
  const bundle = openBundle(path);
  (bundle.run() as { pour(cups: number): string }).pour(1);
  writeFileSync(compiledPath(path), bundle.pack());
});

describe('a bundle', () => {
  it('runs with nothing compiled', () => {
    rmSync(compiledPath(path));
    expect(openBundle(path).isCompiled).toBe(false);
    expect(said()).toBe('oolong oolong ');
  });

  it('is not compiled again where this Node compiled it', () => {
    expect(openBundle(path).isCompiled).toBe(true);
    expect(said()).toBe('oolong oolong ');
    expect(openBundle(path).run()).toMatchObject({ at: path });
  });

  it('reaches the packages of Node and those outside', async () => {
    writeFileSync(path, 'exports.sep=require("node:path").sep;exports.os=importPackage("node:os");');
    const { sep, os } = openBundle(path).run() as { sep: string; os: Promise<{ EOL: string }> };
    expect([sep, typeof (await os).EOL]).toEqual([join('a', 'b')[1], 'string']);
  });

  it('is said to be missing when it is', () => {
    expect(() => openBundle(join(house, 'teapot.cjs'))).toThrow('ENOENT');
  });
});

describe('what was compiled is as if it were not there when', () => {
  const compiled = (): Buffer => readFileSync(compiledPath(path));
  const head = (): string => compiled().toString('latin1', 0, compiled().indexOf(10));

  it('the bundle is another one of the same length', () => {
    writeFileSync(path, pour('sencha '));
    expect(openBundle(path).isCompiled).toBe(false);
    expect(said()).toBe('sencha sencha ');
  });

  it.each([
    ['a byte of it changed', () => compiled().map((byte, i, all) => (i === all.length - 9 ? byte ^ 1 : byte))],
    [
      'another version of Node made it',
      () => Buffer.from(compiled().toString('latin1').replace(process.version, 'v20.0.0'), 'latin1'),
    ],
    [
      'another build of Node made it',
      () =>
        Buffer.from(
          compiled()
            .toString('latin1')
            .replace(/ \d+ (?=[0-9a-f]{64} )/, ' 1 '),
          'latin1',
        ),
    ],
    ['it is something else', () => Buffer.from('tea\n')],
    ['it is empty', () => Buffer.alloc(0)],
  ])('%s', (_, changed) => {
    const bytes = changed();
    expect(Buffer.compare(bytes, compiled())).not.toBe(0);
    writeFileSync(compiledPath(path), bytes);
    expect(openBundle(path).isCompiled).toBe(false);
    expect(said()).toBe('oolong oolong ');
  });

  it('it was not written to the end', () => {
    truncateSync(compiledPath(path), compiled().length - 100);
    expect(openBundle(path).isCompiled).toBe(false);
    expect(said()).toBe('oolong oolong ');
  });

  it('names who made it in its first line', () => {
    expect(head()).toMatch(/^licheck compiled 1 v\d+\.\d+\.\d+ \S+ \S+ \S+ \d+ [0-9a-f]{64} [0-9a-f]{64}$/);
  });
});
