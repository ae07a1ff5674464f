/** What people call the licences of a scan: a document must be readable without the rulebook. */
import type { AssessedLicense } from '../../model/assessment.ts';
import type { LicenseExpression } from '../../model/expression.ts';
import type { Resolution } from '../../model/resolution.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import { licensesOf } from '../../spdx/fold.ts';

/** Every licence that a resolution names and the rulebook knows, sorted by id. */
export function namedLicenses(
  resolutions: readonly Resolution[],
  facts: Rulebook['facts'],
  others: readonly LicenseExpression[] = [],
): readonly AssessedLicense[] {
  const expressions = new Set<LicenseExpression>(others);
  for (const { declared, detected, concluded, effective } of resolutions) {
    expressions.add(declared).add(detected).add(effective);
    if (concluded) expressions.add(concluded);
  }
  const ids = new Set([...expressions].flatMap((expression) => licensesOf(expression).map(({ id }) => id)));
  return [...ids].sort().flatMap((id): AssessedLicense[] => {
    const known = facts(id);
    if (known === undefined) return [];
    const { name, category, verified, sources } = known;
    return [{ id, name, category, verified, sources }];
  });
}
