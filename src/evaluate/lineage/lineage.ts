/**
 * What models and datasets were made of, link by link. A link is judged against the base that is named, and, where
 * the base's own licence is unknown or is itself not what its base permits, against what stands behind it.
 */
import type { ComponentKind } from '../../model/component.ts';
import { type LicenseExpression, NOASSERTION } from '../../model/expression.ts';
import type { Inventory } from '../../model/inventory.ts';
import { ABSENT, DERIVATIONS, RELATION_KINDS, type Relation, type RelationTable } from '../../model/relations.ts';
import type { Resolution } from '../../model/resolution.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import { print } from '../../spdx/print.ts';
import type { Compatibility } from '../compatibility/compatibility.ts';
import { mayRelease } from './derivation.ts';
import { inheritThrough } from './inherit.ts';
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

/** Datasets made with models, per model trained on them. */
const MOST_GENERATORS = 64;

/** Judges every link once. Linear in relations; circles end. */
export function traceLineage(
  { components, relations }: Inventory,
  resolutions: readonly Resolution[],
  rulebook: Rulebook,
  compatibility: Compatibility,
): Lineage {
  const { ids, expressions } = numberLicenses(resolutions);
  const answers = new Map<number, LinkAnswer>();
  const judge = (derived: number, making: Making, base: number): LinkAnswer => {
    const kind = components[derived]?.kind ?? 'model';
    const asked = MAKINGS.indexOf(making) * KINDS.length + KINDS.indexOf(kind);
    const [from, to] = [ids[base] ?? 0, ids[derived] ?? 0];
    const key = (asked * expressions.length + from) * expressions.length + to;
    let found = answers.get(key);
    if (found === undefined) {
      const [is, becomes] = [expressions[from] ?? NOASSERTION, expressions[to] ?? NOASSERTION];
      // An object of its own, so that what is said of the question can be remembered by its answer.
      answers.set(key, (found = { ...mayRelease(is, making, becomes, { kind, rulebook, compatibility }) }));
    }
    return found;
  };

  const isUnknown = (index: number): boolean => expressions[ids[index] ?? 0]?.kind === 'noassertion';
  const behind = inheritThrough({
    relations,
    derivationAt: (edge) => {
      const making = makingAt(relations, edge);
      return isDerivation(making) ? making : undefined;
    },
    passes: (from, making, to) => isUnknown(from) || judge(from, making, to).answer === 'no',
    isUnknown,
  });
  const linksOf = (component: number): readonly LineageLink[] => {
    const links: LineageLink[] = [];
    const direct = new Set<number>([component]);
    const first = relations.firstOf[component] ?? 0;
    const last = relations.firstOf[component + 1] ?? 0;
    for (let edge = first; edge < last; edge += 1) {
      const making = makingAt(relations, edge);
      const to = relations.to[edge] ?? 0;
      if (making === undefined || to === component) continue;
      direct.add(to);
      links.push({ path: [component, to], making, answer: judge(component, making, to) });
    }
    // Of several ways to what stands behind, the shortest.
    const ways = new Map<number, readonly number[]>();
    for (let edge = first; edge < last; edge += 1) {
      const making = makingAt(relations, edge);
      const to = relations.to[edge] ?? 0;
      if (making === undefined || to === component) continue;
      if (isDerivation(making)) {
        for (const base of behind.of(to)) {
          if (direct.has(base)) continue;
          const way = behind.pathTo(to, base);
          // A way around a circle that comes back here; the edge that leads on from here has it without the circle.
          if (way.includes(component)) continue;
          const known = ways.get(base);
          if (known === undefined || way.length < known.length) ways.set(base, way);
        }
      }
      if (making === 'trained-on') links.push(...generators(component, to));
    }
    for (const [base, way] of ways) {
      links.push({ path: [component, ...way], making: 'unknown', answer: judge(component, 'unknown', base) });
    }
    return links;
  };
  const generatorsOf = createGeneratorReader(relations);
  const generators = (component: number, dataset: number): readonly LineageLink[] =>
    generatorsOf(dataset)
      .filter((to) => to !== component)
      .slice(0, MOST_GENERATORS)
      .map((to) => {
        return { path: [component, dataset, to], making: 'generated-with', answer: judge(component, 'generated-with', to) };
      });
  // The checks ask one component after the other: to remember more than the last would hold every path in memory.
  let last: { readonly component: number; readonly links: readonly LineageLink[] } | undefined;
  return {
    linksOf: (component) => {
      if (last?.component !== component) last = { component, links: linksOf(component) };
      return last.links;
    },
  };
}

/** How the relation says that one was made from the other; undefined for other relations. */
export function makingOf({ kind, how }: Relation): Making | undefined {
  if (kind === 'trained-on') return 'trained-on';
  return kind === 'derived-from' ? (how ?? 'unknown') : undefined;
}

/** The same for an edge of the table, without making a relation of it. */
function makingAt({ kind, how }: RelationTable, edge: number): Making | undefined {
  if (kind[edge] === TRAINED_ON) return 'trained-on';
  return kind[edge] === DERIVED_FROM ? (DERIVATIONS[how[edge] ?? ABSENT] ?? 'unknown') : undefined;
}

const TRAINED_ON = RELATION_KINDS.indexOf('trained-on');
const DERIVED_FROM = RELATION_KINDS.indexOf('derived-from');
const MAKINGS: readonly Making[] = [...DERIVATIONS, 'trained-on'];
const KINDS: readonly ComponentKind[] = ['library', 'application', 'model', 'dataset', 'file'];

/** A derivative holds the base itself, changed; the others hold what the base put out or was trained with. */
const isDerivation = (making: Making | undefined): boolean =>
  making !== undefined && making !== 'trained-on' && making !== 'distilled' && making !== 'generated-with';

/** Numbers the effective licences, so that an answer is looked up by numbers alone. */
function numberLicenses(resolutions: readonly Resolution[]): {
  readonly ids: Uint32Array;
  readonly expressions: readonly LicenseExpression[];
} {
  const byText = new Map<string, number>();
  const known = new Map<LicenseExpression, number>();
  const expressions: LicenseExpression[] = [];
  const idOf = (expression: LicenseExpression): number => {
    let id = known.get(expression);
    if (id !== undefined) return id;
    const text = print(expression);
    id = byText.get(text);
    if (id === undefined) {
      id = expressions.push(expression) - 1;
      byText.set(text, id);
    }
    known.set(expression, id);
    return id;
  };
  return { ids: Uint32Array.from(resolutions, ({ effective }) => idOf(effective)), expressions };
}

/** The models whose outputs a dataset holds, one more than are used; read once, since thousands may be trained on one dataset. */
function createGeneratorReader(relations: RelationTable): (dataset: number) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  return (dataset) => {
    let found = known.get(dataset);
    if (found === undefined) {
      const made: number[] = [];
      const last = relations.firstOf[dataset + 1] ?? 0;
      for (let edge = relations.firstOf[dataset] ?? 0; edge < last && made.length <= MOST_GENERATORS; edge += 1) {
        const to = relations.to[edge] ?? 0;
        if (to !== dataset && makingAt(relations, edge) === 'generated-with') made.push(to);
      }
      known.set(dataset, (found = made));
    }
    return found;
  };
}
