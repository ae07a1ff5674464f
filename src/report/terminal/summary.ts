/** The end of a report: licences by category, kinds of component, what is owed, and what the result means. */
import type { AssessedComponent } from '../../model/assessment.ts';
import type { Verdict } from '../../model/policy.ts';
import type { Look } from '../text/ansi.ts';
import { clipped } from '../text/escape.ts';
import { phrase } from '../text/sentences.ts';
import { type TableCell, type TableColumn, table } from '../text/table.ts';
import { widthOf } from '../text/width.ts';
import {
  byCategory,
  byDuty,
  byKind,
  type CategoryRow,
  dependenciesOf,
  grouped,
  plural,
  type Tally,
  tally,
  unverifiedOf,
} from '../view/tally.ts';
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
  const head = ['licences by category', '', 'total', ...verdicts, ''].map((text) => cell(text, look.dim));
  const line = (name: TableCell, bar: TableCell, of: Tally, licenses: TableCell): TableCell[] => [
    name,
    bar,
    cell(grouped(of.total)),
    count('allowed', of),
    count('review', of),
    count('denied', of),
    licenses,
  ];
  const body = rows.map((row) => {
    return line(cell(row.category), barOf(row, most, look), row, licensesOf(row, page));
  });
  const sum = rows.length > 1 ? [line(cell('all', look.strong), cell(''), tally(components), cell(''))] : [];
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

/** The licences of a category, most used first, as many as there is room for. */
function licensesOf({ licenses }: CategoryRow, { look, licenses: names }: Page): TableCell {
  const shown = (look.verbose ? licenses : licenses.slice(0, MOST_LICENSES)).map((license) => clipped(names.say(license), 48));
  const first = (count: number): string => {
    const rest = licenses.length - count;
    return shown.slice(0, count).join(', ') + (rest > 0 ? `, + ${rest} more` : '');
  };
  const fit = (width: number): string => {
    for (let count = shown.length - 1; count > 1; count -= 1) if (widthOf(first(count)) <= width) return first(count);
    return first(1);
  };
  return { text: first(shown.length), paint: look.dim, fit };
}

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
    lines.push(...hangingWrap(`  own       ${grouped(own.length).padStart(6)}  ${few(own, page)}`, look.prose, 20));
  }
  const unverified = unverifiedOf(assessment);
  if (unverified.length > 0) {
    const text = `  ${plural(unverified.length, 'component rests', 'components rest')} on licence facts that nobody verified against the text, review required: ${few(unverified, page)}`;
    lines.push(...hangingWrap(text, look.prose, 2).map(look.severity.warning));
  }
  return lines;
}

/** The first few names. */
function few(components: readonly AssessedComponent[], { look, short }: Page): string {
  const names = components.map((component) => short(component.purl));
  const most = look.verbose ? names.length : 4;
  return names.slice(0, most).join(', ') + (names.length > most ? `, + ${names.length - most} more` : '');
}

/** What the declared use owes, most common first. */
export function drawDuties(page: Page): string[] {
  const { assessment, look } = page;
  const duties = byDuty(assessment.obligations);
  if (duties.length === 0) return [];
  const shown = look.verbose ? duties : duties.slice(0, MOST_DUTIES);
  const head = look.dim('  owed for this use, and for how many components');
  const most = Math.max(...shown.map((duty) => grouped(duty.components).length));
  // Whoever asks for everything gets it uncut.
  if (look.verbose) {
    const lines = shown.flatMap(({ components, what, tag }) =>
      hangingWrap(
        `  ${grouped(components).padStart(most)}  ${clipped(phrase(what), 400)} (${clipped(tag, 40)})`,
        look.prose,
        most + 4,
      ),
    );
    return [head, ...lines];
  }
  const rows = shown.map((duty) => [
    { text: grouped(duty.components), paint: look.strong },
    { text: clipped(phrase(duty.what), 200) },
    { text: clipped(duty.tag, 40), paint: look.dim },
  ]);
  const columns = [{ side: 'right' as const }, { shrinkTo: 50 }, { drop: 1 }];
  const lines = [head, ...table(columns, rows, look.prose, { more: look.glyph.more })];
  const rest = duties.length - shown.length;
  if (rest > 0) lines.push(look.dim(`  + ${rest} more: \`--verbose\` lists them`));
  return lines;
}
