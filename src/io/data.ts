/** The package's own data files: what the build wrote beside the program. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** From `dist/`, from `dist/chunks/`, and from `src/io/` when tests run the sources. */
const PLACES = ['./', '../', '../../dist/'];

/**
 * The bytes of one of the package's own data files, such as `rulebook.json`; `undefined` when the package
 * was built without it. `name` is a name the program knows, never one from outside.
 */
export function readData(name: string): Uint8Array | undefined {
  for (const place of PLACES) {
    try {
      return readFileSync(new URL(place + name, import.meta.url));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return undefined;
}

/**
 * Where one of the program's own built files is, absolute. `undefined` for sources, even beside a build: what was built
 * may not be theirs.
 */
export function ownData(name: string): string | undefined {
  return ['./', '../'].map((place) => fileURLToPath(new URL(place + name, import.meta.url))).find((path) => existsSync(path));
}
