/** The data of `rules/detection` as it stands in the index. */

import type { TermWeights } from '../beside/weights.ts';

/** What the small matchers read. */
export interface DetectRules {
  /** Canonical SPDX ids, deprecated ones with what replaced them. */
  readonly ids: readonly string[];
  readonly exceptions: readonly string[];
  readonly replaced: Readonly<Record<string, string>>;
  /** Older ids of wordings that have an id of their own by now. */
  readonly twins: Readonly<Record<string, string>>;
  /** Words that names in reference texts are made of, and words whose addition changes a text. */
  readonly holder: readonly string[];
  readonly critical: readonly string[];
  /** Words that are written as one or as two: both parts of each. */
  readonly compounds: readonly (readonly string[])[];
  /** Words that reference texts only know as names. */
  readonly proper: readonly string[];
  readonly names: NameRules;
  /** Restrictions that stand beside licences. */
  readonly riders: readonly Phrase[];
  /** Names of exceptions; the target is the exception's id. */
  readonly exceptionNames: readonly Phrase[];
  /** Phrases that speak of a licence without naming one. */
  readonly doubts: readonly Phrase[];
  /** Phrases of agreements. */
  readonly agreements: readonly Phrase[];
  /** How much words speak the language of terms. */
  readonly terms: TermWeights;
  /** Phrases that only one licence has. */
  readonly markers: readonly Marker[];
  /** Debian short names, lower case, to expressions. */
  readonly dep5: Readonly<Record<string, string>>;
  /** Word lists by what they say about a name near them. */
  readonly context: Readonly<Record<ContextKind, readonly string[]>>;
  /** URL (without scheme, `www.` and ending) to an id or expression. */
  readonly urls: Readonly<Record<string, string>>;
}

export type ContextKind = 'grant' | 'near' | 'against' | 'pointer' | 'dual' | 'filler' | 'version' | 'later' | 'between' | 'join';

/** Names of licences. */
export interface NameRules {
  readonly families: readonly Family[];
  readonly phrases: readonly Phrase[];
}

/** A licence that has versions. */
export interface Family {
  readonly id: string;
  /** What each version stands for, without `-only` for a GNU family. */
  readonly versions: Readonly<Record<string, string>>;
  readonly isGnu?: boolean;
  /** Ids of the licence under the law of a country, by the plain id and the country: `CC-BY-3.0-DE`. */
  readonly ports?: Readonly<Record<string, string>>;
  /** What a mention without version stands for. */
  readonly bare?: string;
}

/** A name: `target` is the position of a family, an id or expression, or `gnu:X` for a name with its version inside. */
export interface Phrase {
  readonly words: readonly string[];
  readonly target: number | string;
  /** Too short to count without a word like "under" beside it. */
  readonly isWeak?: boolean;
}

/** A phrase that only one licence has. */
export interface Marker {
  readonly license: string;
  readonly words: readonly string[];
  /** How many plus signs it has, which words do not show. */
  readonly pluses: number;
}
