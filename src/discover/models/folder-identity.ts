/**
 * What the model, dataset or Space in a folder is called. A card does not carry its own id, so the places decide, in
 * this order: a hub's cache layout; `…/<models|datasets|spaces>/<owner>/<name>`; a git remote of the folder's own
 * repository on a hub; else the folder's name under the project's, which the configuration may replace in the end (`settle.ts`).
 *
 * Own or not: what carries a hub's name is a third party's component, however it came into the tree. What stands at the
 * root of the tree is the project itself. A folder in between that no hub names says nothing of its maker; it is
 * held to be a component, because a copied model that is taken for the project's own would never be judged. Who made it says
 * so under `components:` (`own: true`).
 */
import { baseName, parentPath, ROOT } from '../../io/paths.ts';
import type { Entry, ProjectFiles } from '../../io/project-files.ts';
import type { ProjectPath } from '../../model/location.ts';
import { makePurl, type Purl } from '../../model/purl.ts';
import { hubRemote } from './git-remote.ts';
import { type HubKind, type HubName, hubLabel, hubPurl, isHubSegment } from './hub-name.ts';
import { isPart, looksLikeModel } from './model-folder.ts';
import { projectName } from './project-name.ts';

/** The name of what stands in a folder. */
export interface Identity {
  readonly purl: Purl;
  readonly name: string;
  /** The folder that holds the whole of it: a snapshot, or the folder itself. */
  readonly root: ProjectPath;
  /** What decided. */
  readonly basis: 'cache' | 'folder' | 'remote' | 'project';
  /** True for what stands at the root of the tree: the project itself. */
  readonly own: boolean;
  /** What the place says it is; absent where only a card can say. */
  readonly kind?: HubKind;
  /** Where it is hosted, when the place says so. */
  readonly hub?: HubName;
}

/** What naming may look at. */
export interface Surroundings {
  readonly files: ProjectFiles;
  /** A listing at hand: what it shows need not be asked of the disk. */
  readonly listing?: { readonly directory: ProjectPath; readonly entries: readonly Entry[] };
}

/** Names what stands in `directory`. Parts of a model (`unet/`, `checkpoint-500/`) go by the name of the whole. */
export function identify(directory: ProjectPath, around: Surroundings): Identity {
  const cached = inCache(directory) ?? inModelScopeCache(directory);
  if (cached) return cached;
  const whole = wholeOf(directory, around.files);
  const found = inHubFolder(whole, around) ?? byRemote(whole, around);
  return found ?? byProject(whole, around.files);
}

/** Names what a single file holds, where its folder holds several things: by the file's name without its ending. */
export function identifyFile(path: ProjectPath, files: ProjectFiles): Identity {
  const stem = path.replace(/\.[A-Za-z0-9]{1,12}$/, '') as ProjectPath;
  return { ...byProject(stem, files), root: parentPath(path), own: false };
}

/** The same folder named as a dataset or a Space, once its card has said that it is one. A folder that says so itself is believed. */
export function renamed(identity: Identity, kind: HubKind): Identity {
  if (identity.hub !== undefined && identity.hub.kind !== 'model') return { ...identity, kind: identity.hub.kind };
  if (identity.hub === undefined || identity.kind === kind) return { ...identity, kind };
  const hub = { ...identity.hub, kind };
  return { ...identity, kind, hub, purl: hubPurl(hub) };
}

/** The component that a hub's name stands for, wherever its files are. */
export function hubIdentity(hub: HubName, root: ProjectPath, basis: Identity['basis']): Identity {
  return { purl: hubPurl(hub), name: hubLabel(hub), root, basis, own: false, kind: hub.kind, hub };
}

/** https://huggingface.co/docs/huggingface_hub/guides/manage-cache: `models--org--name/snapshots/<commit>/…` */
function inCache(directory: ProjectPath): Identity | undefined {
  if (!directory.includes('--')) return undefined;
  const segments = directory.split('/');
  for (let i = segments.length - 3; i >= 0; i -= 1) {
    const hub = segments[i + 1] === 'snapshots' ? readCacheFolder(segments[i] ?? '') : undefined;
    const revision = segments[i + 2] ?? '';
    if (hub && /^[\w.-]{1,100}$/.test(revision)) return hubIdentity({ ...hub, revision }, upTo(directory, i + 3), 'cache');
  }
  return undefined;
}

/** Reads `models--leaf--leaf-base`; ids hold no double hyphen, so the parts are certain. */
export function readCacheFolder(name: string): HubName | undefined {
  const [folder = '', ...parts] = name.split('--');
  const kind = FOLDERS.get(folder);
  const [owner = '', second] = parts;
  if (kind === undefined || parts.length > 2 || !parts.every(isHubSegment) || owner === '') return undefined;
  return { hub: 'huggingface', kind, ...(second === undefined ? { name: owner } : { owner, name: second }) };
}

