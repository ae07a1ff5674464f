import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { licheck } from '../cli/run.ts';
import { CUP, grow } from './grow.ts';

const LICHECK = join(import.meta.dirname, '../../bin/licheck.js');

/** A line of a JavaScript stack, which no user should ever see. */
const STACK = /^\s+at \S|this is a bug|node:internal/m;

/** Every command there is, as the help lists them. */
const help = (await licheck(['--help'])).out;
const commands = help
  .slice(help.indexOf('Commands:'))
  .split('\n')
  .flatMap((line) => /^ {2}([a-z]+) /.exec(line)?.[1] ?? [])
  .filter((name) => name !== 'help');

describe.each(commands)('licheck %s', (command) => {
  it.concurrent('refuses an option that does not exist', async ({ onTestFinished }) => {
    const { code, err, out } = await licheck([command, '--no-such-option'], { cwd: grow(CUP, onTestFinished) });
    expect({ code, stack: STACK.test(err + out) }).toEqual({ code: 2, stack: false });
    expect(err).toContain('unknown option');
  });

  it.concurrent.each(['./no-such\u001b[2J\u0007', '\u{1f375}'.repeat(5000)])(
    'refuses a path, name or file that is not there',
    async (argument) => {
      const { code, err, out } = await licheck([command, argument, argument], { cwd: tmpdir() });
      expect({ code, stack: STACK.test(err + out) }).toEqual({ code: 2, stack: false });
      expect(err.length).toBeGreaterThan(10);
      expect(err).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    },
  );
});

describe('the options of a scan', () => {
  it.concurrent.for([
    [`--${'x'.repeat(50_000)}`],
    ['--__proto__', '--constructor=1'],
    ['--format', 'no-such-format'],
    ['--format'],
    ['--report', 'sarif'],
    ['--report', 'nope=x.txt'],
    ['--report', '=x'],
    ['--report', 'sarif='],
    ['--fail-on', 'sometimes'],
    ['--policy', 'no-such-preset'],
    ['--policy', '/etc/passwd'],
    ['--policy', '/dev/zero'],
    ['--config', 'gone.yaml'],
    ['--config', '.'],
    ['--config', '/dev/zero'],
    ['--output', 'no/such/folder/report.txt'],
    ['--output', '.'],
    ['--baseline', 'gone.json'],
    ['--baseline', '/dev/zero'],
    ['--', '--format'],
  ])('%s %s is bad usage', async (args, { onTestFinished }) => {
    const { code, err, out } = await licheck(['.', ...args], { cwd: grow(CUP, onTestFinished) });
    expect({ code, stack: STACK.test(err + out) }).toEqual({ code: 2, stack: false });
    expect(err).toMatch(/error/);
  });

  it.concurrent('an argument that is empty, endless, or names a file', async ({ onTestFinished }) => {
    const root = grow(CUP, onTestFinished);
    for (const argument of ['', 'package.json', '/dev/null', 'a'.repeat(5000)]) {
      const { code, err } = await licheck([argument], { cwd: root });
      expect({
        argument: argument.slice(0, 20),
        code: argument === '' ? [0, 1, 2].includes(code) : code === 2,
        stack: STACK.test(err),
      }).toEqual({
        argument: argument.slice(0, 20),
        code: true,
        stack: false,
      });
    }
  });
});

describe('an output that takes nothing', () => {
  it.each(['terminal', 'json'])('is no answer (%s)', async (format) => {
    const root = grow({ ...CUP, 'closed.txt': '' });
    const closed = openSync(join(root, 'closed.txt'), 'r');
    const run = spawnSync(process.execPath, [LICHECK, root, '--format', format], { stdio: ['ignore', closed, 'pipe'] });
    closeSync(closed);
    const stderr = run.stderr.toString();
    expect(stderr).not.toMatch(STACK);
    expect(stderr).toMatch(/^error\[io\/not-written\]: standard output/m);
    expect(run.status).toBe(2);
  });
});

describe('a report', () => {
  it.concurrent.each([
    ['is empty', ''],
    ['breaks off', '{"format": 1,'],
    ['is another document', '{"bomFormat": "CycloneDX"}'],
    ['is of a format to come', '{"format": 99}'],
    ['has components that are a number', '{"format": 1, "components": 7}'],
    ['nests 100,000 brackets', `{"format": 1, "components": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['is only a prototype', '{"__proto__": {"format": 1}}'],
  ])('that %s is refused', async (_, text) => {
    const { code, err, out } = await licheck(['report', '-', '--format', 'html'], { input: text });
    expect({ code, stack: STACK.test(err + out) }).toEqual({ code: 2, stack: false });
    expect(err).toMatch(/error\[/);
    expect(out).toBe('');
  });
});

describe('files that may not be read', () => {
  it('make the scan incomplete, each with its place, and the rest is still seen', async () => {
    const root = grow({
      ...CUP,
      'node_modules/kettle/package.json': { name: 'kettle', version: '2.1.0', license: 'MIT' },
      'node_modules/closed/package.json': { name: 'closed', version: '1.0.0', license: 'MIT' },
      'packages/closed/package.json': { name: 'closed', version: '1.0.0', license: 'MIT' },
      'models/oolong/README.md': '---\nlicense: mit\n---\n',
      'node_modules/cup/LICENSE': 'MIT',
    });
    const closed = [
      'node_modules/kettle/package.json',
      'models/oolong/README.md',
      'node_modules/cup/LICENSE',
      'packages/closed',
      'node_modules/closed',
    ];
    chmodSync(join(root, '..'), 0o755);
    for (const path of closed) chmodSync(join(root, path), 0);
    // The administrator may read everything; a scan of theirs is started as somebody else.
    const isRoot = process.getuid?.() === 0;
    const run = await execa(process.execPath, [LICHECK, root, '--format', 'json'], {
      reject: false,
      ...(isRoot && { uid: 65534, gid: 65534 }),
      env: { HOME: root },
    });
    for (const path of closed) chmodSync(join(root, path), 0o755);
    const document = JSON.parse(run.stdout) as {
      complete: boolean;
      components: { purl: string }[];
      diagnostics: { code: string; path: string }[];
    };
    expect(run.exitCode).toBe(2);
    expect(run.stderr).not.toMatch(STACK);
    expect(document.complete).toBe(false);
    expect(document.components.map(({ purl }) => purl)).toContain('pkg:npm/cup@1.0.0');
    expect(document.diagnostics.filter(({ code }) => code === 'io/unreadable').map(({ path }) => path)).toEqual(
      [...closed].sort(),
    );
  });

  it('is an error for a policy, never a reason for the default one', async () => {
    const root = grow({ ...CUP, 'licheck.yaml': 'policy: {deny: [MIT]}\n' });
    chmodSync(join(root, '..'), 0o755);
    chmodSync(join(root, 'licheck.yaml'), 0);
    const isRoot = process.getuid?.() === 0;
    const run = await execa(process.execPath, [LICHECK, root, '--quiet'], {
      reject: false,
      ...(isRoot && { uid: 65534, gid: 65534 }),
      env: { HOME: root },
    });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain('error[policy/config-unreadable]: licheck.yaml cannot be read');
  });
});
