/** One block of findings, folded. */
import type { Severity } from '../../model/diagnostic.ts';
import { lookOf } from '../text/ansi.ts';
import { clipped, markdown as escaped, markdownFence } from '../text/escape.ts';
import { sharedName } from '../text/sentences.ts';
import { gutterOf, snippets } from '../text/snippet.ts';
import type { Block } from '../view/groups.ts';
import { mergedHelps } from '../view/helps.ts';
import { uniqueLabels } from '../view/labels.ts';
import { MAKING_WORDS } from '../view/lineage.ts';
import { type Draft, prose } from './draft.ts';

export const SIGN = { error: '❌', warning: '⚠️', note: 'ℹ️' } satisfies Record<Severity, string>;

const MOST_NOTES = 12;
const MOST_OTHERS = 20;
const MOST_LABELS = 6;
const PLAIN = lookOf({ color: 0, width: 100, verbose: false, quiet: false, unicode: true });

/** The messages, why, what to do, and the lines of the files that say so. */
export function detail(block: Block, draft: Draft): string {
  const { findings } = block;
  const [first = '', ...rest] = sharedName(findings.map(({ message }) => message)).map((text) => escaped(clipped(text, 240)));
  const lines = [`<details><summary>${SIGN[block.severity]} ${first}</summary>`, ''];
  for (const [i, message] of rest.entries()) lines.push(`${SIGN[findings[i + 1]?.severity ?? 'note']} ${message}  `);
  lines.push(...ways(block, draft));
  const notes = [...new Set(findings.flatMap((finding) => finding.notes))];
  for (const note of notes.slice(0, MOST_NOTES)) lines.push(`- ${prose(note, 1000)}`);
  if (notes.length > MOST_NOTES) lines.push(`- and ${notes.length - MOST_NOTES} more`);
  if (block.others.length > 0) {
    const others = block.others.slice(0, MOST_OTHERS).map((group) => draft.name(group.purl ?? ''));
    const left = block.others.length - others.length;
    lines.push(`- the same holds for ${others.join(', ')}${left > 0 ? ` and ${left} more` : ''}`);
  }
  for (const help of mergedHelps(findings)) lines.push(`- **to do:** ${prose(help, 600)}`);
  const labels = uniqueLabels(findings).slice(0, MOST_LABELS);
  if (labels.length > 0)
    lines.push('', markdownFence(snippets(labels, PLAIN, gutterOf(labels), (text) => text).map((line) => line.trimEnd())));
  return [...lines, '', '</details>'].join('\n');
}

function ways({ findings }: Block, { name, licenseOf, lineages }: Draft): string[] {
  const path = findings.find((finding) => finding.path.length > 1)?.path ?? [];
  const lineage = findings.find((finding) => finding.lineage.length > 1)?.lineage ?? [];
  const steps = lineage.map((purl, i) => {
    const making = i === 0 ? '' : `${MAKING_WORDS[lineages.making(lineage[i - 1] ?? '', purl) ?? 'unknown']} `;
    const license = licenseOf(purl);
    return `${making}${name(purl)}${license === '' ? '' : ` (${license})`}`;
  });
  return [
    ...(path.length > 0 ? [`- path: ${path.map(name).join(' → ')}`] : []),
    ...(steps.length > 0 ? [`- lineage: ${steps.join(', ')}`] : []),
  ];
}