/** `…/modelscope/[hub/][models|datasets/]<owner>/<name>`; a dot in a name is stored as `___`. */
function inModelScopeCache(directory: ProjectPath): Identity | undefined {
  if (!/modelscope/i.test(directory)) return undefined;
  const segments = directory.split('/');
  // A cache that was asked for is seen under its variable's name; elsewhere the folder above must tell.
  const asked = segments[0] === '$MODELSCOPE_CACHE';
  const at = asked ? 0 : segments.lastIndexOf('modelscope');
  if (at < 0) return undefined;
  let next = at + 1;
  const hub = asked || segments[next] === 'hub';
  if (segments[next] === 'hub') next += 1;
  const folder = FOLDERS.get(segments[next] ?? '');
  if (folder) next += 1;
  const owner = segments[next] ?? '';
  const name = (segments[next + 1] ?? '').replaceAll('___', '.');
  if (!(hub || folder) || !isHubSegment(owner) || !isHubSegment(name)) return undefined;
  return hubIdentity({ hub: 'modelscope', kind: folder ?? 'model', owner, name }, upTo(directory, next + 2), 'cache');
}

/** The innermost `<models|datasets|spaces>/<owner>/<name>`, unless the owner's folder is itself a model. */
function inHubFolder(directory: ProjectPath, around: Surroundings): Identity | undefined {
  const segments = directory.split('/');
  for (let i = segments.length - 3; i >= 0; i -= 1) {
    const kind = FOLDERS.get(segments[i]?.toLowerCase() ?? '');
    const [owner = '', name = ''] = [segments[i + 1], segments[i + 2]];
    if (kind === undefined || !isHubSegment(owner) || !isHubSegment(name)) continue;
    if (FOLDERS.has(name.toLowerCase()) || looksLikeModel(upTo(directory, i + 2), around.files)) continue;
    const root = upTo(directory, i + 3);
    // Further down only what a model holds is part of it; a folder of experiments is no model.
    if (segments.length > i + 3 && !looksLikeModel(root, around.files)) continue;
    const hub = MARKS.some((mark) => holds(root, mark, around)) ? 'modelscope' : 'huggingface';
    const revision = holds(root, '.cache', around) ? downloadedRevision(root, around.files) : undefined;
    return hubIdentity({ hub, kind, owner, name, ...(revision !== undefined && { revision }) }, root, 'folder');
  }
  return undefined;
}

const FOLDERS: ReadonlyMap<string, HubKind> = new Map([
  ['models', 'model'],
  ['datasets', 'dataset'],
  ['spaces', 'space'],
]);

/** ModelScope's downloader leaves these behind: two pickles, told by their names and never opened, and a text. */
const MARKS = ['.msc', '.mdl', '.mv'];

/** True when the folder has an entry of this name. */
function holds(directory: ProjectPath, name: string, { files, listing }: Surroundings): boolean {
  if (listing?.directory === directory) return listing.entries.some((entry) => entry.name === name);
  const path = files.join(directory, name);
  return path !== undefined && (files.isFile(path) || files.isDirectory(path));
}

/** The commit that `hf download --local-dir` notes beside each file. */
function downloadedRevision(root: ProjectPath, files: ProjectFiles): string | undefined {
  for (const name of ['README.md', 'config.json']) {
    const path = files.join(root, '.cache/huggingface/download', `${name}.metadata`);
    if (path === undefined || !files.isFile(path)) continue;
    const text = files.text(path, 4096);
    const commit = typeof text === 'string' ? /^[0-9a-f]{40}(?=\s|$)/.exec(text)?.[0] : undefined;
    if (commit !== undefined) return commit;
  }
  return undefined;
}

function byRemote(directory: ProjectPath, around: Surroundings): Identity | undefined {
  const hub = holds(directory, '.git', around) ? hubRemote(directory, around.files) : undefined;
  return hub && { ...hubIdentity(hub, directory, 'remote'), own: directory === ROOT };
}

/** The whole path, so that two folders of one name stay two; `settle` shortens what is unmistakable. */
function byProject(directory: ProjectPath, files: ProjectFiles): Identity {
  const project = projectName(files);
  const name = baseName(directory) || project;
  const namespace = directory === ROOT ? undefined : [project, parentPath(directory)].filter(Boolean).join('/');
  return {
    purl: makePurl({ type: 'generic', namespace, name }),
    name,
    root: directory,
    basis: 'project',
    own: directory === ROOT,
  };
}

/** Out of `unet/`, `onnx/` or `checkpoint-500/` up to the folder they belong to. */
function wholeOf(directory: ProjectPath, files: ProjectFiles): ProjectPath {
  let whole = directory;
  while (whole !== ROOT && isPart(baseName(whole)) && looksLikeModel(parentPath(whole), files)) whole = parentPath(whole);
  return whole;
}

/** The first so many segments of a path that has as many or more. */
function upTo(path: ProjectPath, segments: number): ProjectPath {
  let end = -1;
  for (let i = 0; i < segments; i += 1) {
    end = path.indexOf('/', end + 1);
    if (end < 0) return path;
  }
  return path.slice(0, end) as ProjectPath;
}
