/** Values that a person types for a new line of a policy, checked before anything is written. */
import type { Rulebook } from '../../model/rulebook.ts';
import { licensesOf } from '../../spdx/fold.ts';
import { print } from '../../spdx/print.ts';
import { expressionNamed } from '../named.ts';
import { openDocument } from './document.ts';
import { readExpression } from './expressions.ts';
import { nearest } from './nearest.ts';
import { textOf } from './read.ts';

/** A value as it will be written, or what is wrong with it, lower case. */
export type TypedValue = { readonly value: string } | { readonly problem: string };

/** What the project is shipped under: an SPDX expression, a spelling of one, or `closed`. */
export function readProjectLicense(word: string, rulebook: Rulebook): TypedValue {
  const text = word.trim();
  if (/^(?:closed|closed[ -]source|proprietary|all rights reserved|unlicensed|none)$/i.test(text)) {
    return { value: 'LicenseRef-Proprietary' };
  }
  return readLicenseName(text, rulebook);
}

/** One licence or expression; a name that could mean several is refused. */
export function readLicenseName(word: string, rulebook: Rulebook): TypedValue {
  const text = word.trim();
  const expression = text === '' ? undefined : expressionNamed(text, rulebook);
  if (expression === undefined) {
    const near = nearest(text, rulebook.ids);
    return { problem: `"${text}" is not a licence that is known${near === undefined ? '' : `; did you mean ${near}?`}` };
  }
  const family = licensesOf(expression).find(({ id }) => (rulebook.facts(id)?.members?.length ?? 0) > 0);
  const members = family && rulebook.facts(family.id)?.members;
  if (members) return { problem: `"${text}" could mean several licences: ${members.slice(0, 6).join(', ')}` };
  return accepted(print(expression), rulebook);
}

/** What a policy would refuse, such as a name that is all but equal to a known one, is refused here already. */
function accepted(value: string, rulebook: Rulebook): TypedValue {
  const document = openDocument(JSON.stringify({ license: value }), 'answer');
  const placed = textOf(document.root, 'license');
  if (placed !== undefined) readExpression(placed, document, rulebook);
  const mistake = document.diagnostics.find(({ severity }) => severity === 'error');
  return mistake === undefined ? { value } : { problem: mistake.message };
}

/** Words that stand where a reason or a name should. */
const PLACEHOLDER = /^(?:todo|tbd|tba|fixme|xxx|n\/?a|none|nobody|unknown|reason|owner|me|test|asdf|[\W_]*)$/i;

/** A reason or an owner: something that a reviewer can ask about. */
export function readStatement(text: string, what: 'reason' | 'owner'): TypedValue {
  const value = text.replace(/\s+/g, ' ').trim();
  if (value.length >= 3 && value.length <= 500 && !PLACEHOLDER.test(value)) return { value };
  if (value.length > 500) return { problem: `the ${what} is longer than 500 characters` };
  const wanted = what === 'reason' ? 'say why, so that a reviewer understands it' : 'name a person or a team that answers for it';
  const a = what === 'owner' ? 'an' : 'a';
  return { problem: value === '' ? `${a} ${what} is required: ${wanted}` : `"${value}" is no ${what}: ${wanted}` };
}

/** The last day of an exception: a day of the calendar after `today` (ISO). */
export function readExpiry(text: string, today: string): TypedValue {
  const value = text.trim();
  const date = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  if (date === undefined || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value) {
    return { problem: `"${value}" is not a day of the calendar, such as ${monthsAfter(today, 6)}` };
  }
  return value > today ? { value } : { problem: `${value} is not in the future` };
}

/** The day so many months after an ISO date; the last of a shorter month. */
export function monthsAfter(today: string, months: number): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
