/** A comment for a pull request: the verdict, a table of findings, and the details folded beneath it. */
import type { Assessment } from '../../model/assessment.ts';
import { codeFacts } from '../../model/codes.ts';
import type { Reporter } from '../reporter.ts';
import { clipped, markdown as escaped, markdownCode } from '../text/escape.ts';
import { phrase } from '../text/sentences.ts';
import { groupBy } from '../view/group-by.ts';
import { type Block, blocksOf, isOpen } from '../view/groups.ts';
import { blockLabel } from '../view/labels.ts';
import { sayOutcome } from '../view/outcome.ts';
import { reasonsOf } from '../view/reasons.ts';
import { byCategory, dependenciesOf, grouped, outcomeOf, plural } from '../view/tally.ts';
import { detail, SIGN } from './details.ts';
import { type Draft, draftOf, prose } from './draft.ts';

/** GitHub refuses a comment of 65,536 characters; some of the room is the caller's. */
const MOST_CHARACTERS = 60_000;
const MOST_ROWS = 100;
const MOST_REASONS = 8;
/** Components named for one kind of note. */
const MOST_NAMES = 20;

export const markdown: Reporter = {
  id: 'markdown',
  extension: 'md',
  title: 'Markdown for a pull-request comment',
  *render(assessment) {
    const draft = draftOf(assessment);
    const open = assessment.findings.filter(isOpen);
    const blocks = blocksOf(
      assessment,
      open.filter(({ severity }) => severity !== 'note'),
    );
    const closing = [...notes(draft), ...categories(draft), ...held(assessment), ...judgedBy(assessment)];
    const budget = new Budget(MOST_CHARACTERS - closing.join('\n\n').length - 400);
    const parts = [...verdict(assessment), ...table(blocks, draft, budget), ...details(blocks, draft, budget)];
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
  const sign = { incomplete: '⚠️', errors: '❌', warnings: '⚠️', clean: '✅', empty: '⚠️' }[outcomeOf(assessment)];
  // The marker lets a workflow find its own comment and write it anew.
  const lines = ['<!-- licheck -->', `### licheck: ${sign} ${sayOutcome(assessment)}`];
  if (assessment.complete) return lines;
  const reasons = reasonsOf(assessment);
  const shown = reasons.slice(0, MOST_REASONS).map(({ diagnostic: { message, help }, more, place }) => {
    const where = place === undefined ? '' : `${markdownCode(clipped(place, 140))} `;
    const others = more > 0 ? ` (and ${more} more of the kind)` : '';
    const todo = help === undefined ? '' : `; ${prose(phrase(help), 240)}`;
    return `> - ${where}${escaped(clipped(message, 240))}${others}${todo}`;
  });
  const rest = reasons.length > shown.length ? [`> - and ${reasons.length - shown.length} more`] : [];
  return [
    ...lines,
    ['> **Components may be missing from this answer: do not read silence as a yes.**', '>', ...shown, ...rest].join('\n'),
  ];
}

function table(blocks: readonly Block[], draft: Draft, budget: Budget): string[] {
  if (blocks.length === 0) return [];
  const rows = ['| | finding | component | licence | where |', '| :-: | --- | --- | --- | --- |'];
  let shown = 0;
  for (const block of blocks.slice(0, MOST_ROWS)) {
    const row = rowOf(block, draft);
    if (!budget.take(row, 0.5)) break;
    rows.push(row);
    shown += 1;
  }
  return [rows.join('\n'), ...cut(blocks.slice(shown), 'in this table')];
}

function rowOf(block: Block, { name, license }: Draft): string {
  const codes = [...new Set(block.findings.map((finding) => finding.code))].map((code) => markdownCode(code)).join(' ');
  const more = block.others.length > 0 ? ` and ${block.others.length} more` : '';
  const component = block.purl === null ? 'the policy' : `${name(block.purl)}${more}`;
  const label = blockLabel(block.findings);
  const where = label ? markdownCode(`${clipped(label.path, 120)}:${label.line}`) : '';
  return `| ${SIGN[block.severity]} | ${codes} | ${component} | ${block.license === null ? '' : license(block.license)} | ${where} |`;
}

function details(blocks: readonly Block[], draft: Draft, budget: Budget): string[] {
  const parts: string[] = [];
  for (const block of blocks) {
    const text = detail(block, draft);
    if (!budget.take(text)) break;
    parts.push(text);
  }
  return [...parts, ...cut(blocks.slice(parts.length), 'in detail')];
}

function cut(left: readonly Block[], where: string): string[] {
  const count = left.reduce((sum, block) => sum + 1 + block.others.length, 0);
  return count === 0
    ? []
    : [`**${plural(count, 'component')} more ${count === 1 ? 'is' : 'are'} not shown ${where}:** run \`licheck\` to see all.`];
}

/** What fails nothing: one line per code. */
function notes({ assessment, name }: Draft): string[] {
  const open = assessment.findings.filter((finding) => isOpen(finding) && finding.severity === 'note');
  if (open.length === 0) return [];
  const lines = [...groupBy(open, ({ code }) => code)].map(([code, findings]) => {
    const purls = [...new Set(findings.flatMap(({ purl }) => purl ?? []))];
    const names = purls.slice(0, MOST_NAMES).map(name).join(', ');
    const rest = purls.length > MOST_NAMES ? ` and ${purls.length - MOST_NAMES} more` : '';
    return `- ${markdownCode(code)} ${codeFacts(code)?.title ?? 'a remark'}${purls.length > 0 ? `: ${names}${rest}` : ''}`;
  });
  return [[`<details><summary>${SIGN.note} ${plural(open.length, 'note')}</summary>`, '', ...lines, '', '</details>'].join('\n')];
}

function categories({ assessment, license }: Draft): string[] {
  const components = dependenciesOf(assessment);
  const rows = byCategory(components).map((row) => {
    const names = row.licenses.slice(0, 4).map(license).join(', ');
    const rest = row.licenses.length > 4 ? ` and ${row.licenses.length - 4} more` : '';
    const counts = [row.total, row.allowed, row.review, row.denied].map((count) => (count === 0 ? '' : grouped(count)));
    return `| ${row.category} | ${counts.join(' | ')} | ${names}${rest} |`;
  });
  if (rows.length === 0) return [];
  const head = [
    '| category | components | allowed | to review | denied | licences |',
    '| --- | ---: | ---: | ---: | ---: | --- |',
  ];
  const summary = `<details><summary>${plural(components.length, 'component')} by licence category</summary>`;
  return [[summary, '', ...head, ...rows, '', '</details>'].join('\n')];
}

function held(assessment: Assessment): string[] {
  const { excepted, baselined } = assessment.summary;
  const parts = [
    ...(excepted > 0 ? [`${grouped(excepted)} by exceptions in the policy`] : []),
    ...(baselined > 0 ? [`${grouped(baselined)} by the baseline`] : []),
  ];
  return parts.length === 0 ? [] : [`Held back, not counted: ${parts.join(', ')}.`];
}

function judgedBy({ tool, policy }: Assessment): string[] {
  const rules = [...policy.extends, ...(policy.path === null ? [] : [policy.path])].map((rule) => escaped(clipped(rule, 80)));
  const by = rules.length === 0 ? 'the built-in defaults' : rules.join(' + ');
  return [`<sub>licheck ${escaped(clipped(tool.version, 40))}, judged by ${by}</sub>`];
}
