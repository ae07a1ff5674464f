/** The obligation matrix: many licences side by side, for people and for machines. */
import type { LicenseFacts, MatrixRow } from '../../model/rulebook.ts';
import type { LicenseTerm } from '../../model/terms.ts';
import type { ReportOptions } from '../reporter.ts';
import { type Look, lookOf } from '../text/ansi.ts';
import { clipped, csvField, jsonText, markdown, markdownCode } from '../text/escape.ts';
import { type TableCell, table } from '../text/table.ts';
import { plural } from '../view/tally.ts';
import { drawText } from './draw.ts';
import { DOCUMENT_COLUMNS } from './license.ts';
import { isDoubtful } from './words.ts';

/** One licence of the matrix, and the source document's row for it when it has one. */
export interface MatrixEntry {
  readonly facts: LicenseFacts;
  readonly row?: MatrixRow | undefined;
}

/** How the matrix can be printed. */
export const MATRIX_FORMATS = ['terminal', 'markdown', 'csv', 'json'] as const;
export type MatrixFormat = (typeof MATRIX_FORMATS)[number];

/** The matrix of the licences, in the order given. */
export function renderMatrix(entries: readonly MatrixEntry[], format: MatrixFormat, options: ReportOptions): string {
  return { terminal: asTable, markdown: asMarkdown, csv: asCsv, json: asJson }[format](entries, options);
}

/** The columns that every licence can be compared by, computed from its terms. */
const QUESTIONS = [
  { head: 'sell', ask: (facts: LicenseFacts) => permits(facts, 'commercial-use') },
  { head: 'change', ask: (facts: LicenseFacts) => permits(facts, 'modifications') },
  { head: 'share', ask: (facts: LicenseFacts) => permits(facts, 'distribution') },
  { head: 'notice', ask: (facts: LicenseFacts) => asks(facts, /^(?:include-|attribution|notice-text)/) },
  {
    head: 'source',
    ask: (facts: LicenseFacts) => asks(facts, /^(?:disclose-source|network-use-disclose|source-access|data-disclose)/),
  },
  { head: 'same', ask: (facts: LicenseFacts) => asks(facts, /^(?:same-|share-alike)/) },
  { head: 'limits', ask: (facts: LicenseFacts) => (facts.restrictions.length > 0 ? 'if' : 'no') },
] as const;

type Answer = 'yes' | 'if' | 'no' | 'unknown';

const permits = (facts: LicenseFacts, tag: string): Answer => (has(facts.permissions, (term) => term.tag === tag) ? 'yes' : 'no');
const asks = (facts: LicenseFacts, tags: RegExp): Answer => (has(facts.conditions, (term) => tags.test(term.tag)) ? 'if' : 'no');
const has = (terms: readonly LicenseTerm[], test: (term: LicenseTerm) => boolean): boolean => terms.some(test);
const answer = (facts: LicenseFacts, question: (typeof QUESTIONS)[number]): Answer =>
  facts.detail === 'category' ? 'unknown' : question.ask(facts);

function asTable(entries: readonly MatrixEntry[], options: ReportOptions): string {
  const look = lookOf(options);
  const dim = (text: string): TableCell => ({ text, paint: look.dim });
  const head = ['licence', 'category', ...QUESTIONS.map(({ head }) => head), 'matrix row', 'facts'].map(dim);
  const rows = entries.map(({ facts, row }): TableCell[] => [
    { text: clipped(facts.id, 60), paint: look.strong },
    { text: facts.category },
    ...QUESTIONS.map((question) => sign(answer(facts, question), look)),
    dim(
      row === undefined
        ? ''
        : (Object.keys(DOCUMENT_COLUMNS) as (keyof typeof DOCUMENT_COLUMNS)[]).map((field) => row[field]).join(' / '),
    ),
    isDoubtful(facts.verified) || facts.detail === 'category'
      ? { text: 'review', paint: look.severity.warning }
      : { text: 'verified', paint: look.dim },
  ]);
  // Whether the facts can be relied on is never given up for want of room.
  const columns = [{ shrinkTo: 24 }, { drop: 2 }, ...QUESTIONS.map(() => ({})), { drop: 1 }, {}];
  const legend = [
    `${look.glyph.ok} yes  ${look.glyph.bullet} asked or limited  ${look.glyph.dot} no  ${look.glyph.doubt} not known`,
    'may one sell, change, share it? must one give notice, source, the same terms? are uses limited?',
    ...(options.width !== undefined && look.width >= 150 ? [`matrix row: ${Object.values(DOCUMENT_COLUMNS).join(' / ')}`] : []),
    plural(entries.length, 'licence'),
  ];
  const lines = table(columns, [head, ...rows], look.width, { more: look.glyph.more });
  return `${[...lines, '', ...drawText(legend, look, 2, look.dim)].join('\n')}\n`;
}

function sign(given: Answer, look: Look): TableCell {
  const { glyph } = look;
  if (given === 'yes') return { text: glyph.ok, paint: look.verdict.allowed };
  if (given === 'if') return { text: glyph.bullet, paint: look.verdict.review };
  return given === 'no' ? { text: glyph.dot, paint: look.dim } : { text: glyph.doubt, paint: look.severity.warning };
}

const SAID = { yes: 'yes', if: 'asked', no: 'no', unknown: 'not known' } satisfies Record<Answer, string>;

function asMarkdown(entries: readonly MatrixEntry[]): string {
  const heads = ['licence', 'category', ...QUESTIONS.map(({ head }) => head), ...Object.values(DOCUMENT_COLUMNS), 'facts'];
  const rows = entries.map(({ facts, row }) => [
    markdownCode(facts.id),
    facts.category,
    ...QUESTIONS.map((question) => SAID[answer(facts, question)]),
    ...documentCells(row).map((cell) => markdown(cell)),
    isDoubtful(facts.verified) || facts.detail === 'category' ? '**review required**' : 'verified',
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return `${[line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

function asCsv(entries: readonly MatrixEntry[]): string {
  const heads = ['license', 'name', 'category', 'artifacts', 'permissions', 'conditions', 'limitations', 'restrictions'];
  const rows = entries.map(({ facts, row }) => [
    facts.id,
    facts.name,
    facts.category,
    facts.artifacts.join(' '),
    ...[facts.permissions, facts.conditions, facts.limitations, facts.restrictions].map((terms) =>
      terms.map(({ tag }) => tag).join(' '),
    ),
    ...documentCells(row),
    facts.verified,
    facts.sources.join(' '),
  ]);
  const all = [[...heads, ...Object.keys(DOCUMENT_COLUMNS), 'verified', 'sources'], ...rows];
  return all.map((cells) => `${cells.map(csvField).join(',')}\r\n`).join('');
}

function asJson(entries: readonly MatrixEntry[]): string {
  return `${jsonText(
    entries.map(({ facts, row }) => ({
      license: facts.id,
      name: facts.name,
      category: facts.category,
      artifacts: facts.artifacts,
      permissions: facts.permissions,
      conditions: facts.conditions,
      limitations: facts.limitations,
      restrictions: facts.restrictions,
      document:
        row === undefined
          ? null
          : Object.fromEntries(Object.keys(DOCUMENT_COLUMNS).map((field, i) => [field, documentCells(row)[i]])),
      verified: facts.verified,
      sources: facts.sources,
    })),
  )}\n`;
}

const documentCells = (row: MatrixRow | undefined): string[] =>
  (Object.keys(DOCUMENT_COLUMNS) as (keyof typeof DOCUMENT_COLUMNS)[]).map((field) => row?.[field] ?? '');
