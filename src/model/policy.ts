/** What the project undertakes and what it accepts: the effective `licheck.yaml`. */

import type { FindingCode } from './codes.ts';
import type { Severity } from './diagnostic.ts';
import type { LicenseExpression } from './expression.ts';
import type { Place } from './location.ts';
import type { LicenseCategory } from './terms.ts';

/** The lattice of verdicts: OR takes the best branch, AND the worst. */
export type Verdict = 'allowed' | 'review' | 'denied';
/** The verdicts, best first. */
export const VERDICTS = ['allowed', 'review', 'denied'] as const satisfies readonly Verdict[];

/** The worse of two verdicts. */
export const worse = (a: Verdict, b: Verdict): Verdict => (VERDICTS.indexOf(a) >= VERDICTS.indexOf(b) ? a : b);
/** The better of two verdicts. */
export const better = (a: Verdict, b: Verdict): Verdict => (VERDICTS.indexOf(a) <= VERDICTS.indexOf(b) ? a : b);

/** How the project reaches others. */
export type Distribution = 'none' | 'source' | 'binary' | 'saas' | 'weights' | 'dataset' | 'outputs';

/** The declared use. An absent field was not said: findings ask for it, nothing assumes the convenient answer. */
export interface Use {
  readonly commercial?: boolean;
  readonly distribution?: readonly Distribution[];
  readonly monthlyActiveUsers?: number;
  readonly annualRevenueUsd?: number;
  /** ISO 3166 codes. */
  readonly territories?: readonly string[];
  readonly fields?: readonly string[];
  readonly trainsOnOutputs?: boolean;
}

/** What a policy line speaks of. */
export type Selector =
  | { readonly kind: 'license'; readonly expression: LicenseExpression }
  | { readonly kind: 'restriction' | 'term'; readonly tag: string }
  | { readonly kind: 'category'; readonly category: LicenseCategory };

/** One entry of allow, review or deny. */
export interface PolicyRule {
  readonly selector: Selector;
  readonly verdict: Verdict;
  /** The selector as written. */
  readonly text: string;
  /** The line that says so: in `licheck.yaml`, or in a preset (`preset:commercial-saas`). */
  readonly at: Place;
  /** The reason that the policy gives for the line, in its own words. */
  readonly why?: string;
}

/** A component pattern as written (`pkg:npm/report-kit@^2`): one glob over purls, plus a version range. */
export interface ComponentPattern {
  readonly text: string;
  /** The purl glob without version; `*` stays inside a segment, `**` crosses. Case-insensitive. */
  readonly purl: string;
  /** A version range in npm's syntax, or an exact version. */
  readonly range?: string;
  readonly at: Place;
}

/** Facts about one component that a scan cannot see. */
export interface ComponentUse {
  readonly component: ComponentPattern;
  readonly linking?: 'static' | 'dynamic';
  readonly modified?: boolean;
  readonly usedFor?: readonly string[];
  /** A name on a hub for a card that does not carry its own. */
  readonly name?: string;
  /** True for a model or dataset that the project made: it is the project, and only what it owes to others is judged. */
  readonly own?: boolean;
}

/**
 * A recorded permission for one component under one licence. Not an SPDX exception. It stands in for what the licence and the
 * policy ask; what a component's lineage breaks is held only where `covers` says so.
 */
export interface PolicyException {
  readonly component: ComponentPattern;
  readonly license: LicenseExpression;
  /** The only codes whose findings it holds. */
  readonly covers?: readonly FindingCode[];
  readonly reason: string;
  readonly owner: string;
  /** ISO date, the last day it holds. */
  readonly expires: string;
}

/** A human conclusion, pinned to the text it was read from. */
export interface Clarification {
  readonly component: ComponentPattern;
  readonly license: LicenseExpression;
  readonly file?: string;
  /** Lower-case hex. */
  readonly sha256?: string;
  readonly reason: string;
}

/** Which branch of an OR to take. */
export interface Choice {
  readonly component: ComponentPattern;
  readonly from: LicenseExpression;
  readonly choose: LicenseExpression;
}

/** The effective policy: the user's file over what it extends. */
export interface Policy {
  /** Presets and files, outermost first, as written. */
  readonly extends: readonly string[];
  /** The configuration file, relative to the scanned root; absent when the default preset stands alone. */
  readonly path?: string;
  readonly projectLicense?: LicenseExpression;
  /** Where it was said. */
  readonly projectLicenseAt?: Place;
  readonly use: Use;
  /** Where each `use` key was said, by key as written (`monthly-active-users`). */
  readonly useAt: Readonly<Record<string, Place>>;
  readonly rules: readonly PolicyRule[];
  readonly unknown: Verdict;
  /** Where `unknown` was said; absent when it is the built-in default. */
  readonly unknownAt?: Place;
  /** Restriction tags the project undertakes to respect. */
  readonly acknowledge: readonly string[];
  /** The worst verdict that a dev-only dependency may get. */
  readonly dev: Verdict;
  readonly severity: Readonly<Record<string, Severity | 'off'>>;
  readonly components: readonly ComponentUse[];
  readonly exceptions: readonly PolicyException[];
  readonly clarifications: readonly Clarification[];
  readonly choices: readonly Choice[];
  /** Path globs that discovery leaves out. */
  readonly ignore: readonly string[];
}
