/**
 * Installed packages below a `node_modules`, in the layouts of npm, Yarn, pnpm, Bun and Deno
 * (https://nodejs.org/api/modules.html#loading-from-node_modules-folders). They cannot tell what other platforms
 * would install, or, without a lock file, where a package came from.
 */
import { own } from '../../io/parse/own.ts';
import type { Entry, ProjectFiles } from '../../io/project-files.ts';
import type { Sighting } from '../../model/inventory.ts';
import type { ProjectPath } from '../../model/location.ts';
import type { Purl } from '../../model/purl.ts';
import { mayCarryLicense, readLicenseFiles } from '../license-files.ts';
import { few, passOn, trouble } from '../problems.ts';
import type { ReadContext, Source } from '../source.ts';
import { declaredLicenses } from './npm/declared.ts';
import { flaggedScope, type LockEntry } from './npm/lock.ts';
import { lockedLicenses, lockedProvenance } from './npm/locked.ts';
import { EVERYTHING, IDENTITY, readManifest, type Wanted, wantedBy } from './npm/manifest.ts';
import { asName, asVersion, npmPurl } from './npm/names.ts';
import { type Cover, type World, worldOf } from './npm/world.ts';

export const npmInstalled: Source = {
  id: 'npm-installed',
  title: 'node_modules as npm, Yarn, pnpm, Bun and Deno lay it out',
  readers: [{ matches: ['node_modules/'], read }],
};

/** The folders in which package managers keep the packages that node_modules only links to. */
const STORES = new Set(['.pnpm', '.store', '.bun', '.deno']);

/** What one node_modules, with all that is nested in it, has shown so far. */
interface Tree {
  readonly files: ProjectFiles;
  readonly world: World;
  /** The folder that holds the node_modules, and the lock file that speaks of it. */
  readonly project: ProjectPath;
  readonly cover: Cover | undefined;
  readonly purls: Map<ProjectPath, Purl>;
  readonly links: Map<ProjectPath, ProjectPath>;
  /** Packages whose requirements no lock file tells. */
  readonly loose: { readonly path: ProjectPath; readonly purl: Purl; readonly wanted: readonly Wanted[] }[];
  /** Folders still to be looked at. */
  readonly pending: { readonly path: ProjectPath; readonly name: string }[];
}

function* read(path: ProjectPath, { files, siblings }: ReadContext): Iterable<Sighting> {
  const world = worldOf(files);
  const project = files.parent(path);
  const tree: Tree = {
    files,
    world,
    project,
    cover: world.cover(project),
    purls: new Map(),
    links: new Map(),
    loose: [],
    pending: [],
  };
  yield* enlist(siblings, tree);
  for (let next = tree.pending.pop(); next; next = tree.pending.pop()) yield* readPackage(next.path, next.name, tree);
  yield* relations(tree);
}

/** Notes every package in a node_modules, through scopes and stores. */
function* enlist(entries: readonly Entry[], tree: Tree, scope = ''): Iterable<Sighting> {
  for (const entry of entries) {
    if (entry.name.startsWith('.')) {
      if (scope === '' && entry.kind === 'directory' && !entry.link && STORES.has(entry.name))
        yield* enlistStore(entry.path, tree);
    } else if (entry.link) {
      yield* enlistLink(entry, scope + entry.name, tree);
    } else if (entry.kind === 'directory') {
      if (scope === '' && entry.name.startsWith('@')) yield* enlist(yield* list(entry.path, tree.files), tree, `${entry.name}/`);
      else tree.pending.push({ path: entry.path, name: scope + entry.name });
    }
  }
}

function* enlistStore(path: ProjectPath, tree: Tree): Iterable<Sighting> {
  for (const { path: slot, kind, link } of yield* list(path, tree.files)) {
    const inner = tree.files.join(slot, 'node_modules');
    if (kind !== 'directory' || link || inner === undefined || !tree.files.isDirectory(inner)) continue;
    yield* enlist(yield* list(inner, tree.files), tree);
  }
}

/** A link is another name for a package that is seen where it really is; one that leads out of sight may hide a package. */
function* enlistLink(entry: Entry, name: string, tree: Tree): Iterable<Sighting> {
  const real = entry.kind === 'directory' ? tree.files.real(entry.path) : undefined;
  if (real !== undefined) tree.links.set(entry.path, real);
  else if (entry.kind === 'other' && !lockEntry(entry.path, tree)) {
    yield trouble('dependency-missing', `${name} is a link that leads out of sight`, {
      path: entry.path,
      help: 'Scan a folder that holds both the link and its target.',
    });
  }
}

