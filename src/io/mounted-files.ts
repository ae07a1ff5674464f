/** Further folders laid into the paths of a project: a model cache, seen under a name instead of its place on this machine. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ProjectPath } from '../model/location.ts';
import { joinPath, parentPath } from './paths.ts';
import { isDiagnostic } from './problems.ts';
import type { Entry, ProjectFiles } from './project-files.ts';

/** A folder and the name it is seen under, such as `$HF_HUB_CACHE`. No listing shows the name; the walk starts there. */
export interface Mount {
  readonly at: string;
  readonly files: ProjectFiles;
}

/** The project's files, and those of each mount below its name. Every rule of the mounted folder holds for it. */
export function mountFiles(base: ProjectFiles, all: readonly Mount[]): ProjectFiles {
  // A folder of that name in the project stays what it is: a mount must not hide it.
  const mounts = all.filter(({ at }) => !base.isDirectory(at as ProjectPath));
  if (mounts.length === 0) return base;
  const mountOf = (path: string): Mount | undefined => mounts.find(({ at }) => path === at || path.startsWith(`${at}/`));
  const inner = (mount: Mount, path: string): ProjectPath => path.slice(mount.at.length + 1) as ProjectPath;
  const outer = (mount: Mount, path: string): ProjectPath => (path === '' ? mount.at : `${mount.at}/${path}`) as ProjectPath;
  const moved = (mount: Mount, diagnostic: Diagnostic): Diagnostic => {
    if (diagnostic.path === undefined) return diagnostic;
    const path = outer(mount, diagnostic.path);
    return { ...diagnostic, path, message: diagnostic.message.replace(diagnostic.path || 'the scanned folder', () => path) };
  };
  /** Asks whoever holds the path; a diagnostic comes back with the path it is known by here. */
  const ask = <T>(path: ProjectPath, question: (files: ProjectFiles, path: ProjectPath) => T | Diagnostic): T | Diagnostic => {
    const mount = mountOf(path);
    if (mount === undefined) return question(base, path);
    const answer = question(mount.files, inner(mount, path));
    return isDiagnostic(answer) ? moved(mount, answer) : answer;
  };
  const holds = (path: ProjectPath, question: (files: ProjectFiles, path: ProjectPath) => boolean): boolean => {
    const mount = mountOf(path);
    return mount === undefined ? question(base, path) : question(mount.files, inner(mount, path));
  };
  return {
    name: base.name,
    starts: base.starts,
    list: (directory, only) => {
      const mount = mountOf(directory);
      if (mount === undefined) return base.list(directory, only);
      const { entries, diagnostics } = mount.files.list(inner(mount, directory), only);
      return {
        entries: entries.map((entry): Entry => ({ ...entry, path: outer(mount, entry.path) })),
        diagnostics: diagnostics.map((diagnostic) => moved(mount, diagnostic)),
      };
    },
    text: (path, limit) => ask(path, (files, at) => files.text(at, limit)),
    json: (path, wanted) => ask(path, (files, at) => files.json(at, wanted)),
    licenseText: (path) => ask(path, (files, at) => files.licenseText(at)),
    bytes: (path, start, length) => ask(path, (files, at) => files.bytes(at, start, length)),
    isFile: (path) => holds(path, (files, at) => files.isFile(at)),
    isDirectory: (path) => holds(path, (files, at) => files.isDirectory(at)),
    join: (from, ...parts) => {
      // A place under a mount is known by its text too: anchors are joined to the root.
      const joined = joinPath(from, parts);
      const mount = joined === undefined ? undefined : mountOf(joined);
      if (joined === undefined || mount === undefined) return mountOf(from) ? undefined : base.join(from, ...parts);
      const path = mount.files.join('' as ProjectPath, inner(mount, joined));
      return path === undefined ? undefined : outer(mount, path);
    },
    parent: parentPath,
    real: (path) => {
      const mount = mountOf(path);
      if (mount === undefined) return base.real(path);
      const real = mount.files.real(inner(mount, path));
      return real === undefined ? undefined : outer(mount, real);
    },
    remarks: () => [...base.remarks(), ...mounts.flatMap((mount) => mount.files.remarks().map((remark) => moved(mount, remark)))],
  };
}
