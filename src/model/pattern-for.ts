/** The pattern that a person would write for one component. */
import { compilePattern, splitPattern } from './pattern.ts';
import { type Purl, parsePurl } from './purl.ts';
import { inRange } from './version-range.ts';

/** Which versions the pattern admits: this one, those of the same major version, or all. */
export type AdmittedVersions = 'exact' | 'compatible' | 'any';

/**
 * A pattern for the component (`pkg:npm/@tea/kettle@^2`), or `undefined` when its name or version cannot be written so
 * that the pattern means it and nothing else: names from outside may hold stars.
 */
export function patternFor(purl: Purl, versions: AdmittedVersions): string | undefined {
  const parts = parsePurl(purl);
  if (parts === undefined) return undefined;
  const name = `pkg:${parts.type}/${parts.namespace === undefined ? '' : `${parts.namespace}/`}${parts.name}`;
  if (!PLAIN_NAME.test(name) || /[^/]@/.test(name)) return undefined;
  const range = rangeFor(parts.version, versions);
  if (range === undefined) return undefined;
  const text = range === '' ? name : `${name}@${range}`;
  const split = splitPattern(text);
  return split.purl === name && compilePattern(split)(purl) ? text : undefined;
}

const PLAIN_NAME = /^[\p{L}\p{N}@/:._~+-]+$/u;
const PLAIN_VERSION = /^[0-9A-Za-z][\w.+-]*$/;

/** The range after the `@`; empty for any version. */
function rangeFor(version: string | undefined, versions: AdmittedVersions): string | undefined {
  if (version === undefined || versions === 'any') return '';
  if (versions === 'compatible') {
    const [, major = '', minor = ''] = /^v?(\d{1,9})\.(\d{1,9})\.\d/.exec(version) ?? [];
    // A revision of a model says nothing about the next one; the licence that is named still has to be the same.
    if (major === '') return /^[0-9a-f]{40}$/.test(version) ? '' : rangeFor(version, 'exact');
    const range = major === '0' ? `^0.${minor}` : `^${major}`;
    return inRange(version, range) ? range : rangeFor(version, 'exact');
  }
  const hasWildcard = version.split('.').some((part) => /^[xX]$/.test(part));
  return PLAIN_VERSION.test(version) && !hasWildcard ? version : undefined;
}
