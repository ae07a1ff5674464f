/** The command runs from what V8 compiled at build time, and does without it where that is missing or damaged. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';

const repository = join(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'licheck-compiled-'));
afterAll(() => rmSync(home, { recursive: true }));
for (const part of ['bin', 'dist', 'package.json']) cpSync(join(repository, part), join(home, part), { recursive: true });
const kept = join(home, 'dist/code/program.v8');
const whole = readFileSync(kept);

/** Without node_modules: what a scan needs is in the bundle. */
const explain = async () => {
  const run = await execa(process.execPath, [join(home, 'bin/licheck.js'), 'explain', 'MIT'], { reject: false });
  return [run.exitCode, run.stdout, run.stderr];
};

describe('the compiled bundle', () => {
  it('answers the same with a damaged, a foreign or no compiled code', async () => {
    const answer = await explain();
    expect(answer).toEqual([0, expect.stringContaining('MIT'), '']);
    const flipped = Buffer.from(whole);
    flipped[whole.length >> 1] = (flipped[whole.length >> 1] ?? 0) ^ 0xff;
    for (const bytes of [flipped, whole.subarray(0, whole.length >> 1), Buffer.from('tea'), Buffer.alloc(0)]) {
      writeFileSync(kept, bytes);
      expect(await explain()).toEqual(answer);
    }
    rmSync(kept);
    expect(await explain()).toEqual(answer);
  });

  it('names the packages that it contains, with their licences', () => {
    const texts = readFileSync(join(home, 'dist/code/LICENSES.txt'), 'utf8');
    for (const name of ['commander', 'chalk', 'js-yaml', 'smol-toml', 'valibot'])
      expect(texts).toMatch(new RegExp(`^${name} \\d`, 'm'));
    expect(texts).toContain('Permission is hereby granted');
  });
});
