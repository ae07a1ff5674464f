/** Puts the findings of one text together: an expression, where each licence stands, and what is left over. */
import type { Detection, DetectionMatch, NearLicense } from '../../../model/detection.ts';
import { and, type LicenseExpression, NOASSERTION, NONE } from '../../../model/expression.ts';
import { licensesOf } from '../../../spdx/fold.ts';
import { printLicense } from '../../../spdx/print.ts';
import { stemOf } from '../../../spdx/stem.ts';
import type { Judged } from '../texts/judge.ts';
import { createLines, type Lines } from '../words/lines.ts';
import type { Words } from '../words/words.ts';
import type { Finding } from './finding.ts';
import { remainderOf } from './remainder.ts';

/** A rejected stretch this similar says that the text holds a licence, though not which. */
const RESEMBLES = 0.55;

/**
 * The reading of one text. An unnamed rider joins what was found as NOASSERTION: `MIT AND NOASSERTION` is MIT and something more.
 */
export function combine(
  words: Words,
  found: readonly Finding[],
  riders: readonly Finding[],
  rejected: readonly Judged[],
): Detection {
  const unread = riders.find(({ expression }) => expression.kind === 'noassertion');
  const isRestricted = unread !== undefined;
  const all = [...found, ...riders.filter(({ expression }) => expression.kind !== 'noassertion')];
  const findings = all.flatMap(takeApart).sort((a, b) => a.start - b.start || b.end - a.end);
  const asserted = findings.filter(({ expression }) => expression.kind !== 'noassertion');
  const isNarrowed = asserted.some(({ expression }) => expression.kind === 'license' && expression.id === NARROWED);
  const isSaidBetter = saidBetter(asserted);
  const kept = asserted.filter((finding) => !isSaidBetter(finding) && !(isNarrowed && isWider(finding)));
  const nearest = nearestOf(rejected);
  const isInDoubt = nearest.length > 0 || findings.length > 0;
  const expression =
    kept.length > 0
      ? and([...kept.map((finding) => finding.expression), ...(isRestricted ? [NOASSERTION] : [])])
      : isInDoubt
        ? NOASSERTION
        : NONE;
  const lines = createLines(words.text);
  const names = new Set(kept.flatMap((finding) => licensesOf(finding.expression).map(printLicense)));
  // Where the texts stand that a notice chooses from.
  const texts = asserted.filter(
    (finding) =>
      isTextual(finding.method) &&
      !kept.includes(finding) &&
      licensesOf(finding.expression).every((item) => names.has(printLicense(item))),
  );
  const near = expression.kind === 'noassertion' ? nearest : [];
  const reading = answer({ words, lines, expression, kept, texts, findings, nearest: near });
  return unread === undefined || kept.length === 0 ? reading : { ...reading, unread: linesOf(unread, lines) };
}

const linesOf = ({ start, end }: Finding, lines: Lines) => ({
  startLine: lines.lineAt(start),
  endLine: lines.lineAt(Math.max(start, end - 1)),
});

/** The reading of a text that is one licence and nothing else. */
export const combineOne = (words: Words, finding: Finding): Detection =>
  answer({
    words,
    lines: createLines(words.text),
    expression: finding.expression,
    kept: [finding],
    texts: [],
    findings: [finding],
    nearest: [],
  });

interface Parts {
  readonly words: Words;
  readonly lines: Lines;
  readonly expression: LicenseExpression;
  /** What the answer rests on. */
  readonly kept: readonly Finding[];
  /** Texts of licences in the answer that a notice says better. */
  readonly texts: readonly Finding[];
  /** All that explains the text, sorted by start. */
  readonly findings: readonly Finding[];
  readonly nearest: readonly NearLicense[];
}

function answer({ words, lines, expression, kept, texts, findings, nearest }: Parts): Detection {
  const matches: DetectionMatch[] = [];
  const confidence = kept.reduce((least, finding) => Math.min(least, round(finding.confidence)), kept.length > 0 ? 1 : 0);
  for (const finding of texts.length === 0 ? kept : [...kept, ...texts].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const place = { method: finding.method, ...linesOf(finding, lines), confidence: round(finding.confidence) };
    for (const license of licensesOf(finding.own ?? finding.expression))
      matches.push({ license: printLicense(license), ...place });
  }
  const { coverage, lines: remainder } = remainderOf(words, findings, lines);
  return { expression, confidence, coverage: round(coverage), matches, nearest, remainder };
}

