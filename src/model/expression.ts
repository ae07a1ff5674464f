/** SPDX licence expressions (https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/). */

/** One licence, possibly with an exception. `id` is canonical: `GPL-2.0-or-later`, never `GPL-2.0+`. */
export interface License {
  readonly kind: 'license';
  /** An SPDX id, a `LicenseRef-…` or a `DocumentRef-…:LicenseRef-…`. */
  readonly id: string;
  /** True for `X+` on an id that has no `-or-later` twin (`Apache-2.0+`). */
  readonly orLater: boolean;
  /** The exception id after WITH. */
  readonly exception?: string;
}

/** All of the parts apply. Flattened, at least two parts, in the author's order. */
export interface And {
  readonly kind: 'and';
  readonly parts: readonly LicenseExpression[];
}
/** Any one of the parts may be chosen. Flattened, at least two parts, in the author's order. */
export interface Or {
  readonly kind: 'or';
  readonly parts: readonly LicenseExpression[];
}
/** Nobody knows: nothing was said, or what was said could not be understood. */
export interface NoAssertion {
  readonly kind: 'noassertion';
}
/** The author says: no licence. All rights are reserved. */
export interface None {
  readonly kind: 'none';
}

/** Any licence expression. */
export type LicenseExpression = License | And | Or | NoAssertion | None;

/** Nobody knows. */
export const NOASSERTION: NoAssertion = { kind: 'noassertion' };
/** No licence is granted. */
export const NONE: None = { kind: 'none' };

/** A licence by id, with an optional exception. */
export function license(id: string, exception?: string, orLater = false): License {
  return exception === undefined ? { kind: 'license', id, orLater } : { kind: 'license', id, orLater, exception };
}

/** Joins with AND: flattens nested ANDs, drops repeats, and is the part itself when one is left. No parts is NOASSERTION. */
export function and(parts: readonly LicenseExpression[]): LicenseExpression {
  return join('and', parts);
}

/** Joins with OR: flattens nested ORs, drops repeats, and is the part itself when one is left. No parts is NOASSERTION. */
export function or(parts: readonly LicenseExpression[]): LicenseExpression {
  return join('or', parts);
}

function join(kind: 'and' | 'or', parts: readonly LicenseExpression[]): LicenseExpression {
  // Most components have one licence, said once.
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && only.kind !== kind) return only;
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const seen = new Set<string>();
  const unique = flat.filter((part) => {
    const key = JSON.stringify(part);
    return seen.has(key) ? false : seen.add(key);
  });
  const [first] = unique;
  if (first === undefined) return NOASSERTION;
  return unique.length === 1 ? first : { kind, parts: unique };
}
