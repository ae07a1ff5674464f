/**
 * What models and datasets were made of, link by link. A link is judged against the base that is named, and, where
 * the base's own licence is unknown or is itself not what its base permits, against what stands behind it.
 */
import type { LicenseExpression } from '../model/expression.ts';
import type { Inventory } from '../model/inventory.ts';
import { type Relation, relationsFrom } from '../model/relations.ts';
import type { Resolution } from '../model/resolution.ts';
import type { Rulebook } from '../model/rulebook.ts';
import { print } from '../spdx/print.ts';
import type { Compatibility } from './compatibility.ts';
import { mayRelease } from './derivation.ts';
import type { LinkAnswer, Making } from './link.ts';

/** A judged link. */
export interface LineageLink {
  /** Component indexes, the derivative first, the base last; longer than two when links in between do not answer. */
  readonly path: readonly number[];
  readonly making: Making;
  readonly answer: LinkAnswer;
}

export interface Lineage {
  /** The links that lead away from a component, in the order of its relations. */
  linksOf(component: number): readonly LineageLink[];
}

/** Of what stands behind unknown links, a component is held against the nearest so many. */
const MOST_INHERITED = 32;
/** Of a longer way only the start and the base are kept. */
const LONGEST = 100;
/** Datasets made with models, per model trained on them. */
const MOST_GENERATORS = 64;

/** Judges every link once. Linear in relations; circles end. */
export function traceLineage(
  inventory: Inventory,
  resolutions: readonly Resolution[],
  rulebook: Rulebook,
  compatibility: Compatibility,
): Lineage {
  const { components, relations } = inventory;
  const licenseOf = (index: number): LicenseExpression => resolutions[index]?.effective ?? { kind: 'noassertion' };
  const printed: (string | undefined)[] = [];
  const textOf = (index: number): string => (printed[index] ??= print(licenseOf(index)));
  const answers = new Map<string, LinkAnswer>();
  const judge = (derived: number, making: Making, base: number): LinkAnswer => {
    const kind = components[derived]?.kind ?? 'model';
    const key = `${making}\0${kind}\0${textOf(base)}\0${textOf(derived)}`;
    let found = answers.get(key);
    if (found === undefined) {
      answers.set(key, (found = mayRelease(licenseOf(base), making, licenseOf(derived), { kind, rulebook, compatibility })));
    }
    return found;
  };

  const isUnknown = (index: number): boolean => licenseOf(index).kind === 'noassertion';
  const behind = inheritThrough(
    inventory,
    (from, making, to) => isUnknown(from) || judge(from, making, to).answer === 'no',
    isUnknown,
  );
  const linksOf = (component: number): readonly LineageLink[] => {
    const links: LineageLink[] = [];
    const direct = new Set<number>([component]);
    const edges = [...relationsFrom(relations, component)].filter(({ to }) => to !== component);
    for (const edge of edges) {
      const making = makingOf(edge);
      if (making === undefined) continue;
      direct.add(edge.to);
      links.push({ path: [component, edge.to], making, answer: judge(component, making, edge.to) });
    }
    for (const edge of edges) {
      const making = makingOf(edge);
      if (making !== undefined && isDerivation(making)) {
        for (const base of behind.of(edge.to)) {
          if (direct.has(base)) continue;
          const way = behind.pathTo(edge.to, base);
          // A way around a circle that comes back here; the edge that leads on from here has it without the circle.
          if (way.includes(component)) continue;
          direct.add(base);
          links.push({ path: [component, ...way], making: 'unknown', answer: judge(component, 'unknown', base) });
        }
      }
      if (making === 'trained-on') links.push(...generators(component, edge.to));
    }
    return links;
  };
  const generators = (component: number, dataset: number): LineageLink[] => {
    const made = [...relationsFrom(relations, dataset)].filter(
      (edge) => makingOf(edge) === 'generated-with' && edge.to !== component && edge.to !== dataset,
    );
    return made.slice(0, MOST_GENERATORS).map(({ to }) => {
      return { path: [component, dataset, to], making: 'generated-with', answer: judge(component, 'generated-with', to) };
    });
  };
  const remembered = new Map<number, readonly LineageLink[]>();
  return {
    linksOf: (component) => {
      let links = remembered.get(component);
      if (links === undefined) remembered.set(component, (links = linksOf(component)));
      return links;
    },
  };
}

/** How the relation says that one was made from the other; undefined for other relations. */
export function makingOf({ kind, how }: Relation): Making | undefined {
  if (kind === 'trained-on') return 'trained-on';
  return kind === 'derived-from' ? (how ?? 'unknown') : undefined;
}

/** A derivative holds the base itself, changed; the others hold what the base put out or was trained with. */
const isDerivation = (making: Making): boolean =>
  making !== 'trained-on' && making !== 'distilled' && making !== 'generated-with';

interface Behind {
  /** Bases that stand behind a component's unanswered links, nearest first. */
  of(component: number): Iterable<number>;
  pathTo(component: number, base: number): readonly number[];
}

/**
 * Carries each known base on to whoever builds on something that does not answer for it, breadth first, so that
 * circles end and the nearest come first. `passes` says whether a component fails to answer for a base.
 */
function inheritThrough(
  { components, relations }: Inventory,
  passes: (from: number, making: Making, to: number) => boolean,
  isUnknown: (index: number) => boolean,
): Behind {
  const next = new Map<number, Map<number, number>>();
  const upward = new Map<number, number[]>();
  const queue: { readonly components: number[]; readonly bases: number[] } = { components: [], bases: [] };
  const add = (component: number, base: number, via: number): void => {
    const known = next.get(component) ?? new Map<number, number>();
    if (component === base || known.has(base) || known.size >= MOST_INHERITED) return;
    next.set(component, known.set(base, via));
    queue.components.push(component);
    queue.bases.push(base);
  };
  for (let from = 0; from < components.length; from += 1) {
    for (const edge of relationsFrom(relations, from)) {
      const making = makingOf(edge);
      if (making === undefined || !isDerivation(making) || edge.to === from) continue;
      const users = upward.get(edge.to);
      if (users) users.push(from);
      else upward.set(edge.to, [from]);
      if (!isUnknown(edge.to) && passes(from, making, edge.to)) add(from, edge.to, edge.to);
    }
  }
  for (let at = 0; at < queue.bases.length; at += 1) {
    const component = queue.components[at] ?? 0;
    const base = queue.bases[at] ?? 0;
    for (const user of upward.get(component) ?? [])
      if (user !== base && passes(user, 'unknown', base)) add(user, base, component);
  }
  return {
    of: (component) => next.get(component)?.keys() ?? [],
    pathTo: (component, base) => {
      const path = [component];
      for (let at = component; at !== base; path.push(at)) at = path.length < LONGEST ? (next.get(at)?.get(base) ?? base) : base;
      return path;
    },
  };
}
