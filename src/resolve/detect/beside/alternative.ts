/** A choice that stands among the conditions of a licence: "ALTERNATIVELY, this product may be distributed under the terms of the GPL". */
import { NOASSERTION, or } from '../../../model/expression.ts';
import type { Finding, Hole } from '../answer/finding.ts';

/** The findings, each text with the licences that its own clause lets choose, and the clauses that name none. */
export function joinAlternatives(
  found: readonly Finding[],
  notices: readonly Finding[],
): { readonly joined: readonly Finding[]; readonly unnamed: readonly Finding[] } {
  const used = new Set<Finding>();
  const unnamed: Finding[] = [];
  const joined = found.flatMap((item): Finding[] => {
    const clauses = (item.holes ?? []).filter(({ isChoice }) => isChoice);
    if (clauses.length === 0) return [item];
    const others = notices.filter((notice) => clauses.some((clause) => isInside(notice, clause)));
    for (const other of others) used.add(other);
    const choice = or([item.expression, ...others.map(({ expression }) => expression)]);
    if (others.length === 0) unnamed.push({ ...item, expression: NOASSERTION });
    return [{ ...item, expression: choice }];
  });
  return { joined: [...joined, ...notices.filter((notice) => !used.has(notice))], unnamed };
}

const isInside = ({ start, end }: Finding, hole: Hole): boolean => start >= hole.start && end <= hole.end;
