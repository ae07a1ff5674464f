/** About our own sight: a file we could not read, a policy line with a typo. */

/** How much a finding or a diagnostic matters. */
export type Severity = 'error' | 'warning' | 'note';

/** Something licheck could not see or could not trust. */
export interface Diagnostic {
  /** `room/slug`, an API like finding codes: `discover/lockfile-unreadable`, `policy/unknown-key`, `io/link-leaves-root`. */
  readonly code: string;
  readonly severity: Severity;
  /** Lower case, names the thing. Hostile parts are escaped by the reporter. */
  readonly message: string;
  /** One imperative sentence. */
  readonly help?: string;
  /** Relative to the scanned root. */
  readonly path?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based, UTF-16 code units. */
  readonly column?: number;
  /** 1-based column just past the marked text. */
  readonly endColumn?: number;
  /** The line the caret stands under. */
  readonly excerpt?: string;
  /** True when components may be missing from the answer because of this. */
  readonly incomplete: boolean;
}
