/** What `licheck init` proposes: a preset and a use from three answers, and the decisions that only a person can make. */
import type { Distribution, Verdict } from './policy.ts';

/** Ways in which a project reaches others, as the first question of `licheck init` names them. */
export const SHIPPINGS = ['product', 'service', 'internal', 'open-source', 'research'] as const;
/** One of them. */
export type Shipping = (typeof SHIPPINGS)[number];

/** The answers to the three questions. */
export interface ShippingAnswers {
  /** At least one. */
  readonly shipped: readonly Shipping[];
  readonly commercial: boolean;
  /** An SPDX expression; undefined when the project has not decided. */
  readonly license?: string;
}

/** What the project itself suggests, and why, in words that end "because …". */
export interface SuggestedAnswers extends ShippingAnswers {
  readonly because: string;
}

/** One value under `use`, or one line of `policy`, and why it is proposed. */
export interface ProposedUse {
  readonly preset: string;
  readonly license: string | null;
  readonly commercial: boolean;
  readonly distribution: readonly Distribution[];
  /** Why the distribution is more than the preset's own, one phrase each. */
  readonly notes: readonly string[];
  /** Lines that the preset does not have, by list. */
  readonly rules: readonly ProposedRule[];
}

/** One line of a proposed policy. */
export interface ProposedRule {
  readonly list: 'allow' | 'review' | 'deny';
  /** A category. */
  readonly category: string;
  readonly why: string;
}

/** A text in the tree that may settle what the metadata leaves open or gets wrong. A person must read it. */
export interface ProposedClarification {
  /** The component as a pattern, with its exact version. */
  readonly component: string;
  /** What is wrong now, one phrase. */
  readonly problem: string;
  /** What the text was recognised as; null when nothing recognised it, or there is no text. */
  readonly license: string | null;
  /** Relative to the component; null when it has no licence file. */
  readonly file: string | null;
  /** Lower-case hex. */
  readonly sha256: string | null;
}

/** A component that the proposed policy does not let pass: an exception would hold it, with a reason that only a person knows. */
export interface ProposedException {
  /** A pattern over versions that are likely to stay under the licence. */
  readonly component: string;
  readonly name: string;
  readonly license: string;
  readonly verdict: Verdict;
  readonly category: string;
  /** Names from the project to the component, as far as they are known. */
  readonly path: readonly string[];
}

/** A licence that the proposed policy wants a person to read: allowed by name afterwards, or denied. */
export interface ProposedReview {
  readonly license: string;
  readonly category: string;
  /** Names with versions. */
  readonly components: readonly string[];
}

/** A use that licences in the scan forbid. To acknowledge it is to undertake not to do it. */
export interface ProposedAcknowledgement {
  readonly tag: string;
  readonly title: string;
  /** The components whose licences say so. */
  readonly components: readonly string[];
}

/** What is left to people under the proposed policy. */
export interface ProposedDecisions {
  readonly clarifications: readonly ProposedClarification[];
  readonly exceptions: readonly ProposedException[];
  readonly reviews: readonly ProposedReview[];
  readonly acknowledgements: readonly ProposedAcknowledgement[];
  /** Keys of `use` that licences in the scan ask about, such as `monthly-active-users`. */
  readonly ask: readonly string[];
}
