/**
 * The one documented result: exactly what `--format json` prints. Every report is a view of it.
 * Components are named by purl here, so that the document stands alone.
 */

import type { FindingCode } from './codes.ts';
import type { ComponentKind } from './component.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';
import type { Verdict } from './policy.ts';
import type { DerivationKind, RelationKind, Scope } from './relations.ts';
import type { EvidenceMethod, Resolution } from './resolution.ts';
import type { Artifact, LicenseCategory, Verification } from './terms.ts';

/** The whole result of a scan. */
export interface Assessment {
  /** The document's format; a change that breaks readers raises it. */
  readonly format: 1;
  readonly tool: ToolFacts;
  /** False when components may be missing: every report says so first. */
  readonly complete: boolean;
  readonly project: { readonly name: string; readonly license: string | null };
  readonly summary: Summary;
  readonly components: readonly AssessedComponent[];
  /** The licences that the components' expressions name, as far as the rulebook knows them, by id. Absent in older documents. */
  readonly licenses?: readonly AssessedLicense[];
  readonly relations: readonly AssessedRelation[];
  readonly obligations: readonly AssessedObligation[];
  readonly findings: readonly AssessedFinding[];
  readonly diagnostics: readonly Diagnostic[];
  readonly policy: AssessedPolicy;
}

/** What made the document. */
export interface ToolFacts {
  readonly name: 'licheck';
  readonly version: string;
  /** `sha256:…` of the compiled rules. */
  readonly rulebook: string;
  /** SPDX list version of the identifiers. */
  readonly spdx: string;
}

/** Counts; findings held by an exception or a baseline are not counted as errors, warnings or notes. */
export interface Summary {
  readonly components: number;
  readonly allowed: number;
  readonly review: number;
  readonly denied: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  /** Findings held by a policy exception. */
  readonly excepted: number;
  /** Findings held by a baseline. */
  readonly baselined: number;
}

/** One component with its licence and its verdict. Licences are SPDX expressions. */
export interface AssessedComponent {
  readonly purl: string;
  readonly name: string;
  readonly version: string | null;
  readonly kind: ComponentKind;
  readonly scope: Scope;
  /** True for the project's own components; they are described, not judged as dependencies. */
  readonly own: boolean;
  readonly artifacts: readonly Artifact[];
  readonly declared: string;
  readonly detected: string;
  readonly concluded: string | null;
  readonly effective: string;
  readonly basis: Resolution['basis'];
  readonly verdict: Verdict;
  /** The branch of the expression that the verdict rests on. */
  readonly chosen: string;
  readonly categories: readonly LicenseCategory[];
  /** The weakest verification among the facts used. */
  readonly verified: Verification;
  readonly evidence: readonly AssessedEvidence[];
  readonly copyrights: readonly string[];
  /** Which sources saw it, in which files. Documents of older versions lack it. */
  readonly provenance?: readonly AssessedProvenance[];
  readonly facts: Readonly<Record<string, string>>;
}

/** One licence that the document speaks of. */
export interface AssessedLicense {
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  readonly category: LicenseCategory;
  readonly verified: Verification;
  /** Where its text stands, most official first. */
  readonly sources: readonly string[];
}

/** One thing that says a licence. `path` is relative to the scanned root; lines are 1-based; `confidence` is 0 to 1. */
export interface AssessedEvidence {
  readonly view: 'declared' | 'detected' | 'concluded';
  readonly expression: string;
  readonly method: EvidenceMethod;
  readonly confidence: number;
  readonly path: string;
  readonly line: number | null;
  readonly endLine: number | null;
  readonly raw: string | null;
  readonly notes: readonly string[];
}

/** One file that names a component. */
export interface AssessedProvenance {
  /** The source's id, such as `npm-lockfile`. */
  readonly source: string;
  readonly path: string;
  readonly line: number | null;
  /** Where it came from when not from its usual registry: `git+https://…`, `file:…`. */
  readonly origin: string | null;
  /** The integrity string that the file records, verbatim. */
  readonly integrity: string | null;
}

/** One edge of the graph, by purl. `scope` and `how` are null where the kind of relation has none. */
export interface AssessedRelation {
  readonly from: string;
  readonly to: string;
  readonly kind: RelationKind;
  readonly scope: Scope | null;
  readonly how: DerivationKind | null;
}

/** One thing that the declared use of one component owes: `tag` is a term of the rulebook, `what` says what to do. */
export interface AssessedObligation {
  readonly purl: string;
  readonly license: string;
  readonly tag: string;
  readonly trigger: string;
  readonly what: string;
  readonly clause: string | null;
  readonly value: string | null;
}

/** One spot that a finding points to: relative to the scanned root, 1-based, columns in UTF-16 code units, the end exclusive. */
export interface AssessedLabel {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly text: string;
  readonly primary: boolean;
  /** The line itself, for the caret. */
  readonly excerpt: string;
}

/** One finding. `path` leads from the root to the component and `lineage` from it to what it was made of, both as purls. */
export interface AssessedFinding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Null for a finding about the policy itself. */
  readonly purl: string | null;
  readonly license: string | null;
  readonly message: string;
  readonly help: string;
  readonly notes: readonly string[];
  readonly path: readonly string[];
  readonly lineage: readonly string[];
  readonly labels: readonly AssessedLabel[];
  readonly exception: string | null;
  /** True when a baseline holds the finding. */
  readonly baselined: boolean;
  readonly fingerprint: string;
}

/** The effective policy in the words of `licheck.yaml`, without the parts that are empty. */
export interface AssessedPolicy {
  readonly extends: readonly string[];
  readonly path: string | null;
  readonly use: Readonly<Record<string, unknown>>;
  readonly allow: readonly string[];
  readonly review: readonly string[];
  readonly deny: readonly string[];
  readonly unknown: Verdict;
  readonly acknowledge: readonly string[];
  readonly dev: Verdict;
  readonly severity: Readonly<Record<string, Severity | 'off'>>;
}
