/** `licheck compat --format json`. */

/** How the inbound works go into the outbound one. */
export const COMPAT_USES = [
  'combine',
  'link',
  'finetune',
  'adapter',
  'merge',
  'quantized',
  'distilled',
  'generated-with',
  'trained-on',
] as const;
/** One of them. */
export type CompatUse = (typeof COMPAT_USES)[number];

/** One step of the reasoning, with the clause that it rests on. */
export interface CompatReason {
  readonly license: string;
  /** A tag of `rules/terms.yaml`, or what else the step rests on, such as `identity`, `or-later`, `opening`, `unknown`. */
  readonly term: string;
  readonly clause: string | null;
  readonly text: string;
}

/** What the registry of well-known models knows of one that was named in place of a licence. */
export interface CompatModel {
  /** As it was asked for. */
  readonly name: string;
  /** The family that the name fits, as `owner/name`. */
  readonly pattern: string;
  readonly license: string;
  /** ISO date on which it was looked up. */
  readonly date: string;
  readonly source: string;
  /** False when nobody verified it: the answer then rests on nothing, and is a review. */
  readonly verified: boolean;
  readonly note: string | null;
}

/** Can these be combined, and shipped under that licence? */
export interface CompatDocument {
  /** Null when nobody asked for one: the question is then whether the inbound works fit one another. */
  readonly outbound: string | null;
  readonly inbound: readonly string[];
  /** When nobody named an outbound licence: the inbound one that takes the others best; else null. */
  readonly under: string | null;
  readonly use: CompatUse;
  readonly answer: 'yes' | 'no' | 'review';
  readonly reasons: readonly CompatReason[];
  /** What would make it fit, one imperative sentence each; empty when it fits, or when nobody can say. */
  readonly remedies: readonly string[];
  /** What people call the references (`LicenseRef-…`) among these licences. */
  readonly names: Readonly<Record<string, string>>;
  /** The models that were named instead of licences. Absent when none was. */
  readonly models?: readonly CompatModel[];
}
