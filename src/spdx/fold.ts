/** One walk over an expression; verdicts, obligations, compatibility and printing are all folds. */
import type { And, License, LicenseExpression, Or } from '../model/expression.ts';

/** What each kind of expression becomes. Parts come in the author's order. */
export interface Cases<T> {
  license(license: License): T;
  and(parts: readonly T[], node: And): T;
  or(parts: readonly T[], node: Or): T;
  noassertion(): T;
  none(): T;
}

/** Folds bottom-up. The parser's depth limit bounds the recursion. */
export function fold<T>(expression: LicenseExpression, cases: Cases<T>): T {
  switch (expression.kind) {
    case 'license':
      return cases.license(expression);
    case 'and':
      return cases.and(
        expression.parts.map((part) => fold(part, cases)),
        expression,
      );
    case 'or':
      return cases.or(
        expression.parts.map((part) => fold(part, cases)),
        expression,
      );
    case 'noassertion':
      return cases.noassertion();
    case 'none':
      return cases.none();
  }
}

/** Every licence of the expression, in the author's order, repeats included. */
export function licensesOf(expression: LicenseExpression): readonly License[] {
  const join = (parts: readonly (readonly License[])[]): readonly License[] => parts.flat();
  return fold<readonly License[]>(expression, {
    license: (found) => [found],
    and: join,
    or: join,
    noassertion: () => [],
    none: () => [],
  });
}
