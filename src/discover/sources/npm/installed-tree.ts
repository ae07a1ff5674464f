/** One node_modules, with all that is nested in it, as it is on disk. */
import { own } from '../../../io/parse/own.ts';
import type { Entry, ProjectFiles } from '../../../io/project-files.ts';
import type { SeenComponent, Sighting } from '../../../model/inventory.ts';
import type { ProjectPath } from '../../../model/location.ts';
import type { Purl } from '../../../model/purl.ts';
import { mayCarryLicense, readLicenseFiles, withLinked } from '../../license-files.ts';
import { passOn, trouble } from '../../problems.ts';
import { declaredLicenses } from './declared.ts';
import { flaggedScope, type LockEntry } from './lock.ts';
import { lockedLicenses, lockedProvenance } from './locked.ts';
import { EVERYTHING, IDENTITY, type Manifest, readManifest, type Wanted, wantedBy } from './manifest.ts';
import { asName, asVersion, npmPurl } from './names.ts';
import type { Cover, World } from './world.ts';

/** The id of the source that reads installed packages. */
export const INSTALLED = 'npm-installed';

/** What has been seen so far. */
export interface Tree {
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
  /** Sightings not handed on yet. */
  readonly out: Sighting[];
}

/** The folders in which package managers keep the packages that node_modules only links to. */
const STORES = new Set(['.pnpm', '.store', '.bun', '.deno']);

/** Notes every package in a node_modules, through scopes and stores. */
export function enlist(entries: readonly Entry[], tree: Tree, scope = ''): void {
  for (const entry of entries) {
    if (entry.name.startsWith('.')) {
      if (scope === '' && entry.kind === 'directory' && !entry.link && STORES.has(entry.name)) enlistStore(entry.path, tree);
    } else if (entry.link) {
      enlistLink(entry, scope + entry.name, tree);
    } else if (entry.kind === 'directory') {
      if (scope === '' && entry.name.startsWith('@')) enlist(list(entry.path, tree), tree, `${entry.name}/`);
      else tree.pending.push({ path: entry.path, name: scope + entry.name });
    }
  }
}

function enlistStore(path: ProjectPath, tree: Tree): void {
  for (const { path: slot, kind, link } of list(path, tree)) {
    const inner = tree.files.join(slot, 'node_modules');
    if (kind !== 'directory' || link || inner === undefined || !tree.files.isDirectory(inner)) continue;
    enlist(list(inner, tree), tree);
  }
}

/** A link is another name for a package that is seen where it really is; one that leads out of sight may hide a package. */
function enlistLink(entry: Entry, name: string, tree: Tree): void {
  const real = entry.kind === 'directory' ? tree.files.real(entry.path) : undefined;
  if (real !== undefined) tree.links.set(entry.path, real);
  else if (entry.kind === 'other' && !lockEntry(entry.path, tree)) {
    const help = 'Scan a folder that holds both the link and its target.';
    tree.out.push(trouble('dependency-missing', `${name} is a link that leads out of sight`, { path: entry.path, help }));
  }
}

/** Reads one package folder: its manifest, its licence files, and what is nested in it. */
export function readPackage(path: ProjectPath, folder: string, tree: Tree): void {
  const entries = list(path, tree, isTelling);
  const locked = lockEntry(path, tree);
  let at: ProjectPath | undefined;
  let nested: ProjectPath | undefined;
  for (const entry of entries) {
    if (entry.name === 'package.json') at = entry.path;
    else if (entry.name === 'node_modules' && entry.kind === 'directory' && !entry.link) nested = entry.path;
  }
  if (at !== undefined) {
    const reading = readManifest(at, tree.files, locked === undefined, locked ? IDENTITY : EVERYTHING);
    if (!reading.ok) tree.out.push(reading.trouble);
    addPackage(path, at, folder, reading.ok ? reading.manifest : undefined, locked, entries, tree);
  } else if (!locked) tree.out.push(trouble('manifest-missing', `${folder} has no package.json`, { path }));
  if (nested !== undefined) enlist(list(nested, tree), tree);
}

