/** What licheck knows about licences: compiled from `rules/`, never from code. */

import type { CompatibilityFacts } from './compatibility.ts';
import type { Vocabulary } from './component.ts';
import type { LicenseExpression } from './expression.ts';
import type { Artifact, LicenseCategory, LicenseTerm, Verification } from './terms.ts';

/** Everything known about one licence. */
export interface LicenseFacts {
  readonly id: string;
  readonly name: string;
  readonly category: LicenseCategory;
  /** `full`: terms were read; `category`: only the category is known, and the terms must be reviewed. */
  readonly detail: 'full' | 'category';
  /** Where the category comes from, when `detail` is `category`. */
  readonly basis?: string;
  readonly artifacts: readonly Artifact[];
  readonly permissions: readonly LicenseTerm[];
  readonly conditions: readonly LicenseTerm[];
  readonly limitations: readonly LicenseTerm[];
  readonly restrictions: readonly LicenseTerm[];
  readonly verified: Verification;
  readonly sources: readonly string[];
  /** ISO date of the last reading. */
  readonly reviewed: string;
  /** What the text asks of the terms of derivatives. */
  readonly flowDown?: FlowDown;
  /** May outputs train other models? */
  readonly outputs?: OutputRule;
  /** For a family name (`BSD`, `GPL`): the licences it could mean. It is judged by the strictest. */
  readonly members?: readonly string[];
  /** The ids that "or any later version" of this id admits, itself included, oldest first. */
  readonly later?: readonly string[];
  readonly deprecated?: boolean;
  /** True when the Open Source Initiative approved the licence, as the SPDX list records it. */
  readonly osiApproved?: boolean;
  /** Remarks a reader needs, in the rulebook's words. */
  readonly notes?: readonly string[];
}

/** What a licence asks of the terms that derivatives are given. */
export type FlowDown =
  | 'none'
  | 'copy'
  | 'restrictions'
  | 'restrictions-similar'
  | 'no-weaker'
  | 'same-terms'
  | 'share-alike'
  | 'unknown';

/** Whether a model's outputs may train other models. */
export type OutputRule =
  | 'allowed'
  | 'allowed-derivative'
  | 'allowed-naming'
  | 'prohibited-llm'
  | 'prohibited-any'
  | 'prohibited-foundation'
  | 'prohibited-competing'
  | 'noncommercial-only'
  | 'prohibited-commercial-model'
  | 'unknown';

/** What an exception after WITH changes. */
export interface ExceptionFacts {
  readonly id: string;
  readonly name: string;
  /** The category of a licence that carries this exception; absent: the base licence's category stays. */
  readonly category?: LicenseCategory;
  /** Condition tags of the base licence that the exception lifts for the stated use. */
  readonly lifts: readonly string[];
  /** In which use it lifts them, in the rulebook's words. */
  readonly when?: string;
  readonly verified: Verification;
  readonly sources: readonly string[];
}

/** One word of the vocabulary: a term tag, a restriction tag or a category, explained. */
export interface TermFacts {
  readonly tag: string;
  readonly type: 'permission' | 'condition' | 'limitation' | 'restriction' | 'category';
  readonly title: string;
  /** What it means, one or two plain sentences. */
  readonly meaning: string;
  /** What a person does to satisfy it, one imperative sentence. */
  readonly todo?: string;
  /** Which declared fields of use a restriction concerns (`healthcare`, `law-enforcement`, …). */
  readonly fields?: readonly string[];
}

/** What a spelling stands for. */
export interface Alias {
  /** A canonical SPDX expression, or `NOASSERTION` for a spelling known to say nothing. */
  readonly expression: string;
  /** Which vocabularies the spelling belongs to; absent: all. */
  readonly vocabularies?: readonly Vocabulary[];
}

/** What the registry speaks of. */
export type ModelKind = 'model' | 'dataset';

/** What `rules/models/` knows of one family of models or datasets: registry knowledge, weaker than any card or text. */
export interface ModelRegistryEntry {
  readonly kind: ModelKind;
  /** `owner/name` on a hub, with `*` for any run of characters in the name. */
  readonly pattern: string;
  /** An SPDX expression; `NOASSERTION` when the family has terms that nobody read. */
  readonly license: string;
  readonly verified: Verification;
  /** Where the knowledge comes from, in the rulebook's words. */
  readonly source: string;
  /** ISO date on which it was looked up. */
  readonly date: string;
  readonly note?: string;
  /** True when the models read or make images, sound or video. */
  readonly multimodal?: boolean;
}

/** One row of the source document's table. */
export interface MatrixRow {
  readonly license: string;
  /** Values as the document prints them: Yes, No, N/A, May or May Not, No (OSI), No (CC). */
  readonly permitsModificationAndRedistribution: string;
  readonly requiresSourceDisclosure: string;
  readonly requiresCopyrightNotice: string;
  readonly includesUseRestrictions: string;
  /** The row's own words for the licence. */
  readonly title?: string;
  /** The ids that the row speaks of. */
  readonly licenses?: readonly string[];
  /** Where the document and the licence text part. */
  readonly deviations?: readonly Deviation[];
}

