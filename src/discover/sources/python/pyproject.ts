/** The project's own Python packages. */
import { isRecord, own, ownList, ownText, sketch } from '../../../io/parse/own.ts';
import { isDiagnostic } from '../../../io/problems.ts';
import { type Entry, hasEntry, type ProjectFiles } from '../../../io/project-files.ts';
import { licenseTextAt } from '../../../io/text-part.ts';
import type { RawLicense } from '../../../model/component.ts';
import type { SeenFile, Sighting } from '../../../model/inventory.ts';
import type { ProjectPath } from '../../../model/location.ts';
import { readLicenseFiles } from '../../license-files.ts';
import { few, passOn, trouble, unparsable } from '../../problems.ts';
import type { ReadContext } from '../../source.ts';
import { declaredBy, isLicenseText } from './declared.ts';
import { hasEnvironment, hasLock, hasRequirements } from './environment.ts';
import { PYTHON } from './installed.ts';
import { readPythonLock } from './lock.ts';
import { normalName, pypiPurl } from './names.ts';
import { isOwnFolder, type PythonProject, readProject, type Wanted, wantedBy } from './project.ts';

export function* readPyproject(path: ProjectPath, { files, siblings }: ReadContext): Iterable<Sighting> {
  const directory = files.parent(path);
  const reading = readProject(directory, files);
  if (!reading.ok) {
    if (reading.diagnostic) yield passOn(reading.diagnostic, true);
    if (reading.problem) yield unparsable('manifest-unreadable', path, reading.problem, true);
    return;
  }
  const { project } = reading;
  if (project === undefined) return;
  const licenses = readLicenseFiles(siblings, files);
  for (const diagnostic of licenses.diagnostics) yield passOn(diagnostic);
  const isPrivate = ownList(project.table, 'classifiers').some(
    (item) => typeof item === 'string' && item.startsWith('Private ::'),
  );
  yield {
    type: 'component',
    component: {
      purl: project.purl,
      name: project.name,
      ...(project.version !== undefined && { version: project.version }),
      kind: own(project.document, 'build-system') === undefined ? 'application' : 'library',
      own: isOwnFolder(directory),
      ...(isPrivate && { isPrivate }),
      declaredRaw: declared(project, path),
      licenseFiles: [...licenses.files, ...pointedFiles(project, path, licenses.files, files)],
      provenance: [{ source: PYTHON, at: { path, keys: [...project.keys, 'name'] } }],
      root: directory,
    },
  };
  const wanted = [...wantedBy(project)];
  const lock = lockBeside(siblings);
  const unlocked = lock === undefined ? [] : wanted.filter(isLeftOut(lock, files));
  // uv.lock tells exactly what is meant, and is read elsewhere; what it lacks only the project names.
  const isTold = hasEntry(siblings, 'uv.lock', 'file');
  for (const { name, scope, keys } of isTold ? unlocked : wanted) {
    const named = { source: PYTHON, at: { path, keys } };
    yield { type: 'relation', relation: { from: project.purl, to: pypiPurl(name), kind: 'depends-on', scope, named } };
  }
  const names = new Set(wanted.map(({ name }) => name));
  if (lock !== undefined && unlocked.length > 0) {
    const missing = few([...new Set(unlocked.map(({ name }) => name))].sort());
    yield trouble('lockfile-outdated', `not in the lock file: ${missing}`, { path: lock });
  }
  if (names.size === 0 || hasLock(directory, files) || hasEnvironment(directory, files) || hasRequirements(directory, files))
    return;
  const asked = few([...names].sort());
  yield trouble('not-installed', `pyproject.toml asks for ${asked}, and there is neither a lock file nor an environment`, {
    path,
  });
}

function lockBeside(siblings: readonly Entry[]): ProjectPath | undefined {
  return siblings.find(({ name, kind }) => kind === 'file' && (name === 'uv.lock' || name === 'poetry.lock'))?.path;
}

/** Tells what the lock file should hold and does not. One that cannot be read has its own diagnostic. */
function isLeftOut(path: ProjectPath, files: ProjectFiles): (wanted: Wanted) => boolean {
  const { lock } = readPythonLock(path, files);
  if (lock === undefined) return () => false;
  const locked = new Set(lock.packages.map(({ name }) => normalName(name)));
  return ({ name, isConditional }) => !isConditional && !locked.has(normalName(name));
}

/** `license` is an expression (PEP 639), or an older table of `text` or `file`; Poetry's is a name. */
function declared(project: PythonProject, path: ProjectPath): readonly RawLicense[] {
  const { table, keys } = project;
  const license = own(table, 'license');
  const at = { path, keys: [...keys, 'license'] };
  const typed = isRecord(license) ? ownText(license, 'text') : undefined;
  const classifiers = ownList(table, 'classifiers').flatMap((text, index) =>
    typeof text === 'string' && /^License\s*::/.test(text)
      ? [{ text, field: `classifiers[${index}]`, at: { path, keys: [...keys, 'classifiers', index] } }]
      : [],
  );
  const found = declaredBy({
    expression: typeof license === 'string' ? { text: license, field: 'license', at } : undefined,
    name:
      typed !== undefined && !isLicenseText(typed)
        ? { text: typed, field: 'license.text', at: { path, keys: [...at.keys, 'text'] } }
        : undefined,
    classifiers,
  });
  if (license !== undefined && typeof license !== 'string' && !isRecord(license)) {
    return [...found, { text: sketch(license), field: 'license', vocabulary: 'free-text', rank: 0, at, malformed: true }];
  }
  const file = isRecord(license) ? ownText(license, 'file') : undefined;
  if (file === undefined) return found;
  return [
    ...found,
    { text: file, field: 'license.file', vocabulary: 'free-text', rank: 1, at: { path, keys: [...at.keys, 'file'] }, link: file },
  ];
}

/** The text in `license.text`, and the file that `license.file` names. */
function pointedFiles(
  project: PythonProject,
  path: ProjectPath,
  known: readonly SeenFile[],
  files: ProjectFiles,
): readonly SeenFile[] {
  const license = own(project.table, 'license');
  const text = ownText(license, 'text');
  if (text !== undefined && isLicenseText(text)) return [{ path, role: 'license', score: 0.5, text: licenseTextAt(text, 1) }];
  const named = ownText(license, 'file');
  const file = named === undefined ? undefined : files.join(files.parent(path), named);
  if (file === undefined || known.some((one) => one.path === file)) return [];
  const read = files.licenseText(file);
  return [{ path: file, role: 'license', score: 0.9, ...(!isDiagnostic(read) && { text: read }) }];
}
