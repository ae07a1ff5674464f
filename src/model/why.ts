/** Why a component got its verdict: the answer to `licheck why`, beside the document that it speaks of. */
import type { AssessedComponent, AssessedFinding, AssessedLabel, AssessedObligation } from './assessment.ts';
import type { Verdict } from './policy.ts';
import type { LicenseCategory } from './terms.ts';

/** The answer about one component. */
export interface Why {
  readonly component: AssessedComponent;
  /** Shortest ways from the project's own components to this one, as purls; the shortest first. */
  readonly paths: readonly (readonly string[])[];
  /** Ways that are not listed. */
  readonly morePaths: number;
  /** Ways along the lineage, from this component to what it was made of, as purls. */
  readonly lineage: readonly (readonly string[])[];
  /** The effective expression with the verdict of every part. */
  readonly tree: WhyNode;
  readonly obligations: readonly AssessedObligation[];
  readonly findings: readonly AssessedFinding[];
  /** What would change the verdict, one imperative sentence each. */
  readonly changes: readonly string[];
}

/** One part of the expression as it was judged. */
export interface WhyNode {
  readonly kind: 'license' | 'and' | 'or' | 'none' | 'noassertion';
  /** The part, printed. */
  readonly text: string;
  readonly verdict: Verdict;
  /** True on the branches that the verdict rests on; false for a branch of an OR that was not taken. */
  readonly taken: boolean;
  /** The category of a single licence. */
  readonly category: LicenseCategory | null;
  /** The policy line that decided a single licence; null when nothing named it. */
  readonly decidedBy: AssessedLabel | null;
  /** One sentence where the line alone does not explain the verdict. */
  readonly reason: string | null;
  readonly parts: readonly WhyNode[];
}
