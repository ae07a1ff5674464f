import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openReadings } from '../../src/io/readings.ts';

const base = mkdtempSync(join(tmpdir(), 'licheck-readings-'));
const house = join(base, 'cache');
const root = join(base, 'tea-house');
const file = join(house, 'readings.txt');
afterAll(() => rmSync(base, { recursive: true }));
beforeEach(() => rmSync(house, { recursive: true, force: true }));

const open = (stamp = 'kettle', folder = house) => openReadings(root, { environment: { LICHECK_CACHE: folder }, stamp });
const brew = (): void => {
  const readings = open();
  readings?.put('license:aa', { expression: { kind: 'none' }, note: 'a line\nbreak and a space' });
  readings?.put('readme:aa', [1]);
  readings?.save();
};

describe('readings kept between scans', () => {
  it('come back as they were put, and more can be added', () => {
    brew();
    const second = open();
    expect(second?.get('license:aa')).toEqual({ expression: { kind: 'none' }, note: 'a line\nbreak and a space' });
    second?.put('license:bb', 'oolong');
    second?.save();
    expect([open()?.get('readme:aa'), open()?.get('license:bb'), open()?.get('license:cc')]).toEqual([[1], 'oolong', undefined]);
  });

  it('are written only when something is new', () => {
    open()?.save();
    expect(existsSync(house)).toBe(false);
    brew();
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, `${before} `);
    open()?.save();
    expect(readFileSync(file, 'utf8')).toBe(`${before} `);
  });

  it('are not believed when another detector wrote them', () => {
    brew();
    expect(open('teapot')?.get('readme:aa')).toBeUndefined();
  });

  it('are not believed when anything in the file was changed', () => {
    brew();
    const whole = readFileSync(file);
    const damaged = [
      whole.subarray(0, -1),
      whole.subarray(0, 40),
      Buffer.alloc(0),
      Buffer.alloc(300),
      Buffer.concat([whole, whole]),
    ];
    for (let at = 0; at < whole.length; at += 7) {
      const copy = Buffer.from(whole);
      copy[at] = (copy[at] ?? 0) ^ 1;
      damaged.push(copy);
    }
    for (const bytes of damaged) {
      writeFileSync(file, bytes);
      expect(open()?.get('readme:aa')).toBeUndefined();
    }
  });

  it('stand for nothing where a folder is, or may not be written', () => {
    mkdirSync(file, { recursive: true });
    brew();
    expect(open()?.get('readme:aa')).toBeUndefined();
    writeFileSync(join(base, 'cup'), '');
    const readings = open('kettle', join(base, 'cup'));
    readings?.put('license:aa', 1);
    expect(() => readings?.save()).not.toThrow();
  });

  it('are never in the scanned tree, and never of sources', () => {
    expect(open('kettle', join(root, 'cache'))).toBeUndefined();
    expect(openReadings(root, { environment: { LICHECK_CACHE: house } })).toBeUndefined();
  });
});
