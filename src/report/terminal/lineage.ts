/** Models and datasets drawn with what they were made of. */
import { clipped } from '../text/escape.ts';
import { type LineageNode, MAKING_WORDS, type Making } from '../view/lineage.ts';
import type { Page } from './page.ts';

/** A longer chain is folded in its middle. */
const MOST_STEPS = 6;

/** The chain of one finding, the derivative first, one line a step: `╰ fine-tune of leaf/leaf-base (MIT)`. */
export function drawChain(purls: readonly string[], page: Page): string[] {
  const { glyph, verbose } = page.look;
  const fold = !verbose && purls.length > MOST_STEPS;
  const from = fold ? MOST_STEPS - 2 : purls.length;
  return purls.flatMap((purl, i) => {
    if (i >= from && i < purls.length - 1)
      return i === from ? [`${' '.repeat(2 * i)}${glyph.more} ${purls.length - 1 - from} more`] : [];
    const depth = i >= from ? from + 1 : i;
    const making = i === 0 ? undefined : (page.lineages.making(purls[i - 1] ?? '', purl) ?? 'unknown');
    return [`${' '.repeat(2 * Math.max(0, depth - 1))}${i === 0 ? '' : `${glyph.end} `}${named(purl, making, page)}`];
  });
}

/** The whole tree beneath a component, with what breaks at each of its bases. */
export function drawLineage(tree: LineageNode, page: Page): string[] {
  return [...rows(tree, '', '', page)];
}

function* rows(node: LineageNode, lead: string, below: string, page: Page): Iterable<string> {
  const { look } = page;
  const { glyph } = look;
  yield `${look.frame(lead)}${named(node.purl, node.making, page)}${node.isFolded ? look.dim(` ${glyph.more}`) : ''}`;
  const stem = node.bases.length > 0 ? `${glyph.bar} ` : '  ';
  for (const { severity, code, lineage } of node.findings) {
    const about = lineage.length > 2 ? ` for ${page.short(lineage[0] ?? '')}` : '';
    yield `${look.frame(`${below}${stem}`)}${look.severity[severity](`${severity}[${clipped(code, 60)}]`)}${look.dim(about)}`;
  }
  const width = glyph.branch.length + 1;
  for (const [i, base] of node.bases.entries()) {
    const last = i === node.bases.length - 1;
    const under = last ? ' '.repeat(width) : glyph.bar.padEnd(width);
    yield* rows(base, `${below}${last ? glyph.last : glyph.branch} `, below + under, page);
  }
}

function named(purl: string, making: Making | undefined, page: Page): string {
  const license = page.license(purl);
  return `${making === undefined ? '' : `${MAKING_WORDS[making]} `}${page.full(purl)}${license === '' ? '' : ` (${license})`}`;
}
