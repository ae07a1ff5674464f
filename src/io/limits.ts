/** Every bound on what a scan reads. Input from outside may be as large as its author likes; the scan may not. */

export interface Limits {
  /** Bytes of a manifest, lock file or card. */
  readonly textBytes: number;
  /** Bytes of a licence text: the longest in use are collections of third-party notices. */
  readonly licenseBytes: number;
  /** Files opened in one scan. */
  readonly files: number;
  /** Directory entries seen in one scan. */
  readonly entries: number;
  /** Directories below the root. */
  readonly depth: number;
  /** Characters of a path: what operating systems accept. */
  readonly pathLength: number;
}

export const LIMITS: Limits = {
  textBytes: 64 * 1024 * 1024,
  licenseBytes: 4 * 1024 * 1024,
  files: 2_000_000,
  entries: 20_000_000,
  depth: 100,
  pathLength: 4096,
};

/** Characters of a source line that are shown under a caret. */
export const EXCERPT_LENGTH = 200;
