/** The folders a user named, as one project. */
import { readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { fromSystem, noName, problem } from './problems.ts';

/** One root and where below it the scan begins, or why a path that was named cannot be scanned. */
export type ProjectRoot =
  | { readonly ok: true; readonly root: string; readonly starts: readonly string[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** The deepest folder that holds every named one. `cwd` is absolute; no paths means `cwd`. */
export function projectRoot(paths: readonly string[], cwd: string): ProjectRoot {
  const named = paths.length === 0 ? ['.'] : paths;
  const diagnostics = named.map((path) => examine(resolve(cwd, path), path)).filter((found) => found !== undefined);
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  const folders = named.map((path) => resolve(cwd, path));
  const root = folders.reduce(common);
  return { ok: true, root, starts: folders.map((folder) => relative(root, folder).split(sep).join('/')) };
}

/** True when npm and its like have installed packages by the hundred at the root. */
export function holdsManyPackages(root: string): boolean {
  try {
    return readdirSync(join(root, 'node_modules')).length > 100;
  } catch {
    return false;
  }
}

function examine(folder: string, shown: string): Diagnostic | undefined {
  if (shown === '') return { ...noName('folder'), incomplete: true };
  try {
    return statSync(folder).isDirectory() ? undefined : { ...problem('not-a-directory', shown), incomplete: true };
  } catch (error) {
    return { ...fromSystem(error, shown), incomplete: true };
  }
}

function common(a: string, b: string): string {
  let folder = a;
  while (folder !== b && !b.startsWith(folder.endsWith(sep) ? folder : folder + sep)) {
    const up = dirname(folder);
    // Two drives have no folder in common.
    if (up === folder) return folder;
    folder = up;
  }
  return folder;
}
