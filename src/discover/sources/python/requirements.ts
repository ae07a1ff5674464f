/**
 * Requirements files (https://pip.pypa.io/en/stable/reference/requirements-file-format/). They name distributions; they
 * cannot tell licences, nor, unless a tool wrote every hash, what those depend on.
 */
import { baseName } from '../../../io/paths.ts';
import { isDiagnostic } from '../../../io/problems.ts';
import type { ProjectFiles } from '../../../io/project-files.ts';
import type { Sighting } from '../../../model/inventory.ts';
import type { ProjectPath } from '../../../model/location.ts';
import type { Scope } from '../../../model/relations.ts';
import { few, passOn, trouble } from '../../problems.ts';
import type { ReadContext } from '../../source.ts';
import { hasEnvironment, hasLock, isRequirements } from './environment.ts';
import { PYTHON } from './installed.ts';
import { normalName, pypiPurl, type Requirement } from './names.ts';
import { projectPurl } from './project.ts';
import { isLocal, readRow, readRows, withoutOptions } from './requirement-rows.ts';

export function* readRequirements(path: ProjectPath, { files }: ReadContext): Iterable<Sighting> {
  if (!isRequirements(path)) return;
  const root = projectPurl(files.parent(path), files);
  const scope = scopeOf(path);
  const found = collect(path, files);
  const open: Asked[] = [];
  for (const asked of found.asked) {
    const { wanted, at } = asked;
    const pin = wanted.pin ?? (wanted.origin === undefined ? found.pins.get(normalName(wanted.name)) : undefined);
    if (pin === undefined && wanted.origin === undefined) open.push(asked);
    const purl = pypiPurl(wanted.name, pin, wanted.origin);
    yield {
      type: 'component',
      component: {
        purl,
        name: wanted.name,
        ...(pin !== undefined && { version: pin }),
        kind: 'library',
        own: false,
        declaredRaw: [],
        licenseFiles: [],
        provenance: [{ source: PYTHON, at, ...(wanted.origin !== undefined && { origin: wanted.origin }) }],
        nameOnly: true,
        recordedScope: scope,
      },
    };
    if (root !== undefined) yield { type: 'relation', relation: { from: root, to: purl, kind: 'depends-on', scope } };
  }
  // A folder of requirements may hold prose.
  if (found.asked.length > 0 || /^[^/]*requirements/i.test(baseName(path))) yield* found.troubles;
  yield* judge(path, open, found.hasTransitive, files);
}

/** One requirement, and where it stands. */
interface Asked {
  readonly wanted: Requirement;
  readonly at: { readonly path: ProjectPath; readonly line: number };
}

interface Collected {
  readonly asked: readonly Asked[];
  /** Versions that constraints files set, by normal name. They ask for nothing themselves. */
  readonly pins: ReadonlyMap<string, string>;
  /** False when a row comes without a digest: the file then need not name everything. */
  readonly hasTransitive: boolean;
  readonly troubles: readonly Sighting[];
}

/** The rows of a file and of what it includes. */
function collect(path: ProjectPath, files: ProjectFiles): Collected {
  const asked: Asked[] = [];
  const pins = new Map<string, string>();
  const troubles: Sighting[] = [];
  let hasTransitive = true;
  const seen = new Set<ProjectPath>();
  const pending: { readonly file: ProjectPath; readonly constrains: boolean }[] = [{ file: path, constrains: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { file, constrains } = next;
    if (seen.has(file)) continue;
    seen.add(file);
    const text = files.text(file);
    if (isDiagnostic(text)) {
      troubles.push(passOn(text, !constrains));
      continue;
    }
    for (const row of readRows(text)) {
      const at = { path: file, line: row.line };
      const [, option = '', target = ''] = INCLUDE.exec(row.text) ?? [];
      if (target !== '') {
        const included = files.join(files.parent(file), target.trim());
        if (included === undefined) troubles.push(outside(`${baseName(file)} includes ${target.trim()}`, at));
        else pending.push({ file: included, constrains: constrains || /^-c|^--constraint/.test(option) });
        continue;
      }
      const wanted = readRow(row.text);
      if (wanted === undefined) troubles.push(...localTrouble(row.text, at, files));
      else if (constrains) {
        if (wanted.pin !== undefined) pins.set(normalName(wanted.name), wanted.pin);
      } else {
        asked.push({ wanted, at });
        if (!/--hash[= ]/.test(row.text)) hasTransitive = false;
      }
    }
  }
  return { asked, pins, hasTransitive, troubles };
}

const outside = (what: string, at: Asked['at']): Sighting =>
  trouble('include-outside', `${what}, which is outside the scanned folder`, at);

/** What a row that names no package of an index says: an option, a folder of the tree, or nothing that can be read. */
function localTrouble(row: string, at: Asked['at'], files: ProjectFiles): Sighting[] {
  const text = withoutOptions(row);
  if (text.startsWith('-')) return [];
  if (!isLocal(text)) {
    const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text;
    return [trouble('requirement-unreadable', `${baseName(at.path)} has a row that names no package: ${shown}`, at)];
  }
  const target = text.replace(/^file:(?:\/\/)?/, '').replace(/\[[^\]]*\]$/, '');
  const folder = /^[/~]|^[A-Za-z]:/.test(target) ? undefined : files.join(files.parent(at.path), target);
  if (folder === undefined) return [outside(`${baseName(at.path)} asks for ${target}`, at)];
  return files.isDirectory(folder)
    ? []
    : [
        trouble('dependency-missing', `${baseName(at.path)} asks for ${target}, which is not there`, {
          ...at,
          help: 'Check the path.',
        }),
      ];
}

/** Whether more may be installed than the file names. */
function* judge(path: ProjectPath, open: readonly Asked[], hasTransitive: boolean, files: ProjectFiles): Iterable<Sighting> {
  const directory = files.parent(path);
  if (hasTransitive || hasLock(directory, files) || hasEnvironment(directory, files)) return;
  const names = [...new Set(open.map(({ wanted }) => wanted.name))].sort();
  const what = names.length > 0 ? `asks for ${few(names)} in any version` : 'does not tell what its packages depend on';
  const line = open.find(({ at }) => at.path === path)?.at.line ?? 1;
  yield trouble('not-installed', `${baseName(path)} ${what}, and nothing is installed`, { path, line });
}

const INCLUDE = /^(-r\s*|--requirement[= ]\s*|-c\s*|--constraint[= ]\s*)(\S.*)$/;

function scopeOf(path: ProjectPath): Scope {
  const name = baseName(path).toLowerCase();
  if (/test/.test(name)) return 'test';
  return /dev|lint|doc|ci\b/.test(name) ? 'dev' : 'runtime';
}
