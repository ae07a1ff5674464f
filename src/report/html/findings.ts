/** Findings: what needs a decision at a glance, then a card for each block. */
import type { AssessedFinding, AssessedLabel } from '../../model/assessment.ts';
import { codeFacts } from '../../model/codes.ts';
import type { Severity } from '../../model/diagnostic.ts';
import { sharedName } from '../text/sentences.ts';
import { groupBy } from '../view/group-by.ts';
import type { Block } from '../view/groups.ts';
import { mergedHelps } from '../view/helps.ts';
import { spotWords, uniqueLabels } from '../view/labels.ts';
import { MAKING_WORDS } from '../view/lineage.ts';
import { prose, type Sheet } from './sheet.ts';
import { type Markup, markup } from './template.ts';

/** The style class of a severity. */
export const TONE = { error: 'bad', warning: 'warn', note: 'info' } as const satisfies Record<Severity, string>;

const MOST_OTHERS = 200;
const MOST_NAMES = 60;

/** One row a block, which leads to its card. */
export function overview(blocks: readonly Block[], sheet: Sheet): Markup {
  return markup`<table class="overview"><thead><tr><th scope="col"></th><th scope="col">component</th><th scope="col">licence</th><th scope="col">finding</th></tr></thead><tbody>
${blocks.map((block, i) => {
  const titles = [...new Set(block.findings.map(({ code }) => codeFacts(code)?.title ?? code))];
  const more = block.others.length > 0 && ` and ${block.others.length} more`;
  return markup`<tr><td class="${TONE[block.severity]}">${block.severity}</td><th class="any" scope="row"><a href="#f${i + 1}">${nameOf(block, sheet)}</a>${more}</th><td class="any">${block.license !== null && sheet.licenses.say(block.license)}</td><td>${titles.join('; ')}</td></tr>\n`;
})}</tbody></table>
`;
}

/** The card of the block with that number. */
export function card(block: Block, number: number, sheet: Sheet): Markup {
  const { findings } = block;
  const { names, licenses } = sheet;
  const path = findings.find((finding) => finding.path.length > 1)?.path ?? [];
  const lineage = findings.find((finding) => finding.lineage.length > 1)?.lineage ?? [];
  const notes = [...new Set(findings.flatMap((finding) => finding.notes))];
  const others = block.others.map((group) => names.full(group.purl ?? ''));
  return markup`<article id="f${number}" class="${TONE[block.severity]}">
<h3>${nameOf(block, sheet)}${block.license !== null && markup` <span class="soft">${licenses.full(block.license)}</span>`}</h3>
${saidOf(block, sheet).map(({ severity, code, said }) => markup`<p><strong class="${TONE[severity]}">${severity}</strong> <code>${code}</code> ${said}</p>\n`)}
${uniqueLabels(findings).map(figure)}
<dl>
${path.length > 0 && markup`<dt>path</dt><dd>${path.map(names.full).join(' → ')}</dd>`}
${lineage.length > 0 && markup`<dt>lineage</dt><dd>${chain(lineage, sheet)}</dd>`}
${rows('note', notes)}
${others.length > 0 && markup`<dt>same for</dt><dd>${others.slice(0, MOST_OTHERS).join(', ')}${others.length > MOST_OTHERS && ` and ${others.length - MOST_OTHERS} more`}</dd>`}
${rows('to do', mergedHelps(findings))}
</dl>
</article>
`;
}

/** What fails nothing, one row a code. */
export function noteTable(notes: readonly AssessedFinding[], { names }: Sheet): Markup {
  const byCode = [...groupBy(notes, ({ code }) => code).values()];
  return markup`<table><thead><tr><th scope="col">note</th><th scope="col">components</th><th scope="col">what to do</th></tr></thead><tbody>
${byCode.map((found) => {
  const [first] = found;
  const purls = [...new Set(found.flatMap(({ purl }) => purl ?? []))].map(names.full);
  const rest = purls.length > MOST_NAMES && ` and ${purls.length - MOST_NAMES} more`;
  return (
    first &&
    markup`<tr><td>${codeFacts(first.code)?.title}<br><code class="soft">${first.code}</code></td><td class="any">${purls.slice(0, MOST_NAMES).join(', ')}${rest}</td><td>${codeFacts(first.code)?.remedy}</td></tr>\n`
  );
})}</tbody></table>
`;
}

function nameOf({ purl, findings }: Block, { names }: Sheet): string {
  return purl === null
    ? findings[0]?.code.startsWith('exception')
      ? 'an exception in the policy'
      : 'the policy'
    : names.full(purl);
}

/** The messages without the name, which stands above them. */
function saidOf(
  { purl, findings }: Block,
  { names }: Sheet,
): readonly { severity: Severity; code: string; said: string | undefined }[] {
  const component = purl === null ? undefined : names.component(purl);
  const name = component && (component.version === null ? component.name : `${component.name}@${component.version}`);
  const messages = sharedName([`${name ?? ''}: `, ...findings.map(({ message }) => message)]).slice(1);
  return findings.map(({ severity, code }, i) => ({ severity, code, said: messages[i] }));
}

function chain(purls: readonly string[], { names, licenses, lineages }: Sheet): Markup {
  return markup`${purls.map((purl, i) => {
    const making = i === 0 ? '' : `, ${MAKING_WORDS[lineages.making(purls[i - 1] ?? '', purl) ?? 'unknown']} `;
    const license = names.component(purl)?.effective;
    return markup`${making}${names.full(purl)}${license !== undefined && markup` <span class="soft">(${licenses.say(license)})</span>`}`;
  })}`;
}

/** Values under one heading. */
const rows = (heading: string, values: readonly string[]): Markup =>
  markup`${values.map((value, i) => markup`${i === 0 && markup`<dt>${heading}</dt>`}<dd>${prose(value)}</dd>`)}`;

/** The marked line of a file. */
export function figure(label: AssessedLabel): Markup {
  const { excerpt, column, endColumn } = label;
  const at = excerpt === '' && label.line <= 1 ? label.path : `${label.path}:${label.line}:${column}`;
  const place = markup`<figcaption><code>${at}</code> ${spotWords(label)}</figcaption>`;
  if (excerpt === '') return markup`<figure>${place}</figure>`;
  // Around the mark, should the line be long.
  const from = Math.max(0, column - 200);
  const before = `${from > 0 ? '…' : ''}${excerpt.slice(from, column - 1)}`.replaceAll('\t', '    ');
  const after = excerpt.slice(endColumn - 1, endColumn + 200).replaceAll('\t', '    ');
  return markup`<figure>${place}<pre>${before}<mark>${excerpt.slice(column - 1, endColumn - 1)}</mark>${after}</pre></figure>`;
}
