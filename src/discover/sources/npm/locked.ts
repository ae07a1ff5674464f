/** A lock entry as a sighting. */
import type { Provenance, RawLicense } from '../../../model/component.ts';
import type { SeenComponent } from '../../../model/inventory.ts';
import { declaredLicenses } from './declared.ts';
import { flaggedScope, type Lock, type LockEntry } from './lock.ts';
import type { LocalPackage } from './world.ts';

/** The id of the source that reads lock files. */
export const LOCKFILE = 'npm-lockfile';

/** What the lock file alone tells of a package. */
export function lockedComponent(entry: LockEntry, lock: Lock, { purl, name, version, kind, own }: LocalPackage): SeenComponent {
  const declaredRaw = lockedLicenses(entry, lock);
  return {
    purl,
    name,
    ...(version !== undefined && { version }),
    kind,
    own,
    declaredRaw,
    licenseFiles: [],
    provenance: [lockedProvenance(entry, lock)],
    ...(!own && declaredRaw.length === 0 && { nameOnly: true }),
    ...(!own && { recordedScope: flaggedScope(entry.raw) }),
  };
}

/** Licences in the lock are copies of the manifest's; the manifest itself is trusted more. */
const RANK = 2;

export function lockedLicenses({ raw, keys }: LockEntry, lock: Lock): readonly RawLicense[] {
  return declaredLicenses(raw, lock.path, keys, RANK);
}

export function lockedProvenance({ raw, keys, origin }: LockEntry, lock: Lock): Provenance {
  const at = { path: lock.path, keys };
  const integrity = typeof raw.integrity === 'string' ? raw.integrity : undefined;
  if (integrity === undefined && origin === undefined) return { source: LOCKFILE, at };
  if (origin === undefined && integrity !== undefined) return { source: LOCKFILE, at, integrity };
  return { source: LOCKFILE, at, ...(integrity !== undefined && { integrity }), ...(origin !== undefined && { origin }) };
}
