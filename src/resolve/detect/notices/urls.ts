/** Addresses that stand for a licence. */

import type { Finding } from '../answer/finding.ts';
import type { DetectRules } from '../index-data/rules.ts';
import { coveredBy } from '../words/covered.ts';
import { isOfAnotherTime } from './about.ts';
import { familiesOf } from './families.ts';
import { toLicense } from './to-license.ts';

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
    .replace(/(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.(?:html?|txt|php|md|en|json)$/, '')
    .replace(/\/(?:index|legalcode|deed(?:\.\w+)?|legalcode\.\w+)?$/, '')
    .replace(/\/+$/, '');
}

function byRule(key: string, ids: ReadonlyMap<string, string>): string | undefined {
  const listed =
    /^(?:spdx\.org\/licenses|opensource\.org\/licenses?|choosealicense\.com\/licenses|licenses\.nuget\.org|api\.github\.com\/licenses|jclark\.com\/xml\/licenses)\/([\w.+-]+)$/.exec(
      key,
    );
  if (listed) {
    const name = (listed[1] ?? '').replace(/-license$/, '');
    // The newer pages of opensource.org write `apache-2-0`.
    return ids.get(name) ?? ids.get(name.replace(/\+$/, '-or-later')) ?? ids.get(name.replace(/-(\d)-(\d)(?=-|$)/, '-$1.$2'));
  }
  const badge = /^img\.shields\.io\/badge\/licen[sc]es?-(.+)-[a-z0-9]+(?:\.svg|\.png)?$/.exec(key);
  if (badge) return ids.get((badge[1] ?? '').replace(/%20|_|--/g, '-'));
  const commons = /^creativecommons\.org\/(?:licenses|publicdomain)\/([a-z-]+)\/(\d\.\d)(?:\/([a-z]{2,3}))?$/.exec(key);
  if (commons) {
    const [, code = '', version = '', country] = commons;
    if (code === 'zero') return 'CC0-1.0';
    if (code === 'mark') return 'CC-PDM-1.0';
    const name = code === 'publicdomain' ? undefined : `cc-${code}-${version}`;
    if (name === undefined) return undefined;
    // Under the law of a country it is another licence, which the list may not have; the fourth version has none such.
    if (country === undefined || version === '4.0') return ids.get(name);
    return ids.get(`${name}-${country}`) ?? (ids.has(name) ? `LicenseRef-licheck-family-CC-${code.toUpperCase()}` : undefined);
  }
  // One page for each version, all of the same licences.
  if (/^python\.org\/(?:psf|download\/releases\/[\d.]+)\/license$/.test(key)) return 'Python-2.0';
  const gnu = /^gnu\.org\/(?:licenses|copyleft)\/(?:old-licenses\/)?(a?l?gpl|fdl)-(\d(?:\.\d)?)(?:-standalone)?$/.exec(key);
  if (gnu) {
    const version = gnu[2] ?? '';
    const family = gnu[1] === 'fdl' ? 'gfdl' : gnu[1];
    return ids.get(`${family}-${version.includes('.') ? version : `${version}.0`}-only`);
  }
  return undefined;
}

/**
 * The licences that addresses stand for. A page that shows the latest GPL or LGPL is what many texts refer to in passing: it counts where
 * nothing else is said. Outside the stretches that were read and of families nobody named.
 */
export function readAddresses(
  text: string,
  book: AddressBook,
  taken: readonly { readonly start: number; readonly end: number }[],
  families: ReadonlySet<string>,
): Finding[] {
  const matches = [...text.matchAll(ADDRESS), ...(/\.(?:org|com)\//i.test(text) ? text.matchAll(BARE) : [])];
  const isTaken = coveredBy(taken);
  return matches.flatMap(({ 0: address, index: start }): Finding[] => {
    const license = book(address);
    if (license === undefined) return [];
    const end = start + address.length;
    // "Relicensed: [MIT](…) → [ISC](…)".
    if (/^[)\]\s]*(?:→|->|=>)/.test(text.slice(end - 1, end + 8))) return [];
    const expression = toLicense(license);
    if (
      isTaken(start, end) ||
      familiesOf(expression).some((family) => families.has(family)) ||
      (license.endsWith('-or-later') && families.size > 0) ||
      isOfAnotherTime(text, start, end)
    )
      return [];
    return [{ expression, method: 'url', start, end, confidence: 0.9 }];
  });
}