function addPackage(
  path: ProjectPath,
  at: ProjectPath,
  folder: string,
  manifest: Manifest | undefined,
  locked: LockEntry | undefined,
  entries: readonly Entry[],
  tree: Tree,
): void {
  // A manifest that cannot be read leaves the lock's word, or at least the folder's name.
  const facts = manifest ?? locked?.raw;
  const name = asName(own(facts, 'name')) ?? (manifest === undefined ? locked?.name : undefined) ?? folder;
  const version = asVersion(own(facts, 'version'));
  const lock = tree.cover?.lock;
  const agrees = locked !== undefined && locked.name === name && (locked.version ?? version) === version;
  const purl = npmPurl(name, version, agrees ? locked.origin : undefined);
  tree.purls.set(path, purl);
  if (locked !== undefined && !agrees) lock?.instead.set(locked.index, purl);
  if (!agrees) addLoose(path, at, purl, manifest, locked, tree);
  const licenses = readLicenseFiles(entries, tree.files);
  for (const diagnostic of licenses.diagnostics) tree.out.push(passOn(diagnostic));
  const declared = manifest === undefined ? [] : declaredLicenses(manifest, at, [], 0);
  const provenance = { source: INSTALLED, at: { path: at, keys: NAME } };
  // With the lock's word in the same sighting: merging thousands of pairs takes longer than reading them.
  const both = lock !== undefined && agrees && locked.version === version;
  if (both) lock.told[locked.index] = purl;
  const component: Mutable<SeenComponent> = {
    purl,
    name,
    kind: 'library',
    own: false,
    declaredRaw: both && locked.raw.license !== declared[0]?.text ? [...declared, ...lockedLicenses(locked, lock)] : declared,
    licenseFiles: withLinked(declared, path, licenses.files, tree.files),
    provenance: both ? [provenance, lockedProvenance(locked, lock)] : [provenance],
    root: path,
  };
  if (version !== undefined) component.version = version;
  if (both) component.recordedScope = flaggedScope(locked.raw);
  if (manifest === undefined && !(both && component.declaredRaw.length > 0)) component.nameOnly = true;
  tree.out.push({ type: 'component', component });
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function addLoose(
  path: ProjectPath,
  at: ProjectPath,
  purl: Purl,
  manifest: Manifest | undefined,
  locked: LockEntry | undefined,
  tree: Tree,
): void {
  if (locked) {
    const [says, holds] = [shown(locked.name, locked.version), shown(own(manifest, 'name'), own(manifest, 'version'))];
    tree.out.push(trouble('lockfile-disagrees', `the lock file says ${says}, and ${holds} is installed`, { path: at, line: 1 }));
  }
  const whole = locked ? readManifest(at, tree.files, false) : undefined;
  tree.loose.push({ path, purl, wanted: wantedBy(whole?.ok ? whole.manifest : manifest, false) });
}

function shown(name: unknown, version: unknown): string {
  return `${asName(name) ?? 'a package without name'}@${asVersion(version) ?? '(no version)'}`;
}

const NAME = ['name'];

/** The names in a package that are worth an entry; asked ten times for each package, mostly about the same names. */
function isTelling(name: string): boolean {
  const known = telling.get(name);
  if (known !== undefined) return known;
  const answer = name === 'package.json' || name === 'node_modules' || mayCarryLicense(name);
  if (telling.size < MEMORY) telling.set(name, answer);
  return answer;
}

const telling = new Map<string, boolean>();
const MEMORY = 20_000;

function lockEntry(path: ProjectPath, { cover, project }: Tree): LockEntry | undefined {
  if (cover === undefined) return undefined;
  const below = project === '' ? path : path.slice(project.length + 1);
  return cover.lock.entries.get(cover.location === '' ? below : `${cover.location}/${below}`);
}

function list(path: ProjectPath, tree: Tree, only?: (name: string) => boolean): readonly Entry[] {
  const { entries, diagnostics } = tree.files.list(path, only);
  for (const diagnostic of diagnostics) tree.out.push(passOn(diagnostic));
  return entries;
}
