/** A comparison as a comment on a pull request: the outcome, what changed, and the new findings folded beneath. */
import type { AssessedFinding, Assessment } from '../../model/assessment.ts';
import type { DiffDocument } from '../../model/diff.ts';
import type { ReportOptions } from '../reporter.ts';
import { clipped, markdown as escaped, markdownCode } from '../text/escape.ts';
import { phrase } from '../text/sentences.ts';
import { groupBy } from '../view/group-by.ts';
import { blocksOf, SEVERITIES } from '../view/groups.ts';
import { type Names, namesOf } from '../view/names.ts';
import { plural } from '../view/tally.ts';
import { changesOf, sayVerdict, sideName } from './changes.ts';

/** GitHub refuses a comment of 65,536 characters; some of the room is the caller's. */
const MOST_CHARACTERS = 60_000;
const MOST_ROWS = 60;
const MOST_FINDINGS = 30;
const SIGN = { error: '❌', warning: '⚠️', note: 'ℹ️' } as const;
const KIND = { added: 'added', removed: 'removed', relicensed: 'relicensed', rejudged: 'judged otherwise' } as const;

/** The comparison as Markdown. */
export function diffMarkdown(diff: DiffDocument, after: Assessment, _options: ReportOptions): string {
  const names = namesOf(after);
  const parts = [
    // The marker lets a workflow find its own comment and write it anew.
    '<!-- licheck diff -->',
    `### licheck: ${headline(diff)}`,
    `${markdownCode(clipped(sideName(diff.old), 120))} → ${markdownCode(clipped(sideName(diff.new), 120))}`,
    ...gaps(diff),
    ...findings(diff.newFindings, after, names),
    ...changes(diff, names),
    ...duties(diff, names),
    ...resolved(diff.resolvedFindings),
    ...diff.notes.map((note) => `<sub>${escaped(clipped(note, 600))}</sub>`),
    `<sub>licheck ${escaped(clipped(diff.tool.version, 40))}</sub>`,
  ];
  return `${fitting(parts).join('\n\n')}\n`;
}

/** The parts as long as there is room; the outcome stands first, so that it is never what is left out. */
function fitting(parts: readonly string[]): readonly string[] {
  let left = MOST_CHARACTERS;
  const kept = parts.filter((part) => {
    const fits = part.length + 2 <= left;
    if (fits) left -= part.length + 2;
    return fits;
  });
  return kept.length === parts.length ? kept : [...kept, '**Not everything is shown here:** run `licheck diff` to see all.'];
}

function headline({ newFindings, resolvedFindings, old, new: now }: DiffDocument): string {
  const count = (severity: AssessedFinding['severity']): number => newFindings.filter((one) => one.severity === severity).length;
  const gone = resolvedFindings.length > 0 ? `, ${resolvedFindings.length} resolved` : '';
  const counts = `${plural(count('error'), 'new error')}, ${plural(count('warning'), 'new warning')}, ${plural(count('note'), 'new note')}${gone}`;
  if (!old.complete || !now.complete) return `⚠️ incomplete: ${counts}`;
  if (newFindings.length === 0) return `✅ nothing newly against the policy${gone}`;
  return `${SIGN[SEVERITIES.find((severity) => count(severity) > 0) ?? 'note']} ${counts}`;
}

function gaps({ old, new: now }: DiffDocument): string[] {
  return [old, now].flatMap((side) => {
    if (side.complete) return [];
    const reasons = side.diagnostics.slice(0, 5).map(({ message }) => `> - ${escaped(clipped(message, 240))}`);
    const rest = side.diagnostics.length > 5 ? [`> - and ${side.diagnostics.length - 5} more`] : [];
    return [[`> **${escaped(clipped(sideName(side), 120))} could not be read whole:**`, '>', ...reasons, ...rest].join('\n')];
  });
}

function findings(found: readonly AssessedFinding[], after: Assessment, names: Names): string[] {
  const blocks = blocksOf(after, found);
  if (blocks.length === 0) return [];
  const rows = blocks.slice(0, MOST_FINDINGS).map((block) => {
    const codes = [...new Set(block.findings.map(({ code }) => code))].map((code) => markdownCode(code)).join(' ');
    const who = block.purl === null ? 'the policy' : markdownCode(clipped(names.full(block.purl), 100));
    const others = block.others.length > 0 ? ` and ${block.others.length} more` : '';
    const [first] = block.findings;
    const says = `${escaped(clipped(first?.message ?? '', 240))}<br>**to do:** ${escaped(clipped(first?.help ?? '', 240))}`;
    return `| ${SIGN[block.severity]} | ${codes} | ${who}${others} | ${says} |`;
  });
  const rest = blocks.length - rows.length;
  return [
    '**New findings**',
    ['| | finding | component | |', '| :-: | --- | --- | --- |', ...rows].join('\n'),
    ...(rest > 0 ? [`and ${plural(rest, 'more')}: run \`licheck diff\` to see all.`] : []),
  ];
}

function changes(diff: DiffDocument, names: Names): string[] {
  const all = changesOf(diff);
  if (all.length === 0) return [];
  const code = (text: string): string => markdownCode(clipped(text, 100));
  const rows = all.slice(0, MOST_ROWS).map(({ kind, purl, was, licenses, verdicts }) => {
    const name = [...(was === undefined ? [] : [was]), purl].map((one) => code(names.full(one))).join(' → ');
    return `| ${KIND[kind]} | ${name} | ${licenses.map(code).join(' → ')} | ${verdicts.map(sayVerdict).join(' → ')} |`;
  });
  const rest = all.length - rows.length;
  return [
    '**Components**',
    ['| | component | licence | verdict |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    ...(rest > 0 ? [`and ${rest} more: run \`licheck diff\` to see all.`] : []),
  ];
}

function duties({ newObligations }: DiffDocument, names: Names): string[] {
  const byTag = [...groupBy(newObligations, ({ tag }) => tag)].slice(0, MOST_ROWS);
  if (byTag.length === 0) return [];
  const lines = byTag.map(([tag, owed]) => {
    const who = [...new Set(owed.map(({ purl }) => purl))];
    const list = who.slice(0, 5).map((purl) => markdownCode(clipped(names.full(purl), 100)));
    const rest = who.length > 5 ? ` and ${who.length - 5} more` : '';
    return `- ${markdownCode(tag)} ${escaped(clipped(phrase(owed[0]?.what ?? ''), 200))}: ${list.join(', ')}${rest}`;
  });
  return [
    [
      `<details><summary>${plural(byTag.length, 'duty', 'duties')} owed anew for this use</summary>`,
      '',
      ...lines,
      '',
      '</details>',
    ].join('\n'),
  ];
}

function resolved(found: readonly AssessedFinding[]): string[] {
  if (found.length === 0) return [];
  const lines = found
    .slice(0, MOST_FINDINGS)
    .map(({ code, message }) => `- ${markdownCode(code)} ${escaped(clipped(message, 200))}`);
  const rest = found.length > MOST_FINDINGS ? [`- and ${found.length - MOST_FINDINGS} more`] : [];
  return [
    [`<details><summary>${plural(found.length, 'finding')} resolved</summary>`, '', ...lines, ...rest, '', '</details>'].join(
      '\n',
    ),
  ];
}
