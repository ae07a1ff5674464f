/** Web addresses that are names of licences. Addresses without a rule stand in `rules/aliases.yaml`. */
import type { IdTable } from '../model/rulebook.ts';

const ADDRESS = /^<?(?:https?:)?\/\/([^\s/<>]+)(\/[^\s<>]*)?>?$/i;
/** `opensource.org/licenses/MIT`, written without a scheme. */
const BARE_ADDRESS = /^((?:[a-z0-9-]+\.)+[a-z]{2,})(\/[^\s<>]+)$/i;
/** Endings that only choose a form or a language of the same text. */
const FORM =
  /\/(?:legalcode|deed)(?:\.[a-z_-]{2,12})?(?:\.txt)?$|(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.(?:html?|txt|php|md|xml|json|rdf)$/;

/** Host and path of a web address, lower case, without scheme, `www.`, query, fragment and form; `undefined` for other text. */
export function foldUrl(text: string): string | undefined {
  const trimmed = text.trim();
  const match = ADDRESS.exec(trimmed) ?? BARE_ADDRESS.exec(trimmed);
  if (!match) return undefined;
  const host = (match[1] ?? '')
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/:(?:80|443)$/, '');
  const path = (match[2] ?? '')
    .toLowerCase()
    .replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean)
    .join('/');
  return `${host}/${path}`.replace(/\/$/, '').replace(FORM, '');
}

/** Addresses whose last part is an SPDX id in any case. */
const BY_ID = [
  'spdx.org/licenses/',
  'opensource.org/licenses/',
  'opensource.org/license/',
  'choosealicense.com/licenses/',
  'gnu.org/licenses/old-licenses/',
  'gnu.org/licenses/',
  'licenses.nuget.org/',
  'api.github.com/licenses/',
];

/** The SPDX id that a folded address names by its form, such as `CC-BY-4.0` for `creativecommons.org/licenses/by/4.0`. */
export function idOfUrl(url: string, ids: IdTable): string | undefined {
  const common = /^creativecommons\.org\/licenses\/([a-z-]{2,8})\/(\d\.\d)(?:\/([a-z]{2,3}))?$/.exec(url);
  if (common) return ids.license(`CC-${common[1]}-${common[2]}${common[3] === undefined ? '' : `-${common[3]}`}`);
  if (/^[a-z0-9-]+\.mit-license\.org(?:\/|$)/.test(url)) return ids.license('MIT');
  const prefix = BY_ID.find((candidate) => url.startsWith(candidate));
  if (prefix === undefined) return undefined;
  const last = url.slice(prefix.length);
  // The Open Source Initiative writes apache-2-0 and afl-3-0-php in its newer addresses.
  return ids.license(last) ?? ids.license(last.replace(/-(?:php|html?|txt)$/, '').replace(/(\d)-(?=\d)/g, '$1.'));
}
