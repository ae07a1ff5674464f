/**
 * The program's own bundles, run from what V8 made of them when they were built: a third of a start goes into compiling.
 * V8 trusts such a file blindly, so it is used only when it is whole and belongs to this very bundle. What was built for
 * another V8 is refused by V8, and compiled as usual.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { ownData } from './data.ts';

/** What a bundle offers, and what V8 holds of it by now, to be kept in `dist/code/<name>.v8`. */
export interface Compiled<T> {
  readonly exports: T;
  readonly kept: () => Buffer;
}

/** Runs `dist/code/<name>.cjs`; `undefined` for sources, which have none. */
export function runCompiled<T>(name: 'program' | 'read-texts'): Compiled<T> | undefined {
  const path = ownData(`code/${name}.cjs`);
  if (path === undefined) return undefined;
  // V8 takes only what was made under the same flags.
  compileLater();
  const code = readFileSync(path);
  const cachedData = keptOf(code, `${path.slice(0, -'.cjs'.length)}.v8`);
  const script = new Script(`(function (exports, require, module, __filename) {${code.toString('latin1')}\n})`, {
    filename: path,
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(path), module, path);
  const kept = (): Buffer => {
    const made = script.createCachedData();
    return Buffer.concat([seal(code, made), made]);
  };
  return { exports: module.exports as T, kept };
}

/** The seal stands first. */
function keptOf(code: Buffer, path: string): Buffer | undefined {
  try {
    const file = readFileSync(path);
    const made = file.subarray(SEAL);
    return seal(code, made).equals(file.subarray(0, SEAL)) ? made : undefined;
  } catch {
    return undefined;
  }
}

/** Bytes of a SHA-256. */
const SEAL = 32;
const seal = (code: Buffer, made: Buffer): Buffer => createHash('sha256').update(code).update(made).digest();

/**
 * A scan ends before most of what V8 optimises for it in the background pays: half of a cold scan's processor time, on cores
 * that a second thread has a use for. How long a function must run first, and how much may be made of it, is set for the V8
 * that this was measured on.
 */
function compileLater(): void {
  if (process.versions.node.startsWith('20.')) for (const flag of PATIENT) setFlagsFromString(flag);
}

const PATIENT = ['--interrupt-budget=500000', '--max-inlined-bytecode-size-cumulative=200', '--no-turbo-inline-array-builtins'];
