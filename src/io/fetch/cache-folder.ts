/** Where the user's cache is. https://specifications.freedesktop.org/basedir-spec, Apple's and Microsoft's conventions */
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** The file in it that holds readings of licence texts. */
export const READINGS = 'readings.txt';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The folder for what hosts answered, absolute; `undefined` when there is no place for caches. */
export function cacheFolder(env: Environment, platform: NodeJS.Platform = process.platform): string | undefined {
  const place = cachePlace(env, platform);
  return place === undefined ? undefined : join(place, 'hubs');
}

/**
 * The folder for all that licheck keeps, absolute: `LICHECK_CACHE`, else `licheck` in the system's place for caches.
 * `undefined` when there is no such place.
 */
export function cachePlace(env: Environment, platform: NodeJS.Platform = process.platform): string | undefined {
  const chosen = env.LICHECK_CACHE;
  if (chosen) return resolve(chosen);
  const base = systemPlace(env, platform);
  return base === undefined ? undefined : join(base, 'licheck');
}

function systemPlace(env: Environment, platform: NodeJS.Platform): string | undefined {
  const home = env.HOME || homeOfUser();
  if (platform === 'win32') return env.LOCALAPPDATA || (home && join(home, 'AppData', 'Local'));
  // The specification has relative paths ignored.
  const xdg = env.XDG_CACHE_HOME;
  if (xdg && isAbsolute(xdg)) return xdg;
  return home && join(home, ...(platform === 'darwin' ? ['Library', 'Caches'] : ['.cache']));
}

function homeOfUser(): string | undefined {
  try {
    return homedir() || undefined;
  } catch {
    // A container's user may have none.
    return undefined;
  }
}

/** True when the folder lies in the scanned tree, whatever links lead to either; it need not exist. */
export function isInTree(folder: string, root: string): boolean {
  const way = relative(real(root), real(folder));
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The real path of what exists of it. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const up = dirname(path);
    return up === path ? path : join(real(up), relative(up, path));
  }
}
