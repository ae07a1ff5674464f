/** What was read in one text, and how surely. */
import type { LicenseFileRole } from './component.ts';
import type { LicenseExpression } from './expression.ts';

/** How a match was made, surest first. */
export type DetectionMethod = 'exact' | 'text' | 'header' | 'tag' | 'url' | 'reference';

/** One licence found in a text. */
export interface DetectionMatch {
  /** A canonical id, or `ID WITH EXCEPTION`. */
  readonly license: string;
  readonly method: DetectionMethod;
  /** 1-based, inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** 0 to 1. */
  readonly confidence: number;
}

/** A licence that a text resembles without being it. */
export interface NearLicense {
  readonly license: string;
  /** 0 to 1, of the words' order and number. */
  readonly similarity: number;
}

/** The reading of one text. */
export interface Detection {
  /** NONE: read, and no licence in it. NOASSERTION: it seems to hold one that was not recognised. */
  readonly expression: LicenseExpression;
  /** 0 to 1: the least of the matches' confidences, 0 without matches. */
  readonly confidence: number;
  /** Share of the text's words that the matches cover, 0 to 1. */
  readonly coverage: number;
  readonly matches: readonly DetectionMatch[];
  /** At most three, best first; only where the expression is NOASSERTION. */
  readonly nearest: readonly NearLicense[];
  /** Line ranges (1-based, inclusive) that hold words no match covers. */
  readonly remainder: readonly { readonly startLine: number; readonly endLine: number }[];
  /** Where terms begin that nothing recognised, beside licences that were: why the expression holds NOASSERTION. */
  readonly unread?: { readonly startLine: number; readonly endLine: number };
}

/** Reads licence texts. Pure: the same text gives the same answer. */
export interface Detector {
  detect(text: string, options?: { readonly role?: LicenseFileRole; readonly name?: string }): Detection;
}

/** One place where they differ. Words are lower case, without bullets and punctuation. */
export interface Departure {
  /** 1-based lines of the text. */
  readonly startLine: number;
  readonly endLine: number;
  /** What the text says and the licence does not; empty when nothing was added. */
  readonly added: string;
  /** What the licence says and the text does not; `<name>` where a name may stand. */
  readonly missing: string;
  /** False where a copy may differ: titles, copyright lines, appendices. */
  readonly matters: boolean;
}

/** A text laid along a licence. */
export interface Comparison {
  readonly license: string;
  /** 0 to 1. */
  readonly similarity: number;
  readonly departures: readonly Departure[];
}
