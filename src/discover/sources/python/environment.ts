/** Whether a project's distributions are locked or installed somewhere that the scan sees. */
import { ROOT } from '../../../io/paths.ts';
import { hasEntry, type ProjectFiles } from '../../../io/project-files.ts';
import type { ProjectPath } from '../../../model/location.ts';

/** Lock files that are read here. */
const LOCKS = ['uv.lock', 'poetry.lock'];

/** True when a lock file that is read stands here or above. */
export function hasLock(directory: ProjectPath, files: ProjectFiles): boolean {
  return some(directory, files, (above) => LOCKS.some((name) => files.isFile(below(above, name))));
}

/** True when a virtual environment (`pyvenv.cfg` marks one) or a folder of distributions stands here or above. */
export function hasEnvironment(directory: ProjectPath, files: ProjectFiles): boolean {
  return some(directory, files, (above) =>
    files
      .list(above)
      .entries.some(
        (entry) =>
          entry.kind === 'directory' &&
          (entry.name === '__pypackages__' ||
            entry.name === 'site-packages' ||
            entry.name.endsWith('.dist-info') ||
            files.isFile(below(entry.path, 'pyvenv.cfg'))),
      ),
  );
}

/** True when requirements files stand beside. */
export function hasRequirements(directory: ProjectPath, files: ProjectFiles): boolean {
  return (
    files.list(directory).entries.some((entry) => entry.kind === 'file' && isRequirements(entry.path)) ||
    hasEntry(files.list(directory).entries, 'requirements', 'directory')
  );
}

/** `requirements.txt`, `requirements-dev.txt`, `dev-requirements.txt`, `requirements/dev.txt`. */
export function isRequirements(path: ProjectPath): boolean {
  return /(?:^|\/)(?:(?:[a-z0-9]+[-_.])*requirements(?:[-_.][a-z0-9]+)*|requirements\/[^/]+)\.txt$/i.test(path);
}

function some(directory: ProjectPath, files: ProjectFiles, test: (above: ProjectPath) => boolean): boolean {
  for (let above = directory; ; above = files.parent(above)) {
    if (test(above)) return true;
    if (above === ROOT) return false;
  }
}

function below(directory: ProjectPath, name: string): ProjectPath {
  return (directory === ROOT ? name : `${directory}/${name}`) as ProjectPath;
}
