/** `licheck.lock`: what the licences were when somebody last looked. Written by `licheck lock`, compared by every scan. */

/** The name of the file, in the scanned root. */
export const LOCK_FILE = 'licheck.lock';

/** What one component was locked at. */
export interface LockEntry {
  /** The version, or the revision of a model or dataset; null when the component has none. */
  readonly version: string | null;
  /** The effective licence, printed. */
  readonly license: string;
  /** SHA-256 digests of its licence texts, lower-case hex, sorted. */
  readonly texts: readonly string[];
}

/** The file's content. Components are named by purl without version; two versions of one package share a list. */
export interface LicenseLock {
  readonly format: 1;
  readonly components: Readonly<Record<string, readonly LockEntry[]>>;
}
