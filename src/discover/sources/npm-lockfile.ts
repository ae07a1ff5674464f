/**
 * npm's lock files (https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json). They know every package of every
 * platform and the whole graph; they cannot show a licence text, and a licence only since version 2.
 */
import { ROOT } from '../../io/paths.ts';
import { isDiagnostic } from '../../io/problems.ts';
import { hasEntry } from '../../io/project-files.ts';
import type { Sighting } from '../../model/inventory.ts';
import type { ProjectPath } from '../../model/location.ts';
import type { Purl } from '../../model/purl.ts';
import type { Scope } from '../../model/relations.ts';
import { few, passOn, trouble } from '../problems.ts';
import type { ReadContext, Source } from '../source.ts';
import { type Lock, type LockEntry, lookUp } from './npm/lock.ts';
import { LOCKFILE, lockedComponent } from './npm/locked.ts';
import { eachWanted } from './npm/manifest.ts';
import { npmPurl } from './npm/names.ts';
import { type LocalPackage, type World, worldOf } from './npm/world.ts';

export const npmLockfile: Source = {
  id: LOCKFILE,
  title: 'package-lock.json (versions 1, 2, 3) and npm-shrinkwrap.json',
  readers: [{ matches: ['npm-shrinkwrap.json', 'package-lock.json'], read }],
};

function* read(path: ProjectPath, context: ReadContext): Iterable<Sighting> {
  // npm ignores package-lock.json beside a shrinkwrap file.
  if (path.endsWith('package-lock.json') && hasEntry(context.siblings, 'npm-shrinkwrap.json', 'file')) return;
  const world = worldOf(context.files);
  const reading = world.lock(context.files.parent(path));
  if (!reading) {
    const why = context.files.text(path);
    if (isDiagnostic(why)) yield passOn(why, true);
    return;
  }
  yield* reading.troubles;
  if (!reading.lock) return;
  const { lock } = reading;
  const purls = [...lock.told];
  for (const entry of lock.entries.values()) {
    if (entry.link !== undefined) continue;
    if (purls[entry.index] === undefined) {
      const local = packageOf(entry, lock, world, context);
      purls[entry.index] = local.purl;
      yield { type: 'component', component: lockedComponent(entry, lock, local) };
    }
  }
  yield* relationsOf(lock, purls, world, context);
}

function packageOf(entry: LockEntry, lock: Lock, world: World, context: ReadContext): LocalPackage {
  const { location, isInstalled, name = 'unnamed', version, origin } = entry;
  if (isInstalled) return { purl: npmPurl(name, version, origin), name, version, kind: 'library', own: false };
  return world.local(context.files.join(lock.directory, location), entry);
}

function* relationsOf(lock: Lock, purls: readonly (Purl | undefined)[], world: World, context: ReadContext): Iterable<Sighting> {
  const missing = new Set<string>();
  const out: Sighting[] = [];
  for (const entry of lock.entries.values()) {
    const from = purls[entry.index];
    if (from === undefined) continue;
    const local = entry.isInstalled ? undefined : manifestOf(entry, lock, world, context);
    eachWanted(local?.manifest ?? entry.raw, local?.own ?? false, (name, wanted) => {
      const target = lookUp(lock, entry.location, name);
      const to = target && purls[target.index];
      if (to === undefined) {
        if (wanted !== 'runtime' && wanted !== 'dev') return;
        missing.add(name);
      }
      const scope = lock.isOld ? scopeOf(wanted, entry, target) : wanted;
      if (to !== undefined) {
        out.push({ type: 'relation', relation: { from, to, kind: 'depends-on', scope } });
        const other = target && lock.instead.get(target.index);
        if (other !== undefined) out.push({ type: 'relation', relation: { from, to: other, kind: 'depends-on', scope } });
      } else {
        const key = wanted === 'dev' ? 'devDependencies' : 'dependencies';
        const at = local?.path === undefined ? { path: lock.path, keys: entry.keys } : { path: local.path, keys: [key, name] };
        const named = { source: LOCKFILE, at };
        out.push({ type: 'relation', relation: { from, to: npmPurl(name), kind: 'depends-on', scope, named } });
      }
    });
  }
  yield* out;
  if (missing.size > 0) {
    yield trouble('lockfile-outdated', `not in the lock file: ${few([...missing].sort())}`, { path: lock.path });
  }
}

/** The manifest on disk says what the project asks for now; the lock says what it asked for when it was written. */
function manifestOf(
  entry: LockEntry,
  lock: Lock,
  world: World,
  context: ReadContext,
): { readonly manifest: unknown; readonly own: boolean; readonly path?: string } {
  const directory = context.files.join(lock.directory, entry.location);
  const reading = directory === undefined ? undefined : world.manifest(directory);
  const { own } = world.local(directory, entry);
  if (!reading?.ok) return { manifest: entry.raw, own };
  return { manifest: reading.manifest, own, path: directory === ROOT ? 'package.json' : `${directory}/package.json` };
}

/** Version 1 does not tell optional requirements from others, but it marks what only they bring in. */
function scopeOf(scope: Scope, from: LockEntry, to: LockEntry | undefined): Scope {
  const weaker = from.isInstalled && to?.raw.optional === true && from.raw.optional !== true;
  return weaker && scope === 'runtime' ? 'optional' : scope;
}
