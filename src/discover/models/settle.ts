/** Last words on models and datasets, once everything has been seen: short names, one reason per edge, and who uses them. */

import type { SeenComponent, SeenRelation } from '../../model/inventory.ts';
import type { ProjectPath } from '../../model/location.ts';
import { matchesComponent } from '../../model/pattern.ts';
import type { ComponentPattern } from '../../model/policy.ts';
import { makePurl, type Purl, parsePurl } from '../../model/purl.ts';
import { addComponent } from '../unify.ts';
import { hubLabel, hubPurl, readHubName } from './hub-name.ts';

/**
 * Shortens `pkg:generic/<project>/<path>/<name>` to `pkg:generic/<project>/<name>` wherever no other thing in the project
 * is called so. Answers what each purl that went away stands for now.
 */
export function shortenNames(seen: Map<Purl, SeenComponent>, project: string): ReadonlyMap<Purl, readonly Purl[]> {
  const prefix = makePurl({ type: 'generic', namespace: project, name: 'x' }).slice(0, -1);
  const groups = new Map<Purl, Purl[]>();
  for (const purl of seen.keys()) {
    const parts = purl.startsWith(prefix) ? parsePurl(purl) : undefined;
    if (parts === undefined) continue;
    const short = makePurl({ ...parts, namespace: project });
    const known = groups.get(short);
    if (known) known.push(purl);
    else groups.set(short, [purl]);
  }
  const gone = new Map<Purl, readonly Purl[]>();
  for (const [short, [long, ...others]] of groups) {
    const component = long !== undefined && long !== short && others.length === 0 ? seen.get(long) : undefined;
    if (component === undefined) continue;
    seen.delete(component.purl);
    gone.set(component.purl, [short]);
    addComponent(seen, { ...component, purl: short });
  }
  return gone;
}

/** A name on a hub that a person gives to models whose place does not tell it. */
export interface GivenName {
  readonly component: ComponentPattern;
  /** `owner/name`, or an address on a hub. */
  readonly name: string;
}

/** Gives the names that a person gave. Only what has no hub's name takes one; what is no name on a hub is left alone. */
export function giveNames(seen: Map<Purl, SeenComponent>, given: readonly GivenName[]): ReadonlyMap<Purl, readonly Purl[]> {
  const gone = new Map<Purl, readonly Purl[]>();
  if (given.length === 0) return gone;
  for (const component of [...seen.values()]) {
    const { purl, kind } = component;
    if (!purl.startsWith('pkg:generic/') || !isOfModels(component)) continue;
    const name = given.find((one) => matchesComponent(one.component, purl))?.name;
    const hub =
      name === undefined
        ? undefined
        : readHubName(name, kind === 'dataset' ? 'dataset' : kind === 'application' ? 'space' : 'model');
    if (hub === undefined) continue;
    const named = hubPurl(hub);
    seen.delete(purl);
    gone.set(purl, [named]);
    addComponent(seen, { ...component, purl: named, name: hubLabel(hub), facts: { ...component.facts, hub: hub.hub } });
  }
  return gone;
}

/** What a person says the project made is the project. A thing that is only named here cannot be it. */
export function takeAsOwn(seen: Map<Purl, SeenComponent>, own: readonly ComponentPattern[]): void {
  if (own.length === 0) return;
  for (const [purl, component] of seen) {
    if (component.own || component.nameOnly || !isOfModels(component)) continue;
    if (own.some((pattern) => matchesComponent(pattern, purl))) seen.set(purl, { ...component, own: true });
  }
}

/** Drops "derived, nobody says how" where another source says how. */
export function sharpen(relations: readonly SeenRelation[]): readonly SeenRelation[] {
  if (!relations.some((edge) => edge.how === 'unknown')) return relations;
  const said = new Set(relations.filter((edge) => edge.how !== undefined && edge.how !== 'unknown').map(ends));
  return relations.filter((edge) => edge.how !== 'unknown' || !said.has(ends(edge)));
}

/**
 * The project uses every model and dataset that its code names or that nothing else leads to. The user is the project's
 * own component nearest above the place; where there is none, one for the project as a whole is added to `seen`.
 */
