/** package.json as npm understands it (https://docs.npmjs.com/cli/v11/configuring-npm/package-json). */
import { wantMembers } from '../../../io/parse/json-members.ts';
import { isRecord, own } from '../../../io/parse/own.ts';
import { isDiagnostic } from '../../../io/problems.ts';
import type { ProjectFiles } from '../../../io/project-files.ts';
import type { Sighting } from '../../../model/inventory.ts';
import type { ProjectPath } from '../../../model/location.ts';
import type { Scope } from '../../../model/relations.ts';
import { passOn, trouble, unparsable } from '../../problems.ts';

export type Manifest = Readonly<Record<string, unknown>>;

/** A manifest, or why there is none. */
export type ManifestReading =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly trouble: Sighting };

/** One declared dependency, by the name it is required by. */
export interface Wanted {
  readonly name: string;
  readonly scope: Scope;
}

/** Reads a package.json. `incomplete`: whether components are missing from the answer when it cannot be read. */
export function readManifest(path: ProjectPath, files: ProjectFiles, incomplete: boolean, members = EVERYTHING): ManifestReading {
  const parsed = files.json(path, members);
  if (isDiagnostic(parsed)) return { ok: false, trouble: passOn(parsed, incomplete) };
  if (!parsed.ok) return { ok: false, trouble: unparsable('manifest-unreadable', path, parsed.problem, incomplete) };
  if (isRecord(parsed.value)) return { ok: true, manifest: parsed.value };
  return {
    ok: false,
    trouble: trouble('manifest-unreadable', 'package.json does not hold an object', { path, line: 1, incomplete }),
  };
}

/** What a manifest says of itself; enough where a lock file tells the rest. */
export const IDENTITY = wantMembers('name', 'version', 'license', 'licenses');

/** Everything that anyone here asks of a manifest. */
export const EVERYTHING = wantMembers(
  ...IDENTITY.names,
  'private',
  'workspaces',
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'peerDependenciesMeta',
);

/**
 * Tells each name that a manifest or a lock entry depends on, with its scope. A name under several keys has each scope,
 * but an optional one is not required.
 */
export function eachWanted(manifest: unknown, isOwn: boolean, tell: (name: string, scope: Scope) => void): void {
  const optional = own(manifest, 'optionalDependencies');
  for (const [key, scope] of isOwn ? OWN_KEYS : KEYS) {
    const list = own(manifest, key);
    if (!isRecord(list)) continue;
    for (const name of Object.keys(list)) {
      // No package can be called so, and no purl either.
      if (name === '') continue;
      if (scope === 'runtime' && isRecord(optional) && Object.hasOwn(optional, name)) continue;
      // An optional peer brings nothing in; where it is there, npm keeps it for whoever names it, also in production.
      tell(name, scope === 'peer' && isOptionalPeer(manifest, name) ? 'optional' : scope);
    }
  }
}

/** The same as a list. */
export function wantedBy(manifest: unknown, isOwn: boolean): readonly Wanted[] {
  const wanted: Wanted[] = [];
  eachWanted(manifest, isOwn, (name, scope) => wanted.push({ name, scope }));
  return wanted;
}

/** The globs under `workspaces`, in either form. */
export function workspacesOf(manifest: unknown): readonly string[] {
  const value = own(manifest, 'workspaces');
  const list = Array.isArray(value) ? value : own(value, 'packages');
  return Array.isArray(list) ? list.filter((glob) => typeof glob === 'string') : [];
}

const KEYS = [
  ['dependencies', 'runtime'],
  ['optionalDependencies', 'optional'],
  ['peerDependencies', 'peer'],
] as const satisfies readonly (readonly [string, Scope])[];
const OWN_KEYS = [...KEYS, ['devDependencies', 'dev']] as const;

function isOptionalPeer(manifest: unknown, name: string): boolean {
  return own(own(own(manifest, 'peerDependenciesMeta'), name), 'optional') === true;
}
