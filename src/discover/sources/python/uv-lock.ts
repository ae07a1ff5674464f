/** uv.lock (https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile): the whole graph for every platform, and no licences. */
import { isRecord, own, ownList, ownText } from '../../../io/parse/own.ts';
import type { ProjectFiles } from '../../../io/project-files.ts';
import type { Sighting } from '../../../model/inventory.ts';
import type { ProjectPath } from '../../../model/location.ts';
import type { Purl } from '../../../model/purl.ts';
import type { Scope } from '../../../model/relations.ts';
import { few, trouble } from '../../problems.ts';
import type { ReadContext } from '../../source.ts';
import { hashOf, indexByName, type Locked, lockedPackage, type PythonLock, readPythonLock } from './lock.ts';
import { asName, normalName, pypiPurl } from './names.ts';
import { isOwnFolder, projectPurl } from './project.ts';

export function* readUvLock(path: ProjectPath, { files }: ReadContext): Iterable<Sighting> {
  const { lock, troubles } = readPythonLock(path, files);
  yield* troubles;
  if (lock === undefined) return;
  const purls = new Map<Locked, Purl>();
  const ours = new Set<Locked>();
  for (const locked of lock.packages) {
    const folder = ownFolder(locked, lock, files);
    const component = lockedPackage(locked, lock, {
      origin: originOf(locked),
      scope: 'runtime',
      integrity: hashOf(locked.raw, 'sdist', 'wheels'),
    });
    if (folder === undefined) {
      purls.set(locked, component.purl);
      yield { type: 'component', component };
    } else {
      ours.add(locked);
      const purl = projectPurl(folder, files) ?? pypiPurl(locked.name, locked.version);
      purls.set(locked, purl);
      const { nameOnly: _, recordedScope: __, ...rest } = component;
      yield { type: 'component', component: { ...rest, purl, own: isOwnFolder(folder) } };
    }
  }
  yield* relations(lock, purls, ours);
}

function* relations(lock: PythonLock, purls: ReadonlyMap<Locked, Purl>, ours: ReadonlySet<Locked>): Iterable<Sighting> {
  const find = indexByName(purls);
  const missing = new Set<string>();
  for (const [locked, from] of purls) {
    for (const { name, version, scope } of wantedBy(locked, ours.has(locked))) {
      const targets = find(name, version);
      if (targets.length === 0) missing.add(name);
      for (const to of targets.length === 0 ? [pypiPurl(name, version)] : targets) {
        yield { type: 'relation', relation: { from, to, kind: 'depends-on', scope } };
      }
    }
  }
  if (missing.size > 0) {
    yield trouble('lockfile-outdated', `not in the lock file: ${few([...missing].sort())}`, { path: lock.path });
  }
}

interface Wanted {
  readonly name: string;
  readonly version?: string | undefined;
  readonly scope: Scope;
}

/** Extras and groups of the project are optional and dev; an extra of another package is listed because someone asked for it. */
function* wantedBy({ raw }: Locked, isOwn: boolean): Iterable<Wanted> {
  yield* named(own(raw, 'dependencies'), 'runtime');
  const extras = own(raw, 'optional-dependencies');
  for (const list of isRecord(extras) ? Object.values(extras) : []) yield* named(list, isOwn ? 'optional' : 'runtime');
  const groups = own(raw, 'dev-dependencies') ?? own(raw, 'dependency-groups');
  for (const list of isRecord(groups) ? Object.values(groups) : []) yield* named(list, 'dev');
}

function* named(list: unknown, scope: Scope): Iterable<Wanted> {
  for (const item of Array.isArray(list) ? list : []) {
    const name = asName(own(item, 'name'));
    if (name !== undefined) yield { name, version: ownText(item, 'version'), scope };
  }
}

/** The folder of a package that is the project itself or a member of its workspace. */
function ownFolder(locked: Locked, lock: PythonLock, files: ProjectFiles): ProjectPath | undefined {
  const source = own(locked.raw, 'source');
  const place = ownText(source, 'virtual') ?? ownText(source, 'editable') ?? ownText(source, 'directory');
  if (place === undefined) return undefined;
  const members = ownList(own(lock.document, 'manifest'), 'members');
  const isMember =
    place === '.' || members.some((member) => typeof member === 'string' && normalName(member) === normalName(locked.name));
  return isMember ? files.join(files.parent(lock.path), place) : undefined;
}

function originOf({ raw }: Locked): string | undefined {
  const source = own(raw, 'source');
  const git = ownText(source, 'git');
  if (git !== undefined) {
    const commit = git.includes('#') ? git.slice(git.lastIndexOf('#') + 1) : '';
    return `git+${git.replace(/[?#].*$/, '')}${commit === '' ? '' : `@${commit}`}`;
  }
  const place = ownText(source, 'path') ?? ownText(source, 'directory') ?? ownText(source, 'editable');
  return ownText(source, 'url') ?? (place === undefined ? undefined : `file:${place}`);
}
