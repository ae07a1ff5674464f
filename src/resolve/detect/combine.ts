/** Puts the findings of one text together: an expression, where each licence stands, and what is left over. */
import type { LicenseFileRole } from '../../model/component.ts';
import type { Detection, DetectionMatch, NearLicense } from '../../model/detection.ts';
import { and, type LicenseExpression, NOASSERTION, NONE } from '../../model/expression.ts';
import type { IdTable } from '../../model/rulebook.ts';
import { parseExpression } from '../../spdx/parse.ts';
import { print } from '../../spdx/print.ts';
import type { Finding } from './finding.ts';
import type { Judged } from './judge.ts';
import type { Lines } from './lines.ts';
import type { Words } from './words.ts';

export interface Combined {
  readonly words: Words;
  readonly lines: Lines;
  readonly findings: readonly Finding[];
  readonly rejected: readonly Judged[];
  readonly ids: IdTable;
  readonly options: { readonly role?: LicenseFileRole; readonly name?: string };
}

/** A rejected stretch this similar says that the text holds a licence, though not which. */
const RESEMBLES = 0.55;

export function combine(input: Combined): Detection {
  const { words, lines, ids } = input;
  const findings = [...input.findings].sort((a, b) => a.start - b.start || b.end - a.end);
  const read = findings.map((finding) => ({ finding, expression: expressionOf(finding.license, ids) }));
  const expressions = read.map((item) => item.expression).filter((item): item is LicenseExpression => item !== undefined);
  const nearest = nearestOf(input.rejected);
  const expression = expressions.length > 0 ? and(expressions) : nearest.length > 0 ? NOASSERTION : NONE;
  const matches: DetectionMatch[] = read.map(({ finding, expression: found }) => ({
    license: found === undefined ? finding.license : print(found),
    method: finding.method,
    startLine: lines.lineAt(finding.start),
    endLine: lines.lineAt(Math.max(finding.start, finding.end - 1)),
    confidence: round(finding.confidence),
  }));
  return {
    expression,
    confidence: matches.reduce((least, match) => Math.min(least, match.confidence), matches.length > 0 ? 1 : 0),
    coverage: round(covered(words, findings)),
    matches,
    nearest: expression.kind === 'noassertion' ? nearest : [],
    remainder: [],
  };
}

function expressionOf(license: string, ids: IdTable): LicenseExpression | undefined {
  const result = parseExpression(license, ids);
  return result.ok ? result.expression : undefined;
}

function nearestOf(rejected: readonly Judged[]): NearLicense[] {
  const best = new Map<string, number>();
  for (const item of rejected)
    if (item.similarity >= RESEMBLES) best.set(item.license, Math.max(best.get(item.license) ?? 0, item.similarity));
  return [...best]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([license, similarity]) => ({ license, similarity: round(similarity) }));
}

function covered(words: Words, findings: readonly Finding[]): number {
  let inside = 0;
  let next = 0;
  for (let i = 0; i < words.count; i += 1) {
    const at = words.starts[i] as number;
    while (next < findings.length && (findings[next] as Finding).end <= at) next += 1;
    const finding = findings[next];
    if (finding !== undefined && finding.start <= at) inside += 1;
  }
  return words.count === 0 ? 0 : inside / words.count;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
