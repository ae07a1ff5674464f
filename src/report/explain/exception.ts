/** What an exception after WITH changes, and the two words that stand where no licence is. */
import { sayClause } from '../../model/clause.ts';
import type { ExceptionFacts, LicenseFacts, TermFacts } from '../../model/rulebook.ts';
import type { ReportOptions } from '../reporter.ts';
import { lookOf } from '../text/ansi.ts';
import { drawPairs, drawSection, drawText, drawTitle, type Entry } from './draw.ts';
import { isDoubtful, verifiedIn } from './words.ts';

/** What the rulebook holds about one exception. Without `facts` only the name is known. */
export interface ExceptionSubject {
  readonly id: string;
  readonly facts?: ExceptionFacts | undefined;
  /** The licence that it stands behind, where one was named. */
  readonly base?: LicenseFacts | undefined;
  readonly term: (tag: string) => TermFacts | undefined;
}

/** The exception as terminal text. */
export function explainException({ id, facts, base, term }: ExceptionSubject, options: ReportOptions): string {
  const look = lookOf(options);
  if (facts === undefined) {
    const unread = 'Nobody described what it changes: the licence before WITH is judged as if it stood alone, review required.';
    return said([...drawTitle(id, 'an exception to a licence', look), ...drawText([unread], look, 2, look.severity.warning)]);
  }
  const category = facts.category === undefined ? undefined : term(facts.category);
  const judged =
    facts.category === undefined
      ? 'The category of the licence before WITH stays.'
      : `${facts.category}${category ? `: ${category.meaning}` : ''}`;
  const lifted = facts.lifts.map((tag): Entry => {
    const clause = base?.conditions.find((condition) => condition.tag === tag)?.clause;
    return {
      title: term(tag)?.title ?? tag,
      aside: [...(base && clause !== undefined ? [`${base.id}, ${sayClause(clause)}`] : []), tag].join('; '),
    };
  });
  return said([
    ...drawTitle(facts.id, facts.name, look),
    ...drawText(['an exception: it stands after a licence and WITH'], look, 2, look.dim),
    ...drawText([judged], look),
    ...drawText([verifiedIn(facts.verified)], look, 2, isDoubtful(facts.verified) ? look.severity.warning : look.dim),
    ...drawSection('lifts', lifted, look),
    ...drawSection('when', facts.when === undefined ? [] : [{ title: facts.when }], look),
    ...drawSection(
      'sources',
      facts.sources.map((source) => ({ title: source })),
      look,
    ),
  ]);
}

/** `NONE` or `NOASSERTION` as terminal text. */
export function explainNoLicense(word: keyof typeof NO_LICENSE, options: ReportOptions): string {
  const look = lookOf(options);
  const { title, meaning, pairs } = NO_LICENSE[word];
  return said([...drawTitle(word, title, look), ...drawText([meaning], look), '', ...drawPairs(pairs, look)]);
}

const NO_LICENSE = {
  NONE: {
    title: 'no licence granted',
    meaning:
      'The author says that no licence is given (npm writes UNLICENSED): all rights are reserved. It is not the Unlicense, which gives every right away.',
    pairs: [
      ['judged as', 'category:proprietary, unless it is the project’s own private package'],
      ['to do', 'Obtain a licence and record it as an exception, or replace the component.'],
    ],
  },
  NOASSERTION: {
    title: 'not known',
    meaning:
      'Nobody says which licence it is: nothing was declared, or what was declared or found could not be understood. It never counts as a yes.',
    pairs: [
      ['judged as', 'category:unknown, or as `policy.unknown` says'],
      ['to do', 'Find the licence text and record what it is under `clarifications`, or replace the component.'],
      ['see also', '`licheck explain license-unknown`'],
    ],
  },
} as const;

const said = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
