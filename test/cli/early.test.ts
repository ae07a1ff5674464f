import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OTHERS } from '../../src/cli/command-names.ts';
import { startEarly } from '../../src/cli/early.ts';
import { others } from '../../src/cli/other-commands.ts';

describe('the commands beside the scan', () => {
  it('are all known by name, so that none is taken for a path', () => {
    const program = new Command();
    for (const add of others) add(program, () => {});
    const names = program.commands.flatMap((command) => [command.name(), ...command.aliases()]);
    expect([...OTHERS].sort()).toEqual([...names, 'help', '-h', '--help'].sort());
  });
});

describe('the reading thread that starts before the program', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'licheck-early-'));
    for (let i = 0; i < 120; i += 1) mkdirSync(join(folder, 'many', 'node_modules', `cup-${i}`), { recursive: true });
    mkdirSync(join(folder, 'few', 'node_modules', 'cup'), { recursive: true });
    mkdirSync(join(folder, 'known'));
    writeFileSync(join(folder, 'known', 'readings.txt'), '');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const isStarted = (argv: readonly string[], cache = 'none'): boolean => {
    let started = false;
    const start = (): undefined => {
      started = true;
    };
    startEarly(argv, { environment: { LICHECK_CACHE: join(folder, cache) }, start });
    return started;
  };

  it('starts where packages are installed by the hundred and nothing was read yet', () => {
    expect(isStarted([join(folder, 'many')])).toBe(true);
    expect(isStarted(['--quiet', '--format', 'json', join(folder, 'many')])).toBe(true);
  });
  it('does not start for a few packages, for what was read before, or for another command', () => {
    expect(isStarted([join(folder, 'few')])).toBe(false);
    expect(isStarted([join(folder, 'many')], 'known')).toBe(false);
    expect(isStarted(['explain', 'MIT', join(folder, 'many')])).toBe(false);
    expect(isStarted(['--help', join(folder, 'many')])).toBe(false);
  });
});
