/** A comparison for people at a terminal: what newly violates, what changed, what is owed anew, what was resolved. */
import type { AssessedFinding, Assessment } from '../../model/assessment.ts';
import type { DiffDocument } from '../../model/diff.ts';
import { drawDiagnostics } from '../diagnostics.ts';
import type { ReportOptions } from '../reporter.ts';
import { drawBlock } from '../terminal/block.ts';
import { type Page, pageOf } from '../terminal/page.ts';
import { hangingWrap } from '../terminal/rows.ts';
import type { Paint } from '../text/ansi.ts';
import { clipped } from '../text/escape.ts';
import { phrase } from '../text/sentences.ts';
import { type TableCell, table } from '../text/table.ts';
import { groupBy } from '../view/group-by.ts';
import { blocksOf } from '../view/groups.ts';
import { plural } from '../view/tally.ts';
import { type Change, changesOf, sayVerdict, sideName } from './changes.ts';

const MOST_BLOCKS = 20;
const MOST_ROWS = 40;
const MOST_RESOLVED = 10;

/** The comparison as terminal text. */
export function diffTerminal(diff: DiffDocument, after: Assessment, options: ReportOptions): string {
  const page = pageOf(after, options);
  const sections = options.quiet
    ? [gaps(diff, page), quietly(diff, page)]
    : [
        gaps(diff, page),
        header(diff, page),
        violations(diff, page),
        changes(diff, page),
        duties(diff, page),
        resolved(diff, page),
        closing(diff, page),
      ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** Neither side may be silent about what it could not see. */
function gaps(diff: DiffDocument, { look, options }: Page): string[] {
  return [diff.old, diff.new].flatMap((side) => {
    if (side.complete) return [];
    const text = ` INCOMPLETE  ${clipped(sideName(side), 120)} could not be read whole; do not read silence as a yes`;
    const [first = '', ...more] = hangingWrap(text, look.prose, 13);
    const badge = ' INCOMPLETE ';
    const lines = [look.alarm(badge) + look.strong(first.slice(badge.length)), ...more.map(look.strong), ''];
    return [...lines, ...[...drawDiagnostics(side.diagnostics, look, options.quiet)].flat()];
  });
}

function header(diff: DiffDocument, { look }: Page): string[] {
  const parts = [
    `licheck ${clipped(diff.tool.version, 40)}`,
    clipped(diff.project, 80),
    `${clipped(sideName(diff.old), 120)} ${look.glyph.arrow} ${clipped(sideName(diff.new), 120)}`,
  ];
  const notes = diff.notes.flatMap((note) =>
    hangingWrap(`${look.glyph.bullet} ${clipped(note, 600)}`, look.prose - 2, 2).map((line) => `  ${line}`),
  );
  return [...hangingWrap(parts.join(` ${look.glyph.dot} `), look.prose, 2), ...notes].map(look.dim);
}

function violations({ newFindings }: DiffDocument, page: Page): string[] {
  const { look, assessment } = page;
  if (newFindings.length === 0) return [];
  const loud = look.verbose ? newFindings : newFindings.filter(({ severity }) => severity !== 'note');
  const blocks = blocksOf(assessment, loud);
  const shown = look.verbose ? blocks : blocks.slice(0, MOST_BLOCKS);
  const quiet = newFindings.length - loud.length;
  return [
    look.strong('new findings'),
    ...shown.flatMap((block) => ['', ...drawBlock(block, page)]),
    ...more(blocks.length - shown.length, 'more block', page),
    ...(quiet > 0 ? ['', look.dim(`${plural(quiet, 'new note')}: \`--verbose\` shows them`)] : []),
  ];
}

const SIGNS = { added: '+', removed: '-', relicensed: '~', rejudged: '~' } as const satisfies Record<Change['kind'], string>;

function changes(diff: DiffDocument, page: Page): string[] {
  const { look } = page;
  const all = changesOf(diff);
  if (all.length === 0) return [];
  const shown = look.verbose ? all : all.slice(0, MOST_ROWS);
  const rows = shown.map((change): TableCell[] => {
    const { kind, purl, was, licenses, verdicts } = change;
    const paint: Paint = kind === 'added' ? look.verdict.allowed : kind === 'removed' ? look.dim : look.accent;
    const last = verdicts.at(-1);
    const between = (texts: readonly string[]): string => texts.join(` ${look.glyph.arrow} `);
    return [
      { text: SIGNS[kind], paint },
      { text: between([...(was === undefined ? [] : [page.full(was)]), page.full(purl)]) },
      { text: between(licenses.map((license) => clipped(license, 60))), ...(kind === 'removed' && { paint: look.dim }) },
      { text: between(verdicts.map(sayVerdict)), ...(last !== undefined && { paint: look.verdict[last] }) },
    ];
  });
  const columns = [{}, { shrinkTo: 24 }, { shrinkTo: 16 }, {}];
  return [
    look.strong('components'),
    ...table(columns, rows, look.width, { more: look.glyph.more }),
    ...more(all.length - shown.length, 'more change', page),
  ];
}

function duties({ newObligations }: DiffDocument, page: Page): string[] {
  const { look } = page;
  const byTag = [...groupBy(newObligations, ({ tag }) => tag)];
  if (byTag.length === 0) return [];
  const shown = look.verbose ? byTag : byTag.slice(0, MOST_ROWS / 4);
  const rows = shown.map(([tag, owed]): TableCell[] => {
    const names = [...new Set(owed.map(({ purl }) => purl))].map(page.full);
    const list = names.slice(0, 3).join(', ') + (names.length > 3 ? `, + ${names.length - 3} more` : '');
    return [{ text: clipped(tag, 40) }, { text: list }, { text: clipped(phrase(owed[0]?.what ?? ''), 160), paint: look.dim }];
  });
  const columns = [{ shrinkTo: 20 }, { shrinkTo: 16 }, { shrinkTo: 16, drop: 1 }];
  return [
    look.strong('owed anew for this use'),
    ...table(columns, rows, look.prose, { more: look.glyph.more }),
    ...more(byTag.length - shown.length, 'more duty', page, 'more duties'),
  ];
}

function resolved({ resolvedFindings }: DiffDocument, page: Page): string[] {
  const { look } = page;
  const loud = look.verbose ? resolvedFindings : resolvedFindings.filter(({ severity }) => severity !== 'note');
  if (loud.length === 0) return [];
  const shown = look.verbose ? loud : loud.slice(0, MOST_RESOLVED);
  const lines = shown.flatMap((finding) => hangingWrap(`  ${look.glyph.ok} ${sayFinding(finding)}`, look.prose, 4));
  return [look.strong('resolved'), ...lines.map(look.dim), ...more(loud.length - shown.length, 'more', page, 'more')];
}

const sayFinding = ({ code, message }: AssessedFinding): string => `${clipped(code, 60)}: ${clipped(message)}`;

function more(count: number, one: string, { look }: Page, many = `${one}s`): string[] {
  return count > 0 ? [look.dim(`  + ${plural(count, one, many)}: \`--verbose\` lists them`)] : [];
}

/** What came of it, and what the exit code says. */
function closing(diff: DiffDocument, { look, options, names }: Page): string[] {
  const { newFindings, resolvedFindings } = diff;
  const count = (severity: AssessedFinding['severity']): number =>
    newFindings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const isWhole = diff.old.complete && diff.new.complete;
  const found =
    newFindings.length === 0
      ? 'nothing newly against the policy'
      : `${plural(errors, 'new error')}, ${plural(warnings, 'new warning')}, ${plural(count('note'), 'new note')}`;
  const gone = resolvedFindings.length > 0 ? `; ${resolvedFindings.length} resolved` : '';
  const sign = !isWhole
    ? look.severity.warning(look.glyph.doubt)
    : errors > 0
      ? look.severity.error(look.glyph.bad)
      : look.verdict.allowed(look.glyph.ok);
  const lead = isWhole ? '' : 'incomplete: ';
  const exit = options.exit === undefined ? '' : ` ${look.dim(`(exit ${options.exit})`)}`;
  const next = newFindings.flatMap(({ severity, purl }) => (severity === 'note' || purl === null ? [] : names.full(purl)));
  const name = diff.new.kind === 'working-tree' ? next.find((text) => SHELL_SAFE.test(text)) : undefined;
  return [
    `${sign} ${look.strong(`${lead}${found}${gone}`)}${exit}`,
    ...(name === undefined
      ? []
      : [`  ${look.dim('next')}  ${look.accent(`licheck why ${name}`)}  ${look.dim('how it comes in, and what decided')}`]),
  ];
}

/** A name that no shell takes for anything else. */
const SHELL_SAFE = /^[@A-Za-z0-9][\w@./:+%-]{0,79}$/;

function quietly({ newFindings }: DiffDocument, { look }: Page): string[] {
  return newFindings.map(
    ({ severity, code, message }) => `${look.severity[severity](`${severity}[${clipped(code, 60)}]`)}: ${clipped(message)}`,
  );
}
