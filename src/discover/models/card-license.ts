/**
 * The licence keys of a card, as spelled. https://huggingface.co/docs/hub/repositories-licenses
 * The Hub does not say whether a list means AND or OR: every item is handed on, and resolve joins them with AND.
 */
import { isRecord, own, ownText, sketch } from '../../io/parse/own.ts';
import type { RawLicense, Vocabulary } from '../../model/component.ts';
import type { KeyPath } from '../../model/location.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { isPlaceholder } from './placeholder.ts';

/** What a card declares. */
export interface CardLicenses {
  readonly raw: readonly RawLicense[];
  /** Keys whose value is a template's blank: no declaration. */
  readonly blanks: readonly KeyPath[];
}

/** Items of a licence list that are looked at; a longer one is no list of licences. */
const MAX_ITEMS = 200;

/** Reads `license`, `licenses`, `license_name`, `license_link`, `license_details`, and the spelling `licence`. */
export function cardLicenses(data: unknown, path: string, vocabulary: Vocabulary): CardLicenses {
  const link = linkOf(data);
  const name = nameOf(data);
  const details = detailsOf(data);
  const raw: RawLicense[] = [];
  const blanks: KeyPath[] = [];

  const declare = (text: string, keys: KeyPath, rank: number, words: Vocabulary = vocabulary): void => {
    raw.push({ text, field: fieldOf(keys), vocabulary: words, rank, at: { path, keys }, ...(link !== undefined && { link }) });
  };
  const read = ({ value, keys }: Leaf, rank: number): void => {
    if (typeof value !== 'string') {
      raw.push({ text: sketch(value), field: fieldOf(keys), vocabulary, rank, at: { path, keys }, malformed: true });
    } else if (isPlaceholder(value) || (isBritish(keys) && /^licen[cs]e$/i.test(value.trim()))) blanks.push(keys);
    else if (!isOther(value) && (name === undefined || !isUnknown(value))) declare(value, keys, rank);
    // `other` only says that the name stands elsewhere.
    else if (name !== undefined) declare(name.text, name.keys, rank);
    else if (details !== undefined) declare(details, ['license_details'], rank, 'free-text');
    else declare(value, keys, rank);
  };

  const keysByTrust = licenseKeys(data);
  for (const { key, rank } of keysByTrust) {
    const value = own(data, key);
    // `license: {license}` without quotes is a template's blank that YAML takes for a mapping.
    if (isRecord(value) && isBlankMapping(value)) blanks.push([key]);
    else for (const item of itemsOf(value, [key])) read(item, rank);
  }
  const said = raw.some((item) => item.field === 'license_name');
  // A name beside a licence that is not `other` says more than the Hub shows, so both are held to be meant.
  if (name !== undefined && !said && !raw.some((item) => sameWord(item.text, name.text))) declare(name.text, name.keys, 0);
  return { raw: unique(raw), blanks };
}

/**
 * The values of a `license` key that stands more than once, which a parser answers with its last value only: all are held
 * to be meant. `line` is the line of the file on which the YAML begins.
 */
export function repeatedLicenses(yaml: string, path: string, line: number, vocabulary: Vocabulary): readonly RawLicense[] {
  const found: RawLicense[] = [];
  for (const [i, row] of yaml.split(/\r\n|\n|\r/).entries()) {
    const text = /^license[ \t]*:[ \t]*["']?([^\s"'#[{|>&*!][^"'#]*)/.exec(row.slice(0, 300))?.[1]?.trim();
    if (text !== undefined) found.push({ text, field: 'license', vocabulary, rank: 0, at: { path, line: line + i } });
  }
  return found.length > 1 ? found : [];
}

/** Strings, lists, and maps from a configuration's name to either. A list of nulls says that something was meant. */
function itemsOf(value: unknown, keys: KeyPath): readonly Leaf[] {
  const leaves = leavesOf(value, keys).slice(0, MAX_ITEMS);
  return leaves.length === 0 && Array.isArray(value) && value.length > 0 ? [{ value, keys }] : leaves;
}

/** The Hub reads `license`; older dataset cards have `licenses`; people also write `License` and `licence`. */
function licenseKeys(data: unknown): readonly { key: string; rank: number }[] {
  const found = [
    { key: 'license', rank: 0 },
    { key: 'licenses', rank: 0 },
  ].filter(({ key }) => own(data, key) !== undefined);
  const others = Object.keys(isRecord(data) ? data : {}).filter(
    (key) => /^licen[cs]es?$/i.test(key) && key !== 'license' && key !== 'licenses',
  );
  return [...found, ...others.slice(0, 5).map((key) => ({ key, rank: 1 }))];
}

function nameOf(data: unknown): { readonly text: string; readonly keys: KeyPath } | undefined {
  const text = ownText(data, 'license_name')?.trim();
  return text === undefined || isPlaceholder(text) || isOther(text) ? undefined : { text, keys: ['license_name'] };
}

function linkOf(data: unknown): string | undefined {
  const text = ownText(data, 'license_link')?.trim();
  return text === undefined || isPlaceholder(text) ? undefined : text;
}

function detailsOf(data: unknown): string | undefined {
  const text = ownText(data, 'license_details')?.trim();
  return text === undefined || isPlaceholder(text) ? undefined : text;
}

const isOther = (text: string): boolean => /^(?:other|custom|other-license)$/i.test(text.trim());
const isUnknown = (text: string): boolean => /^unknown$/i.test(text.trim());
const isBritish = (keys: KeyPath): boolean => /^licence/i.test(String(keys[0]));
const isBlankMapping = (value: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(value).length <= 1 && Object.keys(value).every((key) => own(value, key) === null);
const sameWord = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
const fieldOf = (keys: KeyPath): string =>
  keys.map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${key}`)).join('');

function unique(raw: readonly RawLicense[]): readonly RawLicense[] {
  const [only] = raw;
  // A list that grew has room for sixteen more, and nearly every card has one licence.
  if (only !== undefined && raw.length === 1) return [only];
  return raw.filter((item, i) => raw.findIndex((other) => other.text === item.text && other.field === item.field) === i);
}
