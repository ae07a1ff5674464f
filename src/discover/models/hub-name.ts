/**
 * Names of models, datasets and Spaces on the hubs, as cards, configurations and code spell them.
 * https://huggingface.co/docs/hub/repositories-getting-started (a repository id is `owner/name`, at most 96 characters each)
 * A name alone never tells whether the repository still exists, or whether a bare name means the Hub or a local folder.
 */
import { makePurl, type Purl } from '../../model/purl.ts';
import { inOnePiece } from '../../model/text.ts';

/** Where the name is hosted. */
export type Hub = 'huggingface' | 'modelscope' | 'ollama';

/** What the hub keeps under the name. */
export type HubKind = 'model' | 'dataset' | 'space';

/** A repository on a hub. */
export interface HubName {
  readonly hub: Hub;
  readonly kind: HubKind;
  /** Absent for the few names of the Hub's first days (`gpt2`). */
  readonly owner?: string;
  readonly name: string;
  /** A branch, tag or commit, as spelled. */
  readonly revision?: string;
}

/** The purl of the name. Only a commit becomes the version: a branch moves. */
export function hubPurl(hub: HubName): Purl {
  const version = hub.revision !== undefined && isCommit(hub.revision) ? hub.revision : undefined;
  if (hub.hub === 'ollama') {
    const qualifiers = { repository_url: 'https://ollama.com' };
    return makePurl({ type: 'generic', namespace: hub.owner ?? 'library', name: hub.name, version: hub.revision, qualifiers });
  }
  const prefix = hub.kind === 'model' ? undefined : `${hub.kind}s`;
  return makePurl({
    type: 'huggingface',
    namespace: [prefix, hub.owner].filter((part) => part !== undefined).join('/'),
    name: hub.name,
    version,
    qualifiers: hub.hub === 'modelscope' ? { repository_url: 'https://modelscope.cn' } : undefined,
  });
}

/** What a person calls it: `leaf/leaf-base`, `gpt2`. */
export function hubLabel(hub: HubName): string {
  return hub.owner === undefined ? hub.name : inOnePiece(`${hub.owner}/${hub.name}`);
}

/** A commit, whole or cut to the seven characters that git shows. */
export const isCommit = (revision: string): boolean => /^[0-9a-f]{7,64}$/i.test(revision) && /\d/.test(revision);

/** True for text that the Hub would take as an owner or a name. */
export function isHubSegment(text: string): boolean {
  return /^[A-Za-z0-9_][\w.-]{0,95}$/.test(text) && !/--|\.\.|[.-]$|\.git$/.test(text);
}

/**
 * Reads an id (`leaf/leaf-base`, `gpt2`, `leaf/leaf-base@main`), a web address, an `hf://` path or a git remote.
 * `undefined` for anything else: a path, a sentence, a variable. The kind in an address beats `kind`.
 */
export function readHubName(text: string, kind: HubKind, hub: Exclude<Hub, 'ollama'> = 'huggingface'): HubName | undefined {
  const spelled = text.trim();
  if (spelled.length > 400) return undefined;
  return readAddress(spelled, kind) ?? readId(spelled, kind, hub);
}

function readId(spelled: string, kind: HubKind, hub: Hub): HubName | undefined {
  const at = spelled.indexOf('@');
  const id = at < 0 ? spelled : spelled.slice(0, at);
  const revision = at < 0 ? undefined : spelled.slice(at + 1);
  if (revision !== undefined && !/^[\w./-]{1,200}$/.test(revision)) return undefined;
  const [first = '', second, ...rest] = id.split('/');
  if (rest.length > 0 || !isHubSegment(first) || (second !== undefined && !isHubSegment(second))) return undefined;
  return {
    hub,
    kind,
    ...(second === undefined ? { name: first } : { owner: first, name: second }),
    ...(revision && { revision }),
  };
}

const HOSTS: ReadonlyMap<string, Exclude<Hub, 'ollama'>> = new Map([
  ['huggingface.co', 'huggingface'],
  ['www.huggingface.co', 'huggingface'],
  ['hf.co', 'huggingface'],
  ['hf-mirror.com', 'huggingface'],
  ['modelscope.cn', 'modelscope'],
  ['www.modelscope.cn', 'modelscope'],
  ['modelscope.ai', 'modelscope'],
  ['www.modelscope.ai', 'modelscope'],
]);

/** Addresses: `https://host/…`, `git@host:…`, `ssh://git@host/…`, `host/…` and `hf://…`. Anything before an `@` in the host is dropped. */
function readAddress(spelled: string, kind: HubKind): HubName | undefined {
  if (/^hf:\/\//i.test(spelled)) return readPath(spelled.slice(5), kind, 'huggingface', 'model');
  const match = /^(?:(?:https?|ssh|git):\/\/)?(?:[^@/\s]{1,200}@)?([A-Za-z0-9.-]{4,60})(?::\d{1,5}\/|[:/])(.+)$/.exec(spelled);
  const hub = HOSTS.get(match?.[1]?.toLowerCase() ?? '');
  return hub === undefined ? undefined : readPath(match?.[2] ?? '', kind, hub, hub === 'huggingface' ? 'model' : undefined);
}

const FOLDERS: ReadonlyMap<string, HubKind> = new Map([
  ['models', 'model'],
  ['datasets', 'dataset'],
  ['spaces', 'space'],
  ['studios', 'space'],
]);

/** `unnamed` is the kind of a path that has no folder for it: on the Hub models have none. */
function readPath(path: string, kind: HubKind, hub: Exclude<Hub, 'ollama'>, unnamed: HubKind | undefined): HubName | undefined {
  const segments = path
    .replace(/[?#].*$/s, '')
    .replace(/\.git\/?$/, '')
    .split('/')
    .filter((part) => part !== '');
  const folder = FOLDERS.get(segments[0]?.toLowerCase() ?? '');
  if (folder !== undefined && segments.length > 1) segments.shift();
  const [owner = '', second, view, revision] = segments;
  const id = second === undefined || VIEWS.has(second) ? owner : `${owner}/${second}`;
  const found = readId(id, folder ?? unnamed ?? kind, hub);
  if (found === undefined || !VIEWS.has(view ?? '') || revision === undefined || !/^[\w.-]{1,100}$/.test(revision)) return found;
  return { ...found, revision };
}

const VIEWS: ReadonlySet<string> = new Set(['tree', 'blob', 'resolve', 'raw', 'commit', 'summary', 'files']);
