/** How the expression was judged: branch by branch, and the lines of the policy that decided. */
import type { Why, WhyNode } from '../../model/why.ts';
import type { Page } from '../terminal/page.ts';
import { clipped } from '../text/escape.ts';
import { gutterOf, snippets } from '../text/snippet.ts';
import { type TableCell, table } from '../text/table.ts';

/** The tree with its verdicts, and beneath it each deciding line once. */
export function drawJudgement(why: Why, page: Page): string[] {
  const { look } = page;
  const rows = [...treeRows(why.tree, '', '', page)];
  const columns = [{ shrinkTo: 20 }, {}, { shrinkTo: 16, drop: 1 }];
  return [
    '',
    look.dim('  how it was judged'),
    ...table(columns, rows, look.width, { indent: 4, more: look.glyph.more }),
    ...decidingLines(why, page),
  ];
}

/** One row per node: the expression as a tree, its verdict, and why. */
function* treeRows(node: WhyNode, lead: string, below: string, page: Page): Iterable<TableCell[]> {
  const { look } = page;
  const name = node.kind === 'and' ? 'all of' : node.kind === 'or' ? 'any one of' : clipped(page.licenses.say(node.text), 120);
  yield [
    { text: lead + name, ...(node.taken ? {} : { paint: look.dim }) },
    {
      text: `${node.verdict === 'review' ? 'to review' : node.verdict}${node.taken ? '' : ', not taken'}`,
      paint: look.verdict[node.verdict],
    },
    { text: clipped(groundOf(node), 200), paint: look.dim },
  ];
  const width = look.glyph.branch.length + 1;
  for (const [i, part] of node.parts.entries()) {
    const last = i === node.parts.length - 1;
    const stem = last ? ' '.repeat(width) : look.glyph.bar.padEnd(width);
    yield* treeRows(part, `${below}${last ? look.glyph.last : look.glyph.branch} `, below + stem, page);
  }
}

/** The line that decided is drawn beneath the tree, unless it decided a branch that was not taken. */
function groundOf({ decidedBy, taken, reason, category }: WhyNode): string {
  const line = decidedBy && !taken ? [`${decidedBy.path}:${decidedBy.line}:${decidedBy.column}`] : [];
  return [...(reason === null ? [] : [reason]), ...(category === null ? [] : [category]), ...line].join(', ');
}

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
