/** A choice that stands among the conditions of a licence: "ALTERNATIVELY, this product may be distributed under the terms of the GPL". */
import { NOASSERTION, or } from '../../../model/expression.ts';
import type { Finding, Hole } from '../answer/finding.ts';

/** The findings, each text with the licences that its own clause lets choose; one that names none leaves it in doubt. */
export function joinAlternatives(found: readonly Finding[], notices: readonly Finding[]): Finding[] {
  const used = new Set<Finding>();
  const joined = found.flatMap((item): Finding[] => {
    const clauses = (item.holes ?? []).filter(({ isChoice }) => isChoice);
    if (clauses.length === 0) return [item];
    const others = notices.filter((notice) => clauses.some((clause) => isInside(notice, clause)));
    for (const other of others) used.add(other);
    const choice = or([item.expression, ...others.map(({ expression }) => expression)]);
    return others.length > 0 ? [{ ...item, expression: choice }] : [item, { ...item, expression: NOASSERTION }];
  });
  return [...joined, ...notices.filter((notice) => !used.has(notice))];
}

const isInside = ({ start, end }: Finding, hole: Hole): boolean => start >= hole.start && end <= hole.end;
