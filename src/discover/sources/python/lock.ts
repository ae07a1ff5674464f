/** What the lock files of Python have in common: TOML with a list of packages. */
import { isRecord, own, ownList } from '../../../io/parse/own.ts';
import { parseToml } from '../../../io/parse/toml.ts';
import { isDiagnostic } from '../../../io/problems.ts';
import type { ProjectFiles } from '../../../io/project-files.ts';
import type { SeenComponent, Sighting } from '../../../model/inventory.ts';
import type { ProjectPath } from '../../../model/location.ts';
import type { Purl } from '../../../model/purl.ts';
import type { Scope } from '../../../model/relations.ts';
import { passOn, trouble, unparsable } from '../../problems.ts';
import { remembered } from '../../remember.ts';
import { PYTHON } from './installed.ts';
import { asName, asVersion, normalName, pypiPurl } from './names.ts';

/** One `[[package]]`. */
export interface Locked {
  readonly index: number;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly name: string;
  readonly version: string | undefined;
}

export interface PythonLock {
  readonly path: ProjectPath;
  readonly document: unknown;
  readonly packages: readonly Locked[];
}

/** A lock file as read; without `lock` it could not be used at all. */
export interface LockReading {
  readonly lock?: PythonLock;
  readonly troubles: readonly Sighting[];
}

/** Reads a lock file, once: the project beside it asks as well. */
export const readPythonLock = remembered(read);

function read(path: ProjectPath, files: ProjectFiles): LockReading {
  const text = files.text(path);
  if (isDiagnostic(text)) return { troubles: [passOn(text, true)] };
  const parsed = parseToml(text);
  if (!parsed.ok) return { troubles: [unparsable('lockfile-unreadable', path, parsed.problem, true)] };
  const packages: Locked[] = [];
  let odd = 0;
  ownList(parsed.value, 'package').forEach((raw, index) => {
    const name = asName(own(raw, 'name'));
    if (name === undefined || !isRecord(raw)) odd += 1;
    else packages.push({ index, raw, name, version: asVersion(own(raw, 'version')) });
  });
  const listed = own(parsed.value, 'package');
  if (listed !== undefined && !Array.isArray(listed)) odd += 1;
  const troubles =
    odd === 0 ? [] : [trouble('lockfile-unreadable', `entries without a name in the lock file: ${odd}`, { path, line: 1 })];
  return { lock: { path, document: parsed.value, packages }, troubles };
}

/** A locked package as a sighting. No lock file of Python tells a licence. */
export function lockedPackage(
  locked: Locked,
  lock: PythonLock,
  about: { readonly origin?: string | undefined; readonly scope: Scope; readonly integrity?: string | undefined },
): SeenComponent {
  const { origin, scope, integrity } = about;
  return {
    purl: pypiPurl(locked.name, locked.version, origin),
    name: locked.name,
    ...(locked.version !== undefined && { version: locked.version }),
    kind: 'library',
    own: false,
    declaredRaw: [],
    licenseFiles: [],
    provenance: [
      {
        source: PYTHON,
        at: { path: lock.path, keys: ['package', locked.index] },
        ...(integrity !== undefined && { integrity }),
        ...(origin !== undefined && { origin }),
      },
    ],
    nameOnly: true,
    recordedScope: scope,
  };
}

/** Finds the purls that a name stands for in a lock file; with a version, only that one. */
export function indexByName(entries: Iterable<readonly [Locked, Purl]>): (name: string, version?: string) => readonly Purl[] {
  const byName = new Map<string, (readonly [Locked, Purl])[]>();
  for (const entry of entries) {
    const name = normalName(entry[0].name);
    const list = byName.get(name);
    if (list) list.push(entry);
    else byName.set(name, [entry]);
  }
  return (name, version) => {
    const all = byName.get(normalName(name)) ?? [];
    const exact = version === undefined ? all : all.filter(([locked]) => locked.version === version);
    return exact.map(([, purl]) => purl);
  };
}

/** The first hash that a package's files carry. */
export function hashOf(raw: unknown, ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = own(raw, key);
    for (const file of Array.isArray(value) ? value : [value]) {
      const hash = own(file, 'hash');
      if (typeof hash === 'string') return hash;
    }
  }
  return undefined;
}
