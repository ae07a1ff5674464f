/**
 * Installed packages below a `node_modules`, in the layouts of npm, Yarn, pnpm, Bun and Deno
 * (https://nodejs.org/api/modules.html#loading-from-node_modules-folders). They cannot tell what other platforms
 * would install, or, without a lock file, where a package came from.
 */
import type { Sighting } from '../../model/inventory.ts';
import type { ProjectPath } from '../../model/location.ts';
import type { Purl } from '../../model/purl.ts';
import { few, trouble } from '../problems.ts';
import type { ReadContext, Source } from '../source.ts';
import { enlist, INSTALLED, readPackage, type Tree } from './npm/installed-tree.ts';
import type { Wanted } from './npm/manifest.ts';
import { npmPurl } from './npm/names.ts';
import { worldOf } from './npm/world.ts';

export const npmInstalled: Source = {
  id: INSTALLED,
  title: 'node_modules as npm, Yarn, pnpm, Bun and Deno lay it out',
  readers: [{ matches: ['node_modules/'], read }],
};

function* read(path: ProjectPath, { files, siblings }: ReadContext): Iterable<Sighting> {
  const world = worldOf(files);
  const project = files.parent(path);
  const cover = world.cover(project);
  const tree: Tree = { files, world, project, cover, purls: new Map(), links: new Map(), loose: [], pending: [], out: [] };
  enlist(siblings, tree);
  for (let next = tree.pending.pop(); next; next = tree.pending.pop()) {
    readPackage(next.path, next.name, tree);
    for (const sighting of tree.out) yield sighting;
    tree.out.length = 0;
  }
  yield* tree.out;
  yield* relations(tree);
}

/** The graph of packages that no lock file tells of, as Node would look them up. */
function* relations(tree: Tree): Iterable<Sighting> {
  const missing = new Set<string>();
  for (const { path, purl, wanted } of tree.loose) {
    for (const { name, scope } of wanted) {
      const to = lookUp(path, name, tree);
      if (to === undefined && (scope !== 'runtime' || isOptionalToo(name, wanted))) continue;
      if (to === undefined) missing.add(name);
      if (to !== undefined) yield { type: 'relation', relation: { from: purl, to, kind: 'depends-on', scope } };
      else {
        const at = { path: `${path}/package.json`, keys: ['dependencies', name] };
        const named = { source: INSTALLED, at };
        yield { type: 'relation', relation: { from: purl, to: npmPurl(name), kind: 'depends-on', scope, named } };
      }
    }
  }
  if (missing.size > 0) {
    // Each is named in the inventory and judged there; its own dependencies would only follow it.
    yield trouble('dependency-missing', `not installed: ${few([...missing].sort())}, needed by installed packages`, {
      path: tree.project === '' ? 'node_modules' : `${tree.project}/node_modules`,
      incomplete: false,
    });
  }
}

/** A dependency that is an optional peer as well is left out by pnpm, and installed by npm. */
function isOptionalToo(name: string, wanted: readonly Wanted[]): boolean {
  return wanted.some((other) => other.name === name && other.scope === 'optional');
}

function lookUp(path: ProjectPath, name: string, tree: Tree): Purl | undefined {
  for (let from: string = path; from.length > tree.project.length; from = from.slice(0, Math.max(0, from.lastIndexOf('/')))) {
    const inside = from === 'node_modules' || from.endsWith('/node_modules');
    const candidate = (inside ? `${from}/${name}` : `${from}/node_modules/${name}`) as ProjectPath;
    const real = tree.links.get(candidate);
    const found = tree.purls.get(real ?? candidate) ?? (real === undefined ? undefined : tree.world.local(real).purl);
    if (found !== undefined) return found;
  }
  return tree.world.installed(tree.project, name);
}
