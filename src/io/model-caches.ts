/**
 * Where the hubs' clients keep what they fetched.
 * https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables, ModelScope's `hub/constants.py`
 */

import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { ProjectPath } from '../model/location.ts';
import type { Mount } from './mounted-files.ts';
import { openProject } from './open-project.ts';

/** Whose cache it is. */
export type CacheHub = 'huggingface' | 'modelscope';

/** Never a place on this machine. */
const CACHE_NAMES: Readonly<Record<CacheHub, string>> = { huggingface: '$HF_HUB_CACHE', modelscope: '$MODELSCOPE_CACHE' };

/** Where a cache is mounted among a project's paths. */
export function cacheRoot(hub: CacheHub): ProjectPath {
  return CACHE_NAMES[hub] as ProjectPath;
}

/** The folder that the hub's own client would use, as the variables say; `undefined` without a home folder. */
export function defaultCache(
  hub: CacheHub,
  env: Readonly<Record<string, string | undefined>>,
  home: string | undefined,
): string | undefined {
  const set = (name: string): string | undefined => (env[name]?.trim() ? env[name] : undefined);
  const cache = set('XDG_CACHE_HOME') ?? (home && `${home}/.cache`);
  if (hub === 'modelscope') return set('MODELSCOPE_CACHE') ?? (home && `${home}/.cache/modelscope/hub`);
  const hfHome = set('HF_HOME') ?? (cache && `${cache}/huggingface`);
  return set('HF_HUB_CACHE') ?? set('HUGGINGFACE_HUB_CACHE') ?? (hfHome && `${hfHome}/hub`);
}

/** One place per hub: the folder that was named, else its client's own. Absolute; without a home folder there may be none. */
export function defaultCaches(
  cwd: string,
  named: Readonly<Partial<Record<CacheHub, string | undefined>>> = {},
): readonly { readonly hub: CacheHub; readonly path: string; readonly exists: boolean }[] {
  return (['huggingface', 'modelscope'] as const).flatMap((hub) => {
    const folder = named[hub] ?? defaultCache(hub, process.env, home());
    const path = folder === undefined ? undefined : resolve(cwd, folder);
    return path === undefined ? [] : [{ hub, path, exists: existsSync(path) }];
  });
}

function home(): string | undefined {
  try {
    return homedir() || undefined;
  } catch {
    return undefined;
  }
}

/** Opens a cache at an absolute path. A cache that is not there answers every question with a diagnostic. */
export function openCache(hub: CacheHub, path: string): Mount {
  return { at: CACHE_NAMES[hub], files: openProject(path) };
}
