/** Paths as text: relative, POSIX, normalised. Nothing here asks the disk. */
import type { ProjectPath } from '../model/location.ts';
import { LIMITS } from './limits.ts';

/** The scanned folder itself. */
export const ROOT = '' as ProjectPath;

/**
 * Joins and normalises below the root; `undefined` for a path that climbs out of it, is absolute, holds a NUL
 * or is longer than any system takes.
 */
export function joinPath(base: ProjectPath, parts: readonly string[]): ProjectPath | undefined {
  const segments = base === '' ? [] : base.split('/');
  for (const part of parts) {
    if (part.length > LIMITS.pathLength || part.includes('\0')) return undefined;
    const posix = process.platform === 'win32' ? part.replaceAll('\\', '/') : part;
    if (posix.startsWith('/') || (process.platform === 'win32' && posix.includes(':'))) return undefined;
    for (const segment of posix.split('/')) {
      if (segment === '' || segment === '.') continue;
      if (segment !== '..') segments.push(segment);
      else if (segments.pop() === undefined) return undefined;
    }
  }
  const path = segments.join('/');
  return path.length > LIMITS.pathLength ? undefined : (path as ProjectPath);
}

/** The directory a path stands in; the root stands in itself. */
export function parentPath(path: ProjectPath): ProjectPath {
  return path.slice(0, Math.max(0, path.lastIndexOf('/'))) as ProjectPath;
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
