/** Puts the findings of one text together: an expression, where each licence stands, and what is left over. */
import type { Detection, DetectionMatch, NearLicense } from '../../model/detection.ts';
import { and, type License, NOASSERTION, NONE } from '../../model/expression.ts';
import { licensesOf } from '../../spdx/fold.ts';
import { printLicense } from '../../spdx/print.ts';
import type { Finding } from './finding.ts';
import type { Judged } from './judge.ts';
import { createLines } from './lines.ts';
import { coveredShare, uncoveredLines } from './remainder.ts';
import type { Words } from './words.ts';

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
  const isRestricted = riders.some(({ expression }) => expression.kind === 'noassertion');
  const all = [...found, ...riders.filter(({ expression }) => expression.kind !== 'noassertion')];
  const findings = [...all].sort((a, b) => a.start - b.start || b.end - a.end);
  const asserted = findings.filter(({ expression }) => expression.kind !== 'noassertion');
  const kept = asserted.filter((finding) => !isSaidBetter(finding, asserted));
  const nearest = nearestOf(rejected);
  const isInDoubt = nearest.length > 0 || findings.length > 0;
  const expression =
    kept.length > 0
      ? and([...kept.map((finding) => finding.expression), ...(isRestricted ? [NOASSERTION] : [])])
      : isInDoubt
        ? NOASSERTION
        : NONE;
  const lines = createLines(words.text);
  const matches: DetectionMatch[] = kept.flatMap((finding) =>
    licensesOf(finding.expression).map((license) => ({
      license: printLicense(license),
      method: finding.method,
      startLine: lines.lineAt(finding.start),
      endLine: lines.lineAt(Math.max(finding.start, finding.end - 1)),
      confidence: round(finding.confidence),
    })),
  );
  return {
    expression,
    confidence: matches.reduce((least, match) => Math.min(least, match.confidence), matches.length > 0 ? 1 : 0),
    coverage: round(coveredShare(words, findings)),
    matches,
    nearest: expression.kind === 'noassertion' ? nearest : [],
    remainder: uncoveredLines(words, findings, lines),
  };
}

/** A single licence that a choice names too, or a bare GNU text beside a notice that says which versions. */
function isSaidBetter(finding: Finding, others: readonly Finding[]): boolean {
  const { expression } = finding;
  if (expression.kind !== 'license') return false;
  return others.some((other) => {
    if (other === finding) return false;
    const licenses = licensesOf(other.expression);
    if (
      other.expression.kind === 'or' &&
      licenses.some((license) => isSame(license, expression) || stem(license) === stem(expression))
    )
      return true;
    const isText = finding.method === 'text' || finding.method === 'exact' || finding.method === 'url';
    const isNotice = other.method === 'header' || other.method === 'tag' || other.method === 'reference';
    return isText && isNotice && licenses.some((license) => stem(license) === stem(expression) && !isSame(license, expression));
  });
}

const isSame = (a: License, b: License): boolean => printLicense(a) === printLicense(b);
const stem = (license: License): string => license.id.replace(/-(?:only|or-later)$/, '');

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
