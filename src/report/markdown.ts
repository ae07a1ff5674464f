/** A comment for a pull request: the verdict, a table of findings, and the details folded beneath it. */
import type { Assessment } from '../model/assessment.ts';
import type { Severity } from '../model/diagnostic.ts';
import type { Reporter } from './reporter.ts';
import { clipped, markdown as escaped, markdownCode, markdownFence } from './text/escape.ts';
import { type Block, blocksOf, isOpen } from './view/groups.ts';
import { blockLabel, uniqueLabels } from './view/labels.ts';
import { type Names, namesOf } from './view/names.ts';
import { byCategory, dependenciesOf, grouped, outcomeOf, plural } from './view/tally.ts';

/** GitHub refuses a comment of 65,536 characters; some of the room is the caller's. */
const MOST_CHARACTERS = 60_000;
const MOST_ROWS = 100;
const SIGN = { error: '❌', warning: '⚠️', note: 'ℹ️' } satisfies Record<Severity, string>;

export const markdown: Reporter = {
  id: 'markdown',
  extension: 'md',
  title: 'Markdown for a pull-request comment',
  *render(assessment) {
    const names = namesOf(assessment);
    const blocks = blocksOf(assessment, assessment.findings.filter(isOpen));
    const closing = [
      ...categories(assessment),
      ...held(assessment),
      `<sub>licheck ${escaped(clipped(assessment.tool.version, 40))}</sub>`,
    ];
    const budget = new Budget(MOST_CHARACTERS - closing.join('\n\n').length - 400);
    const parts = [...verdict(assessment), ...table(blocks, names, budget), ...details(blocks, names, budget)];
    yield `${[...parts, ...closing].join('\n\n')}\n`;
  },
};

/** Characters left; what does not fit is left out and counted by its caller. */
class Budget {
  constructor(private left: number) {}

  take(text: string, share = 1): boolean {
    if (text.length + 2 > this.left * share) return false;
    this.left -= text.length + 2;
    return true;
  }
}

function verdict(assessment: Assessment): string[] {
  const { errors, warnings, notes, components } = assessment.summary;
  const counts = `${plural(errors, 'error')}, ${plural(warnings, 'warning')}, ${plural(notes, 'note')} in ${plural(components, 'component')}`;
  const headline = {
    incomplete: `⚠️ incomplete: ${counts}`,
    errors: `❌ ${counts}`,
    warnings: `⚠️ ${counts}`,
    clean: `✅ nothing against the policy in ${plural(components, 'component')}`,
    empty: '⚠️ no components were found, so nothing was judged',
  }[outcomeOf(assessment)];
  // The marker lets a workflow find its own comment and write it anew.
  const lines = ['<!-- licheck -->', `### licheck: ${headline}`];
  if (assessment.complete) return lines;
  const reasons = assessment.diagnostics.filter((diagnostic) => diagnostic.incomplete);
  const shown = reasons.slice(0, 5).map(({ path, line, message }) => {
    const place = path === undefined ? '' : `${markdownCode(`${clipped(path, 120)}${line === undefined ? '' : `:${line}`}`)} `;
    return `> - ${place}${escaped(clipped(message, 240))}`;
  });
  const rest = reasons.length > shown.length ? [`> - and ${reasons.length - shown.length} more`] : [];
  return [
    ...lines,
    ['> **Components may be missing from this answer.** What could not be read:', '>', ...shown, ...rest].join('\n'),
  ];
}

function table(blocks: readonly Block[], names: Names, budget: Budget): string[] {
  if (blocks.length === 0) return [];
  const rows = ['| | finding | component | licence | where |', '| :-: | --- | --- | --- | --- |'];
  let shown = 0;
  for (const block of blocks.slice(0, MOST_ROWS)) {
    const row = rowOf(block, names);
    if (!budget.take(row, 0.5)) break;
    rows.push(row);
    shown += 1;
  }
  return [rows.join('\n'), ...cut(blocks.slice(shown), 'in this table')];
}

