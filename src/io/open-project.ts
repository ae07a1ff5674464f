/** Opens a folder for a scan: the one door through which the scanned tree is read. */
import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { type Dirent, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { LicenseText } from '../model/inventory.ts';
import type { ProjectPath } from '../model/location.ts';
import { decode } from './decode.ts';
import { openFolders, type Target } from './folders.ts';
import { LIMITS, type Limits } from './limits.ts';
import { parseJson } from './parse/json.ts';
import { readMembers } from './parse/json-members.ts';
import { joinPath, parentPath, ROOT } from './paths.ts';
import { fromSystem, problem } from './problems.ts';
import type { Entry, ProjectFiles } from './project-files.ts';
import { readPiece, readWhole } from './read-bytes.ts';

export interface ProjectOptions {
  /** Folders below the root where the scan begins, as text; absent: the root. */
  readonly starts?: readonly string[];
  readonly limits?: Partial<Limits>;
  /** Told each path whose content is read. */
  readonly onOpen?: (path: ProjectPath) => void;
}

/** The files below `root`, an absolute path. A root that is missing or not a folder answers every question with a diagnostic. */
export function openProject(root: string, options: ProjectOptions = {}): ProjectFiles {
  const limits = { ...LIMITS, ...options.limits };
  const folders = openFolders(root.length > 1 ? root.replace(/[\\/]$/, '') : root);
  const texts = new Map<string, LicenseText>();
  const remarks = new Map<string, Diagnostic>();
  const starts = (options.starts ?? ['']).map((start) => joinPath(ROOT, [start]) ?? problem('outside-root', start));
  let listing: readonly Entry[] = [];
  let opened = 0;
  let seen = 0;

  const list: ProjectFiles['list'] = (directory, only) => {
    const barred = folders.refusal(directory) ?? (isDeeper(directory, limits.depth) ? problem('too-deep', directory) : undefined);
    if (barred) return { entries: [], diagnostics: [whole(barred)] };
    if (seen > limits.entries) return { entries: [], diagnostics: [whole(problem('too-many-entries', directory))] };
    const diagnostics: Diagnostic[] = [];
    const entries: Entry[] = [];
    try {
      const found = readdirSync(folders.absolute(directory), { withFileTypes: true });
      seen += found.length;
      for (const dirent of found) {
        if (only && !only(dirent.name)) continue;
        const entry = entryOf(dirent, directory, folders.follow, diagnostics);
        entries.push(entry);
        if (entry.kind === 'directory' && !entry.link) folders.trust(entry.path, directory);
      }
    } catch (error) {
      return { entries: [], diagnostics: [whole(fromSystem(error, directory))] };
    }
    if (entries.length > 1) entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    listing = entries.length > MANY ? [] : entries;
    return { entries, diagnostics };
  };

  /** True for a plain file of the last listing: readers list before they read, and need not ask twice. */
  const isListedFile = (path: ProjectPath): boolean => {
    for (const entry of listing) if (entry.path === path) return entry.kind === 'file' && !entry.link;
    return false;
  };

  /** The file as the system knows it, or why it may not be read. */
  const admit = (path: ProjectPath): string | Diagnostic => {
    const target = isListedFile(path) ? undefined : folders.target(path);
    if (target?.kind === 'refused') return target.problem;
    if (target !== undefined && target.kind !== 'file') return problem('not-a-file', path);
    if (opened >= limits.files) return whole(problem('too-many-files', path));
    opened += 1;
    options.onOpen?.(path);
    return folders.absolute(target?.real ?? path);
  };

  /** The content of a file, good until the next read. */
  const read = (path: ProjectPath, limit: number): Buffer | Diagnostic => {
    const absolute = admit(path);
    if (typeof absolute !== 'string') return absolute;
    try {
      return readWhole(absolute, limit) ?? problem('file-too-large', path);
    } catch (error) {
      return fromSystem(error, path);
    }
  };

  const textOf = (bytes: Buffer, path: ProjectPath): string | Diagnostic => {
    const decoded = decode(bytes, 'replace');
    if (decoded?.encoding === 'damaged') remarks.set(path, problem('not-utf8', path));
    return decoded?.text ?? problem('not-text', path);
  };

  return {
    name: basename(root) || 'project',
    starts: starts.filter((start) => typeof start === 'string'),
    list,
    text: (path, limit = limits.textBytes) => {
      const bytes = read(path, limit);
      return 'code' in bytes ? bytes : textOf(bytes, path);
    },
    json: (path, wanted) => {
      const bytes = read(path, limits.textBytes);
      if ('code' in bytes) return bytes;
      const members = isUtf8(bytes) ? readMembers(bytes, wanted) : undefined;
      if (members) return { ok: true, value: members };
      const text = textOf(bytes, path);
      return typeof text === 'string' ? parseJson(text) : text;
    },
    licenseText: (path) => {
      const bytes = read(path, limits.licenseBytes);
      if ('code' in bytes) return bytes;
      const digest = hash('sha256', bytes, 'hex');
      const known = texts.get(digest);
      if (known) return known;
      const decoded = decode(bytes, 'latin1');
      if (decoded === undefined) return problem('not-text', path);
      const text = { digest, body: decoded.text };
      texts.set(digest, text);
      return text;
    },
    bytes: (path, start, length) => {
      const absolute = admit(path);
      if (typeof absolute !== 'string') return absolute;
      try {
        return readPiece(absolute, start, length);
      } catch (error) {
        return fromSystem(error, path);
      }
    },
    isFile: (path) => isListedFile(path) || folders.target(path).kind === 'file',
    isDirectory: (path) => folders.target(path).kind === 'directory',
    join: (base, ...parts) => {
      const path = joinPath(base, parts);
      return path === undefined || leaves(folders.refusal(parentPath(path))) ? undefined : path;
    },
    parent: parentPath,
    real: (path) => {
      const target = folders.target(path);
      return target.kind === 'refused' ? undefined : realBelow(target);
    },
    remarks: () => [...starts.filter((start) => typeof start !== 'string').map(whole), ...remarks.values()],
  };

  /** A plain name may still stand in a linked folder. */
  function realBelow(target: Exclude<Target, { kind: 'refused' }>): ProjectPath | undefined {
    if (target.link || target.real === ROOT) return target.real;
    const found = folders.settle(target.real);
    return found.kind === 'refused' ? undefined : found.real;
  }
}

function entryOf(
  dirent: Dirent,
  directory: ProjectPath,
  follow: (path: ProjectPath) => Target,
  diagnostics: Diagnostic[],
): Entry {
  const name = dirent.name;
  const path = (directory === ROOT ? name : `${directory}/${name}`) as ProjectPath;
  if (dirent.isFile()) return { name, path, kind: 'file', link: false };
  if (dirent.isDirectory()) return { name, path, kind: 'directory', link: false };
  if (!dirent.isSymbolicLink()) return { name, path, kind: 'other', link: false };
  const target = follow(path);
  if (target.kind !== 'refused') return { name, path, kind: target.kind, link: true };
  if (target.isFile) return { name, path, kind: 'file', link: true };
  // A folder out of sight may hold components; a link that leads nowhere holds none.
  diagnostics.push(target.problem.code === 'io/link-leaves-root' ? whole(target.problem) : target.problem);
  return { name, path, kind: 'other', link: true };
}

/** A listing this long is not searched: asking the system is faster. */
const MANY = 50;

/** Most paths are too short to be too deep. */
const isDeeper = (path: ProjectPath, depth: number): boolean => path.length > 2 * depth && path.split('/').length > depth;
const leaves = (refusal: Diagnostic | undefined): boolean => refusal?.code === 'io/link-leaves-root';
/** What was not listed may have held components. */
const whole = (diagnostic: Diagnostic): Diagnostic => ({ ...diagnostic, incomplete: true });
