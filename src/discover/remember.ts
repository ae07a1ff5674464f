/** Readings that several sources ask for: each is made once for one look at the files. */
import type { ProjectFiles } from '../io/project-files.ts';
import type { ProjectPath } from '../model/location.ts';

/** The same reader, which remembers what it answered for a path as long as the files are looked at. It must not answer `undefined`. */
export function remembered<T extends NonNullable<unknown>>(
  read: (path: ProjectPath, files: ProjectFiles) => T,
): (path: ProjectPath, files: ProjectFiles) => T {
  const looks = new WeakMap<ProjectFiles, Map<ProjectPath, T>>();
  return (path, files) => {
    let known = looks.get(files);
    if (known === undefined) looks.set(files, (known = new Map()));
    let answer = known.get(path);
    if (answer === undefined) known.set(path, (answer = read(path, files)));
    return answer;
  };
}
