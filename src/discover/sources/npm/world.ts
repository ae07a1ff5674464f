/** What the npm sources know about one scan in common: each manifest and lock file is read once, whoever asks first. */
import { compileGlobs } from '../../../io/glob.ts';
import { own } from '../../../io/parse/own.ts';
import { baseName, ROOT } from '../../../io/paths.ts';
import type { ProjectFiles } from '../../../io/project-files.ts';
import type { ComponentKind } from '../../../model/component.ts';
import type { Sighting } from '../../../model/inventory.ts';
import type { ProjectPath } from '../../../model/location.ts';
import type { Purl } from '../../../model/purl.ts';
import { type Lock, type LockEntry, readLock } from './lock.ts';
import { type ManifestReading, readManifest, workspacesOf } from './manifest.ts';
import { asName, asVersion, npmPurl } from './names.ts';

/** A package that has a folder outside every node_modules. */
export interface LocalPackage {
  readonly purl: Purl;
  readonly name: string;
  readonly version: string | undefined;
  readonly kind: ComponentKind;
  readonly own: boolean;
}

/** A lock file that speaks of a folder, and under which location. */
export interface Cover {
  readonly lock: Lock;
  readonly location: string;
}

export interface World {
  /** The manifest of a folder outside node_modules; `undefined` when there is none. */
  manifest(directory: ProjectPath): ManifestReading | undefined;
  /** The lock file beside, npm-shrinkwrap.json first; `undefined` when there is none. */
  lock(
    directory: ProjectPath,
  ): { readonly lock?: Lock; readonly path: ProjectPath; readonly troubles: readonly Sighting[] } | undefined;
  /** The nearest lock file, here or above, that has an entry for the folder. */
  cover(directory: ProjectPath): Cover | undefined;
  /** Name, purl and ownership of a folder's package; `entry` helps where the folder is not in the tree. */
  local(directory: ProjectPath | undefined, entry?: LockEntry): LocalPackage;
  /** What `name` means to code in a folder, as Node looks it up on disk. */
  installed(directory: ProjectPath, name: string): Purl | undefined;
}

const worlds = new WeakMap<ProjectFiles, World>();

/** The world of one scan. */
export function worldOf(files: ProjectFiles): World {
  const known = worlds.get(files);
  if (known) return known;
  const world = createWorld(files);
  worlds.set(files, world);
  return world;
}

function createWorld(files: ProjectFiles): World {
  const at = (directory: ProjectPath, name: string): ProjectPath =>
    (directory === ROOT ? name : `${directory}/${name}`) as ProjectPath;
  const manifest = memo((directory) => {
    const path = at(directory, 'package.json');
    return files.isFile(path) ? readManifest(path, files, true) : undefined;
  });
  const lock = memo((directory) => {
    const path = ['npm-shrinkwrap.json', 'package-lock.json']
      .map((name) => at(directory, name))
      .find((name) => files.isFile(name));
    return path === undefined ? undefined : { path, ...readLock(path, files) };
  });
  const cover = memo((directory) => {
    for (let above = directory; ; above = files.parent(above)) {
      const location = above === ROOT ? directory : directory.slice(above.length + 1);
      const found = lock(above)?.lock;
      if (found?.entries.has(location)) return { lock: found, location };
      if (above === ROOT) return undefined;
    }
  });
  const known = memo((directory) => describe(directory, undefined));
  const installed = (directory: ProjectPath, name: string): Purl | undefined => {
    for (let above = directory; ; above = files.parent(above)) {
      if (baseName(above) !== 'node_modules') {
        const real = files.real(at(above, `node_modules/${name}`));
        if (real !== undefined && files.isFile(at(real, 'package.json'))) return purlAt(real, name);
      }
      if (above === ROOT) return undefined;
    }
  };
  const purlAt = (directory: ProjectPath, name: string): Purl => {
    if (!`/${directory}/`.includes('/node_modules/')) return known(directory).purl;
    const reading = manifest(directory);
    const facts = reading?.ok ? reading.manifest : undefined;
    return npmPurl(asName(own(facts, 'name')) ?? name, asVersion(own(facts, 'version')));
  };
  const describe = (directory: ProjectPath | undefined, entry: LockEntry | undefined): LocalPackage => {
    const reading = directory === undefined ? undefined : manifest(directory);
    const facts = reading?.ok ? reading.manifest : entry?.raw;
    const folder = directory === undefined ? baseName(entry?.location ?? '') : baseName(directory);
    const name = asName(own(facts, 'name')) ?? entry?.name ?? asName(directory === ROOT ? files.name : folder) ?? 'unnamed';
    const version = asVersion(own(facts, 'version')) ?? (reading?.ok ? undefined : entry?.version);
    // What is never published is not a library to anyone.
    const kind = own(facts, 'private') === true || version === undefined ? 'application' : 'library';
    return { purl: npmPurl(name, version), name, version, kind, own: directory !== undefined && isOwn(directory, facts) };
  };

  /** The project's own packages, and not third-party code that was put into the tree. */
  const isOwn = (directory: ProjectPath, facts: unknown): boolean => {
    if (directory === ROOT || files.starts.includes(directory)) return true;
    if (directory.split('/').some((segment) => THIRD_PARTY.test(segment))) return false;
    if (own(facts, 'private') === true) return true;
    const covered = cover(directory);
    if (covered && covered.location !== '') {
      return compileGlobs(workspacesOf(covered.lock.entries.get('')?.raw))(covered.location);
    }
    for (let above = directory; above !== ROOT; ) {
      above = files.parent(above);
      const reading = manifest(above);
      if (reading?.ok && linksTo(reading.manifest, above, directory)) return false;
    }
    return true;
  };
  const linksTo = (facts: unknown, from: ProjectPath, directory: ProjectPath): boolean =>
    ['dependencies', 'devDependencies', 'optionalDependencies'].some((key) =>
      Object.values((own(facts, key) ?? {}) as object).some(
        (spec) =>
          typeof spec === 'string' &&
          /^(?:file|link|portal):/.test(spec) &&
          files.join(from, spec.slice(spec.indexOf(':') + 1)) === directory,
      ),
    );

  const local: World['local'] = (directory, entry) =>
    directory === undefined || manifest(directory) === undefined ? describe(directory, entry) : known(directory);
  return { manifest, lock, cover, local, installed };
}

/** Folders in which people keep code of others. */
const THIRD_PARTY = /^(?:vendor|vendored|third[-_]?party|externals?|bower_components|jspm_packages)$/i;

function memo<T>(find: (directory: ProjectPath) => T): (directory: ProjectPath) => T {
  const known = new Map<ProjectPath, T>();
  return (directory) => {
    if (!known.has(directory)) known.set(directory, find(directory));
    return known.get(directory) as T;
  };
}
