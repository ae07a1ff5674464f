/** What changed between two assessments: `licheck diff --format json`. */
import type { AssessedFinding, AssessedObligation, ToolFacts } from './assessment.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Verdict } from './policy.ts';

/** A component that is new or gone. */
export interface DiffComponent {
  readonly purl: string;
  readonly license: string;
  readonly verdict: Verdict;
}

/** Arrays are sorted. Components are compared by purl without version where one version took the place of another. */
export interface Diff {
  readonly added: readonly DiffComponent[];
  readonly removed: readonly DiffComponent[];
  /** The effective licence changed; `was` is the purl before when the version changed too. */
  readonly relicensed: readonly { readonly purl: string; readonly was: string; readonly from: string; readonly to: string }[];
  /** The verdict changed, with or without the licence. */
  readonly rejudged: readonly { readonly purl: string; readonly from: Verdict; readonly to: Verdict }[];
  readonly newFindings: readonly AssessedFinding[];
  readonly resolvedFindings: readonly AssessedFinding[];
  readonly newObligations: readonly AssessedObligation[];
  /** True when a new finding is an error that nothing holds. */
  readonly violates: boolean;
}

/** One side of the comparison. */
export interface DiffSide {
  /** As the user named it. */
  readonly name: string;
  /** `saved`: an assessment file; `revision`: a commit read through git; `working-tree`: what is on disk. */
  readonly kind: 'saved' | 'revision' | 'working-tree';
  /** The full id of a revision's commit. */
  readonly commit: string | null;
  readonly complete: boolean;
  /** What could not be seen on this side. */
  readonly diagnostics: readonly Diagnostic[];
}

/** `licheck diff --format json`. */
export interface DiffDocument extends Diff {
  readonly format: 1;
  readonly tool: ToolFacts;
  /** The project's name on the new side. */
  readonly project: string;
  readonly old: DiffSide;
  readonly new: DiffSide;
  /** What the comparison rests on, and what it cannot tell: one sentence each. */
  readonly notes: readonly string[];
}
