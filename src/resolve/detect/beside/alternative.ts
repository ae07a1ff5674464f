/**
 * A text and a notice that are a choice: "ALTERNATIVELY, this product may be distributed under the terms of the GPL" among the conditions or
 * after them, "the GPL, or the BSD license below" before them.
 */
import { NOASSERTION, or } from '../../../model/expression.ts';
import type { Finding, Hole } from '../answer/finding.ts';
import { familyOf } from '../notices/families.ts';

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
      if (beside.length === 0) return [item];
      return [{ ...item, textOf: item.expression, expression: or([...beside, item].map(({ expression }) => expression)) }];
    }
    const others = notices.filter((notice) => clauses.some((clause) => isInside(notice, clause)));
    for (const other of others) used.add(other);
    const choice = or([item.expression, ...others.map(({ expression }) => expression)]);
    if (others.length === 0) unnamed.push({ ...item, expression: NOASSERTION });
    return [{ ...item, textOf: item.expression, expression: choice }];
  });
  return { joined: [...joined, ...notices.filter((notice) => !used.has(notice))], unnamed };
}

const isInside = ({ start, end }: Finding, hole: Hole): boolean => start >= hole.start && end <= hole.end;

/** Words above the texts that let the reader choose among them. */
const CHOOSE =
  /\b(?:either|one|any) of the following licen[sc]es|\byou may (?:pick|choose|select|use)\b[^.]{0,60}\b(?:either|one|licen[sc]e)|\bat your (?:option|choice)\b(?!\W*any later)|\bdual(?:ly)?[- ]licen[sc]ed|\beither the\b[^.]{0,120}\bor\b|\bchoose (?:whichever|any|either)\b|\bterms of (?:either|any of|one of):/i;
const PREFACE = 1500;
const MOST = 3;
/** … and so are texts of which each stands below "Alternative A", "Option 2". */
const OPTION = /\b(?:alternative|option|choice)[ \t]*(?:#[ \t]*)?(?:[a-d]|[1-4]|one|two|three)\b/i;
const HEADING = 200;

/** Texts that a preface lets choose from are one choice, not several licences at once. */
export function joinChosen(found: readonly Finding[], text: string): readonly Finding[] {
  const [first] = found;
  if (first === undefined || found.some(({ expression }) => expression.kind !== 'license')) return found;
  const ids = new Set(found.flatMap(({ expression }) => (expression.kind === 'license' ? [expression.id] : [])));
  if (ids.size < 2 || ids.size > MOST) return found;
  const preface = text.slice(Math.max(0, first.start - PREFACE), first.start);
  const families = [...ids].map(familyOf);
  if (!CHOOSE.test(preface) || isOfParts(preface, families)) return found;
  const isHeaded = ({ start }: Finding, i: number): boolean =>
    OPTION.test(text.slice(Math.max(found[i - 1]?.end ?? 0, start - HEADING), start));
  if (!families.every((family) => isNamed(family, preface)) && !found.every(isHeaded)) return found;
  const choice = or(found.map(({ expression }) => expression));
  return found.map((item) => ({ ...item, expression: choice, own: item.expression }));
}

/** "The kettle is under the PSF license. Its examples are dual licensed under the PSF and 0BSD licenses": parts have a choice, the whole has none. */
const isOfParts = (preface: string, families: readonly string[]): boolean =>
  preface
    .split(SENTENCE)
    .some((said) => GRANT.test(said) && !CHOOSE.test(said) && families.filter((family) => isNamed(family, said)).length === 1);
const SENTENCE = /[.!?]\s+(?=[A-Z])|\n\s*\n/;
const GRANT = /\b(?:licen[sc]ed|released|distributed|available)\s+under\b/i;

const isNamed = (family: string, preface: string): boolean =>
  preface.toLowerCase().includes(family.toLowerCase()) || (/GPL$/.test(family) && /general public licen[sc]e/i.test(preface));

/** How far a clause stands from its text. */
const ABOVE = 300;
const BELOW = 600;
const OR_BELOW = /\bor\b[\s\S]{0,120}\b(?:below|following|follows)\b/i;
const ALTERNATIVELY = /(?:\balternatively\b|(?:^|[\n.])\W*(?:(?:it|this \w+) is )?also (?:available|licensed) under\b)[^.;]*$/i;

/** Whether a notice says that the text is one choice and it the other. */
function isBeside(notice: Finding, { start, end }: Finding, text: string): boolean {
  if (notice.method !== 'header' && notice.method !== 'reference') return false;
  const gap = start - notice.end;
  if (gap >= 0) return gap < ABOVE && OR_BELOW.test(text.slice(notice.end, start));
  return notice.start >= end && notice.start - end < BELOW && ALTERNATIVELY.test(text.slice(end, notice.start));
}
