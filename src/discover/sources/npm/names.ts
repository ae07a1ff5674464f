/** What an npm package is called, and where it came from (https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json). */
import { makePurl, type Purl } from '../../../model/purl.ts';

/** Longer than any name or version that a registry takes; what is longer is not one. */
const LONGEST = 512;

/** A package by name and version; `origin` is where it came from when that was not a registry. */
export function npmPurl(name: string, version?: string, origin?: string): Purl {
  const slash = name.startsWith('@') ? name.indexOf('/') : -1;
  return makePurl({
    type: 'npm',
    namespace: slash > 1 ? name.slice(0, slash) : undefined,
    name: slash > 1 ? name.slice(slash + 1) : name,
    version,
    qualifiers: origin === undefined ? undefined : qualifiersOf(origin),
  });
}

/** A value as a package name: `name` or `@scope/name`; `undefined` for anything else. */
export function asName(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '' || value.length > LONGEST) return undefined;
  return value.startsWith('@') && !/^@[^/]+\/[^/]+$/.test(value) ? undefined : value;
}

/** A value as a version; `undefined` for anything else. */
export function asVersion(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST ? value : undefined;
}

/**
 * Where a package came from, when that is not a registry: a git, file or tarball address. Registries of every make
 * serve tarballs below `/-/` or `/download/`; an address without either was written by a person.
 */
export function originOf(resolved: unknown): string | undefined {
  if (typeof resolved !== 'string' || resolved.length > 4 * LONGEST) return undefined;
  if (resolved.startsWith('https://') && resolved.includes('/-/')) return undefined;
  if (/^(?:git[+:@]|github:|gitlab:|bitbucket:|gist:|file:|ssh:)/.test(resolved)) return resolved;
  return /^https?:/.test(resolved) && !/\/-\/|\/download\//.test(resolved) ? resolved : undefined;
}

/** https://github.com/package-url/purl-spec: `vcs_url` and `download_url`; a path of this machine names nothing elsewhere. */
function qualifiersOf(origin: string): Readonly<Record<string, string>> | undefined {
  if (/^https?:/.test(origin)) return { download_url: origin };
  if (origin.startsWith('file:')) return undefined;
  const hash = origin.lastIndexOf('#');
  const [address, revision] = hash < 0 ? [origin, ''] : [origin.slice(0, hash), origin.slice(hash + 1)];
  const url = address.startsWith('git') && address.includes('://') ? address : `git+${address}`;
  return { vcs_url: revision === '' ? url : `${url}@${revision}` };
}
