/** The words of an expression: licence ids, references and exception ids. */
import { type License, license } from '../model/expression.ts';
import type { IdTable } from '../model/rulebook.ts';
import { parseRailName } from './rail.ts';

/** What one word means, or why it means nothing. `offset` counts from the start of the word. */
export type WordReading<T> =
  | { readonly ok: true; readonly value: T; readonly repairs: readonly string[] }
  | { readonly ok: false; readonly message: string; readonly offset: number };

const LICENSE_REF = /^(?:documentref-([a-z0-9.-]+):)?licenseref-([a-z0-9.-]+)$/i;
const ADDITION_REF = /^(?:documentref-([a-z0-9.-]+):)?additionref-([a-z0-9.-]+)$/i;
const ANY_REF = /^(?:documentref|licenseref|additionref)-/i;

/** Reads a licence id, with `+`, or a `LicenseRef-`. */
export function readLicenseWord(word: string, ids: IdTable): WordReading<License> {
  const odd = word.search(/[^A-Za-z0-9.+:_-]/);
  if (odd >= 0) return refuse(`"${shown(word, odd)}" cannot stand in an expression`, odd);
  if (ANY_REF.test(word)) return readReference(word, ids);
  const plus = word.indexOf('+');
  if (plus >= 0 && plus !== word.length - 1) return refuse('"+" can only end a licence id', plus);
  const bare = plus < 0 ? word : word.slice(0, -1);
  if (bare === '') return refuse('"+" must follow a licence id without a space', 0);
  const id = ids.license(bare);
  if (id === undefined) return refuse(unknown(bare, ids), 0);
  const repairs = id === bare ? [] : [`"${bare}" read as ${id}`];
  return { ok: true, ...settle(id, plus >= 0, repairs, ids) };
}

/** Reads an exception id or an `AdditionRef-`. */
export function readException(word: string, ids: IdTable): WordReading<string> {
  const reference = ADDITION_REF.exec(word);
  if (reference) {
    const value = `${reference[1] === undefined ? '' : `DocumentRef-${reference[1]}:`}AdditionRef-${reference[2]}`;
    return { ok: true, value, repairs: value === word ? [] : [`"${word}" read as ${value}`] };
  }
  const id = ids.exception(word);
  if (id === undefined) {
    const known = ids.license(word) === undefined ? 'is not a known licence exception' : 'is a licence, not an exception';
    return refuse(`"${shown(word)}" ${known}`, 0);
  }
  return { ok: true, value: id, repairs: id === word ? [] : [`"${word}" read as ${id}`] };
}

/** Replaces a deprecated id and turns `+` into the `-or-later` twin where the list has one. */
function settle(id: string, plus: boolean, repairs: readonly string[], ids: IdTable): { value: License; repairs: string[] } {
  const old = ids.replacement(plus ? `${id}+` : id) ?? ids.replacement(id);
  const [now = id, exception] = old === undefined ? [id] : old.split(' WITH ');
  const twin = plus ? ids.orLater(now) : undefined;
  const later = plus && twin === undefined && !now.endsWith('-or-later');
  const value = license(twin ?? now, exception, later);
  const written = plus ? `${id}+` : id;
  const meant = (later ? `${value.id}+` : value.id) + (exception === undefined ? '' : ` WITH ${exception}`);
  return { value, repairs: written === meant ? [...repairs] : [...repairs, `"${written}" read as ${meant}`] };
}

function readReference(word: string, ids: IdTable): WordReading<License> {
  const match = LICENSE_REF.exec(word);
  if (!match) return refuse(`"${shown(word)}" is not a licence reference: only letters, digits, "-" and "." may follow`, 0);
  const [, document, name = ''] = match;
  if (document !== undefined) {
    const id = `DocumentRef-${document}:LicenseRef-${name}`;
    return { ok: true, value: license(id), repairs: id === word ? [] : [`"${word}" read as ${id}`] };
  }
  const rail = parseRailName(name);
  const id = ids.license(word) ?? `LicenseRef-${rail?.name ?? name}`;
  if (id === word) return { ok: true, value: license(id), repairs: [] };
  const why = rail?.inOrder === false ? ': RAIL letters stand in D-A-M-S order' : '';
  return { ok: true, value: license(id), repairs: [`"${word}" read as ${id}${why}`] };
}

function unknown(word: string, ids: IdTable): string {
  if (ids.exception(word) !== undefined) return `"${word}" is an exception; it must follow a licence and WITH`;
  return `"${shown(word)}" is not a known licence id`;
}

const refuse = (message: string, offset: number): { ok: false; message: string; offset: number } => ({
  ok: false,
  message,
  offset,
});

/** A long word is cut, keeping the spot that is wrong in sight. */
const shown = (word: string, spot = 0): string =>
  word.length <= 60 ? word : `${spot > 40 ? '…' : ''}${word.slice(Math.max(0, spot - 40), spot + 20)}…`;
