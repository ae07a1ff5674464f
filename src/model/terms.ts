/** The vocabulary of what licences say: categories, terms, triggers, reach. The words' meanings are data in `rules/terms.yaml`. */

/** What part of an AI system a licence's terms attach to: D, A, M, S of the RAIL naming convention. */
export type Artifact = 'data' | 'application' | 'model' | 'source';

/** What happens that makes a term bite. */
export type Trigger =
  | 'use'
  | 'commercial-use'
  | 'modify'
  | 'distribute-source'
  | 'distribute-binary'
  | 'distribute-weights'
  | 'distribute-dataset'
  | 'network-use'
  | 'train'
  | 'output';

/** How far a term travels from the licensed thing. */
export type Reach = 'file' | 'library' | 'work' | 'network' | 'derivative-model' | 'output';

/** The kinds of licence a policy can speak of. Ordered from the freest to the most restrictive. */
export const CATEGORIES = [
  'public-domain',
  'permissive',
  'weak-copyleft',
  'share-alike',
  'strong-copyleft',
  'network-copyleft',
  'use-restricted',
  'conditional-commercial',
  'source-available',
  'no-derivatives',
  'non-commercial',
  'research-only',
  'proprietary',
  'unknown',
] as const;

/** One of the categories above: what a policy names as `category:<category>`. */
export type LicenseCategory = (typeof CATEGORIES)[number];

/** How well a fact was checked, best first. Anything below `text-read` is shown as "review required". */
export const VERIFICATIONS = ['text', 'text-read', 'partial', 'secondary', 'unverified'] as const;
/** One of them. */
export type Verification = (typeof VERIFICATIONS)[number];

/** A number in the text above or below which a term applies. */
export interface Threshold {
  readonly measure:
    | 'monthly-active-users'
    | 'daily-active-users'
    | 'annual-revenue-usd'
    | 'monthly-revenue-usd'
    | 'annual-revenue-cny';
  /** The term bites above this number. */
  readonly limit: number;
  /** When and over whom the number is counted, in the rulebook's words. */
  readonly measured?: string;
  /** What the text asks above the limit, in the rulebook's words. */
  readonly consequence?: string;
}

/** A permission, condition, limitation or use restriction of one licence. */
export interface LicenseTerm {
  /** A tag defined in `rules/terms.yaml`. */
  readonly tag: string;
  /** What makes it bite. Empty: it always stands. */
  readonly triggers: readonly Trigger[];
  readonly reach?: Reach;
  /** The section of the licence text, such as `4(a)`. */
  readonly clause?: string;
  readonly threshold?: Threshold;
  /** The words, name or regions that the term asks for or excludes: `Built with Llama`, `Llama`, `EU, GB`. */
  readonly value?: string;
  /** One sentence where the tag alone would mislead. */
  readonly note?: string;
  /** True when the term bites only if the component is modified. */
  readonly onlyModified?: boolean;
  /** True when the term reaches only models that read or make images, sound or video. */
  readonly onlyMultimodal?: boolean;
  /** A part of the name: the term reaches only models whose name contains it (`Cosmos`). */
  readonly onlyNamed?: string;
}
