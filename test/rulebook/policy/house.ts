/** A throw-away tea house on disk, and diagnostics in one readable line each. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { loadRulebook } from '../../../src/rulebook/load.ts';
import { type LoadedPolicy, loadPolicy } from '../../../src/rulebook/policy/load.ts';

const built: string[] = [];
afterAll(() => {
  for (const house of built) rmSync(house, { recursive: true, force: true });
});

/** A folder with these files, in a repository of its own unless `isRepository` is false. Removed when the tests are done. */
export function buildHouse(files: Readonly<Record<string, string | Uint8Array>>, isRepository = true): string {
  const house = mkdtempSync(join(tmpdir(), 'tea-house-'));
  built.push(house);
  if (isRepository) mkdirSync(join(house, '.git'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), content);
  }
  return house;
}

/** Loads the policy of a folder of the house. */
export function load(house: string, options: { at?: string; cwd?: string; config?: string; policy?: string } = {}): LoadedPolicy {
  const { at = '', cwd = house, ...named } = options;
  return loadPolicy({ rulebook: loadRulebook(), root: join(house, at), cwd, ...named });
}

/** `code path:line:column «marked text» message | help` */
export function lineOf({ code, path, line, column = 1, endColumn = 1, excerpt = '', message, help }: Diagnostic): string {
  const place = line === undefined ? '' : `${line}:${column} «${excerpt.slice(column - 1, endColumn - 1)}» `;
  const file = path === undefined || path === 'licheck.yaml' ? '' : `${path} `;
  return `${code.replace('policy/', '')} ${file}${place}${message} | ${help}`;
}

/** The diagnostics of one `licheck.yaml`. */
export function mistakesOf(yaml: string | Uint8Array): readonly string[] {
  return load(buildHouse({ 'licheck.yaml': yaml })).diagnostics.map(lineOf);
}
