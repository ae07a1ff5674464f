/** Which folders a scan may enter: those that are inside the root in fact, whatever their path says. */
import { lstatSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';
import { sep } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ProjectPath } from '../model/location.ts';
import { joinPath, parentPath, ROOT } from './paths.ts';
import { fromSystem, problem } from './problems.ts';

/** What stands at a path once links are followed. */
export type Target =
  | { readonly kind: 'file' | 'directory' | 'other'; readonly link: boolean; readonly real: ProjectPath }
  | {
      readonly kind: 'refused';
      readonly problem: Diagnostic;
      /** True when a link leads to a file out of the root: it matters only to who would read it. */
      readonly isFile?: boolean;
    };

export interface Folders {
  /** The path as the system knows it. */
  absolute(path: ProjectPath): string;
  /** Notes that a listing of the safe `parent` showed a plain directory. */
  trust(directory: ProjectPath, parent: ProjectPath): void;
  /** Why a directory may not be entered; `undefined` when it may. */
  refusal(directory: ProjectPath): Diagnostic | undefined;
  /** What stands at a path. */
  target(path: ProjectPath): Target;
  /** What a link in a safe directory leads to. */
  follow(path: ProjectPath): Target;
  /** What a plain name stands for when every folder above it is followed. */
  settle(path: ProjectPath): Target;
}

/** The folders below an absolute root. */
export function openFolders(root: string): Folders {
  const safe = new Set<ProjectPath>();
  const refused = new Map<ProjectPath, Diagnostic>();
  /** Safe folders that are reached through a link: a `..` below them does not lead where the text says. */
  const linked = new Set<ProjectPath>();
  let realRoot: string | undefined;

  const absolute = (path: ProjectPath): string => (path === ROOT ? root : `${root}/${path}`);

  const follow = (path: ProjectPath): Target => guarded(path, () => followNear(path) ?? followFar(path));
  const settle = (path: ProjectPath): Target => guarded(path, () => followFar(path));

  const guarded = (path: ProjectPath, look: () => Target): Target => {
    try {
      return look();
    } catch (error) {
      const failure = fromSystem(error, path);
      return { kind: 'refused', problem: failure.code === 'io/missing' ? problem('link-broken', path) : failure };
    }
  };

  /** Most links lead to a plain neighbour (stores hold thousands of them): two calls then do for the eight of `realpath`. */
  const followNear = (path: ProjectPath): Target | undefined => {
    const parent = parentPath(path);
    if (linked.has(parent)) return undefined;
    const near = joinPath(parent, [readlinkSync(absolute(path))]);
    if (near === undefined || refusal(parentPath(near)) || linked.has(parentPath(near))) return undefined;
    const stats = lstatSync(absolute(near), { throwIfNoEntry: false });
    return stats && !stats.isSymbolicLink() ? { kind: kindOf(stats), link: true, real: near } : undefined;
  };

  const followFar = (path: ProjectPath): Target => {
    const real = realpathSync(absolute(path));
    realRoot ??= realpathSync(root);
    const inside = real === realRoot || real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep);
    if (!inside) return { kind: 'refused', problem: problem('link-leaves-root', path), isFile: statSync(real).isFile() };
    const below = real.slice(realRoot.length).split(sep).filter(Boolean).join('/') as ProjectPath;
    return { kind: kindOf(statSync(real)), link: true, real: below };
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
    if (found.link || linked.has(parentPath(directory))) linked.add(directory);
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
      const stats = lstatSync(absolute(path), { throwIfNoEntry: false });
      if (stats === undefined) return { kind: 'refused', problem: problem('missing', path) };
      if (path !== ROOT && stats.isSymbolicLink()) return follow(path);
      return { kind: path === ROOT ? 'directory' : kindOf(stats), link: false, real: path };
    } catch (error) {
      return { kind: 'refused', problem: fromSystem(error, path) };
    }
  };

  const trust = (directory: ProjectPath, parent: ProjectPath): void => {
    safe.add(directory);
    if (linked.has(parent)) linked.add(directory);
  };

  return { absolute, trust, refusal, target, follow, settle };
}

function kindOf(stats: Stats): 'file' | 'directory' | 'other' {
  return stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other';
}
