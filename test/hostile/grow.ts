import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { discover } from '../../src/discover/discover.ts';
import { openProject } from '../../src/io/open-project.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { assess } from '../../src/pipeline/index.ts';

/** How to put one thing on the disk. */
export type Plant = string | Uint8Array | object | ((absolute: string) => void);

/** A folder. */
export const folder: Plant = (absolute: string) => void mkdirSync(absolute);
/** A symbolic link, as it is written. */
export const link =
  (target: string): Plant =>
  (absolute: string) =>
    symlinkSync(target, absolute);
/** A pipe that nobody writes into: opening it the usual way waits for ever. */
export const pipe: Plant = (absolute: string) => void execFileSync('mkfifo', [absolute]);
/** A file of so many bytes that takes no room. */
export const hollow =
  (bytes: number): Plant =>
  (absolute: string) => {
    const file = openSync(absolute, 'w');
    ftruncateSync(file, bytes);
    closeSync(file);
  };

/** A package that nothing is wrong with: whatever stands beside it, the scan must find it. */
export const CUP: Readonly<Record<string, Plant>> = {
  'package.json': { name: 'tea-house', version: '1.0.0', license: 'MIT', dependencies: { cup: '1.0.0' } },
  'node_modules/cup/package.json': { name: 'cup', version: '1.0.0', license: 'MIT' },
};

/** A temporary project; removed when the test ends. Objects are written as JSON. Concurrent tests hand in their own `finish`. */
export function grow(files: Readonly<Record<string, Plant>>, finish: (remove: () => void) => void = onTestFinished): string {
  const parent = mkdtempSync(join(tmpdir(), 'licheck-hostile-'));
  finish(() => rmSync(parent, { recursive: true, force: true }));
  const root = join(parent, 'tea-house');
  mkdirSync(root);
  for (const [path, plant] of Object.entries(files)) {
    const absolute = join(root, path);
    mkdirSync(dirname(absolute), { recursive: true });
    if (typeof plant === 'function') plant(absolute);
    else writeFileSync(absolute, typeof plant === 'string' || plant instanceof Uint8Array ? plant : JSON.stringify(plant));
  }
  return root;
}

/** What a scan sees, and which files it opened to see it. */
export function look(root: string): Inventory & { readonly opened: readonly string[]; readonly purls: readonly string[] } {
  const opened: string[] = [];
  const inventory = discover(openProject(root, { onOpen: (path) => opened.push(path) }), { ignore: [] });
  return { ...inventory, opened, purls: inventory.components.map((component) => component.purl) };
}

/** The document of a whole scan. */
export async function judge(root: string): Promise<Assessment> {
  const outcome = await assess({ paths: [root], cwd: root, today: '2026-11-24' });
  if (!outcome.ok) throw new Error(`the scan was refused: ${JSON.stringify(outcome.diagnostics)}`);
  return outcome.assessment;
}

/** So many brackets, opened and closed. */
export const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
