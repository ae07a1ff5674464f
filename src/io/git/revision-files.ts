/** The files of a revision as a source may see them: out of git's objects, nothing from the disk. */
import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { LicenseText } from '../../model/inventory.ts';
import type { ProjectPath } from '../../model/location.ts';
import { decode } from '../decode.ts';
import { LIMITS, type Limits } from '../limits.ts';
import { parseJson } from '../parse/json.ts';
import { readMembers } from '../parse/json-members.ts';
import { joinPath, parentPath, ROOT } from '../paths.ts';
import { isDiagnostic, problem } from '../problems.ts';
import type { Entry, ProjectFiles } from '../project-files.ts';
import type { Objects } from './objects.ts';
import { gitProblem } from './problems.ts';
import { type Found, lookUp, type Node, type Tree } from './tree.ts';

/** What stands behind the files. */
export interface RevisionParts {
  readonly tree: Tree;
  readonly objects: Objects;
  /** The folder's name. */
  readonly name: string;
  readonly starts: readonly ProjectPath[];
  readonly limits?: Limits;
  /** What was already in doubt before anything was read. */
  readonly doubts: readonly Diagnostic[];
}

/** A fresh look at the revision. What is not fetched yet answers with a diagnostic, and is there in the look after the next fetch. */
export function revisionFiles({ tree, objects, name, starts, limits = LIMITS, doubts }: RevisionParts): ProjectFiles {
  const remarks = new Map<string, Diagnostic>();
  const texts = new Map<string, LicenseText>();
  const found = new Map<ProjectPath, Found>();

  const target = (object: string): string | undefined => {
    const bytes = objects.get(object);
    return typeof bytes === 'string' || bytes.length > limits.pathLength ? undefined : bytes.toString('utf8');
  };
  const look = (path: ProjectPath): Found => {
    let answer = found.get(path);
    if (answer === undefined) found.set(path, (answer = lookUp(tree, path, target)));
    return answer;
  };

  const list: ProjectFiles['list'] = (directory, only) => {
    const here = look(directory);
    if ('refused' in here) return { entries: [], diagnostics: [whole(here.refused)] };
    if (here.node.kind !== 'directory') return { entries: [], diagnostics: [whole(problem('not-a-directory', directory))] };
    if (directory.split('/').length > limits.depth) return { entries: [], diagnostics: [whole(problem('too-deep', directory))] };
    const diagnostics: Diagnostic[] = [];
    const entries: Entry[] = [];
    for (const [entry, node] of here.node.nodes) {
      if (only && !only(entry)) continue;
      const path = (directory === ROOT ? entry : `${directory}/${entry}`) as ProjectPath;
      if (node.kind !== 'link') {
        entries.push({ name: entry, path, kind: kindOf(node), link: false });
        continue;
      }
      const end = look(path);
      if ('refused' in end) diagnostics.push(end.refused);
      entries.push({ name: entry, path, kind: 'refused' in end ? 'other' : kindOf(end.node), link: true });
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    return { entries, diagnostics };
  };

  const read = (path: ProjectPath, limit: number): Buffer | Diagnostic => {
    const end = look(path);
    if ('refused' in end) return end.refused;
    if (end.node.kind !== 'file') return problem('not-a-file', path);
    const bytes = objects.get(end.node.object);
    if (typeof bytes !== 'string') return bytes.length > limit ? problem('file-too-large', path) : bytes;
    if (bytes === 'too-large') return problem('file-too-large', path);
    return { ...gitProblem(bytes === 'too-much' ? 'too-much' : 'object-missing', path), path };
  };

  const decodeText = (bytes: Buffer, path: ProjectPath): string | Diagnostic => {
    const decoded = decode(bytes, 'replace');
    if (decoded?.encoding === 'damaged') remarks.set(path, problem('not-utf8', path));
    return decoded?.text ?? problem('not-text', path);
  };

  return {
    name,
    starts,
    list,
    text: (path, limit = limits.textBytes) => {
      const bytes = read(path, limit);
      return isDiagnostic(bytes) ? bytes : decodeText(bytes, path);
    },
    json: (path, wanted) => {
      const bytes = read(path, limits.textBytes);
      if (isDiagnostic(bytes)) return bytes;
      const members = isUtf8(bytes) ? readMembers(bytes, wanted) : undefined;
      if (members) return { ok: true, value: members };
      const text = decodeText(bytes, path);
      return typeof text === 'string' ? parseJson(text) : text;
    },
    licenseText: (path) => {
      const bytes = read(path, limits.licenseBytes);
      if (isDiagnostic(bytes)) return bytes;
      const digest = hash('sha256', bytes, 'hex');
      const decoded = decode(bytes, 'latin1');
      if (decoded === undefined) return problem('not-text', path);
      const text = texts.get(digest) ?? { digest, body: decoded.text };
      texts.set(digest, text);
      return text;
    },
    bytes: (path, start, length) => {
      const bytes = read(path, Number.POSITIVE_INFINITY);
      return isDiagnostic(bytes) ? bytes : bytes.subarray(start, start + length);
    },
    isFile: (path) => kindAt(look(path)) === 'file',
    isDirectory: (path) => kindAt(look(path)) === 'directory',
    join: (base, ...parts) => {
      const path = joinPath(base, parts);
      if (path === undefined) return undefined;
      const parent = look(parentPath(path));
      return 'refused' in parent && parent.refused.code === 'io/link-leaves-root' ? undefined : path;
    },
    parent: parentPath,
    real: (path) => {
      const end = look(path);
      return 'refused' in end ? undefined : end.path;
    },
    remarks: () => [...doubts, ...remarks.values()],
  };
}

const kindOf = ({ kind }: Node): Entry['kind'] => (kind === 'file' || kind === 'directory' ? kind : 'other');
const kindAt = (found: Found): Entry['kind'] | undefined => ('refused' in found ? undefined : kindOf(found.node));
/** What was not listed may have held components. */
const whole = (diagnostic: Diagnostic): Diagnostic => ({ ...diagnostic, incomplete: true });
