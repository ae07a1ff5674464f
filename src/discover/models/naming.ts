/** From a name that a card, a configuration or code spells to the component it means. */
import { baseName, parentPath, ROOT } from '../../io/paths.ts';
import type { ProjectFiles } from '../../io/project-files.ts';
import type { ComponentKind, Provenance } from '../../model/component.ts';
import type { SeenComponent } from '../../model/inventory.ts';
import type { Anchor, ProjectPath } from '../../model/location.ts';
import { makePurl } from '../../model/purl.ts';
import { type GivenNames, identify } from './folder-identity.ts';
import { type Hub, type HubKind, type HubName, hubLabel, hubPurl, isCommit, readHubName } from './hub-name.ts';
import { looksLikeModel } from './model-folder.ts';

/** Where a name was met. */
export interface Mention {
  readonly source: string;
  readonly at: Anchor;
  /** The folder that relative paths start from. */
  readonly directory: ProjectPath;
  /** Whose ids are meant where the name does not say. */
  readonly hub?: Exclude<Hub, 'ollama'>;
}

/**
 * The component that a name means: a model's folder in the tree when the name is a path to one (as the libraries
 * themselves look first), else what a hub keeps under the name, else something by that name that no hub hosts.
 */
export function named(text: string, kind: HubKind, mention: Mention, files: ProjectFiles, names?: GivenNames): SeenComponent {
  const folder = folderOf(text, mention.directory, files);
  if (folder !== undefined) {
    const { purl, name } = identify(folder, files, names);
    return nameOnly({ purl, name, kind: componentKind(kind) }, mention);
  }
  const hub = isPath(text) ? undefined : readHubName(text, kind, mention.hub);
  if (hub !== undefined) return onHub(hub, mention);
  const path = text.trim().replace(/[\\/]+$/, '');
  const name = baseName(path.replaceAll('\\', '/')) || path;
  return nameOnly(
    { purl: makePurl({ type: 'generic', name: name.slice(0, 200) }), name: path, kind: componentKind(kind) },
    mention,
  );
}

/** The component that a hub's name stands for, known by that name only. */
export function onHub(
  hub: HubName,
  mention: Pick<Mention, 'source' | 'at'>,
  facts?: Readonly<Record<string, string>>,
): SeenComponent {
  const purl = hubPurl(hub);
  const pinned = hub.revision !== undefined && isCommit(hub.revision);
  const version = pinned || (hub.hub === 'ollama' && hub.revision !== undefined) ? { version: hub.revision } : {};
  const all = { hub: hub.hub, ...facts };
  return { ...nameOnly({ purl, name: hubLabel(hub), kind: componentKind(hub.kind), facts: all }, mention), ...version };
}

/** What kind of component a hub's repository is. */
export function componentKind(kind: HubKind): ComponentKind {
  return kind === 'space' ? 'application' : kind;
}

function nameOnly(
  known: Pick<SeenComponent, 'purl' | 'name' | 'kind' | 'facts'>,
  mention: Pick<Mention, 'source' | 'at'>,
): SeenComponent {
  const provenance: readonly Provenance[] = [{ source: mention.source, at: mention.at }];
  return { ...known, own: false, declaredRaw: [], licenseFiles: [], provenance, nameOnly: true };
}

/** A path to a model's folder or file inside the tree: from the naming file's folder, its neighbours, or the root. */
function folderOf(text: string, directory: ProjectPath, files: ProjectFiles): ProjectPath | undefined {
  const path = text.trim().replace(/^\.\//, '').replace(/\/+$/, '');
  if (path === '' || path === '.' || path.length > 400 || path.includes('://') || path.startsWith('/')) return undefined;
  const bases = path.includes('/') ? [directory, ROOT] : [directory, parentPath(directory)];
  for (const base of bases) {
    const found = files.join(base, path);
    if (found === undefined || found === directory || found === ROOT) continue;
    if (files.isDirectory(found) && looksLikeModel(found, files)) return found;
  }
  return undefined;
}

const isPath = (text: string): boolean => /^(?:[~./\\]|[A-Za-z]:[\\/])/.test(text.trim());
