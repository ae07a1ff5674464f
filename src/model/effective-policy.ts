/** The effective policy line by line, each with where it came from: what `licheck config` prints. */
import type { Place } from './location.ts';

/** Plain data, as a configuration can hold it. */
export type PolicyValue = string | number | boolean | null | readonly PolicyValue[] | { readonly [key: string]: PolicyValue };

/** What became of the policy when one line took the place of another. */
export type PolicyChange = 'weaker' | 'stricter' | 'same' | 'different';

/** A line as one file says it. */
export interface SaidLine {
  /** The key it stands under, dotted: `use.commercial`, `policy.deny`, `policy.severity.copyleft`, `exceptions`. */
  readonly key: string;
  /** One value; of a list, one item. */
  readonly value: PolicyValue;
  /** Null when nobody said it: the built-in default. */
  readonly at: Place | null;
  /** The reason that the policy itself gives for the line. */
  readonly why: string | null;
}

/** A line that does not hold, because another took its place. */
export interface OverriddenLine extends SaidLine {
  /** What the line that holds makes of it. */
  readonly change: PolicyChange;
}

/** A line that holds. */
export interface EffectiveLine extends SaidLine {
  /** True for what was not said and is read strictly; it is no part of the configuration. */
  readonly assumed: boolean;
  /** The lines whose place it took, nearest first. */
  readonly over: readonly OverriddenLine[];
  /** For a licence: the line about its category, which this more specific one stands before. */
  readonly before: OverriddenLine | null;
}

/** Everything that holds, in the order of `licheck.yaml`. */
export interface EffectivePolicy {
  /** Presets and files, outermost first, as written. */
  readonly extends: readonly string[];
  /** The configuration file, relative to the scanned root; null when a preset stands alone. */
  readonly path: string | null;
  readonly lines: readonly EffectiveLine[];
}
