/** The files of one revision as git lists them: folders by name, links and submodules told apart. */
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { ProjectPath } from '../../model/location.ts';
import { problem } from '../problems.ts';

/** What a folder of the revision holds under one name. */
export type Node =
  | { readonly kind: 'file' | 'link'; readonly object: string }
  | { readonly kind: 'submodule'; readonly object: string }
  | { readonly kind: 'directory'; readonly nodes: Map<string, Node> };

type Directory = Extract<Node, { kind: 'directory' }>;

/** Where a path leads once links are followed. */
export type Found =
  | { readonly node: Node; readonly path: ProjectPath; readonly link: boolean }
  | { readonly refused: Diagnostic };

/** The tree of one revision below the scanned folder. */
export interface Tree {
  readonly root: Directory;
  /** Objects of the links; they must be at hand before a path can be looked up. */
  readonly links: readonly string[];
  readonly submodules: ReadonlyMap<ProjectPath, string>;
}

/** Entries of a link chain that are followed, as operating systems do. */
const MOST_HOPS = 40;

/**
 * Reads the output of `git ls-tree -r -z` (https://git-scm.com/docs/git-ls-tree#_output_format); paths stand below
 * `prefix` (empty, or ending in a slash). Names that no checkout could have are left out.
 */
export function parseTree(output: Buffer, prefix: string): Tree {
  const root: Directory = { kind: 'directory', nodes: new Map() };
  const links: string[] = [];
  const submodules = new Map<ProjectPath, string>();
  for (const line of output.toString('utf8').split('\0')) {
    const tab = line.indexOf('\t');
    const [mode, , object] = line.slice(0, Math.max(0, tab)).split(' ');
    const full = line.slice(tab + 1);
    if (mode === undefined || object === undefined || !full.startsWith(prefix)) continue;
    const path = full.slice(prefix.length);
    const segments = path.split('/');
    if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) continue;
    const kind = mode === '160000' ? 'submodule' : mode === '120000' ? 'link' : 'file';
    if (kind === 'link') links.push(object);
    if (kind === 'submodule') submodules.set(path as ProjectPath, object);
    const name = segments.pop() ?? '';
    folderAt(root, segments).nodes.set(name, { kind, object });
  }
  return { root, links, submodules };
}

function folderAt(root: Directory, segments: readonly string[]): Directory {
  let folder = root;
  for (const segment of segments) {
    let next = folder.nodes.get(segment);
    if (next?.kind !== 'directory') folder.nodes.set(segment, (next = { kind: 'directory', nodes: new Map() }));
    folder = next;
  }
  return folder;
}

/** Looks a path up, following links one step at a time; `textOf` gives a link's target. Never leaves the tree. */
export function lookUp({ root }: Pick<Tree, 'root'>, path: ProjectPath, textOf: (object: string) => string | undefined): Found {
  const trail: Directory[] = [];
  const pending = path.split('/').reverse();
  let hops = 0;
  let last: Node = root;
  const here = (): Directory => trail.at(-1) ?? root;
  const names: string[] = [];
  while (pending.length > 0) {
    const segment = pending.pop() ?? '';
    if (segment === '' || segment === '.') continue;
    if (last.kind !== 'directory') return { refused: problem(hops > 0 ? 'link-broken' : 'missing', path) };
    if (segment === '..') {
      if (trail.pop() === undefined) return { refused: problem('link-leaves-root', path) };
      names.pop();
      last = here();
      continue;
    }
    const node = here().nodes.get(segment);
    if (node === undefined) return { refused: problem(hops > 0 ? 'link-broken' : 'missing', path) };
    if (node.kind === 'link') {
      const target = textOf(node.object);
      hops += 1;
      if (hops > MOST_HOPS) return { refused: problem('link-loop', path) };
      if (target === undefined || target === '') return { refused: problem('link-broken', path) };
      if (target.startsWith('/') || /^[A-Za-z]:/.test(target)) return { refused: problem('link-leaves-root', path) };
      pending.push(...target.split('/').reverse());
      continue;
    }
    names.push(segment);
    if (node.kind === 'directory') trail.push(node);
    last = node;
  }
  return { node: last, path: names.join('/') as ProjectPath, link: hops > 0 };
}
