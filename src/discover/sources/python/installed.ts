/** Installed distributions: `*.dist-info` (https://packaging.python.org/en/latest/specifications/recording-installed-packages/) and `*.egg-info`. */
import { parseJson } from '../../../io/parse/json.ts';
import { own, ownText } from '../../../io/parse/own.ts';
import { baseName } from '../../../io/paths.ts';
import { isDiagnostic } from '../../../io/problems.ts';
import { type Entry, hasEntry, type ProjectFiles } from '../../../io/project-files.ts';
import { licenseTextAt } from '../../../io/text-part.ts';
import type { SeenFile, Sighting } from '../../../model/inventory.ts';
import type { ProjectPath } from '../../../model/location.ts';
import { readLicenseFiles, scoreNamed } from '../../license-files.ts';
import { passOn, trouble } from '../../problems.ts';
import { remembered } from '../../remember.ts';
import type { ReadContext } from '../../source.ts';
import { declaredBy, isLicenseText } from './declared.ts';
import { type Header, headerOf, readHeaders } from './metadata.ts';
import { asName, asVersion, parseRequirement, pypiPurl } from './names.ts';

export const PYTHON = 'python';

/** A folder of installed distributions. What else is in it belongs to them. */
export function* readSitePackages(_: ProjectPath, { files, siblings }: ReadContext): Iterable<Sighting> {
  for (const entry of siblings) {
    if (!/\.(?:dist|egg)-info$/.test(entry.name)) continue;
    if (entry.kind === 'directory') yield* readDistribution(entry.path, { files, siblings: [] });
    else if (entry.kind === 'file') yield* describe(entry.path, [], files);
  }
}

/** One `*.dist-info` or `*.egg-info` folder. */
export function* readDistribution(path: ProjectPath, { files }: ReadContext): Iterable<Sighting> {
  const { entries, diagnostics } = files.list(path);
  for (const diagnostic of diagnostics) yield passOn(diagnostic);
  const metadata = ['METADATA', 'PKG-INFO'].find((name) => hasEntry(entries, name, 'file'));
  if (metadata !== undefined) yield* describe(`${path}/${metadata}` as ProjectPath, entries, files);
  else yield trouble('manifest-missing', `${baseName(path)} holds no METADATA`, { path, severity: 'warning', incomplete: true });
}

function* describe(path: ProjectPath, entries: readonly Entry[], files: ProjectFiles): Iterable<Sighting> {
  const text = files.text(path);
  if (isDiagnostic(text)) {
    yield passOn(text, true);
    return;
  }
  const headers = readHeaders(text);
  const name = asName(headerOf(headers, 'name')?.value);
  if (name === undefined) {
    yield trouble('manifest-unreadable', `${baseName(path)} does not name its distribution`, { path, line: 1 });
    return;
  }
  const version = asVersion(headerOf(headers, 'version')?.value);
  const folder = files.parent(path);
  const origin = originOf(folder, entries, files);
  const purl = pypiPurl(name, version, origin);
  const stated = headerOf(headers, 'license');
  const licenses = readLicenseFiles(entries, files);
  for (const diagnostic of licenses.diagnostics) yield passOn(diagnostic);
  yield {
    type: 'component',
    component: {
      purl,
      name,
      ...(version !== undefined && { version }),
      kind: 'library',
      own: false,
      declaredRaw: declaredBy({
        expression: spelled(headerOf(headers, 'license-expression'), 'License-Expression', path),
        name: stated && !isLicenseText(stated.value) ? spelled(stated, 'License', path) : undefined,
        classifiers: headers
          .filter((header) => header.name === 'classifier' && /^License\s*::/.test(header.value))
          .flatMap((header) => spelled(header, 'Classifier', path) ?? []),
      }),
      licenseFiles: [
        ...licenses.files,
        ...namedFiles(headers, folder, licenses.files, files),
        ...(stated && isLicenseText(stated.value)
          ? [{ path, role: 'license', score: 0.5, text: licenseTextAt(stated.value, stated.line) } as const]
          : []),
      ],
      provenance: [
        { source: PYTHON, at: { path, line: headerOf(headers, 'name')?.line ?? 1 }, ...(origin !== undefined && { origin }) },
      ],
      root: folder,
    },
  };
  for (const header of headers) {
    const wanted = header.name === 'requires-dist' ? parseRequirement(header.value) : undefined;
    if (wanted === undefined || wanted.isExtra || (wanted.isConditional && !isBeside(wanted.name, folder, files))) continue;
    yield { type: 'relation', relation: { from: purl, to: pypiPurl(wanted.name), kind: 'depends-on', scope: 'runtime' } };
  }
}

function spelled(header: Header | undefined, field: string, path: ProjectPath) {
  return header && { text: header.value, field, at: { path, line: header.line } };
}

/** Files that `License-File` names and no listing showed: they may lie deeper in `licenses/`. */
function namedFiles(
  headers: readonly Header[],
  folder: ProjectPath,
  known: readonly SeenFile[],
  files: ProjectFiles,
): readonly SeenFile[] {
  const found: SeenFile[] = [];
  for (const { name, value } of headers) {
    if (name !== 'license-file') continue;
    const path = ['licenses', '']
      .map((place) => files.join(folder, place, value))
      .find((candidate) => candidate && files.isFile(candidate));
    if (path === undefined || !path.startsWith(`${folder}/`) || known.some((file) => file.path === path)) continue;
    const text = files.licenseText(path);
    const score = scoreNamed(baseName(path)) ?? { role: 'license', score: 0.75 };
    found.push({ path, ...score, ...(!isDiagnostic(text) && { text }) });
  }
  return found;
}

/** Where it was installed from, when not an index (https://packaging.python.org/en/latest/specifications/direct-url/). */
function originOf(folder: ProjectPath, entries: readonly Entry[], files: ProjectFiles): string | undefined {
  if (!hasEntry(entries, 'direct_url.json', 'file')) return undefined;
  const text = files.text(`${folder}/direct_url.json` as ProjectPath);
  const parsed = typeof text === 'string' ? parseJson(text) : undefined;
  const url = parsed?.ok ? ownText(parsed.value, 'url') : undefined;
  if (url === undefined || !parsed?.ok) return undefined;
  const vcs = own(parsed.value, 'vcs_info');
  const [kind, commit] = [ownText(vcs, 'vcs'), ownText(vcs, 'commit_id')];
  return kind === undefined ? url : `${kind}+${url}${commit === undefined ? '' : `@${commit}`}`;
}

/** A requirement under a marker counts when it was met: its distribution lies beside. */
function isBeside(name: string, folder: ProjectPath, files: ProjectFiles): boolean {
  return besideOf(files.parent(folder), files).has(pypiPurl(name));
}

/** The distributions in a folder, each folder listed once. */
const besideOf = remembered(
  (directory, files): ReadonlySet<string> =>
    new Set(
      files.list(directory).entries.flatMap(({ name }) => {
        // `name-1.0.dist-info`, `name-1.0-py3.12.egg-info` or `name.egg-info`; the name itself holds no hyphen.
        if (!/\.(?:dist|egg)-info$/.test(name)) return [];
        return [pypiPurl(name.slice(0, name.indexOf('-')).replace(/\.(?:dist|egg)$/, ''))];
      }),
    ),
);
