/**
 * package-lock.json and npm-shrinkwrap.json, versions 1 to 3
 * (https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json). Version 1 cannot tell licences, names of
 * aliases' targets beyond their spec, or what the root asks for.
 */
import { parseJson } from '../../../io/parse/json.ts';
import { isRecord, own } from '../../../io/parse/own.ts';
import { isDiagnostic } from '../../../io/problems.ts';
import type { ProjectFiles } from '../../../io/project-files.ts';
import type { Sighting } from '../../../model/inventory.ts';
import type { KeyPath, ProjectPath } from '../../../model/location.ts';
import type { Purl } from '../../../model/purl.ts';
import type { Scope } from '../../../model/relations.ts';
import { passOn, trouble, unparsable } from '../../problems.ts';
import { asName, asVersion, originOf } from './names.ts';

/** One place where a package is, or is to be, installed. */
export interface LockEntry {
  /** Its place among the lock's entries. */
  readonly index: number;
  /** Relative to the lock's folder: `''` is the project, `node_modules/a`, `packages/api`; may climb with `../`. */
  readonly location: string;
  readonly keys: KeyPath;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** Where it came from, when not a registry. */
  readonly origin: string | undefined;
  /** The location that a link leads to. */
  readonly link: string | undefined;
  /** True below a `node_modules`; false for the project itself, its workspaces and linked folders. */
  readonly isInstalled: boolean;
}

export interface Lock {
  readonly path: ProjectPath;
  readonly directory: ProjectPath;
  readonly entries: ReadonlyMap<string, LockEntry>;
  /** By index: the purls of entries that were yielded together with what is installed there. */
  readonly told: (Purl | undefined)[];
  /** By index: what is installed in the place of an entry. It is needed by whoever needs the entry. */
  readonly instead: Map<number, Purl>;
  /** Locations that have a node_modules of their own. */
  readonly holders: ReadonlySet<string>;
  /** True for version 1: its graph names what is required, not in which scope. */
  readonly isOld: boolean;
}

/** Reads a lock file; without `lock` it could not be used at all. */
export function readLock(
  path: ProjectPath,
  files: ProjectFiles,
): { readonly lock?: Lock; readonly troubles: readonly Sighting[] } {
  const text = files.text(path);
  if (isDiagnostic(text)) return { troubles: [passOn(text, true)] };
  const parsed = parseJson(text);
  if (!parsed.ok) return { troubles: [unparsable('lockfile-unreadable', path, parsed.problem, true)] };
  const troubles: Sighting[] = [];
  const reject = (message: string): void => void troubles.push(trouble('lockfile-unreadable', message, { path, line: 1 }));
  const section = isRecord(parsed.value) && Object.hasOwn(parsed.value, 'packages') ? 'packages' : 'dependencies';
  const listed = own(parsed.value, section);
  if (!isRecord(parsed.value) || (listed !== undefined && !isRecord(listed))) {
    reject(`the lock file does not hold a list of ${section}`);
    return { troubles };
  }
  const odd: string[] = [];
  const entries = section === 'packages' ? readPackages(listed ?? {}, odd) : readNested(parsed.value, odd);
  if (odd.length > 0) reject(`the lock file has entries that are not objects, such as ${odd.slice(0, 3).join(', ')}`);
  for (const location of section === 'packages' ? repeated(text, entries) : []) {
    troubles.push(trouble('lockfile-duplicate', `two packages claim ${location}`, { path }));
  }
  const holders = new Set<string>();
  for (const location of entries.keys()) holders.add(holderOf(location));
  return {
    lock: {
      path,
      directory: files.parent(path),
      entries,
      told: [],
      instead: new Map(),
      holders,
      isOld: section === 'dependencies',
    },
    troubles,
  };
}

