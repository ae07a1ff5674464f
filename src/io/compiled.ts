/**
 * The program's own bundles, run from what V8 made of them when they were built: a third of a start goes into compiling.
 * What was built for another V8 is compiled as usual. Both files are the package's own, written together.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { ownData } from './data.ts';

/** What a bundle offers, and its script as V8 holds it. */
export interface Compiled<T> {
  readonly exports: T;
  readonly script: Script;
}

/** Runs `dist/code/<name>.cjs`; `undefined` for sources, which have none. */
export function runCompiled<T>(name: 'program' | 'read-texts'): Compiled<T> | undefined {
  const path = ownData(`code/${name}.cjs`);
  if (path === undefined) return undefined;
  // V8 takes only what was made under the same flags.
  compileLater();
  const cachedData = readKept(`${path.slice(0, -'.cjs'.length)}.v8`);
  const script = new Script(`(function (exports, require, module, __filename) {${readFileSync(path, 'latin1')}\n})`, {
    filename: path,
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(path), module, path);
  return { exports: module.exports as T, script };
}

/**
 * A scan ends before most of what V8 optimises for it in the background pays: half of a cold scan's processor time, on cores
 * that a second thread has a use for. How long a function must run first, and how much may be made of it, is set for the V8
 * that this was measured on.
 */
function compileLater(): void {
  if (!process.versions.node.startsWith('20.')) return;
  for (const flag of PATIENT) setFlagsFromString(flag);
}

const PATIENT = ['--interrupt-budget=500000', '--max-inlined-bytecode-size-cumulative=200', '--no-turbo-inline-array-builtins'];

function readKept(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