function rowOf(block: Block, names: Names): string {
  const codes = [...new Set(block.findings.map((finding) => finding.code))].map((code) => markdownCode(code)).join(' ');
  const more = block.others.length > 0 ? ` and ${block.others.length} more` : '';
  const component = block.purl === null ? 'the policy' : `${markdownCode(clipped(names.full(block.purl), 100))}${more}`;
  const license = block.license === null ? '' : markdownCode(clipped(block.license, 100));
  const label = blockLabel(block.findings);
  const where = label ? markdownCode(`${clipped(label.path, 120)}:${label.line}`) : '';
  return `| ${SIGN[block.severity]} | ${codes} | ${component} | ${license} | ${where} |`;
}

function details(blocks: readonly Block[], names: Names, budget: Budget): string[] {
  const parts: string[] = [];
  const loud = blocks.filter((block) => block.severity !== 'note');
  for (const block of loud) {
    const text = detail(block, names);
    if (!budget.take(text)) break;
    parts.push(text);
  }
  return [...parts, ...cut(loud.slice(parts.length), 'in detail')];
}

function detail(block: Block, names: Names): string {
  const [first] = block.findings;
  const lines = [`<details><summary>${SIGN[block.severity]} ${escaped(clipped(first?.message ?? '', 240))}</summary>`, ''];
  for (const finding of block.findings.slice(1))
    lines.push(`${SIGN[finding.severity]} ${escaped(clipped(finding.message, 240))}  `);
  const path = block.findings.find((finding) => finding.path.length > 1)?.path ?? [];
  const lineage = block.findings.find((finding) => finding.lineage.length > 1)?.lineage ?? [];
  const chain = (purls: readonly string[]): string =>
    purls.map((purl) => markdownCode(clipped(names.full(purl), 100))).join(' → ');
  if (path.length > 0) lines.push(`- path: ${chain(path)}`);
  if (lineage.length > 0) lines.push(`- lineage: ${chain(lineage)}`);
  const notes = [...new Set(block.findings.flatMap((finding) => finding.notes))].slice(0, 8);
  for (const note of notes) lines.push(`- ${escaped(clipped(note))}`);
  if (block.others.length > 0) {
    const others = block.others.slice(0, 20).map((group) => markdownCode(clipped(names.full(group.purl ?? ''), 100)));
    const rest = block.others.length - others.length;
    lines.push(`- the same holds for ${others.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`);
  }
  for (const help of new Set(block.findings.map((finding) => finding.help))) lines.push(`- **to do:** ${escaped(clipped(help))}`);
  for (const label of uniqueLabels(block.findings).slice(0, 6)) {
    if (label.excerpt === '') continue;
    const said = label.text === '' ? '' : ` ${escaped(clipped(label.text, 160))}`;
    lines.push(
      '',
      `${markdownCode(`${clipped(label.path, 120)}:${label.line}`)}${said}`,
      markdownFence([label.excerpt.slice(0, 200).replaceAll('\t', '    ')]),
    );
  }
  return [...lines, '', '</details>'].join('\n');
}

function cut(left: readonly Block[], where: string): string[] {
  const count = left.reduce((sum, block) => sum + 1 + block.others.length, 0);
  return count === 0
    ? []
    : [`**${plural(count, 'component')} more ${count === 1 ? 'is' : 'are'} not shown ${where}:** run \`licheck\` to see all.`];
}

function categories(assessment: Assessment): string[] {
  const components = dependenciesOf(assessment);
  const rows = byCategory(components).map(
    (row) =>
      `| ${row.category} | ${grouped(row.total)} | ${row.allowed || ''} | ${row.review || ''} | ${row.denied || ''} | ${row.licenses
        .slice(0, 4)
        .map((license) => markdownCode(clipped(license, 60)))
        .join(' ')}${row.licenses.length > 4 ? ` and ${row.licenses.length - 4} more` : ''} |`,
  );
  if (rows.length === 0) return [];
  const head = ['| category | components | allowed | review | denied | licences |', '| --- | ---: | ---: | ---: | ---: | --- |'];
  return [
    [
      `<details><summary>${plural(components.length, 'component')} by licence category</summary>`,
      '',
      ...head,
      ...rows,
      '',
      '</details>',
    ].join('\n'),
  ];
}

function held(assessment: Assessment): string[] {
  const { excepted, baselined } = assessment.summary;
  if (excepted + baselined === 0) return [];
  return [`Held back, not counted: ${grouped(excepted)} by exceptions in the policy, ${grouped(baselined)} by the baseline.`];
}
