/**
 * The working tree as git would commit it: tracked files and new ones, without what is ignored or installed. Beside a
 * revision only this can be compared; installed packages would make every package look changed.
 */
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { ProjectPath } from '../../model/location.ts';
import { openProject } from '../open-project.ts';
import { joinPath, parentPath, ROOT } from '../paths.ts';
import { isDiagnostic, problem } from '../problems.ts';
import type { ProjectFiles } from '../project-files.ts';
import { submodule } from './problems.ts';
import { openGit, refusalOf } from './run.ts';

const LISTING = 256 * 1024 * 1024;

/** Opens the working tree below `root`, absolute, as git sees it. */
export async function openTracked(root: string): Promise<ProjectFiles | Diagnostic> {
  const git = openGit(root);
  const tracked = await git(['ls-files', '-z', '--cached', '--stage'], { limit: LISTING });
  if (isDiagnostic(tracked)) return tracked;
  if (tracked.code !== 0) return refusalOf(tracked, 'the scanned folder');
  const others = await git(['ls-files', '-z', '--others', '--exclude-standard'], { limit: LISTING });
  if (isDiagnostic(others)) return others;
  if (others.code !== 0) return refusalOf(others, 'the scanned folder');
  const added = pathsOf(others.output).filter((path) => !path.split('/').some((folder) => INSTALLED.has(folder)));
  const staged = pathsOf(tracked.output).map(readStaged);
  const doubts = staged.filter(({ mode }) => mode === SUBMODULE).map(({ path, object }) => submodule(path, object));
  return only(openProject(root), [...staged.map(({ path }) => path), ...added], doubts);
}

/** https://git-scm.com/docs/git-ls-files#_output */
function readStaged(line: string): { readonly mode: string; readonly object: string; readonly path: string } {
  const tab = line.indexOf('\t');
  const [mode = '', object = ''] = line.slice(0, Math.max(0, tab)).split(' ');
  return { mode, object, path: line.slice(tab + 1) };
}

const SUBMODULE = '160000';

/** Folders that package managers fill; some projects forget to ignore them. */
const INSTALLED = new Set(['node_modules', 'site-packages', '.venv', 'venv', '.yarn', '.pnpm-store']);

const pathsOf = (output: Buffer): string[] =>
  output
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '');

/** The files of a project of which only the listed ones are shown. */
function only(files: ProjectFiles, paths: readonly string[], doubts: readonly Diagnostic[]): ProjectFiles {
  const shown = new Set<ProjectPath>([ROOT]);
  for (const path of paths) {
    let at = joinPath(ROOT, [path]);
    while (at !== undefined && !shown.has(at)) {
      shown.add(at);
      at = parentPath(at);
    }
  }
  /** A path through a link is shown when what it leads to is. */
  const isShown = (path: ProjectPath): boolean => {
    if (shown.has(path)) return true;
    const real = files.real(path);
    return real !== undefined && real !== path && shown.has(real);
  };
  const guard = <T>(path: ProjectPath, read: () => T): T | Diagnostic => (isShown(path) ? read() : problem('missing', path));
  return {
    ...files,
    list: (directory, wanted) => {
      const listed = files.list(directory, wanted);
      const at = (name: string): ProjectPath => (directory === ROOT ? name : `${directory}/${name}`) as ProjectPath;
      return {
        entries: listed.entries.filter((entry) => isShown(at(entry.name))),
        diagnostics: listed.diagnostics.filter(
          ({ path }) => path === undefined || path === directory || shown.has(path as ProjectPath),
        ),
      };
    },
    text: (path, limit) => guard(path, () => files.text(path, limit)),
    json: (path, wanted) => guard(path, () => files.json(path, wanted)),
    licenseText: (path) => guard(path, () => files.licenseText(path)),
    bytes: (path, start, length) => guard(path, () => files.bytes(path, start, length)),
    isFile: (path) => isShown(path) && files.isFile(path),
    isDirectory: (path) => isShown(path) && files.isDirectory(path),
    remarks: () => [...doubts, ...files.remarks()],
  };
}
