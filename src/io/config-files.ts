/** Configuration files: those a user names, those one extends, and their text. Only data, and only from where it may come. */
import { accessSync, constants, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { decode } from './decode.ts';
import { fromSystem } from './problems.ts';
import { readWhole } from './read-bytes.ts';

/** A policy of thousands of lines is far below this; a manifest that carries one too. */
export const MAX_CONFIG_BYTES = 4 * 1024 * 1024;

/** A configuration file that is there. */
export interface ConfigFile {
  readonly absolute: string;
  /** Relative to the scanned root, POSIX; a file above it starts with `../`. */
  readonly path: string;
  /** Where in the document the policy stands: `['licheck']` in a package.json, else empty. */
  readonly keys: readonly string[];
}

/** A file that was asked for, or why there is none: lower case, without the place. */
export type Sought = { readonly file: ConfigFile } | { readonly problem: string };

const CODE_ENDINGS = new Set(['.js', '.cjs', '.mjs', '.jsx', '.ts', '.cts', '.mts', '.tsx']);

/** Names a file as the scan of `root` shows it. */
export function configFile(absolute: string, root: string, keys: readonly string[] = []): ConfigFile {
  const path = relative(root, absolute).split(sep).join('/');
  return { absolute, path, keys };
}

/** The file that the user named on the command line; it may stand anywhere. */
export function namedConfig(reference: string, cwd: string, root: string): Sought {
  return reference === '' ? { problem: 'an empty name is no file' } : settle(resolve(cwd, reference), root);
}

/**
 * The file that `from` extends by a relative path or a package's name. It must stand in the same repository; outside
 * a repository, below the working directory, the scanned root or the file's own folder.
 */
export function extendedConfig(from: ConfigFile, reference: string, cwd: string, root: string): Sought {
  const folder = dirname(from.absolute);
  const fence = repositoryRoot(folder) ?? widest([cwd, root, folder], folder);
  if (isAbsolute(reference) || /^[A-Za-z]:|^~|^[a-z+]+:\/\//.test(reference) || reference.includes('\0')) {
    return { problem: 'only a preset, a relative path or a package can be extended' };
  }
  const beside = resolve(folder, reference);
  const isFileName = /\.(?:ya?ml|json)$/i.test(reference) && !reference.startsWith('@');
  const isRelative = /^\.\.?(?:\/|$)/.test(reference) || (isFileName && isFile(beside));
  const target = isRelative ? beside : (inPackages(folder, reference, fence) ?? (isFileName ? beside : undefined));
  if (target === undefined) return { problem: 'it is neither a preset nor a package that carries a licheck.yaml' };
  const found = settle(target, root);
  if ('problem' in found) return found;
  return isInside(real(found.file.absolute), real(fence)) ? found : { problem: `it leads out of ${fenceName(fence, folder)}` };
}

/** The text of a configuration file, without byte order mark. */
export function configText(file: ConfigFile): string | Diagnostic {
  try {
    const bytes = readWhole(realpathSync(file.absolute), MAX_CONFIG_BYTES);
    if (bytes === undefined)
      return bad(file, 'too-large', `is larger than ${MAX_CONFIG_BYTES / 1024 / 1024} MB`, 'Make the file smaller.');
    const decoded = decode(bytes, 'replace');
    if (decoded === undefined || decoded.encoding === 'damaged')
      return bad(file, 'not-utf8', 'is not UTF-8 text', 'Save the file as UTF-8.');
    return decoded.text;
  } catch (error) {
    return { ...fromSystem(error, file.path), code: 'policy/config-unreadable', severity: 'error' };
  }
}

/** Why a file that carries a configuration's name cannot be read as one; `undefined` when it can. */
export function unreadableConfig(file: ConfigFile, folder: string): Diagnostic | undefined {
  try {
    const stat = statSync(file.absolute);
    if (!stat.isFile()) return bad(file, 'config-unreadable', 'is not a file', 'Replace it by a file, or remove it.');
    if (stat.size > MAX_CONFIG_BYTES)
      return bad(file, 'too-large', `is larger than ${MAX_CONFIG_BYTES / 1024 / 1024} MB`, 'Make the file smaller.');
    // The search passes over what it may not open, and the default would then stand in for the project's own policy.
    accessSync(file.absolute, constants.R_OK);
    const fence = repositoryRoot(folder) ?? folder;
    if (isInside(real(file.absolute), real(fence))) return undefined;
    return bad(file, 'config-outside', `is a link that leads out of ${fenceName(fence, folder)}`, 'Put the file itself there.');
  } catch (error) {
    return { ...fromSystem(error, file.path), code: 'policy/config-unreadable', severity: 'error' };
  }
}

/** A configuration that is code. */
export function refusedConfig(file: ConfigFile): Diagnostic {
  return bad(
    file,
    'config-is-code',
    'is code; a configuration is data and is never executed',
    'Write the policy as licheck.yaml.',
  );
}

/** The nearest folder, upwards, that holds a `.git`; `undefined` outside a repository. */
export function repositoryRoot(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (isThere(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

function settle(absolute: string, root: string): Sought {
  if (CODE_ENDINGS.has(extname(absolute).toLowerCase()))
    return { problem: 'a configuration is data and is never executed; it cannot be code' };
  try {
    if (!statSync(absolute).isFile()) return { problem: 'it is not a file' };
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    return { problem: isMissing ? 'there is no such file' : 'it cannot be read' };
  }
  const isManifest = absolute.endsWith(`${sep}package.json`);
  return { file: configFile(absolute, root, isManifest ? ['licheck'] : []) };
}

/** `@org/policy` is the licheck.yaml of that package; `@org/policy/strict.yaml` one of its files. */
function inPackages(start: string, reference: string, fence: string): string | undefined {
  const match = /^((?:@[\w.-]+\/)?[\w-][\w.-]*)(?:\/(.+))?$/.exec(reference);
  const [, name, below] = match ?? [];
  if (name === undefined || below?.split('/').includes('..')) return undefined;
  const files = below === undefined ? ['licheck.yaml', 'licheck.yml', 'licheck.json'] : [below];
  for (let folder = start; ; folder = dirname(folder)) {
    for (const file of files) {
      const path = join(folder, 'node_modules', name, file);
      if (isFile(path)) return path;
    }
    if (folder === fence || dirname(folder) === folder) return undefined;
  }
}

/** True when something, be it a broken link, has this name. What may not be looked at is not there. */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** A name longer than the system takes, and its kind, is not a file either. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const isInside = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** The widest of the folders that hold `inner`. */
function widest(folders: readonly string[], inner: string): string {
  const holding = folders.filter((folder) => isInside(inner, folder));
  return holding.reduce((best, folder) => (folder.length < best.length ? folder : best), inner);
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

const fenceName = (fence: string, folder: string): string =>
  repositoryRoot(folder) === fence ? 'the repository' : 'the project';

function bad(file: ConfigFile, slug: string, says: string, help: string): Diagnostic {
  return { code: `policy/${slug}`, severity: 'error', message: `${file.path} ${says}`, help, path: file.path, incomplete: false };
}
