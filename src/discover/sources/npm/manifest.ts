/** package.json as npm understands it (https://docs.npmjs.com/cli/v11/configuring-npm/package-json). */
import { parseJson } from '../../../io/parse/json.ts';
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

/** One declared dependency: the name it is required by, and what was asked for. */
export interface Wanted {
  readonly name: string;
  readonly spec: string;
  readonly scope: Scope;
}

/** Reads a package.json. `incomplete`: whether components are missing from the answer when it cannot be read. */
export function readManifest(path: ProjectPath, files: ProjectFiles, incomplete: boolean): ManifestReading {
  const text = files.text(path);
  if (isDiagnostic(text)) return { ok: false, trouble: passOn(text, incomplete) };
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, trouble: unparsable('manifest-unreadable', path, parsed.problem, incomplete) };
  if (isRecord(parsed.value)) return { ok: true, manifest: parsed.value };
  return {
    ok: false,
    trouble: trouble('manifest-unreadable', 'package.json does not hold an object', { path, line: 1, incomplete }),
  };
}

/** What a manifest or a lock entry depends on; a name under several keys has each scope, but an optional one is not required. */
export function* wantedBy(manifest: unknown, own: boolean): Iterable<Wanted> {
  for (const [key, scope] of own ? OWN_KEYS : KEYS) {
    for (const [name, spec] of entriesOf(manifest, key)) {
      if (scope === 'runtime' && hasKey(manifest, 'optionalDependencies', name)) continue;
      // An optional peer brings nothing in: it is there because something else asked for it, or it is not.
      if (scope === 'peer' && isOptionalPeer(manifest, name)) continue;
      yield { name, spec: typeof spec === 'string' ? spec : '', scope };
    }
  }
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

function entriesOf(manifest: unknown, key: string): readonly (readonly [string, unknown])[] {
  const value = own(manifest, key);
  return isRecord(value) ? Object.entries(value) : [];
}

function hasKey(manifest: unknown, key: string, name: string): boolean {
  const value = own(manifest, key);
  return isRecord(value) && Object.hasOwn(value, name);
}
