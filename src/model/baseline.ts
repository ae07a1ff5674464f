/** Findings that were there when the project began to use licheck: `--write-baseline` records them, `--baseline` holds them. */
import type { FindingCode } from './codes.ts';

/** One finding, known by what it is about and not by how many there are. */
export interface BaselineEntry {
  readonly code: FindingCode;
  /** Without version; null for a finding about the policy. */
  readonly purl: string | null;
  readonly license: string | null;
  /** Whether it concerned what is shipped or a tool: a tool that becomes part of the product is a new finding. */
  readonly reach: 'shipped' | 'development' | 'policy';
  readonly fingerprint: string;
}

/** The file's content, sorted. */
export interface Baseline {
  readonly format: 1;
  readonly findings: readonly BaselineEntry[];
}
