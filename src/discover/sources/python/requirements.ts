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
import { parseRequirement, pypiPurl, type Requirement } from './names.ts';
import { projectPurl } from './project.ts';

export function* readRequirements(path: ProjectPath, { files }: ReadContext): Iterable<Sighting> {
  if (!isRequirements(path)) return;
  const open: string[] = [];
  let hasTransitive = true;
  const seen = new Set<ProjectPath>();
  const pending: ProjectPath[] = [path];
  const root = projectPurl(files.parent(path), files);
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = files.text(file);
    if (isDiagnostic(text)) {
      yield passOn(text, true);
      continue;
    }
    for (const row of readRows(text)) {
      const include = INCLUDE.exec(row.text)?.[1];
      if (include !== undefined) {
        const target = files.join(files.parent(file), include.trim());
        if (target !== undefined) pending.push(target);
        else {
          yield trouble('include-outside', `${baseName(file)} includes ${include.trim()}, which is outside the scanned folder`, {
            path: file,
            line: row.line,
          });
        }
        continue;
      }
      const wanted = readRow(row.text);
      if (wanted === undefined) continue;
      if (wanted.pin === undefined && wanted.origin === undefined) open.push(wanted.name);
      if (!/--hash[= ]/.test(row.text)) hasTransitive = false;
      const purl = pypiPurl(wanted.name, wanted.pin, wanted.origin);
      const scope = scopeOf(path);
      yield {
        type: 'component',
        component: {
          purl,
          name: wanted.name,
          ...(wanted.pin !== undefined && { version: wanted.pin }),
          kind: 'library',
          own: false,
          declaredRaw: [],
          licenseFiles: [],
          provenance: [
            { source: PYTHON, at: { path: file, line: row.line }, ...(wanted.origin !== undefined && { origin: wanted.origin }) },
          ],
          nameOnly: true,
          recordedScope: scope,
        },
      };
      if (root !== undefined) yield { type: 'relation', relation: { from: root, to: purl, kind: 'depends-on', scope } };
    }
  }
  yield* judge(path, open, hasTransitive, files);
}

/** Whether more may be installed than the file names. */
function* judge(path: ProjectPath, open: readonly string[], hasTransitive: boolean, files: ProjectFiles): Iterable<Sighting> {
  const directory = files.parent(path);
  if (hasTransitive || hasLock(directory, files) || hasEnvironment(directory, files)) return;
  const what =
    open.length > 0 ? `asks for ${few([...new Set(open)].sort())} in any version` : 'does not tell what its packages depend on';
  yield trouble('not-installed', `${baseName(path)} ${what}, and nothing is installed`, { path, line: 1 });
}

const INCLUDE = /^(?:-r\s*|--requirement[= ]\s*)(\S.*)$/;
const EDITABLE = /^(?:-e\s*|--editable[= ]\s*)(\S.*)$/;

function readRow(row: string): Requirement | undefined {
  const text = (EDITABLE.exec(row)?.[1] ?? row).replace(/\s--?[a-z][\s\S]*$/, '');
  if (text.startsWith('-')) return undefined;
  const address = /^(?:(?:git|hg|svn|bzr)\+\S+|https?:\/\/\S+)/.exec(text)?.[0];
  if (address === undefined) return isLocal(text) ? undefined : parseRequirement(text);
  const name = /[#&]egg=([A-Za-z0-9._-]+)/.exec(address)?.[1] ?? nameInAddress(address);
  return parseRequirement(`${name} @ ${address}`);
}

/** `./kettle`, `/srv/kettle`, `kettle.whl`: folders and files of the project itself are seen where they are. */
function isLocal(text: string): boolean {
  return /^[./~]|^file:|^[^\s@;]+\.(?:whl|zip|tar\.gz)(?:$|\s)/.test(text);
}

function nameInAddress(address: string): string {
  const last = baseName(address.replace(/[?#].*$/, '')).replace(/@.*$/, '');
  return last.replace(/\.git$/, '').replace(/-\d.*$/, '') || 'unnamed';
}

function scopeOf(path: ProjectPath): Scope {
  const name = baseName(path).toLowerCase();
  if (/test/.test(name)) return 'test';
  return /dev|lint|doc|ci\b/.test(name) ? 'dev' : 'runtime';
}

/** Logical lines: a backslash continues one, ` #` begins a comment. */
function* readRows(text: string): Iterable<{ readonly text: string; readonly line: number }> {
  let line = 0;
  let begun = 0;
  let row = '';
  for (const physical of text.split(/\r\n|\n|\r/)) {
    line += 1;
    if (row === '') begun = line;
    const bare = physical.replace(/(?:^|\s)#.*$/, '');
    if (bare.endsWith('\\')) {
      row += `${bare.slice(0, -1)} `;
      continue;
    }
    const whole = (row + bare).trim();
    row = '';
    if (whole !== '') yield { text: whole, line: begun };
  }
  if (row.trim() !== '') yield { text: row.trim(), line: begun };
}
