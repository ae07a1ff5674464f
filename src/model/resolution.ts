/** What each component's licence is held to be, and on what evidence. */
import type { LicenseExpression } from './expression.ts';
import type { Anchor } from './location.ts';

/** How a piece of evidence was read. */
export type EvidenceMethod =
  | 'spdx'
  | 'repaired'
  | 'alias'
  | 'unreadable'
  | 'text'
  | 'header'
  | 'tag'
  | 'reference'
  | 'clarification'
  | 'registry'
  /** What the configuration says of the project, for its own models that say nothing. */
  | 'project';

/** One reading of one place. */
export interface LicenseEvidence {
  readonly view: 'declared' | 'detected' | 'concluded';
  readonly expression: LicenseExpression;
  readonly method: EvidenceMethod;
  /** 0 to 1. */
  readonly confidence: number;
  readonly at: Anchor;
  /** The last line of a matched text, 1-based; the first is `at.line`. */
  readonly endLine?: number;
  /** Where each licence first stands, when a text holds several; under `NOASSERTION` the words that no licence covers. */
  readonly places?: readonly { readonly license: string; readonly line: number }[];
  /** The spelling that was read, for declared evidence. Hostile until escaped. */
  readonly raw?: string;
  /** What was repaired or is in doubt, one sentence each. */
  readonly notes: readonly string[];
}

/** The licence of one component. */
export interface Resolution {
  /** Index into `Inventory.components`. */
  readonly component: number;
  readonly declared: LicenseExpression;
  readonly detected: LicenseExpression;
  /** What a human decided in the policy; licheck never sets it by itself. */
  readonly concluded?: LicenseExpression;
  /** What evaluation reads. */
  readonly effective: LicenseExpression;
  readonly basis: 'concluded' | 'declared' | 'detected' | 'agreed' | 'conflict' | 'unknown';
  readonly evidence: readonly LicenseEvidence[];
  readonly copyrights: readonly string[];
}