/** A place where the source document and the licence text part. */
export interface Deviation {
  readonly says: string;
  readonly licenseSays: string;
  readonly reason: string;
  /** Section of the licence text. */
  readonly citation: string;
  /** In which declared use the document's verdict is kept all the same. */
  readonly kept?: string;
  /** The tags that `licenses` lack although the document lists them. */
  readonly tags?: readonly string[];
  readonly licenses?: readonly string[];
}

/** What the source document lists for one licence. */
export interface DocumentEntry {
  readonly title: string;
  readonly licenses: readonly string[];
  readonly summary: string;
  readonly permissions: readonly string[];
  readonly requirements: readonly string[];
  readonly prohibitions: readonly string[];
  /** The document's advice to commercial software. */
  readonly hint?: string;
  /** The document's lists in the words of the rulebook. */
  readonly facts: {
    readonly permissions: readonly string[];
    readonly conditions: readonly string[];
    readonly limitations: readonly string[];
  };
  readonly deviations: readonly Deviation[];
}

/** The source document as data. */
export interface Matrix {
  readonly title: string;
  /** Column headings as printed, by field of `MatrixRow`. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly MatrixRow[];
  readonly entries: readonly DocumentEntry[];
  readonly openToCommercialUse: readonly { readonly title: string; readonly licenses: readonly string[] }[];
  /** The four levels of openness. */
  readonly openness: readonly { readonly level: number; readonly title: string; readonly meaning: string }[];
  /** The RAIL naming convention: its letters in order, and what the prefix says. */
  readonly naming: {
    readonly order: string;
    readonly letters: Readonly<
      Record<string, { readonly artifact: Artifact; readonly title: string; readonly definition: string }>
    >;
    readonly open: string;
    readonly criteria: readonly string[];
  };
  readonly sources: readonly string[];
}

/** The SPDX identifiers, compared without case as the specification asks. */
export interface IdTable {
  /** The canonical spelling of a licence id (`apache-2.0` gives `Apache-2.0`), deprecated ids included. */
  license(spelling: string): string | undefined;
  /** The canonical spelling of an exception id. */
  exception(spelling: string): string | undefined;
  /** What a deprecated id stands for now, as an expression (`GPL-2.0` gives `GPL-2.0-only`). */
  replacement(id: string): string | undefined;
  /** The `-or-later` twin of an id (`GPL-2.0-only` gives `GPL-2.0-or-later`), when the list has one. */
  orLater(id: string): string | undefined;
}

/** The compiled rulebook. Look-ups are by canonical id. */
export interface Rulebook {
  /** `sha256:…` over the compiled rules. */
  readonly digest: string;
  /** The SPDX list version that the ids come from, such as `3.29`. */
  readonly spdxVersion: string;
  /** The SPDX list version that the texts come from. */
  readonly textsVersion: string;
  readonly spdxIds: IdTable;
  /** Facts of an id, RAIL names (`LicenseRef-OpenRAIL-MS`) included; `undefined` when nobody described it. */
  facts(id: string): LicenseFacts | undefined;
  exception(id: string): ExceptionFacts | undefined;
  term(tag: string): TermFacts | undefined;
  /** The licence that a spelling stands for; the spelling is compared folded (case, spaces, punctuation). */
  alias(spelling: string, vocabulary: Vocabulary): Alias | undefined;
  /** The source document's row for a licence. */
  matrixRow(id: string): MatrixRow | undefined;
  /** The source document, whole. */
  readonly matrix?: Matrix;
  /** What the source document lists for a licence. */
  documentEntry?(id: string): DocumentEntry | undefined;
  /** What the registry knows of a hub name (`owner/name`, compared without case). Absent: no registry was compiled. */
  modelFamily?(name: string, kind: ModelKind): ModelRegistryEntry | undefined;
  /** Every id with facts, sorted. */
  readonly ids: readonly string[];
  readonly exceptionIds: readonly string[];
  readonly terms: readonly TermFacts[];
  /** How licences go together, beyond their own terms. */
  readonly compatibility?: CompatibilityFacts | undefined;
  /** Preset policies as YAML text, by name. */
  readonly presets: Readonly<Record<string, string>>;
}

/** A canonical expression and how it was reached from a spelling. */
export interface Reading {
  readonly expression: LicenseExpression;
  /** `spdx`: as written; `repaired`: case, slash, old id; `alias`: by the alias table; `unreadable`: NOASSERTION. */
  readonly method: 'spdx' | 'repaired' | 'alias' | 'unreadable';
  /** What was repaired, for the evidence: `"apache-2.0" read as Apache-2.0`. */
  readonly repairs: readonly string[];
  /** Why it could not be read, with the 0-based offset. */
  readonly problem?: { readonly message: string; readonly offset: number };
}