/** The entry that `name` means when code at `location` asks for it, as Node looks it up; links are followed. */
export function lookUp(lock: Lock, location: string, name: string): LockEntry | undefined {
  for (let from = location; ; from = above(from)) {
    const found = lock.holders.has(from)
      ? lock.entries.get(from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`)
      : undefined;
    if (found) return found.link === undefined ? found : lock.entries.get(found.link);
    if (from === '') return undefined;
  }
}

/** What the lock recorded of an entry's scope. */
export function flaggedScope(raw: unknown): Scope {
  if (own(raw, 'dev') === true) return 'dev';
  if (own(raw, 'optional') === true || own(raw, 'devOptional') === true) return 'optional';
  return own(raw, 'peer') === true ? 'peer' : 'runtime';
}

/** The location whose node_modules holds this one. */
function holderOf(location: string): string {
  return location.slice(0, Math.max(0, location.lastIndexOf('/node_modules/')));
}

/** The next folder up in which Node looks. */
function above(location: string): string {
  const nested = location.lastIndexOf('/node_modules/');
  if (nested >= 0) return location.slice(0, nested);
  return location.startsWith('node_modules/') ? '' : location.slice(0, Math.max(0, location.lastIndexOf('/')));
}

function readPackages(packages: Readonly<Record<string, unknown>>, odd: string[]): ReadonlyMap<string, LockEntry> {
  const entries = new Map<string, LockEntry>();
  for (const location of Object.keys(packages)) {
    const raw = packages[location];
    if (!isRecord(raw)) odd.push(location || 'the project itself');
    else entries.set(location, entryOf(location, ['packages', location], raw, entries.size));
  }
  return entries;
}

function entryOf(location: string, keys: KeyPath, raw: Readonly<Record<string, unknown>>, index: number): LockEntry {
  const last = `/${location}`.lastIndexOf('/node_modules/');
  const isInstalled = last >= 0;
  const folder = isInstalled ? location.slice(last + 13) : undefined;
  const resolved = own(raw, 'resolved');
  const link = own(raw, 'link') === true && typeof resolved === 'string' ? resolved : undefined;
  return {
    index,
    location,
    keys,
    raw,
    name: asName(own(raw, 'name')) ?? asName(folder),
    version: asVersion(own(raw, 'version')),
    origin: link === undefined ? originOf(resolved) : undefined,
    link,
    isInstalled,
  };
}

/** Deeper nesting than this is no installation. */
const DEEPEST = 100;

/** Version 1: a tree. Written as version 3 would, so that the rest need not know. */
function readNested(root: Readonly<Record<string, unknown>>, odd: string[]): ReadonlyMap<string, LockEntry> {
  const entries = new Map<string, LockEntry>([
    ['', entryOf('', [], { name: own(root, 'name'), version: own(root, 'version') }, 0)],
  ]);
  const pending: { readonly holder: unknown; readonly location: string; readonly keys: KeyPath }[] = [
    { holder: root, location: '', keys: [] },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const children = own(next.holder, 'dependencies');
    if (!isRecord(children)) continue;
    for (const [name, raw] of Object.entries(children)) {
      const location = next.location === '' ? `node_modules/${name}` : `${next.location}/node_modules/${name}`;
      const keys = [...next.keys, 'dependencies', name];
      if (!isRecord(raw) || name === '' || keys.length > 2 * DEEPEST) odd.push(name);
      else {
        entries.set(location, entryOf(location, keys, modern(raw), entries.size));
        pending.push({ holder: raw, location, keys });
      }
    }
  }
  return entries;
}

/** `npm:real@1.0.0` and addresses stood in `version`; `requires` is what `dependencies` is now. */
function modern(raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { version, requires, dependencies: _, ...rest } = raw;
  const wanted = isRecord(requires) ? { dependencies: requires } : {};
  if (typeof version !== 'string') return { ...rest, ...wanted };
  const alias = /^npm:(@?[^@]+)@(.+)$/.exec(version);
  if (alias) return { ...rest, ...wanted, name: alias[1], version: alias[2] };
  return originOf(version) === undefined ? { ...rest, ...wanted, version } : { ...rest, ...wanted, resolved: version };
}

/** Locations that stand twice: the parser keeps the last one, and the other would go unseen. */
function repeated(text: string, entries: ReadonlyMap<string, LockEntry>): readonly string[] {
  let known = 0;
  for (const location of entries.keys()) if (location.startsWith('node_modules/')) known += 1;
  let count = 0;
  for (let at = text.indexOf('"node_modules/'); at >= 0; at = text.indexOf('"node_modules/', at + 14)) count += 1;
  if (count <= known) return [];
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const [, location = ''] of text.matchAll(/"(node_modules\/[^"\\\n]*)"\s*:\s*\{/g)) {
    if (seen.has(location)) twice.add(location);
    seen.add(location);
  }
  return [...twice];
}
