/** What the licences' own terms do not say about each other: clauses that open the way, and how copyleft texts take foreign conditions. */

/** A clause by which a text lets the work go on under another licence. */
export interface Opening {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** The section of the text that opens the way. */
  readonly clause: string;
  /** One sentence. */
  readonly text: string;
  /** True when the way is open only if the authors said so, which a scan cannot see. */
  readonly onlyIfDeclared?: boolean;
}

/** What a licence asks of a work that it goes into, beyond keeping notices. Empty: nothing. */
export interface Asks {
  /** Tags of conditions or limitations. */
  readonly tags: readonly string[];
  readonly clause?: string;
}

/** Copyleft texts that treat foreign conditions alike. What is neither accepted nor refused needs a review. */
export interface Taker {
  readonly licenses: readonly string[];
  readonly accepts: readonly string[];
  readonly refuses: readonly string[];
  /** The section that forbids further restrictions. */
  readonly clause: string;
}

/** `rules/compatibility.yaml`. */
export interface CompatibilityFacts {
  readonly openings: readonly Opening[];
  /** By licence id; an entry stands in for the licence's own conditions, and says that it is no copyleft. */
  readonly asks: Readonly<Record<string, Asks>>;
  readonly takers: readonly Taker[];
  /** Texts that leave it open whether works may go on under other terms, with the reason. */
  readonly unclear: Readonly<Record<string, string>>;
  readonly sources: readonly string[];
}
