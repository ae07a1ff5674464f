/** What one word of the vocabulary means, and which licences say it. */
import type { LicenseFacts, TermFacts } from '../../model/rulebook.ts';
import type { LicenseTerm } from '../../model/terms.ts';
import type { ReportOptions } from '../reporter.ts';
import { type Look, lookOf } from '../text/ansi.ts';
import { clipped } from '../text/escape.ts';
import { wrapList } from '../text/wrap.ts';
import { plural } from '../view/tally.ts';
import { drawPairs, drawText, drawTitle } from './draw.ts';

/** A term of permission, condition, limitation or restriction, as terminal text. `licenses` are all the rulebook knows. */
export function explainTerm(term: TermFacts, licenses: Iterable<LicenseFacts>, options: ReportOptions): string {
  const look = lookOf(options);
  const users = [...licenses].flatMap((facts) => {
    const found = termsOf(facts).find((one) => one.tag === term.tag);
    return found ? [`${facts.id}${found.clause === undefined ? '' : ` (${found.clause})`}`] : [];
  });
  return explainWord(term, `a ${term.type} of licences`, users, selectorOf(term), look);
}

/** A licence category as terminal text. */
export function explainCategory(category: TermFacts, licenses: Iterable<LicenseFacts>, options: ReportOptions): string {
  const members = [...licenses].filter((facts) => facts.category === category.tag).map((facts) => facts.id);
  return explainWord(category, 'a licence category', members, `category:${category.tag}`, lookOf(options));
}

function explainWord(term: TermFacts, what: string, users: readonly string[], selector: string, look: Look): string {
  const pairs: (readonly [string, string])[] = [
    ...(term.todo === undefined ? [] : [['to do', term.todo] as const]),
    ...(term.fields === undefined || term.fields.length === 0 ? [] : [['fields of use', term.fields.join(', ')] as const]),
    ['in a policy', `'${selector}' under allow, review or deny${term.type === 'restriction' ? '; or under acknowledge' : ''}`],
  ];
  const { lines, rest } = wrapList(
    users.map((user) => clipped(user, 100)),
    look.prose - 4,
    look.verbose ? users.length + 1 : 4,
  );
  return `${[
    ...drawTitle(term.tag, term.title, look),
    ...drawText([what], look, 2, look.dim),
    ...drawText([term.meaning], look),
    '',
    ...drawPairs(pairs, look),
    '',
    look.dim(`  in ${plural(users.length, 'licence')}`),
    ...lines.map((line) => `    ${line}`),
    ...(rest > 0 ? [look.dim(`    + ${rest} more (--verbose)`)] : []),
  ].join('\n')}\n`;
}

const termsOf = (facts: LicenseFacts): readonly LicenseTerm[] => [
  ...facts.permissions,
  ...facts.conditions,
  ...facts.limitations,
  ...facts.restrictions,
];

const selectorOf = (term: TermFacts): string => `${term.type === 'restriction' ? 'restriction' : 'term'}:${term.tag}`;
