/**
 * Where the hubs' clients keep what they fetched.
 * https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables, ModelScope's `hub/constants.py`
 */

import type { Mount } from './mounted-files.ts';
import { openProject } from './open-project.ts';

/** Whose cache it is. */
export type CacheHub = 'huggingface' | 'modelscope';

/** The name under which a cache is seen in paths: never its place on this machine. */
export const CACHE_NAMES: Readonly<Record<CacheHub, string>> = { huggingface: '$HF_HUB_CACHE', modelscope: '$MODELSCOPE_CACHE' };

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

/** Opens a cache at an absolute path. A cache that is not there answers every question with a diagnostic. */
export function openCache(hub: CacheHub, path: string): Mount {
  return { at: CACHE_NAMES[hub], files: openProject(path) };
}