function* readPackage(path: ProjectPath, folder: string, tree: Tree): Iterable<Sighting> {
  const { files, world } = tree;
  const { entries, diagnostics } = files.list(path, isTelling);
  for (const diagnostic of diagnostics) yield passOn(diagnostic);
  const locked = lockEntry(path, tree);
  const at = entries.find((entry) => entry.name === 'package.json')?.path;
  if (at === undefined) {
    if (!locked) yield trouble('manifest-missing', `${folder} has no package.json`, { path });
  } else {
    const reading = readManifest(at, files, locked === undefined, locked ? IDENTITY : EVERYTHING);
    if (!reading.ok) yield reading.trouble;
    if (reading.ok || !locked) {
      const manifest = reading.ok ? reading.manifest : undefined;
      const name = asName(own(manifest, 'name')) ?? folder;
      const version = asVersion(own(manifest, 'version'));
      const agrees = locked !== undefined && locked.name === name && (locked.version ?? version) === version;
      if (locked && !agrees) {
        const [says, holds] = [shown(locked.name, locked.version), shown(name, version)];
        yield trouble('lockfile-disagrees', `the lock file says ${says}, and ${holds} is installed`, { path: at, line: 1 });
      }
      const purl = npmPurl(name, version, agrees ? locked.origin : undefined);
      tree.purls.set(path, purl);
      if (!agrees) {
        const whole = locked ? readManifest(at, files, false) : reading;
        tree.loose.push({ path, purl, wanted: whole.ok ? wantedBy(whole.manifest, false) : [] });
      }
      const licenses = readLicenseFiles(entries, files);
      for (const diagnostic of licenses.diagnostics) yield passOn(diagnostic);
      const declared = manifest === undefined ? [] : declaredLicenses(manifest, at, [], 0);
      const provenance = { source: npmInstalled.id, at: { path: at, keys: NAME } };
      // With the lock's word for it in one sighting: merging thousands of pairs takes longer than reading them.
      const lock = agrees && locked.version === version ? tree.cover?.lock : undefined;
      const both = lock && locked ? { lock, locked } : undefined;
      if (both) world.told.add(both.locked);
      yield {
        type: 'component',
        component: {
          purl,
          name,
          ...(version !== undefined && { version }),
          kind: 'library',
          own: false,
          declaredRaw: both ? [...declared, ...lockedLicenses(both.locked, both.lock)] : declared,
          licenseFiles: licenses.files,
          provenance: both ? [provenance, lockedProvenance(both.locked, both.lock)] : [provenance],
          ...(manifest === undefined && { nameOnly: true }),
          ...(both && { recordedScope: flaggedScope(both.locked.raw) }),
          root: path,
        },
      };
    }
  }
  const nested = entries.find((entry) => entry.name === 'node_modules' && entry.kind === 'directory' && !entry.link);
  if (nested) yield* enlist(yield* list(nested.path, files), tree);
}

const NAME = ['name'];

/** The names in a package that are worth an entry. */
function isTelling(name: string): boolean {
  return name === 'package.json' || name === 'node_modules' || mayCarryLicense(name);
}

/** The graph of packages that no lock file tells of, as Node would look them up. */
function* relations(tree: Tree): Iterable<Sighting> {
  const missing = new Set<string>();
  for (const { path, purl, wanted } of tree.loose) {
    for (const { name, scope } of wanted) {
      const to = lookUp(path, name, tree);
      if (to === undefined && scope !== 'runtime') continue;
      if (to === undefined) missing.add(name);
      yield { type: 'relation', relation: { from: purl, to: to ?? npmPurl(name), kind: 'depends-on', scope } };
    }
  }
  if (missing.size > 0) {
    // Each is named in the inventory and judged there; its own dependencies would only follow it.
    yield trouble('dependency-missing', `installed packages need ${few([...missing].sort())}, which is not installed`, {
      path: tree.project === '' ? 'node_modules' : `${tree.project}/node_modules`,
      incomplete: false,
    });
  }
}

function lookUp(path: ProjectPath, name: string, tree: Tree): Purl | undefined {
  for (let from: string = path; from.length > tree.project.length; from = from.slice(0, Math.max(0, from.lastIndexOf('/')))) {
    const candidate = (
      from.endsWith('/node_modules') || from === 'node_modules' ? `${from}/${name}` : `${from}/node_modules/${name}`
    ) as ProjectPath;
    const real = tree.links.get(candidate);
    const found = tree.purls.get(real ?? candidate) ?? (real === undefined ? undefined : tree.world.local(real).purl);
    if (found !== undefined) return found;
  }
  return tree.world.installed(tree.project, name);
}

function lockEntry(path: ProjectPath, { cover, project }: Tree): LockEntry | undefined {
  if (cover === undefined) return undefined;
  const below = project === '' ? path : path.slice(project.length + 1);
  return cover.lock.entries.get(cover.location === '' ? below : `${cover.location}/${below}`);
}

function* list(path: ProjectPath, files: ProjectFiles): Generator<Sighting, readonly Entry[]> {
  const { entries, diagnostics } = files.list(path);
  for (const diagnostic of diagnostics) yield passOn(diagnostic);
  return entries;
}

function shown(name = 'a package', version = 'without version'): string {
  return version === 'without version' ? `${name} ${version}` : `${name}@${version}`;
}
