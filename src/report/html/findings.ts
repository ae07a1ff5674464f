/** A block of findings as a card. */
import type { AssessedLabel } from '../../model/assessment.ts';
import type { Severity } from '../../model/diagnostic.ts';
import type { Block } from '../view/groups.ts';
import { uniqueLabels } from '../view/labels.ts';
import type { Names } from '../view/names.ts';
import { type Markup, markup } from './template.ts';

/** The style class of a severity. */
export const TONE = { error: 'bad', warning: 'warn', note: 'info' } as const satisfies Record<Severity, string>;

const MOST_OTHERS = 200;

/** The card. */
export function card(block: Block, names: Names): Markup {
  const { findings } = block;
  const path = findings.find((finding) => finding.path.length > 1)?.path ?? [];
  const lineage = findings.find((finding) => finding.lineage.length > 1)?.lineage ?? [];
  const notes = [...new Set(findings.flatMap((finding) => finding.notes))];
  const helps = [...new Set(findings.map((finding) => finding.help))];
  const chain = (purls: readonly string[]): string => purls.map(names.full).join(' → ');
  const others = block.others.map((group) => names.full(group.purl ?? ''));
  return markup`<article class="${TONE[block.severity]}">
${findings.map((finding) => markup`<h3 class="${TONE[finding.severity]}">${finding.severity} <code>${finding.code}</code></h3><p>${finding.message}</p>\n`)}
${uniqueLabels(findings).map(figure)}
<dl>
${path.length > 0 && markup`<dt>path</dt><dd>${chain(path)}</dd>`}
${lineage.length > 0 && markup`<dt>lineage</dt><dd>${chain(lineage)}</dd>`}
${notes.map((note) => markup`<dt>note</dt><dd>${note}</dd>`)}
${others.length > 0 && markup`<dt>the same for</dt><dd>${others.slice(0, MOST_OTHERS).join(', ')}${others.length > MOST_OTHERS && ` and ${others.length - MOST_OTHERS} more`}</dd>`}
${helps.map((help) => markup`<dt>to do</dt><dd>${help}</dd>`)}
</dl>
</article>
`;
}

/** The marked line of a file. */
export function figure(label: AssessedLabel): Markup {
  const { excerpt, column, endColumn } = label;
  const place = markup`<figcaption><code>${label.path}:${label.line}</code> ${label.text}</figcaption>`;
  if (excerpt === '') return markup`<figure>${place}</figure>`;
  // Around the mark, should the line be long.
  const from = Math.max(0, column - 200);
  const before = `${from > 0 ? '…' : ''}${excerpt.slice(from, column - 1)}`.replaceAll('\t', '    ');
  const after = excerpt.slice(endColumn - 1, endColumn + 200).replaceAll('\t', '    ');
  return markup`<figure>${place}<pre>${before}<mark>${excerpt.slice(column - 1, endColumn - 1)}</mark>${after}</pre></figure>`;
}
