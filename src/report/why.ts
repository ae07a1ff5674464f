/** Why a component stands where it stands: how it comes in, what says so, how it was judged, and what would change it. */
import type { AssessedComponent, AssessedEvidence, Assessment } from '../model/assessment.ts';
import type { Why, WhyNode } from '../model/why.ts';
import { drawSection, drawText, drawTitle, type Entry } from './explain/draw.ts';
import { verifiedIn } from './explain/words.ts';
import type { ReportOptions } from './reporter.ts';
import { basisOf } from './terminal/block.ts';
import { headlines } from './terminal/headlines.ts';
import { type Page, pageOf } from './terminal/page.ts';
import { arrows, joints } from './terminal/rows.ts';
import { lookOf } from './text/ansi.ts';
import { clipped } from './text/escape.ts';
import { phrase } from './text/sentences.ts';
import { gutterOf, snippets } from './text/snippet.ts';
import { type TableCell, table } from './text/table.ts';
import { plural } from './view/tally.ts';

/** The answer as terminal text. `assessment` is the document that `why` speaks of. */
export function explainWhy(why: Why, assessment: Assessment, options: ReportOptions): string {
  const page = pageOf(assessment, options);
  const { look } = page;
  const { component } = why;
  const about = [
    component.verdict === 'review' ? 'to review' : component.verdict,
    component.kind,
    component.scope,
    ...component.categories,
  ];
  const lines = [
    ...drawTitle(page.full(component.purl), component.purl, look),
    ...drawText([about.join(` ${look.glyph.dot} `)], look, 2, look.verdict[component.verdict]),
    ...ways(why, page),
    ...evidence(why, page),
    ...judgement(why, page),
    ...decidingLines(why, page),
    ...drawSection('what is owed for it', duties(why), look),
    ...findings(why, page),
    ...drawSection(
      'what would change it',
      why.changes.map((change) => ({ title: change })),
      look,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** What to say when several components answer to a name: the first `shown` were explained. */
export function ambiguousName(found: readonly AssessedComponent[], shown: number, options: ReportOptions): string {
  const look = lookOf(options);
  const rest = found.length > shown ? `; the first ${shown} are explained` : '';
  const lines = drawSection(
    `${plural(found.length, 'component answers', 'components answer')} to this name${rest}: name one by its purl`,
    found.slice(0, MOST_NAMES).map(({ purl }) => ({ title: purl })),
    look,
  );
  const more = found.length > MOST_NAMES ? [look.dim(`    + ${found.length - MOST_NAMES} more`)] : [];
  return `${[...lines.slice(1), ...more].join('\n')}\n`;
}

const MOST_NAMES = 20;

function ways(why: Why, page: Page): string[] {
  const { look } = page;
  const draw = (purls: readonly string[], between: readonly string[]): string[] => {
    const names = purls.map((purl, i) => (i === purls.length - 1 ? page.full(purl) : page.short(purl)));
    return drawText([arrows(names, between, look, look.prose - 4)], look, 4);
  };
  const more = why.morePaths > 0 ? [look.dim(`    + ${plural(why.morePaths, 'longer way')}`)] : [];
  const paths = why.paths.flatMap((path) => draw(path, []));
  const own = why.component.own ? 'it is the project itself' : 'nothing in the project depends on it by name';
  const lineage = why.lineage.flatMap((path) => draw(path, joints(path, page)));
  return [
    '',
    look.dim('  how it comes in'),
    ...(paths.length > 0 ? paths : drawText([own], look, 4)),
    ...more,
    ...(lineage.length > 0 ? ['', look.dim('  what it was made of'), ...lineage] : []),
  ];
}

function evidence({ component }: Why, page: Page): string[] {
  const { look } = page;
  const rows = component.evidence.map((one): TableCell[] => [
    { text: one.view, paint: look.dim },
    { text: clipped(one.expression, 80), paint: look.strong },
    { text: placeOf(one) },
    { text: groundOf(one), paint: look.dim },
  ]);
  const columns = [{}, { shrinkTo: 12 }, { shrinkTo: 20 }, { shrinkTo: 10, drop: 1 }];
  const notes = component.evidence.flatMap((one) => one.notes);
  return [
    '',
    look.dim('  what says so'),
    ...(rows.length > 0
      ? table(columns, rows, look.width, { indent: 4, more: look.glyph.more })
      : drawText(['nothing'], look, 4)),
    ...drawText(notes.slice(0, look.verbose ? notes.length : 4), look, 6, look.dim),
    ...drawText([`held to be: ${basisOf(component)}; licence facts ${verifiedIn(component.verified)}`], look, 4),
  ];
}

function placeOf({ path, line, endLine }: AssessedEvidence): string {
  const lines = line === null ? '' : endLine !== null && endLine > line ? `:${line}-${endLine}` : `:${line}`;
  return clipped(path, 200) + lines;
}

function groundOf({ method, confidence, raw, expression }: AssessedEvidence): string {
  const spelled = raw === null || raw === expression ? '' : `"${clipped(raw, 60)}" `;
  const sure = confidence >= 1 ? '' : `, ${Math.round(confidence * 100)} % sure`;
  return `${spelled}${METHOD[method]}${sure}`;
}

const METHOD = {
  spdx: 'as written',
  repaired: 'repaired',
  alias: 'a known spelling',
  unreadable: 'not understood',
  text: 'by its text',
  header: 'by a file header',
  tag: 'by an SPDX tag',
  reference: 'by a reference',
  clarification: 'by a clarification',
  registry: 'from a registry',
} satisfies Record<AssessedEvidence['method'], string>;

function judgement(why: Why, page: Page): string[] {
  const { look } = page;
  const rows = [...treeRows(why.tree, '', '', page)];
  return [
    '',
    look.dim('  how it was judged'),
    ...table([{ shrinkTo: 20 }, {}, { shrinkTo: 16, drop: 1 }], rows, look.width, { indent: 4, more: look.glyph.more }),
  ];
}

/** One row per node: the expression as a tree, its verdict, and which line said so. */
function* treeRows(node: WhyNode, lead: string, below: string, page: Page): Iterable<TableCell[]> {
  const { look } = page;
  const name = node.kind === 'and' ? 'all of' : node.kind === 'or' ? 'any one of' : clipped(node.text, 120);
  const label = node.decidedBy;
  const said = label
    ? `${clipped(label.path, 120)}:${label.line} ${clipped(label.text, 80)}`
    : (node.reason ?? node.category ?? '');
  yield [
    { text: lead + name, ...(node.taken ? {} : { paint: look.dim }) },
    {
      text: `${node.verdict === 'review' ? 'to review' : node.verdict}${node.taken ? '' : ', not taken'}`,
      paint: look.verdict[node.verdict],
    },
    { text: clipped(said, 200), paint: look.dim },
  ];
  const width = look.glyph.branch.length + 1;
  for (const [i, part] of node.parts.entries()) {
    const last = i === node.parts.length - 1;
    const stem = last ? ' '.repeat(width) : look.glyph.bar.padEnd(width);
    yield* treeRows(part, `${below}${last ? look.glyph.last : look.glyph.branch} `, below + stem, page);
  }
}

/** The lines of the policy that decided, drawn once each. */
function decidingLines(why: Why, page: Page): string[] {
  const { look } = page;
  const labels = [...leaves(why.tree)].filter((node) => node.taken).flatMap((node) => (node.decidedBy ? [node.decidedBy] : []));
  const once = [...new Map(labels.map((label) => [`${label.path}:${label.line}:${label.column}`, label])).values()];
  const drawn = snippets(once, look, gutterOf(once), look.verdict[why.component.verdict]);
  return drawn.length > 0 ? ['', look.dim('  decided by'), ...drawn.map((line) => `  ${line}`)] : [];
}

function* leaves(node: WhyNode): Iterable<WhyNode> {
  if (node.parts.length === 0) yield node;
  for (const part of node.parts) yield* leaves(part);
}

function duties(why: Why): Entry[] {
  return why.obligations.map(({ what, license, tag, trigger, clause, value }) => ({
    title: value === null ? phrase(what) : `${phrase(what)} (${value})`,
    aside: [license, ...(clause === null ? [] : [`clause ${clause}`]), `because of ${trigger}`, tag].join('; '),
  }));
}

function findings(why: Why, page: Page): string[] {
  if (why.findings.length === 0) return [];
  return ['', page.look.dim('  findings'), ...headlines(why.findings, page.look).map((line) => `  ${line}`)];
}
