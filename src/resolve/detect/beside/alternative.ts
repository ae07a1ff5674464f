/**
 * A text and a notice that are a choice: "ALTERNATIVELY, this product may be distributed under the terms of the GPL" among the conditions or
 * after them, "the GPL, or the BSD license below" before them.
 */
import { NOASSERTION, or } from '../../../model/expression.ts';
import type { Finding, Hole } from '../answer/finding.ts';

/** The findings, each text with the licences that its own clause lets choose, and the clauses that name none. */
export function joinAlternatives(
  found: readonly Finding[],
  notices: readonly Finding[],
  text: string,
): { readonly joined: readonly Finding[]; readonly unnamed: readonly Finding[] } {
  const used = new Set<Finding>();
  const unnamed: Finding[] = [];
  const joined = found.flatMap((item): Finding[] => {
    const clauses = (item.holes ?? []).filter(({ isChoice }) => isChoice);
    if (clauses.length === 0) {
      const beside = notices.filter((notice) => isBeside(notice, item, text));
      for (const other of beside) used.add(other);
      return [beside.length === 0 ? item : { ...item, expression: or([...beside, item].map(({ expression }) => expression)) }];
    }
    const others = notices.filter((notice) => clauses.some((clause) => isInside(notice, clause)));
    for (const other of others) used.add(other);
    const choice = or([item.expression, ...others.map(({ expression }) => expression)]);
    if (others.length === 0) unnamed.push({ ...item, expression: NOASSERTION });
    return [{ ...item, expression: choice }];
  });
  return { joined: [...joined, ...notices.filter((notice) => !used.has(notice))], unnamed };
}

const isInside = ({ start, end }: Finding, hole: Hole): boolean => start >= hole.start && end <= hole.end;

/** How far a clause stands from its text. */
const ABOVE = 300;
const BELOW = 600;
const OR_BELOW = /\bor\b[\s\S]{0,120}\b(?:below|following|follows)\b/i;
const ALTERNATIVELY = /\balternatively\b[^.;]*$/i;

/** Whether a notice says that the text is one choice and it the other. */
function isBeside(notice: Finding, { start, end }: Finding, text: string): boolean {
  if (notice.method !== 'header' && notice.method !== 'reference') return false;
  const gap = start - notice.end;
  if (gap >= 0) return gap < ABOVE && OR_BELOW.test(text.slice(notice.end, start));
  return notice.start >= end && notice.start - end < BELOW && ALTERNATIVELY.test(text.slice(end, notice.start));
}
