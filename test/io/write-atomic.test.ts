import { chmodSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/io/project-root.ts';
import { readInput } from '../../src/io/read-input.ts';
import { writeAtomic } from '../../src/io/write-atomic.ts';
import { tree } from './tree.ts';

describe('writing a file', () => {
  it('replaces it whole and leaves nothing beside it', () => {
    const root = tree({ 'report.json': 'old', link: { link: 'report.json' } });
    expect(writeAtomic(join(root, 'report.json'), 'new')).toBeUndefined();
    expect(writeAtomic(join(root, 'bytes'), new Uint8Array([1, 2]))).toBeUndefined();
    expect(writeAtomic(join(root, 'link'), 'through')).toBeUndefined();
    expect(readFileSync(join(root, 'report.json'), 'utf8')).toBe('through');
    expect(lstatSync(join(root, 'link')).isSymbolicLink()).toBe(true);
    expect(readdirSync(root).sort()).toEqual(['bytes', 'link', 'report.json']);
  });

  it('keeps the permissions of the file that it replaces', () => {
    const root = tree({ 'licheck.yaml': 'old' });
    const path = join(root, 'licheck.yaml');
    for (const mode of [0o600, 0o666]) {
      chmodSync(path, mode);
      expect(writeAtomic(path, 'new')).toBeUndefined();
      expect(statSync(path).mode & 0o777).toBe(mode);
    }
  });

  it('takes pieces, and keeps the old file when one of them cannot be made', () => {
    const root = tree({ 'report.json': 'old' });
    const path = join(root, 'report.json');
    const long = 'x'.repeat(400_000);
    expect(writeAtomic(path, [long, long, new Uint8Array([0x79]), 'z'])).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe(`${long}${long}yz`);
    function* broken(): Iterable<string> {
      yield long;
      yield long;
      throw new Error('a bug');
    }
    expect(() => writeAtomic(path, broken())).toThrow('a bug');
    expect(readFileSync(path, 'utf8')).toHaveLength(800_002);
    expect(readdirSync(root)).toEqual(['report.json']);
    expect(writeAtomic(path, [])).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  it('refuses a folder and a folder that is not there, in words', () => {
    const root = tree({ 'out/x': '1' });
    expect(writeAtomic(join(root, 'out'), 'x')).toMatchObject({
      code: 'io/not-written',
      message: expect.stringContaining('it is a folder'),
    });
    expect(writeAtomic(join(root, 'gone/x'), 'x')).toMatchObject({
      message: expect.stringContaining('its folder does not exist'),
    });
    expect(readdirSync(root)).toEqual(['out']);
  });
});

describe('reading what the user named', () => {
  it('reads a file or says why not', () => {
    const root = tree({ 'a.json': '\ufeff{}', folder: { directory: true }, binary: Buffer.from([1, 0, 2]) });
    expect(readInput(join(root, 'a.json'))).toBe('{}');
    expect(readInput(join(root, 'gone'))).toMatchObject({ code: 'io/missing' });
    expect(readInput(join(root, 'folder'))).toMatchObject({ code: 'io/not-a-file' });
    expect(readInput(join(root, 'binary'))).toMatchObject({ code: 'io/not-text' });
    expect(readInput('')).toMatchObject({ code: 'io/missing', message: 'an empty name is no file' });
    expect(writeAtomic('', 'x')).toMatchObject({ code: 'io/not-written', message: 'an empty name is no file' });
  });
});

describe('the project root', () => {
  it('is the deepest folder that holds every named one', () => {
    const root = tree({ 'packages/api/x': '1', 'packages/api-client/x': '1', 'tools/x': '1' });
    expect(projectRoot([], root)).toEqual({ ok: true, root, starts: [''] });
    expect(projectRoot(['packages/api'], root)).toEqual({ ok: true, root: join(root, 'packages/api'), starts: [''] });
    expect(projectRoot(['packages/api', 'packages/api-client'], root)).toEqual({
      ok: true,
      root: join(root, 'packages'),
      starts: ['api', 'api-client'],
    });
    expect(projectRoot(['packages/api', '.'], root)).toEqual({ ok: true, root, starts: ['packages/api', ''] });
  });

  it('names every path that cannot be scanned', () => {
    const root = tree({ file: 'x' });
    expect(projectRoot(['gone', 'file', '.'], root)).toMatchObject({
      ok: false,
      diagnostics: [
        { code: 'io/missing', path: 'gone', incomplete: true },
        { code: 'io/not-a-directory', path: 'file', incomplete: true },
      ],
    });
    // A shell's variable that is not set must not scan whatever folder somebody stands in.
    expect(projectRoot(['', '.'], root)).toMatchObject({
      ok: false,
      diagnostics: [{ message: 'an empty name is no folder', incomplete: true }],
    });
  });
});
