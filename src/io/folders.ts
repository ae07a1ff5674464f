/** Which folders a scan may enter: those that are inside the root in fact, whatever their path says. */
import { lstatSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ProjectPath } from '../model/location.ts';
import { parentPath, ROOT } from './paths.ts';
import { fromSystem, problem } from './problems.ts';

/** What stands at a path once links are followed. */
export type Target =
  | { readonly kind: 'file' | 'directory' | 'other'; readonly link: boolean; readonly real: ProjectPath }
  | { readonly kind: 'refused'; readonly problem: Diagnostic };

export interface Folders {
  /** The path as the system knows it. */
  absolute(path: ProjectPath): string;
  /** Notes that a listing showed a plain directory inside a safe one. */
  trust(directory: ProjectPath): void;
  /** Why a directory may not be entered; `undefined` when it may. */
  refusal(directory: ProjectPath): Diagnostic | undefined;
  /** What stands at a path. */
  target(path: ProjectPath): Target;
  /** What a link in a safe directory leads to. */
  follow(path: ProjectPath): Target;
}

/** The folders below an absolute root. */
export function openFolders(root: string): Folders {
  const safe = new Set<ProjectPath>();
  const refused = new Map<ProjectPath, Diagnostic>();
  let realRoot: string | undefined;

  const absolute = (path: ProjectPath): string => (path === ROOT ? root : `${root}/${path}`);
  const realPathOfRoot = (): string => (realRoot ??= realpathSync(root));

  const follow = (path: ProjectPath): Target => {
    try {
      const real = realpathSync(absolute(path));
      const base = realPathOfRoot();
      const inside = real === base || real.startsWith(base.endsWith(sep) ? base : base + sep);
      if (!inside) return { kind: 'refused', problem: problem('link-leaves-root', path) };
      const stats = statSync(real);
      const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other';
      return { kind, link: true, real: real.slice(base.length).split(sep).filter(Boolean).join('/') as ProjectPath };
    } catch (error) {
      const failure = fromSystem(error, path);
      return { kind: 'refused', problem: failure.code === 'io/missing' ? problem('link-broken', path) : failure };
    }
  };

  const refusal = (directory: ProjectPath): Diagnostic | undefined => {
    if (safe.has(directory)) return undefined;
    const known = refused.get(directory);
    if (known) return known;
    const reason = examine(directory);
    if (reason) refused.set(directory, reason);
    else safe.add(directory);
    return reason;
  };

  const examine = (directory: ProjectPath): Diagnostic | undefined => {
    if (directory === ROOT) return examineRoot();
    const found = target(directory);
    if (found.kind === 'refused') return found.problem;
    return found.kind === 'directory' ? undefined : problem('not-a-directory', directory);
  };

  const examineRoot = (): Diagnostic | undefined => {
    try {
      return statSync(root).isDirectory() ? undefined : problem('not-a-directory', ROOT);
    } catch (error) {
      return fromSystem(error, ROOT);
    }
  };

  const target = (path: ProjectPath): Target => {
    const barred = path === ROOT ? undefined : refusal(parentPath(path));
    if (barred) return { kind: 'refused', problem: barred.code === 'io/missing' ? problem('missing', path) : barred };
    try {
      const stats = lstatSync(absolute(path));
      if (path !== ROOT && stats.isSymbolicLink()) return follow(path);
      const kind = stats.isFile() ? 'file' : stats.isDirectory() || path === ROOT ? 'directory' : 'other';
      return { kind, link: false, real: path };
    } catch (error) {
      return { kind: 'refused', problem: fromSystem(error, path) };
    }
  };

  return { absolute, trust: (directory) => safe.add(directory), refusal, target, follow };
}
