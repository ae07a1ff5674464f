/** The files of a project as a source may see them: inside the root, bounded, never followed out of it. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { LicenseText } from '../model/inventory.ts';
import type { ProjectPath } from '../model/location.ts';
import type { Wanted } from './parse/json-members.ts';
import type { Parsed } from './parse/parsed.ts';

/**
 * What a directory holds under one name. Links are already followed: `link` marks that one was. One that leads nowhere,
 * or to a folder out of the root, is of kind `other`; one that leads to a file out of the root cannot be read.
 */
export interface Entry {
  readonly name: string;
  readonly path: ProjectPath;
  readonly kind: 'file' | 'directory' | 'other';
  readonly link: boolean;
}

/** True when a directory holds something of that kind under that name. */
export function hasEntry(entries: readonly Entry[], name: string, kind: Entry['kind']): boolean {
  return entries.some((entry) => entry.name === name && entry.kind === kind);
}

/**
 * Reads of one scan. Nothing throws: what cannot be read comes back as a diagnostic for the caller to yield.
 * Synchronous by measurement: 0.39 s against 1.05 s for a 64-way asynchronous reader over 3,124 packages.
 */
export interface ProjectFiles {
  /** The name of the root directory, for a project that has no better one. */
  readonly name: string;
  /** Where the scan begins: the root, or the folders that the user named. */
  readonly starts: readonly ProjectPath[];
  /**
   * Entries sorted by name; a link out of the root, a loop or an unreadable directory is a diagnostic. `only` leaves
   * out names nobody asks for before they cost anything.
   */
  list(
    directory: ProjectPath,
    only?: (name: string) => boolean,
  ): { readonly entries: readonly Entry[]; readonly diagnostics: readonly Diagnostic[] };
  /** A file decoded as UTF-8 (UTF-16 with BOM too), BOM removed. Too large, not text, missing, denied: a diagnostic. */
  text(path: ProjectPath, limit?: number): string | Diagnostic;
  /**
   * A JSON file of which only some members are wanted: an object with at least those that are there. Where the file
   * holds no object, the value that it holds.
   */
  json(path: ProjectPath, wanted: Wanted): Parsed | Diagnostic;
  /** A licence text with its digest; read once per path. */
  licenseText(path: ProjectPath): LicenseText | Diagnostic;
  /** A bounded piece of a file that may be binary. */
  bytes(path: ProjectPath, start: number, length: number): Uint8Array | Diagnostic;
  isFile(path: ProjectPath): boolean;
  isDirectory(path: ProjectPath): boolean;
  /**
   * Joins and normalises; `undefined` when the result would leave the root, as text or because a folder on the way is
   * a link out of it. Whether the last part is such a link shows when it is read.
   */
  join(base: ProjectPath, ...parts: readonly string[]): ProjectPath | undefined;
  /** The directory a path stands in. */
  parent(path: ProjectPath): ProjectPath;
  /** The target of the path once every link is followed, when that is inside the root. */
  real(path: ProjectPath): ProjectPath | undefined;
  /** What was doubtful so far although it could be read, such as a manifest that is not valid UTF-8. */
  remarks(): readonly Diagnostic[];
}
