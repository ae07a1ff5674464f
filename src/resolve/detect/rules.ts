/** The data of `rules/detection` as it stands in the index. */

/** What the small matchers read. */
export interface DetectRules {
  /** Canonical SPDX ids, deprecated ones with what replaced them. */
  readonly ids: readonly string[];
  readonly exceptions: readonly string[];
  readonly replaced: Readonly<Record<string, string>>;
  /** Words that names in reference texts are made of, and words whose addition changes a text. */
  readonly holder: readonly string[];
  readonly critical: readonly string[];
}
