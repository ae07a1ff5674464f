/** About a component's licence under this policy. */
import type { FindingCode } from './codes.ts';
import type { Severity } from './diagnostic.ts';
import type { Anchor, Place } from './location.ts';

/** A spot in the user's own files, with what to say there. */
export interface Label<At = Place> {
  readonly at: At;
  /** A few words, lower case. */
  readonly text: string;
  /** True for the one spot that the finding is about. */
  readonly primary: boolean;
}

/** A finding. `At` is `Anchor` until the pipeline has counted lines. */
export interface Finding<At = Place> {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Index into `Inventory.components`; -1 for a finding about the policy itself. */
  readonly component: number;
  /** The licence (canonical, printed) that the finding is about. */
  readonly license?: string;
  /** Lower case, names the component and the licence. */
  readonly message: string;
  /** One imperative sentence. */
  readonly help: string;
  /** Clauses, thresholds and reasons, one sentence each. */
  readonly notes: readonly string[];
  readonly labels: readonly Label<At>[];
  /** Component indexes from a root to the component. */
  readonly path: readonly number[];
  /** Component indexes along the model lineage, downstream first. */
  readonly lineage: readonly number[];
  /** The reason of the policy exception that holds this finding; it then does not count. */
  readonly exception?: string;
  /** Stable across runs and versions: hex of code, component without version, licence. */
  readonly fingerprint: string;
}

/** A finding as the checks make it: labels still point at anchors. */
export type Draft = Finding<Anchor | Place>;

/** A condition or restriction that this use of this component really triggers. */
export interface Obligation {
  readonly component: number;
  readonly license: string;
  readonly tag: string;
  readonly trigger: string;
  /** What to do, one imperative sentence. */
  readonly what: string;
  readonly clause?: string;
  /** The value the term asks for, such as `Built with Llama`. */
  readonly value?: string;
}
