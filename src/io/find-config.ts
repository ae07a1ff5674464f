/**
 * Where the configuration of a scan stands: from the scanned folder upwards to the repository's root.
 *
 * cosmiconfig finds it, in a form that cannot run code of the scanned tree: its public functions first load a "meta
 * config" (`.config/config.js` and its kind) from the working directory, whatever loaders they are given, so the
 * explorer behind them is used alone; the loaders here only name the file, and the policy room reads it as data.
 */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import {
  type ConfigFile,
  configFile,
  isThere,
  MAX_CONFIG_BYTES,
  refusedConfig,
  repositoryRoot,
  unreadableConfig,
} from './config-files.ts';

/** The configuration, if there is one, and what was wrong with the files that could have been it. */
export interface FoundConfig {
  readonly file?: ConfigFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** In this order; the first that a folder has is the one. */
const PLACES = [
  'licheck.yaml',
  'licheck.yml',
  'licheck.json',
  '.licheckrc',
  '.licheckrc.json',
  '.licheckrc.yaml',
  '.licheckrc.yml',
  'package.json',
] as const;

/** Names under which a configuration could be code. They are refused, never read. */
const CODE = ['licheck.config', '.licheckrc'].flatMap((name) =>
  ['.js', '.cjs', '.mjs', '.ts', '.cts', '.mts'].map((ending) => name + ending),
);

/** Finds the configuration for a scan of `root` (absolute). The nearest folder that has one decides. */
export function findConfig(root: string): FoundConfig {
  for (const folder of foldersUp(resolve(root))) {
    const found = examine(folder, root);
    if (found.file !== undefined || found.diagnostics.length > 0) return found;
  }
  return { diagnostics: [] };
}

/** Outside a repository the search ends below what belongs to no project: the home folder, the shared one, the top. */
function foldersUp(start: string): readonly string[] {
  const top = repositoryRoot(start);
  const beyond = new Set([home(), tmpdir()]);
  const folders = [start];
  for (let folder = start; folder !== top; ) {
    const up = dirname(folder);
    if (up === folder || (top === undefined && (beyond.has(up) || dirname(up) === up))) break;
    folders.push(up);
    folder = up;
  }
  return folders;
}

function home(): string {
  try {
    return homedir();
  } catch {
    // A container's user may have none.
    return '';
  }
}

function examine(folder: string, root: string): FoundConfig {
  const present = (name: string): boolean => isThere(join(folder, name));
  const diagnostics = CODE.filter(present).map((name) => refusedConfig(configFile(join(folder, name), root)));
  const candidates = PLACES.filter((name) => (name === 'package.json' ? mentionsUs(join(folder, name)) : present(name)));
  for (const name of candidates) {
    const problem = name === 'package.json' ? undefined : unreadableConfig(configFile(join(folder, name), root), folder);
    if (problem !== undefined) return { diagnostics: [...diagnostics, problem] };
  }
  const path = candidates.length === 0 ? undefined : searchFolder(folder, candidates);
  if (path === undefined) return { diagnostics };
  const isManifest = path === join(folder, 'package.json');
  const file = configFile(path, root, isManifest ? ['licheck'] : []);
  const others = candidates.filter(
    (name) => join(folder, name) !== path && (name !== 'package.json' || holdsUs(join(folder, name))),
  );
  for (const name of others) diagnostics.push(shadowed(configFile(join(folder, name), root), file));
  return { file, diagnostics };
}

function shadowed(other: ConfigFile, file: ConfigFile): Diagnostic {
  return {
    code: 'policy/config-ignored',
    severity: 'warning',
    message: `${other.path} is not read, because ${file.path} stands beside it`,
    help: 'Keep one configuration.',
    path: other.path,
    incomplete: false,
  };
}

/** Asks cosmiconfig which of the places of one folder is the configuration. It sees plain files of bounded size only. */
function searchFolder(folder: string, searchPlaces: readonly string[]): string | undefined {
  const { ExplorerSync } = createRequire(import.meta.url)('cosmiconfig/dist/ExplorerSync.js') as CosmiconfigInside;
  const named = (): object => ({ isConfiguration: true });
  const json = (path: string): object => (path.endsWith('package.json') && holdsUs(path) ? { licheck: named() } : named());
  const explorer = new ExplorerSync({
    moduleName: 'licheck',
    searchPlaces,
    loaders: { '.json': json, '.yaml': named, '.yml': named, noExt: named },
    searchStrategy: 'none',
    ignoreEmptySearchPlaces: false,
    applyPackagePropertyPathToConfiguration: false,
    cache: false,
    metaConfigFilePath: null,
    mergeImportArrays: false,
    mergeSearchPlaces: false,
    transform: (result) => result,
  });
  return explorer.search(folder)?.filepath;
}

/** The part of cosmiconfig 9.0.2 that is used; its package gives no types for it. */
interface CosmiconfigInside {
  readonly ExplorerSync: new (
    options: Readonly<Record<string, unknown>> & {
      readonly loaders: Readonly<Record<string, (path: string, content: string) => object>>;
      readonly transform: (result: { readonly filepath: string } | null) => { readonly filepath: string } | null;
    },
  ) => { search(from: string): { readonly filepath: string } | null };
}

/** Most manifests do not mention licheck at all, and need no second look. */
function mentionsUs(path: string): boolean {
  return manifestText(path)?.includes('"licheck"') === true && holdsUs(path);
}

function holdsUs(path: string): boolean {
  try {
    const manifest: unknown = JSON.parse((manifestText(path) ?? '').replace(/^\uFEFF/, ''));
    return typeof manifest === 'object' && manifest !== null && Object.hasOwn(manifest, 'licheck');
  } catch {
    return false;
  }
}

function manifestText(path: string): string | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isFile() && stat.size <= MAX_CONFIG_BYTES ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
