/** Licences given as expressions: `License: BSL-1.0`, `"license": "MIT OR Apache-2.0"`, a file that is nothing but an expression. */
import type { LicenseExpression } from '../../../model/expression.ts';
import type { IdTable } from '../../../model/rulebook.ts';
import { parseExpression } from '../../../spdx/parse.ts';
import type { Finding } from '../answer/finding.ts';
import { coveredBy } from '../words/covered.ts';

const FIELD =
  /(?<!change[ \t])(?:@licen[sc]e[ \t]*:?|<(?:package)?licen[sc]e(?:expression)?(?: type="expression")?>|\blicen[sc]e(?:[-_ ]?(?:expression|id))?_{0,2}["'`*]{0,2}[ \t]*(?:::?|=)["'*]{0,2})[ \t]*["'`]?([A-Za-z0-9(][^\r\n"'`]{0,120})/gi;
const VALUE_END = /(?:\*\/|-->|[<,;#[\]{}]|\. |\.$| \(?(?:by|see|copyright|c\)) |©|\bhttps?:).*$/i;
/** One licence by two names. */
const ONE = /^\(?(?:mit\/x11|x11\/mit|zlib\/libpng|mit\/expat)\)?$/i;
/** "GPL-2.0, or any later version" is for the grammar of notices. */
const GOES_ON = /\b(?:or|and|with|later|newer|exceptions?)\b/i;
/** A file that is no more than this may be an expression. */
const LONGEST = 200;

/** The fields of a text, outside the stretches that were read. */
export function readFields(
  text: string,
  ids: IdTable,
  taken: readonly { readonly start: number; readonly end: number }[],
): Finding[] {
  const whole = wholeText(text, ids);
  if (whole !== undefined) return [whole];
  const found: Finding[] = [];
  const isTaken = coveredBy(taken);
  for (const match of text.matchAll(FIELD)) {
    const value = (match[1] ?? '').replace(VALUE_END, '').trim();
    const expression = GOES_ON.test((match[1] ?? '').slice(value.length)) ? undefined : expressionOf(value, ids);
    if (expression === undefined) continue;
    const start = match.index;
    const end = start + match[0].length - (match[1] ?? '').length + value.length;
    if (isTaken(start, end)) continue;
    found.push({ expression, method: 'header', start, end, confidence: 0.95 });
  }
  return found;
}

function wholeText(text: string, ids: IdTable): Finding | undefined {
  if (text.length > LONGEST) return undefined;
  const value = text.trim();
  // One common word ("curl", "Fair") is not an expression yet.
  if (!/[-\d]| /.test(value)) return undefined;
  const expression = expressionOf(value, ids);
  if (expression === undefined) return undefined;
  const start = text.indexOf(value);
  return { expression, method: 'header', start, end: start + value.length, confidence: 0.95 };
}

function expressionOf(value: string, ids: IdTable): LicenseExpression | undefined {
  if (value === '' || ONE.test(value)) return undefined;
  const spelled = value.replace(/^\(?([\w.+-]+)\/([\w.+-]+)\)?$/, '$1 OR $2');
  const parsed = parseExpression(spelled, ids);
  if (!parsed.ok || parsed.expression.kind === 'none' || parsed.expression.kind === 'noassertion') return undefined;
  return isKnown(parsed.expression, ids) ? parsed.expression : undefined;
}

function isKnown(expression: LicenseExpression, ids: IdTable): boolean {
  if (expression.kind === 'license') return ids.license(expression.id) !== undefined;
  return (expression.kind === 'and' || expression.kind === 'or') && expression.parts.every((part) => isKnown(part, ids));
}
