/** From a name that a card, a configuration or code spells to the component it means. */
import { baseName, parentPath, ROOT } from '../../io/paths.ts';
import type { ProjectFiles } from '../../io/project-files.ts';
import type { ComponentKind } from '../../model/component.ts';
import type { SeenComponent } from '../../model/inventory.ts';
import type { Anchor, ProjectPath } from '../../model/location.ts';
import { makePurl } from '../../model/purl.ts';
import { artifactIdentity } from './artifact-identity.ts';
import { type Identity, identify, type Surroundings } from './folder-identity.ts';
import { type Hub, type HubKind, type HubName, hubLabel, hubPurl, isCommit, readHubName } from './hub-name.ts';
import { isWeights, looksLikeModel } from './model-folder.ts';

/** Where a name was met. */
export interface Mention {
  readonly source: string;
  readonly at: Anchor;
  /** The folder that relative paths start from. */
  readonly directory: ProjectPath;
  /** Whose ids are meant where the name does not say. */
  readonly hub?: Exclude<Hub, 'ollama'> | undefined;
}

/**
 * The component that a name means: a model's folder in the tree when the name is a path to one (as the libraries
 * themselves look first), else what a hub keeps under the name, else something by that name that no hub hosts.
 */
export function named(text: string, kind: HubKind, mention: Mention, around: Surroundings): SeenComponent {
  const here = inTree(text, kind, mention, around);
  if (here !== undefined) return here;
  return elsewhere(text, kind, mention);
}

/** The same for a name that means nothing in the tree: a hub's, or one that no hub hosts. */
export function elsewhere(text: string, kind: HubKind, mention: Pick<Mention, 'source' | 'at' | 'hub'>): SeenComponent {
  const key = `${mention.hub ?? ''} ${kind} ${text}`;
  let known = meanings.get(key);
  if (known === undefined) {
    if (meanings.size >= MOST_MEANINGS) meanings.clear();
    meanings.set(key, (known = meaningOf(text, kind, mention.hub)));
  }
  return nameOnly(known, mention);
}

/** A model is named by its derivatives, and a dataset by a thousand models: what a name means is worked out once. */
const meanings = new Map<string, Known>();
const MOST_MEANINGS = 10_000;

function meaningOf(text: string, kind: HubKind, whose: Mention['hub']): Known {
  const hub = isPath(text) ? undefined : readHubName(text, kind, whose);
  if (hub !== undefined) return knownOf(hub);
  const path = text.trim().replace(/[\\/]+$/, '');
  const name = baseName(path.replaceAll('\\', '/')) || path;
  return { purl: makePurl({ type: 'generic', name: name.slice(0, 200) }), name: path, kind: componentKind(kind) };
}

/** The model whose folder or weights in the tree a path leads to. */
export function inTree(text: string, kind: HubKind, mention: Mention, around: Surroundings): SeenComponent | undefined {
  const here = identityAt(text, mention.directory, around);
  return here && nameOnly({ purl: here.purl, name: here.name, kind: componentKind(here.kind ?? kind) }, mention);
}

/** The component that a hub's name stands for, known by that name only. */
export function onHub(
  hub: HubName,
  mention: Pick<Mention, 'source' | 'at'>,
  facts?: Readonly<Record<string, string>>,
): SeenComponent {
  return nameOnly(knownOf(hub, facts), mention);
}

function knownOf(hub: HubName, more?: Readonly<Record<string, string>>): Known {
  const pinned = hub.revision !== undefined && isCommit(hub.revision);
  const version = pinned || hub.hub === 'ollama' ? hub.revision : undefined;
  const facts = { hub: hub.hub, ...more };
  const found = { purl: hubPurl(hub), name: hubLabel(hub), kind: componentKind(hub.kind), facts };
  return version === undefined ? found : { ...found, version };
}

/** What kind of component a hub's repository is. */
export function componentKind(kind: HubKind): ComponentKind {
  return kind === 'space' ? 'application' : kind;
}

/** What a name alone tells. */
type Known = Pick<SeenComponent, 'purl' | 'name' | 'kind' | 'facts' | 'version'>;

/** There are several of these for every card. */
function nameOnly({ purl, name, kind, facts, version }: Known, { source, at }: Pick<Mention, 'source' | 'at'>): SeenComponent {
  const provenance = [{ source, at }];
  const seen: { -readonly [Key in keyof SeenComponent]: SeenComponent[Key] } = {
    purl,
    name,
    kind,
    own: false,
    declaredRaw: NONE,
    licenseFiles: NONE,
    provenance,
    nameOnly: true,
  };
  if (facts !== undefined) seen.facts = facts;
  if (version !== undefined) seen.version = version;
  return seen;
}

const NONE: readonly never[] = [];

/** What a path to a model's folder or weights inside the tree means: from the naming file's folder, its neighbours, or the root. */
function identityAt(text: string, directory: ProjectPath, around: Surroundings): Identity | undefined {
  const { files } = around;
  const path = text.trim().replace(/^\.\//, '').replace(/\/+$/, '');
  if (path === '' || path === '.' || path.length > 400 || path.includes('://') || path.startsWith('/')) return undefined;
  const slash = path.indexOf('/');
  const first = slash < 0 ? path : path.slice(0, slash);
  const other = slash < 0 ? parentPath(directory) : ROOT;
  for (const base of other === directory ? [directory] : [directory, other]) {
    if (!(path === first && isWeights(path)) && !hasFolder(base, first, around)) continue;
    const found = files.join(base, path);
    if (found === undefined || found === directory || found === ROOT) continue;
    if (files.isDirectory(found) && looksLikeModel(found, files)) return identify(found, around);
    if (isWeights(baseName(found)) && files.isFile(found)) return weightsIdentity(found, around);
  }
  return undefined;
}

function weightsIdentity(path: ProjectPath, { files }: Surroundings): Identity | undefined {
  return artifactIdentity(path, files.list(parentPath(path)).entries, { files });
}

/** Most names are no paths; the answer is kept, since the names of one project have few owners. */
function hasFolder(base: ProjectPath, first: string, { files, listing }: Surroundings): boolean {
  if (first === '..' || first === '.') return true;
  if (listing?.directory === base) return listing.entries.some((entry) => entry.name === first && entry.kind === 'directory');
  let answers = folders.get(files);
  if (answers === undefined) {
    answers = new Map();
    folders.set(files, answers);
  }
  const place = `${base}/${first}`;
  let answer = answers.get(place);
  if (answer === undefined) {
    const path = files.join(base, first);
    answer = path !== undefined && files.isDirectory(path);
    answers.set(place, answer);
  }
  return answer;
}

const folders = new WeakMap<ProjectFiles, Map<string, boolean>>();

const isPath = (text: string): boolean => /^(?:[~./\\]|[A-Za-z]:[\\/])/.test(text.trim());