export function attach(
  seen: Map<Purl, SeenComponent>,
  relations: readonly SeenRelation[],
  project: string,
): readonly SeenRelation[] {
  const models = [...seen.values()].filter((component) => isOfModels(component) && !component.own);
  if (models.length === 0) return [];
  const owners = [...seen.values()].filter((component) => component.own).sort(byDepth);
  if (owners.length === 0) owners.push(projectComponent(seen, project));
  const { isLed, isReached, reach } = followEdges(relations);
  const edges: SeenRelation[] = [];
  const use = (component: SeenComponent): void => {
    for (const from of usersOf(component, owners)) edges.push({ from, to: component.purl, kind: 'uses' });
    reach(component.purl);
  };
  for (const owner of owners) reach(owner.purl);
  for (const component of models) if (isReferenced(component)) use(component);
  for (const component of models) if (!isReached(component.purl) && !isLed(component.purl)) use(component);
  // What is left stands in circles, and whichever comes first is used.
  const left = models.filter(({ purl }) => !isReached(purl)).sort(byPurl);
  for (const component of left) if (!isReached(component.purl)) use(component);
  return edges;
}

/** Which components relations lead to, and which were reached so far. */
function followEdges(relations: readonly SeenRelation[]) {
  const numbers = new Map<Purl, number>();
  const numberOf = (purl: Purl): number => {
    let number = numbers.get(purl);
    if (number === undefined) numbers.set(purl, (number = numbers.size));
    return number;
  };
  const starts = Uint32Array.from(relations, ({ from }) => numberOf(from));
  const ends = Uint32Array.from(relations, ({ to }) => numberOf(to));
  const led = new Uint8Array(numbers.size);
  for (const end of ends) led[end] = 1;
  // The edges of one start are a chain: the last of them, and of each edge the one before.
  const lastOf = new Int32Array(numbers.size).fill(-1);
  const before = new Int32Array(starts.length);
  starts.forEach((start, edge) => {
    before[edge] = lastOf[start] ?? -1;
    lastOf[start] = edge;
  });
  const reached = new Uint8Array(numbers.size);
  const alone = new Set<Purl>();
  const reach = (purl: Purl): void => {
    const first = numbers.get(purl);
    if (first === undefined) return void alone.add(purl);
    const pending = [first];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (reached[at] === 1) continue;
      reached[at] = 1;
      for (let edge = lastOf[at] ?? -1; edge >= 0; edge = before[edge] ?? -1) pending.push(ends[edge] ?? 0);
    }
  };
  return {
    reach,
    isReached: (purl: Purl): boolean => reached[numbers.get(purl) ?? -1] === 1 || alone.has(purl),
    isLed: (purl: Purl): boolean => led[numbers.get(purl) ?? -1] === 1,
  };
}

/** The provenance of references in code and configuration. */
export const REFERENCE_SOURCE = 'model-reference';

/** Sources of this lane. */
const SOURCES: ReadonlySet<string> = new Set(['model-card', 'model-artifact', 'hub-cache', REFERENCE_SOURCE]);

const isOfModels = (component: SeenComponent): boolean => component.provenance.some((seen) => SOURCES.has(seen.source));
const isReferenced = (component: SeenComponent): boolean => component.provenance.some((seen) => seen.source === REFERENCE_SOURCE);
const ends = (edge: SeenRelation): string => `${edge.from}\0${edge.to}\0${edge.kind}`;
const byPurl = (a: SeenComponent, b: SeenComponent): number => (a.purl < b.purl ? -1 : 1);

/** Deepest first, so that the first that holds a place is the nearest. */
const byDepth = (a: SeenComponent, b: SeenComponent): number => (b.root ?? '').length - (a.root ?? '').length || byPurl(a, b);

/** One user per place of the component: every owner whose code names it, else the one above its files. */
function usersOf(component: SeenComponent, owners: readonly SeenComponent[]): readonly Purl[] {
  const references = component.provenance.filter((seen) => seen.source === REFERENCE_SOURCE);
  const places =
    references.length > 0 ? references.map((seen) => seen.at.path) : [component.root ?? component.provenance[0]?.at.path ?? ''];
  const users = places.map((place) => owners.find((owner) => isBelow(place, owner.root ?? '')) ?? owners.at(-1));
  return [...new Set(users.flatMap((user) => (user && user.purl !== component.purl ? [user.purl] : [])))].sort();
}

const isBelow = (path: string, directory: string): boolean =>
  directory === '' || path === directory || path.startsWith(`${directory}/`);

function projectComponent(seen: Map<Purl, SeenComponent>, project: string): SeenComponent {
  const purl = makePurl({ type: 'generic', name: project });
  const component: SeenComponent = {
    purl,
    name: project,
    kind: 'application',
    own: true,
    declaredRaw: [],
    licenseFiles: [],
    provenance: [],
    root: '' as ProjectPath,
  };
  addComponent(seen, component);
  return seen.get(purl) ?? component;
}
