/** Disk access of the build alone: reading `rules/` and the identifier packages, writing data files. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file under `rules/`, as text. */
export interface RuleFile {
  /** Relative to `rules/`, with forward slashes: `licenses/MIT.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** Every YAML file of a directory tree, sorted by path. */
export function readRuleFiles(rules: string): readonly RuleFile[] {
  return readdirSync(rules, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(rules, path), 'utf8') }));
}

/** A JSON file of an installed package, addressed below `node_modules`. */
export function readModuleJson(modules: string, path: string): unknown {
  return JSON.parse(readFileSync(join(modules, path), 'utf8'));
}

/** Writes a data file below the build's output folder. */
export function writeDataFile(out: string, name: string, content: string | Uint8Array): void {
  const path = join(out, name);
  if (!existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** `sha256:` and the digest in lower-case hex. */
export function digestOf(content: string): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
