// Runs commands and measures them: wall clock, processor time and peak memory, of the command and of what it starts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROBE = join(import.meta.dirname, 'probe.cjs');

/** One run of `node <args>`: milliseconds of wall clock and of processor time, megabytes at the peak, and the exit code. */
export function run({ args, cwd, env = {}, prepare = () => {} }) {
  prepare();
  const folder = mkdtempSync(join(tmpdir(), 'licheck-bench-probe-'));
  const probe = join(folder, 'used');
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    env: {
      ...process.env,
      ...env,
      NODE_OPTIONS: `--require=${JSON.stringify(PROBE)}`,
      LICHECK_BENCH_PROBE: probe,
      NO_COLOR: '1',
    },
    maxBuffer: 1 << 30,
  });
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  const used = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  rmSync(folder, { recursive: true });
  return {
    wall,
    cpu: used.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: Math.max(0, ...used.map(({ memory }) => memory)),
    status,
    stdout: stdout.toString(),
    stderr: stderr.toString(),
  };
}

/**
 * Measures subjects in turns, so that what else the machine does falls on all of them: `{name, args, cwd, rounds}`,
 * and where it is wanted `env` and what to `prepare` before each run. Answers each with its first run, and the medians of the rest.
 */
export function compare(subjects, tell = () => {}) {
  const runs = new Map(subjects.map(({ name }) => [name, []]));
  const rounds = Math.max(...subjects.map((subject) => subject.rounds));
  for (let round = 0; round <= rounds; round += 1) {
    for (const subject of subjects) {
      if (round > subject.rounds) continue;
      tell(`round ${round} of ${rounds}: ${subject.name}`);
      runs.get(subject.name).push(run(subject));
    }
  }
  return subjects.map(({ name }) => {
    const [first, ...rest] = runs.get(name);
    return {
      name,
      first: round(first.wall),
      wall: round(median(rest.map((one) => one.wall))),
      least: round(Math.min(...rest.map((one) => one.wall))),
      cpu: round(median(rest.map((one) => one.cpu))),
      memory: round(median(rest.map((one) => one.memory))),
      runs: rest.length,
      status: first.status,
      stdout: first.stdout,
      stderr: first.stderr,
    };
  });
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const round = (number) => Math.round(number * 10) / 10;
