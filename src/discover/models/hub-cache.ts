/**
 * The caches of the hubs' clients.
 * https://huggingface.co/docs/huggingface_hub/guides/manage-cache: `models--org--name/{refs,snapshots,blobs}`, snapshots are links into blobs.
 * ModelScope keeps files in place: `[models|datasets/]<owner>/<name>`, a dot in a name as `___`.
 * A cache holds what was fetched: that a card or a licence is not in it does not mean that there is none.
 */
import type { ProjectFiles } from '../../io/project-files.ts';
import type { SeenComponent, Sighting } from '../../model/inventory.ts';
import type { ProjectPath } from '../../model/location.ts';
import { modelArtifact } from '../sources/model-artifact.ts';
import { modelCard } from '../sources/model-card.ts';
import { walk } from '../walk.ts';
import { type Identity, identify } from './folder-identity.ts';
import { isCommit } from './hub-name.ts';
import { componentKind } from './naming.ts';

/** A cache among the project's files. */
export interface ModelCache {
  readonly hub: 'huggingface' | 'modelscope';
  /** Where it is mounted among the project's files. */
  readonly root: ProjectPath;
  /** Asked for as a whole; else only what the project names is looked up. */
  readonly all: boolean;
}

/** What a cache keeps of one repository: a snapshot of the Hub's, or a folder of ModelScope's. */
export interface Cached {
  readonly identity: Identity;
  readonly directory: ProjectPath;
  /** True for the snapshot that `refs/main` names, and for what has no snapshots. */
  readonly current: boolean;
}

/** Everything in a cache, by the purl without its version in lower case. Nothing is opened but `refs/main`. */
function listCache(cache: ModelCache, files: ProjectFiles): ReadonlyMap<string, readonly Cached[]> {
  const found = new Map<string, Cached[]>();
  for (const place of cache.hub === 'huggingface' ? snapshots(cache.root, files) : folders(cache.root, files)) {
    const identity = identify(place.directory, { files });
    if (identity.basis !== 'cache') continue;
    const key = cacheKey(identity.purl);
    const list = found.get(key);
    if (list) list.push({ identity, ...place });
    else found.set(key, [{ identity, ...place }]);
  }
  return found;
}

/**
 * Passes on what was seen; then, from the caches, what the names in it stand for, and what those name in turn. A cache
 * that was asked for as a whole gives everything that it holds.
 */
export function* withCaches(seen: Iterable<Sighting>, caches: readonly ModelCache[], files: ProjectFiles): Iterable<Sighting> {
  if (caches.length === 0) return yield* seen;
  const wanted = new Map<string, Set<string>>();
  let news: string[] = [];
  const note = (sighting: Sighting): Sighting => {
    if (sighting.type !== 'component' || sighting.component.nameOnly !== true) return sighting;
    const key = cacheKey(sighting.component.purl);
    const versions = wanted.get(key) ?? new Set();
    wanted.set(key, versions.add(sighting.component.version?.toLowerCase() ?? ''));
    news.push(key);
    return sighting;
  };
  for (const sighting of seen) yield note(sighting);
  const done = new Set<Cached>();
  for (const { all, root } of caches) {
    // One that was asked for and cannot be listed makes the answer incomplete; one that is only looked into does not.
    if (all) for (const diagnostic of files.list(root).diagnostics) yield { type: 'diagnostic', diagnostic };
  }
  const lists = caches.map((cache) => ({ ...cache, list: listCache(cache, files) }));
  news.push(...lists.flatMap(({ all, list }) => (all ? [...list.keys()] : [])));
  while (news.length > 0) {
    const keys = new Set(news);
    news = [];
    for (const { list } of lists) {
      for (const key of keys) {
        for (const cached of chosen(list.get(key) ?? [], wanted.get(key))) {
          if (done.has(cached)) continue;
          done.add(cached);
          for (const sighting of readCached(cached, files)) yield note(sighting);
        }
      }
    }
  }
}

/** The revisions that are named, where they are there; for a name without one the current revision. */
function chosen(list: readonly Cached[], versions: ReadonlySet<string> = new Set([''])): readonly Cached[] {
  const named = list.filter(({ identity }) => versions.has(identity.hub?.revision?.toLowerCase() ?? ''));
  if (named.length > 0 && !versions.has('')) return named;
  const current = list.filter((cached) => cached.current);
  return [...new Set([...named, ...(current.length > 0 ? current : list)])];
}

/** What a purl is looked up by: its name without version, compared without case. */
function cacheKey(purl: string): string {
  return purl.replace(/@[^?/]*(?=\?|$)/, '').toLowerCase();
}

/** The sightings of one cached repository: the component itself, then what its card and files say. */
function* readCached({ identity, directory }: Cached, files: ProjectFiles): Iterable<Sighting> {
  const { purl, name, kind, hub } = identity;
  const revision = hub?.revision;
  const component: SeenComponent = {
    purl,
    name,
    ...(revision !== undefined && isCommit(revision) && { version: revision }),
    kind: componentKind(kind ?? 'model'),
    own: false,
    declaredRaw: [],
    licenseFiles: [],
    provenance: [{ source: 'hub-cache', at: { path: directory } }],
    facts: { hub: hub?.hub ?? 'huggingface', from: 'cache', ...(revision !== undefined && { revision: 'pinned' }) },
    root: identity.root,
  };
  yield { type: 'component', component };
  yield* walk(files, [modelCard, modelArtifact], [directory], []);
}

type Spot = Pick<Cached, 'directory' | 'current'>;

function* snapshots(root: ProjectPath, files: ProjectFiles): Iterable<Spot> {
  for (const repository of directoriesIn(root, files)) {
    const kept = files.join(repository, 'snapshots');
    if (kept === undefined || !files.isDirectory(kept)) continue;
    const ref = files.join(repository, 'refs/main');
    const text = ref !== undefined && files.isFile(ref) ? files.text(ref, 1024) : undefined;
    const main = typeof text === 'string' ? text.trim() : undefined;
    for (const directory of directoriesIn(kept, files)) yield { directory, current: directory.endsWith(`/${main}`) };
  }
}

function* folders(root: ProjectPath, files: ProjectFiles): Iterable<Spot> {
  for (const first of directoriesIn(root, files)) {
    for (const second of directoriesIn(first, files)) {
      const names = /\/(?:models|datasets)$/.test(first) ? directoriesIn(second, files) : [second];
      for (const directory of names) yield { directory, current: true };
    }
  }
}

/** Folders, without what the clients keep for themselves. */
function* directoriesIn(directory: ProjectPath, files: ProjectFiles): Iterable<ProjectPath> {
  for (const entry of files.list(directory).entries) {
    if (entry.kind === 'directory' && !entry.name.startsWith('.')) yield entry.path;
  }
}
