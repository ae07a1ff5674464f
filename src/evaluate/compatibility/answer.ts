/** Answers of the compatibility engine and their reasons. */

/** `combine`: one work, such as copied code or static linking. `link`: a library of its own beside the work. */
export type Joining = 'combine' | 'link';

/** One step of the reasoning. */
export interface Reason {
  readonly license: string;
  /** A term tag, or `identity`, `or-later`, `opening`, `exception`, `unknown`. */
  readonly term: string;
  readonly clause?: string;
  readonly text: string;
}

export interface Answer {
  readonly answer: 'yes' | 'no' | 'review';
  readonly reasons: readonly Reason[];
}
