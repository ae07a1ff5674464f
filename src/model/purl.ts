/** Package URLs (https://github.com/package-url/purl-spec): the one name of a component. */

import { withoutCredentials } from './credentials.ts';
import { inOnePiece } from './text.ts';

declare const purlBrand: unique symbol;

/** A canonical package URL, such as `pkg:npm/%40scope/name@1.0.0`. Never used as a path. */
export type Purl = string & { readonly [purlBrand]: true };

/** The parts a purl is made of, unencoded. */
export interface PurlParts {
  /** The ecosystem: `npm`, `pypi`, `huggingface`, `generic`, … (lower case). */
  readonly type: string;
  /** Scope, organisation or group; may hold `/`. */
  readonly namespace?: string | undefined;
  /** The name. Must not be empty. */
  readonly name: string;
  /** The version or revision. */
  readonly version?: string | undefined;
  /** Qualifiers, such as `repository_url`. Empty values are left out. */
  readonly qualifiers?: Readonly<Record<string, string>> | undefined;
}

/** Builds the canonical purl of the parts: names of `pypi` and `huggingface` are folded as the specification says. */
export function makePurl(parts: PurlParts): Purl {
  const type = parts.type.toLowerCase();
  const namespace = parts.namespace?.split('/').filter(Boolean).map(encode).join('/');
  const name = type === 'pypi' ? parts.name.toLowerCase().replaceAll('_', '-') : parts.name;
  let text = `pkg:${type}/`;
  if (namespace) text += `${namespace}/`;
  text += encode(name);
  if (parts.version) text += `@${encode(type === 'huggingface' ? parts.version.toLowerCase() : parts.version)}`;
  const qualifiers = parts.qualifiers && Object.entries(parts.qualifiers).filter(([, value]) => value !== '');
  if (qualifiers && qualifiers.length > 0) {
    qualifiers.sort(([a], [b]) => (a < b ? -1 : 1));
    text += `?${qualifiers.map(([key, value]) => `${key.toLowerCase()}=${encode(withoutCredentials(value))}`).join('&')}`;
  }
  return inOnePiece(text) as Purl;
}

/** Takes a purl apart, or answers `undefined` when the text is not one. A subpath is dropped. */
export function parsePurl(text: string): PurlParts | undefined {
  const match = /^pkg:\/*([A-Za-z0-9.+-]+)\/([^?#]+)(?:\?([^#]*))?/.exec(text);
  if (!match) return undefined;
  const [, type = '', path = '', query = ''] = match;
  const at = path.lastIndexOf('@');
  const versioned = at > path.lastIndexOf('/');
  const segments = (versioned ? path.slice(0, at) : path).split('/').filter(Boolean).map(decode);
  const name = segments.pop();
  if (name === undefined || name === '') return undefined;
  const pairs = query
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals), decode(pair.slice(equals + 1))] as const;
    });
  return {
    type: type.toLowerCase(),
    namespace: segments.length > 0 ? segments.join('/') : undefined,
    name,
    version: versioned ? decode(path.slice(at + 1)) : undefined,
    qualifiers: pairs.length > 0 ? Object.fromEntries(pairs) : undefined,
  };
}

/** The purl without its version. */
export function withoutVersion(purl: Purl): Purl {
  if (!purl.includes('@')) return purl;
  const at = purl.search(/@[^/@?]*(\?|$)/);
  if (at < 0) return purl;
  const query = purl.indexOf('?', at);
  return (purl.slice(0, at) + (query < 0 ? '' : purl.slice(query))) as Purl;
}

/** Where one copy was fetched from; it changes with the version and does not tell what the component is. */
const OF_A_COPY = new Set(['download_url', 'vcs_url', 'checksum', 'file_name']);

/** The purl by which a component is known again in another version: without version, and without where a copy came from. */
export function identityOf(purl: Purl): Purl {
  const bare = withoutVersion(purl);
  if (!bare.includes('?')) return bare;
  const [name = bare, query = ''] = bare.split('?');
  const kept = query.split('&').filter((pair) => !OF_A_COPY.has(pair.split('=')[0] ?? ''));
  return (kept.length === 0 ? name : `${name}?${kept.join('&')}`) as Purl;
}

/** Nearly every name and version is made of these alone, and thousands are encoded in a scan. */
const PLAIN = /^[A-Za-z0-9._~-]*$/;

const encode = (text: string): string =>
  PLAIN.test(text)
    ? text
    : // Half a surrogate pair, as hostile metadata may hold, cannot be encoded.
      encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
        .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
        .replaceAll('%3A', ':');

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
