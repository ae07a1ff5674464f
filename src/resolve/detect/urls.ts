/** Addresses that stand for a licence. */
import type { LicenseExpression } from '../../model/expression.ts';
import { toLicense } from './choices.ts';
import type { Finding } from './finding.ts';
import type { DetectRules } from './rules.ts';

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"'`|\\{}\]]{3,200}/gi;
/** Hosts that are written without a scheme. */
const BARE = /\b(?:opensource|creativecommons|spdx|gnu|apache|choosealicense|unlicense)\.(?:org|com)\/[^\s<>"'`|\\{}\]]{3,200}/gi;

/** The licence an address stands for; `undefined` for all others. */
export type AddressBook = (address: string) => string | undefined;

export function createAddressBook(rules: DetectRules): AddressBook {
  const known = new Map(Object.entries(rules.urls));
  const ids = new Map([...rules.ids, ...Object.keys(rules.replaced)].map((id) => [id.toLowerCase(), rules.replaced[id] ?? id]));
  return (address) => {
    const key = addressKey(address);
    return known.get(key) ?? byRule(key, ids);
  };
}

/** An address without scheme, `www.`, query, fragment, file ending and closing punctuation, in lower case. */
export function addressKey(address: string): string {
  return address
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[?#].*$/, '')
    .replace(/[)\].,;:!*]+$/, '')
    .replace(/\.(?:html?|txt|php|md|en|json)$/, '')
    .replace(/\/(?:index|legalcode|deed(?:\.\w+)?|legalcode\.\w+)?$/, '')
    .replace(/\/+$/, '');
}

function byRule(key: string, ids: ReadonlyMap<string, string>): string | undefined {
  const listed =
    /^(?:spdx\.org\/licenses|opensource\.org\/licenses?|choosealicense\.com\/licenses|licenses\.nuget\.org|api\.github\.com\/licenses|jclark\.com\/xml\/licenses)\/([\w.+-]+)$/.exec(
      key,
    );
  if (listed) return ids.get((listed[1] ?? '').replace(/-license$/, ''));
  const commons = /^creativecommons\.org\/(?:licenses|publicdomain)\/([a-z-]+)\/(\d\.\d)(?:\/([a-z]{2,3}))?$/.exec(key);
  if (commons) {
    const [, code = '', version = '', country] = commons;
    if (code === 'zero') return 'CC0-1.0';
    if (code === 'mark') return 'CC-PDM-1.0';
    const name = code === 'publicdomain' ? undefined : `cc-${code}-${version}`;
    return name === undefined ? undefined : (ids.get(`${name}-${country ?? ''}`) ?? ids.get(name));
  }
  const gnu = /^gnu\.org\/(?:licenses|copyleft)\/(?:old-licenses\/)?(a?l?gpl|fdl)-(\d(?:\.\d)?)(?:-standalone)?$/.exec(key);
  if (gnu) {
    const version = gnu[2] ?? '';
    const family = gnu[1] === 'fdl' ? 'gfdl' : gnu[1];
    return ids.get(`${family}-${version.includes('.') ? version : `${version}.0`}-only`);
  }
  return undefined;
}

export function readAddresses(text: string, book: AddressBook): Finding[] {
  const found: Finding[] = [];
  const matches = [...text.matchAll(ADDRESS), ...(/\.(?:org|com)\//i.test(text) ? text.matchAll(BARE) : [])];
  for (const match of matches) {
    const license = book(match[0]);
    if (license === undefined) continue;
    const expression: LicenseExpression = toLicense(license);
    found.push({ expression, method: 'url', start: match.index, end: match.index + match[0].length, confidence: 0.9 });
  }
  return found;
}
