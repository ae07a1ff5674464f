/** Joins the text of an exception with the licence it is an exception to. */
import type { LicenseExpression } from '../../../model/expression.ts';
import type { Finding } from '../answer/finding.ts';
import type { NameFinder } from '../notices/names.ts';
import { coveredBy } from '../words/covered.ts';
import type { Words } from '../words/words.ts';

/** The text of an exception, in UTF-16 offsets. */
export interface FoundException {
  readonly exception: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** Exceptions to the Apache licence; all others of the SPDX list are to a GNU licence. */
const TO_APACHE = /^(?:LLVM|Swift|SHL)-/;
const TO_COMMONS = /^GNOME-examples-/;

/** Whether the licence can be one that the exception is an exception to. */
function fits(id: string, exception: string): boolean {
  if (TO_APACHE.test(exception)) return id === 'Apache-2.0';
  return TO_COMMONS.test(exception) ? /^CC-BY-SA-/.test(id) : /^[AL]?GPL-/.test(id);
}

/** Whether an expression holds a licence that the exception can stand on, or stands on already. */
export function canCarry(expression: LicenseExpression, exception: string): boolean {
  if (expression.kind === 'license') return fits(expression.id, exception);
  return (expression.kind === 'and' || expression.kind === 'or') && expression.parts.some((part) => canCarry(part, exception));
}

/** The findings with each exception on its licence. An exception whose licence is not named is in doubt. */
export function applyExceptions(findings: readonly Finding[], exceptions: readonly FoundException[]): Finding[] {
  let result = [...findings];
  for (const found of exceptions) {
    const isBase = (id: string): boolean => fits(id, found.exception);
    const nearest = result
      .filter((finding) => idsOf(finding.expression).some(isBase))
      .sort((a, b) => distance(a, found) - distance(b, found) || a.start - b.start)[0];
    if (nearest === undefined) {
      if (result.some((finding) => has(finding.expression, found.exception))) continue;
      result.push({
        expression: { kind: 'noassertion' },
        method: 'text',
        start: found.start,
        end: found.end,
        confidence: found.confidence,
      });
      continue;
    }
    // The same licence named twice (a notice, and the text it points to) carries the exception once.
    const base = idsOf(nearest.expression).find(isBase);
    result = result.map((finding) => ({ ...finding, expression: put(finding.expression, base ?? '', found.exception) }));
    result.push({
      expression: put({ kind: 'license', id: base ?? '', orLater: false }, base ?? '', found.exception),
      method: 'text',
      start: found.start,
      end: found.end,
      confidence: found.confidence,
    });
  }
  return result;
}

/** Exceptions that are named rather than spelled out, outside the stretches that were recognised. */
export function findExceptionNames(
  words: Words,
  finder: NameFinder,
  taken: readonly { readonly start: number; readonly end: number }[],
): FoundException[] {
  const found: FoundException[] = [];
  const isTaken = coveredBy(taken);
  for (let at = 0; at < words.count; ) {
    const hit = finder.longestAt(words, at);
    at = hit?.to ?? at + 1;
    if (hit === undefined) continue;
    const start = words.starts[hit.from] as number;
    const end = words.ends[hit.to - 1] as number;
    if (isTaken(start, end)) continue;
    found.push({ exception: String(hit.phrase.target), start, end, confidence: 0.9 });
  }
  return found;
}

function distance(finding: Finding, found: FoundException): number {
  return Math.max(0, finding.start - found.end, found.start - finding.end);
}

function idsOf(expression: LicenseExpression): string[] {
  if (expression.kind === 'license') return expression.exception === undefined ? [expression.id] : [];
  return expression.kind === 'and' || expression.kind === 'or' ? expression.parts.flatMap(idsOf) : [];
}

function has(expression: LicenseExpression, exception: string): boolean {
  if (expression.kind === 'license') return expression.exception === exception;
  return (expression.kind === 'and' || expression.kind === 'or') && expression.parts.some((part) => has(part, exception));
}

function put(expression: LicenseExpression, id: string, exception: string): LicenseExpression {
  if (expression.kind === 'license')
    return expression.id === id && expression.exception === undefined ? { ...expression, exception } : expression;
  if (expression.kind === 'and' || expression.kind === 'or')
    return { ...expression, parts: expression.parts.map((part) => put(part, id, exception)) };
  return expression;
}
