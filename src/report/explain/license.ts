/** What one licence says, for a reader who is no lawyer: never more surely than the rulebook knows it. */
import { sayClause } from '../../model/clause.ts';
import type { LicenseFacts, MatrixRow, TermFacts } from '../../model/rulebook.ts';
import type { LicenseTerm } from '../../model/terms.ts';
import type { ReportOptions } from '../reporter.ts';
import { type Look, lookOf } from '../text/ansi.ts';
import { drawPairs, drawSection, drawText, drawTitle, type Entry } from './draw.ts';
import { artifactsOf, flowDownOf, isDoubtful, outputsOf, reachOf, thresholdOf, verifiedIn, whenOf } from './words.ts';

/** Everything that the rulebook holds about one licence. */
export interface LicenseSubject {
  readonly facts: LicenseFacts;
  /** The words of the vocabulary. */
  readonly term: (tag: string) => TermFacts | undefined;
  /** The source document's row, and its column headings by field. */
  readonly row?: MatrixRow | undefined;
  readonly columns?: Readonly<Record<string, string>> | undefined;
}

/** Columns of the source document, in its order, with headings for when it has none. */
export const DOCUMENT_COLUMNS = {
  permitsModificationAndRedistribution: 'permits modification and redistribution',
  requiresSourceDisclosure: 'requires source disclosure when re-used',
  requiresCopyrightNotice: 'requires the copyright notice',
  includesUseRestrictions: 'includes use restrictions',
} as const satisfies Partial<Record<keyof MatrixRow, string>>;

/** The licence as terminal text. */
export function explainLicense(subject: LicenseSubject, options: ReportOptions): string {
  const { facts } = subject;
  const look = lookOf(options);
  const category = subject.term(facts.category);
  const lines = [
    ...drawTitle(facts.id, facts.name, look),
    ...drawText([`${facts.category}${category ? `: ${category.meaning}` : ''}`], look),
    ...standing(facts, look),
    ...documentRow(subject, look),
    ...terms('permits', facts.permissions, subject, look, look.verdict.allowed),
    ...terms('asks', facts.conditions, subject, look, look.verdict.review),
    ...terms('forbids', facts.restrictions, subject, look, look.verdict.denied),
    ...terms('leaves out', facts.limitations, subject, look),
    ...drawSection('for derivatives and outputs', flows(facts), look),
    ...drawSection('remarks', remarks(facts), look),
    ...sources(facts, look),
  ];
  return `${lines.join('\n')}\n`;
}

function standing(facts: LicenseFacts, look: Look): string[] {
  const paint = isDoubtful(facts.verified) || facts.detail === 'category' ? look.severity.warning : look.dim;
  const what = facts.artifacts.length > 0 ? `for ${artifactsOf(facts.artifacts)}; ` : '';
  if (facts.detail === 'category') {
    const basis = facts.basis === undefined ? '' : ` (${facts.basis})`;
    return drawText([`${what}only the category is known${basis}: read the text, review required`], look, 2, paint);
  }
  return drawText([`${what}${verifiedIn(facts.verified)}, ${facts.reviewed}`], look, 2, paint);
}

function documentRow({ row, columns }: LicenseSubject, look: Look): string[] {
  if (row === undefined) return [];
  const pairs = (Object.keys(DOCUMENT_COLUMNS) as (keyof typeof DOCUMENT_COLUMNS)[]).map(
    (field) => [columns?.[field] ?? DOCUMENT_COLUMNS[field], row[field]] as const,
  );
  const parted = (row.deviations ?? []).map((one) => ({
    title: `the table says ${one.says}, the licence ${one.licenseSays}`,
    aside: one.citation,
    body: [one.reason],
  }));
  const named = row.title === undefined || row.title === row.license ? '' : ` (row "${row.title}")`;
  return [
    '',
    look.dim(`  in the obligation matrix${named}`),
    ...drawPairs(pairs, look),
    ...(parted.length > 0 ? drawSection('where the matrix and the text part', parted, look) : []),
  ];
}

function terms(
  heading: string,
  list: readonly LicenseTerm[],
  subject: LicenseSubject,
  look: Look,
  paint?: Entry['paint'],
): string[] {
  const entries = list.map((term) => termEntry(term, subject.term(term.tag), heading));
  return drawSection(heading, paint ? entries.map((entry) => ({ ...entry, paint })) : entries, look);
}

/** One term with its clause, its trigger in words, and what to do. */
export function termEntry(term: LicenseTerm, words: TermFacts | undefined, heading: string): Entry {
  const asks = heading === 'asks' || heading === 'forbids';
  const body = [
    ...(words && !asks ? [words.meaning] : []),
    ...(words && asks ? [words.todo ?? words.meaning] : []),
    ...(term.value === undefined ? [] : [`It names: ${term.value}`]),
    ...(term.threshold ? [`It applies ${thresholdOf(term.threshold)}.`] : []),
    ...(term.note === undefined ? [] : [term.note]),
  ];
  const aside = [
    ...(term.clause === undefined ? [] : [sayClause(term.clause)]),
    ...(asks || term.triggers.length > 0 ? [whenOf(term)] : []),
    ...(term.reach === undefined ? [] : [reachOf(term.reach)]),
    term.tag,
  ];
  return { title: words?.title ?? term.tag, aside: aside.join('; '), body };
}

function flows(facts: LicenseFacts): Entry[] {
  return [
    ...(facts.flowDown === undefined ? [] : [{ title: flowDownOf(facts.flowDown) }]),
    ...(facts.outputs === undefined ? [] : [{ title: `outputs ${outputsOf(facts.outputs)}` }]),
  ];
}

function remarks(facts: LicenseFacts): Entry[] {
  const { members = [], later = [], notes = [] } = facts;
  return [
    ...(facts.deprecated === true ? [{ title: 'SPDX has deprecated this identifier' }] : []),
    ...(members.length > 0
      ? [{ title: `the name could mean ${members.join(', ')}; it is judged as the strictest of them` }]
      : []),
    ...(later.length > 1 ? [{ title: `"or later" admits ${later.join(', ')}` }] : []),
    ...notes.map((note) => ({ title: note })),
  ];
}

function sources(facts: LicenseFacts, look: Look): string[] {
  if (facts.sources.length === 0) return [];
  return [
    '',
    look.dim('  sources'),
    ...facts.sources.flatMap((source) => drawText([source], look, 4, (text) => look.link(text, source))),
  ];
}
