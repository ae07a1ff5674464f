/**
 * Runs the program's own bundles. What V8 made of one when it was built is used where this very Node built it; elsewhere the bundle is
 * compiled as ever. V8 itself looks only at its own version and at the length of a source, which many builds of Node share.
 */
import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** A bundle in the form of a CommonJS module, ready to run. */
export interface Bundle {
  /** Runs it; what it exports. */
  run(): unknown;
  /** What V8 made of it so far, to be written beside it (`compiledPath`). */
  pack(): Buffer;
  /** True when nothing had to be compiled. */
  readonly isCompiled: boolean;
}

/** As Node gives them to a module, and the way to packages outside: code that was compiled before has lost its own `import`. */
const PARAMETERS = 'exports,require,module,__filename,__dirname,importPackage';
const importPackage = (name: string): Promise<unknown> => import(name);

/** Where what V8 made of a bundle lies. */
export const compiledPath = (path: string): string => `${path}.compiled`;

/** Opens the bundle at `path`, absolute. Throws when it is not there, as for any file of the program. */
export function openBundle(path: string): Bundle {
  const bytes = readFileSync(path);
  const cachedData = readCompiled(path, bytes);
  // Bundles are ASCII: V8 keeps one byte a character.
  const script = new Script(`(function(${PARAMETERS}){${bytes.toString('latin1')}\n})`, {
    filename: path,
    ...(cachedData && { cachedData }),
  });
  return {
    run: () => {
      const module = { exports: {} };
      script.runInThisContext()(module.exports, createRequire(path), module, path, dirname(path), importPackage);
      return module.exports;
    },
    pack: () => {
      const data = script.createCachedData();
      return Buffer.concat([Buffer.from(headOf(bytes, data), 'latin1'), data]);
    },
    isCompiled: cachedData !== undefined && script.cachedDataRejected === false,
  };
}

/** A first line that names the bundle, what follows, and who made it; then V8's data. Anything else is as if it were not there. */
function readCompiled(path: string, bundle: Uint8Array): Buffer | undefined {
  try {
    const file = readFileSync(compiledPath(path));
    const data = file.subarray(file.indexOf(10) + 1);
    return file.toString('latin1', 0, file.length - data.length) === headOf(bundle, data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function headOf(bundle: Uint8Array, data: Uint8Array): string {
  const { version, arch, platform, versions, execPath } = process;
  // Two builds of one version differ in size, if in nothing else.
  const maker = [version, arch, platform, versions.v8, statSync(execPath).size].join(' ');
  return `licheck compiled 1 ${maker} ${hash('sha256', bundle, 'hex')} ${hash('sha256', data, 'hex')}\n`;
}
