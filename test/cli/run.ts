import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { onTestFinished } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';

const COMMAND = join(import.meta.dirname, '../../bin/licheck.js');

/** What a run of the built command printed. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as a user would, in the given folder. */
export async function licheck(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; input?: string } = {},
): Promise<Run> {
  const { cwd, env, input } = options;
  const result = await execa(process.execPath, [COMMAND, ...args], {
    reject: false,
    stripFinalNewline: false,
    ...(cwd !== undefined && { cwd }),
    ...(env !== undefined && { env }),
    ...(input !== undefined ? { input } : { stdin: 'ignore' as const }),
  });
  return { code: result.exitCode ?? -1, out: result.stdout, err: result.stderr };
}

/** Runs a scan and reads its document. */
export async function scanJson(
  args: readonly string[],
  options: Parameters<typeof licheck>[1] = {},
): Promise<Run & { document: Assessment }> {
  const run = await licheck(['scan', ...args, '--format', 'json'], options);
  return { ...run, document: JSON.parse(run.out) as Assessment };
}

/**
 * A temporary project with these files; removed when the test ends. Objects are written as JSON. A concurrent test must
 * hand over its own `onTestFinished`: the global one belongs to whichever test runs at the moment.
 */
export function project(files: Readonly<Record<string, string | object>>, atEnd: typeof onTestFinished = onTestFinished): string {
  const root = mkdtempSync(join(tmpdir(), 'licheck-test-'));
  atEnd(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
  }
  return root;
}

const texts = createRequire(import.meta.url)('spdx-license-list/full') as Record<string, { licenseText: string }>;

/** The standard text of a licence, from the SPDX list. `-only` and `-or-later` share one. */
export function licenseText(id: string): string {
  const entry = texts[id] ?? texts[`${id}-only`];
  if (entry === undefined) throw new Error(`no text for ${id}`);
  return entry.licenseText;
}
