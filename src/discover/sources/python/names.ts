/** What a Python distribution is called, and how a requirement names one. */
import { makePurl, type Purl } from '../../../model/purl.ts';

/** The one spelling of a name (https://packaging.python.org/en/latest/specifications/name-normalization/). */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** A distribution; `origin` is where it came from when that was not an index. */
export function pypiPurl(name: string, version?: string, origin?: string): Purl {
  return makePurl({
    type: 'pypi',
    name: normalName(name),
    version,
    qualifiers: origin === undefined ? undefined : qualifiersOf(origin),
  });
}

/** A value as a distribution name; `undefined` for anything else. */
export function asName(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 200 && NAME.test(value) ? value : undefined;
}

/** A value as a version; `undefined` for anything else. */
export function asVersion(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 200 && !/\s/.test(value) ? value : undefined;
}

/** A requirement (https://peps.python.org/pep-0508/), as far as an inventory needs it. */
export interface Requirement {
  readonly name: string;
  /** The version, when exactly one fits. */
  readonly pin?: string;
  /** The address after `@`. */
  readonly origin?: string;
  /** True when a marker limits it to some platforms, versions or extras. */
  readonly isConditional: boolean;
  /** True when only an extra asks for it. */
  readonly isExtra: boolean;
}

/** Reads one requirement; `undefined` when it is not a name with what may follow one. */
export function parseRequirement(text: string): Requirement | undefined {
  const head = /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*/.exec(text);
  const name = asName(head?.[1]?.replace(/[._-]+$/, ''));
  if (head === null || name === undefined) return undefined;
  const rest = text.slice(head[0].length);
  if (!/^(?:$|[<>=!~;@(#,])/.test(rest)) return undefined;
  const address = rest.startsWith('@') ? (/^@\s*(\S+)/.exec(rest)?.[1] ?? '') : undefined;
  const marker = address === undefined ? markerOf(rest) : markerOf(rest.slice(rest.indexOf(address) + address.length));
  const pin = address === undefined ? /^\(?\s*={2,3}\s*([A-Za-z0-9.!+_-]+)\s*\)?\s*(?:;|$)/.exec(rest)?.[1] : undefined;
  return {
    name,
    ...(pin !== undefined && { pin }),
    ...(address !== undefined && { origin: address.replace(/;$/, '') }),
    isConditional: marker !== '',
    isExtra: /\bextra\s*==/.test(marker),
  };
}

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

function markerOf(text: string): string {
  const at = text.indexOf(';');
  return at < 0 ? '' : text.slice(at + 1).trim();
}

/** https://github.com/package-url/purl-spec: `vcs_url` and `download_url`; a path of this machine names nothing elsewhere. */
function qualifiersOf(origin: string): Readonly<Record<string, string>> | undefined {
  if (/^(?:git|hg|svn|bzr)\+/.test(origin)) return { vcs_url: origin.replace(/#.*$/, '') };
  return /^https?:/.test(origin) ? { download_url: origin.replace(/#.*$/, '') } : undefined;
}