/** Tells which findings others say better: a single licence that a choice names too, or a bare GNU text beside a notice that says which versions. */
function saidBetter(findings: readonly Finding[]): (finding: Finding) => boolean {
  const inChoices = new Set<string>();
  const inNotices = new Map<string, Set<string>>();
  for (const { expression, method } of findings) {
    const licenses = licensesOf(expression);
    if (expression.kind === 'or') for (const item of licenses) inChoices.add(printLicense(item)).add(stemOf(item.id));
    if (isTextual(method)) continue;
    for (const item of licenses)
      inNotices.set(stemOf(item.id), (inNotices.get(stemOf(item.id)) ?? new Set()).add(printLicense(item)));
  }
  // A tag says the exception that the notice below it leaves out.
  const excepted = new Set(
    findings.flatMap(({ expression }) =>
      licensesOf(expression).flatMap((item) => (item.exception === undefined ? [] : [item.id])),
    ),
  );
  const choices = findings
    .filter(({ expression }) => expression.kind === 'or')
    .map((item) => ({ item, names: plainNames(item.expression) }));
  const chosen = new Set(choices.flatMap(({ item }) => textsOfChoice(item, findings)));
  return (finding) => {
    const { expression, method } = finding;
    if (expression.kind === 'or') {
      // The same choice again, or with fewer to choose from.
      const own = choices.findIndex(({ item }) => item === finding);
      const names = choices[own]?.names ?? new Set<string>();
      const hasMore = ({ names: others }: { names: ReadonlySet<string> }, i: number): boolean =>
        i !== own &&
        (others.size > names.size || (others.size === names.size && i < own)) &&
        [...names].every((name) => others.has(name));
      return choices.some(hasMore);
    }
    // A tag speaks of its own file; all others may repeat what a notice says.
    if (expression.kind !== 'license' || method === 'tag') return false;
    if (expression.exception === undefined && excepted.has(expression.id)) return true;
    if (inChoices.has(printLicense(expression)) || inChoices.has(stemOf(expression.id)))
      return !isTextual(method) || chosen.has(finding);
    const said = isTextual(method) ? inNotices.get(stemOf(expression.id)) : undefined;
    return said !== undefined && (said.size > 1 || !said.has(printLicense(expression)));
  };
}

/** The texts of the licences that a choice names: the first below it, or the last above it. Others stand there for something else. */
function textsOfChoice(choice: Finding, findings: readonly Finding[]): Finding[] {
  return licensesOf(choice.expression).flatMap((item) => {
    if (choice.textOf?.kind === 'license' && printLicense(choice.textOf) === printLicense(item)) return [];
    const texts = findings.filter(
      ({ expression, method }) =>
        isTextual(method) &&
        expression.kind === 'license' &&
        (printLicense(expression) === printLicense(item) || stemOf(expression.id) === stemOf(item.id)),
    );
    return texts.find(({ start }) => start >= choice.start) ?? texts.at(-1) ?? [];
  });
}

/** The Mozilla licence whose notice takes back what it says of secondary licences. */
const NARROWED = 'MPL-2.0-no-copyleft-exception';
const isWider = ({ expression }: Finding): boolean => expression.kind === 'license' && expression.id === 'MPL-2.0';

/** What a notice joins by "and" is said of each part. A tag is one statement. */
function takeApart(finding: Finding): Finding[] {
  const { expression, method } = finding;
  return expression.kind === 'and' && method !== 'tag'
    ? expression.parts.map((part) => ({ ...finding, expression: part }))
    : [finding];
}

const plainNames = (expression: LicenseExpression): Set<string> => new Set(licensesOf(expression).map(({ id }) => id));

const isTextual = (method: Finding['method']): boolean => method === 'text' || method === 'exact' || method === 'url';
function nearestOf(rejected: readonly Judged[]): NearLicense[] {
  const best = new Map<string, number>();
  for (const item of rejected) {
    if (item.similarity >= RESEMBLES) best.set(item.license, Math.max(best.get(item.license) ?? 0, item.similarity));
  }
  return [...best]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([license, similarity]) => ({ license, similarity: round(similarity) }));
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
