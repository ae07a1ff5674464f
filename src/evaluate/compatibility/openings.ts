/** Clauses by which a text lets the work go on under another licence (EUPL appendix, LGPL to GPL, MPL secondary licences). */
import type { Opening } from '../../model/compatibility.ts';
import type { License } from '../../model/expression.ts';
import type { Rulebook } from '../../model/rulebook.ts';

/** The opening that leads from one of the ids to the outbound licence; a sure one before one that depends on a declaration. */
export function findOpening(
  from: readonly string[],
  outbound: License,
  { compatibility }: Pick<Rulebook, 'compatibility'>,
): Opening | undefined {
  // An exception grants more than the clause does.
  if (!compatibility || outbound.exception !== undefined) return undefined;
  const leads = compatibility.openings.filter(
    (opening) => opening.from.some((id) => from.includes(id)) && opening.to.includes(outbound.id),
  );
  return leads.find((opening) => !opening.onlyIfDeclared) ?? leads[0];
}
