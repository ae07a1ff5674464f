/** The end of a report: licences by category, kinds of component, what is owed, and what the result means. */
import type { Verdict } from '../../model/policy.ts';
import type { Look } from '../text/ansi.ts';
import { clipped } from '../text/escape.ts';
import { phrase } from '../text/sentences.ts';
import { type TableCell, type TableColumn, table } from '../text/table.ts';
import { byCategory, byDuty, byKind, dependenciesOf, grouped, plural, type Tally, tally, unverifiedOf } from '../view/tally.ts';
import type { Page } from './page.ts';
import { hangingWrap } from './rows.ts';

const MOST_LICENSES = 4;
const MOST_DUTIES = 6;

/** The table of licences by category. */
export function drawCategories(page: Page): string[] {
  const { look } = page;
  const components = dependenciesOf(page.assessment);
  const rows = byCategory(components);
  if (rows.length === 0) return [];
  const most = Math.max(...rows.map((row) => row.total));
  const cell = (text: string, paint?: TableCell['paint']): TableCell => (paint ? { text, paint } : { text });
  const count = (verdict: Verdict, of: Tally): TableCell =>
    of[verdict] === 0 ? cell(look.glyph.dot, look.dim) : cell(grouped(of[verdict]), look.verdict[verdict]);
  const verdicts = look.width < 60 ? ['ok', 'see', 'no'] : ['allowed', 'review', 'denied'];
  const head = ['licences by category', '', 'components', ...verdicts, ''].map((text) => cell(text, look.dim));
  const line = (name: TableCell, bar: TableCell, of: Tally, licenses: string): TableCell[] => [
    name,
    bar,
    cell(grouped(of.total)),
    count('allowed', of),
    count('review', of),
    count('denied', of),
    cell(licenses, look.dim),
  ];
  const body = rows.map((row) => {
    const shown = look.verbose ? row.licenses : row.licenses.slice(0, MOST_LICENSES);
    const rest = row.licenses.length - shown.length;
    const names = shown.map((license) => clipped(license, 48)).join(', ') + (rest > 0 ? `, + ${rest} more` : '');
    return line(cell(row.category), barOf(row, most, look), row, names);
  });
  const sum = rows.length > 1 ? [line(cell('all', look.strong), cell(''), tally(components), '')] : [];
  return table(COLUMNS, [head, ...body, ...sum], look.width, { more: look.glyph.more });
}

const COLUMNS: readonly TableColumn[] = [
  {},
  { drop: 2 },
  { side: 'right', drop: 3 },
  { side: 'right' },
  { side: 'right' },
  { side: 'right' },
  { shrinkTo: 12, drop: 1 },
];

/** A bar as long as the row's share of the longest, coloured by verdict. */
function barOf(row: Tally, most: number, look: Look): TableCell {
  const length = Math.max(1, Math.round((row.total / most) * (look.width >= 120 ? 16 : 8)));
  const denied = Math.min(length, Math.ceil((row.denied / row.total) * length));
  const review = Math.min(length - denied, Math.ceil((row.review / row.total) * length));
  const { block } = look.glyph;
  const parts = (
    [
      ['allowed', length - denied - review],
      ['review', review],
      ['denied', denied],
    ] as const
  ).map(([verdict, cells]) => (cells > 0 ? look.verdict[verdict](block.repeat(cells)) : ''));
  return { text: block.repeat(length), paint: () => parts.join('') };
}

/** `packages 9 · models 2 · datasets 1`, and what is the project's own. */
export function drawKinds(page: Page): string[] {
  const { assessment, look } = page;
  const kinds = byKind(dependenciesOf(assessment));
  const own = assessment.components.filter((component) => component.own);
  const words = (row: Tally): string =>
    (['allowed', 'review', 'denied'] as const)
      .filter((verdict) => row[verdict] > 0)
      .map((verdict) => look.verdict[verdict](`${grouped(row[verdict])} ${verdict === 'review' ? 'to review' : verdict}`))
      .join(look.dim(`, `));
  const lines = kinds.map((row) => `  ${row.kind.padEnd(8)}  ${grouped(row.total).padStart(6)}  ${words(row)}`);
  if (own.length > 0) {
    const names = own.map((component) => page.short(component.purl));
    const most = look.verbose ? names.length : 4;
    const list = names.slice(0, most).join(', ') + (names.length > most ? `, + ${names.length - most} more` : '');
    lines.push(...hangingWrap(`  own       ${grouped(own.length).padStart(6)}  ${list}`, look.prose, 20));
  }
  const unverified = unverifiedOf(assessment).length;
  if (unverified > 0) {
    const text = `  ${plural(unverified, 'component rests', 'components rest')} on licence facts that nobody verified against the text: review required`;
    lines.push(...hangingWrap(text, look.prose, 2).map(look.severity.warning));
  }
  return lines;
}

/** What the declared use owes, most common first. */
export function drawDuties(page: Page): string[] {
  const { assessment, look } = page;
  const duties = byDuty(assessment.obligations);
  if (duties.length === 0) return [];
  const shown = look.verbose ? duties : duties.slice(0, MOST_DUTIES);
  const head = [{ text: 'owed for this use', paint: look.dim }, { text: 'components', paint: look.dim }, { text: '' }];
  const rows = shown.map((duty) => [
    { text: clipped(duty.tag, 40) },
    { text: grouped(duty.components) },
    { text: clipped(phrase(duty.what), 200), paint: look.dim },
  ]);
  const lines = table([{ shrinkTo: 20 }, { side: 'right' }, { shrinkTo: 16, drop: 1 }], [head, ...rows], look.prose, {
    more: look.glyph.more,
  });
  const rest = duties.length - shown.length;
  if (rest > 0) lines.push(look.dim(`  + ${rest} more: \`--verbose\` lists them`));
  return lines;
}
