/** Every sighting becomes one inventory: components by purl, one graph, each text once. */
import type { Provenance } from '../model/component.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Inventory, SeenComponent, SeenRelation, Sighting } from '../model/inventory.ts';
import type { ComponentPattern } from '../model/policy.ts';
import { type Purl, parsePurl } from '../model/purl.ts';
import { assemble } from './assemble.ts';
import { joinSightings } from './merge-component.ts';
import { attach, type GivenName, giveNames, sharpen, shortenNames, takeAsOwn } from './models/settle.ts';
import { unify } from './unify.ts';

export interface Merge {
  add(sighting: Sighting): void;
  /** Components seen so far, by purl. */
  readonly size: number;
  finish(options?: FinishOptions): Inventory;
}

export interface FinishOptions {
  readonly production?: boolean;
  /** What the project calls itself; models and datasets are named under it. */
  readonly project?: string;
  /** Names on hubs that the configuration gives. */
  readonly names?: readonly GivenName[];
  /** What the configuration says the project made. */
  readonly own?: readonly ComponentPattern[];
}

/** Collects sightings in any order, with repeats; the inventory depends on neither. */
export function createMerge(): Merge {
  const sightings = new Map<Purl, SeenComponent[]>();
  const relations: SeenRelation[] = [];
  const diagnostics = new Map<string, Diagnostic>();
  return {
    add: (sighting) => {
      if (sighting.type === 'component') {
        const known = sightings.get(sighting.component.purl);
        if (known) known.push(sighting.component);
        else sightings.set(sighting.component.purl, [sighting.component]);
      } else if (sighting.type === 'relation') relations.push(sighting.relation);
      else note(sighting.diagnostic, diagnostics);
    },
    get size() {
      return sightings.size;
    },
    finish: (options = {}) => {
      const seen = new Map<Purl, SeenComponent>();
      for (const [purl, list] of sightings) seen.set(purl, joinSightings(list));
      for (const { from, to } of relations) {
        if (!seen.has(from)) seen.set(from, named(from));
        if (!seen.has(to)) seen.set(to, named(to));
      }
      const project = options.project ?? 'project';
      // In this order: a given name may turn out to be that of a component which is there already.
      const renamed = new Map([...shortenNames(seen, project), ...giveNames(seen, options.names ?? []), ...unify(seen)]);
      locate(seen, relations);
      takeAsOwn(seen, options.own ?? []);
      const edges = sharpen(rename(relations, renamed));
      const uses = attach(seen, edges, project);
      return assemble(
        [...seen.values()],
        uses.length > 0 ? [...edges, ...uses] : edges,
        renamed,
        [...diagnostics].sort(byPlace).map(([, found]) => found),
        options.production === true,
      );
    },
  };
}

/** One trouble is told once, with the worst that anyone concluded from it. */
function note(diagnostic: Diagnostic, into: Map<string, Diagnostic>): void {
  const key = JSON.stringify({ ...diagnostic, incomplete: undefined });
  if (diagnostic.incomplete || !into.has(key)) into.set(key, diagnostic);
}

/** The relations between the purls that are left. */
function rename(relations: readonly SeenRelation[], renamed: ReadonlyMap<Purl, readonly Purl[]>): readonly SeenRelation[] {
  if (renamed.size === 0) return relations;
  const now = (purl: Purl): readonly Purl[] => renamed.get(purl)?.flatMap(now) ?? [purl];
  return relations.flatMap((edge) => {
    if (!renamed.has(edge.from) && !renamed.has(edge.to)) return [edge];
    return now(edge.from).flatMap((from) => now(edge.to).map((to) => ({ ...edge, from, to })));
  });
}

/** What is only asked for stands where it is asked for. */
function locate(seen: Map<Purl, SeenComponent>, relations: readonly SeenRelation[]): void {
  const spots = new Map<Purl, Provenance[]>();
  for (const { to, named } of relations) {
    if (named === undefined || seen.get(to)?.provenance.length !== 0) continue;
    const known = spots.get(to);
    if (known) known.push(named);
    else spots.set(to, [named]);
  }
  for (const [purl, provenance] of spots) {
    const component = seen.get(purl);
    if (component) seen.set(purl, { ...component, provenance });
  }
}

/** An end of a relation that no source saw: it is named, so it counts, and nothing is known about it. */
function named(purl: Purl): SeenComponent {
  const { type = '', namespace, name = purl, version } = parsePurl(purl) ?? {};
  const kind = type !== 'huggingface' ? 'library' : namespace?.startsWith('datasets/') ? 'dataset' : 'model';
  return {
    purl,
    name: namespace === undefined ? name : `${namespace}/${name}`,
    ...(version !== undefined && { version }),
    kind,
    own: false,
    declaredRaw: [],
    licenseFiles: [],
    provenance: [],
    nameOnly: true,
  };
}

function byPlace([keyA, a]: readonly [string, Diagnostic], [keyB, b]: readonly [string, Diagnostic]): number {
  if (a.path !== b.path) return (a.path ?? '') < (b.path ?? '') ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (keyA < keyB ? -1 : 1);
}
