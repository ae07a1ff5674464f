/** Shortest ways from the project to a component: one walk over the graph, a path built only when it is shown. */
import type { Component } from '../../model/component.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { RelationTable } from '../../model/relations.ts';

/**
 * Answers the shortest path from a root to a component: indexes, both ends included; empty when nothing leads there.
 * Of a path longer than LONGEST only the root and the end are kept: a chain of models may be as long as the tree.
 */
export type PathFinder = (component: number) => readonly number[];

/**
 * Walks breadth-first from the roots, once. Own components that are not roots start a path too, and then packages that
 * nothing depends on: a requirements file names them, and no project does.
 */
export function createPathFinder({
  components,
  relations,
  roots,
}: Pick<Inventory, 'components' | 'relations' | 'roots'>): PathFinder {
  const parents = new Int32Array(components.length).fill(UNSEEN);
  const origins = new Int32Array(components.length);
  const queue = new Int32Array(components.length);
  let end = 0;
  const start = (index: number): void => {
    if (parents[index] !== UNSEEN) return;
    parents[index] = ROOT;
    origins[index] = index;
    queue[end++] = index;
  };
  roots.forEach(start);
  const walkFrom = (first: number): void => {
    for (let at = first; at < end; at += 1) {
      const from = queue[at] ?? 0;
      const last = relations.firstOf[from + 1] ?? 0;
      for (let edge = relations.firstOf[from] ?? 0; edge < last; edge += 1) {
        const to = relations.to[edge] ?? 0;
        if (parents[to] !== UNSEEN) continue;
        parents[to] = from;
        origins[to] = origins[from] ?? from;
        queue[end++] = to;
      }
    }
  };
  walkFrom(0);
  const reached = end;
  components.forEach((component, index) => {
    if (component.own) start(index);
  });
  walkFrom(reached);
  const known = end;
  for (const index of topsOf({ components, relations })) start(index);
  const isTop = new Set(queue.subarray(known, end));
  walkFrom(known);

  return (component) => {
    const path: number[] = [];
    if (parents[component] === undefined || parents[component] === UNSEEN || isTop.has(component)) return path;
    for (let at = component; at !== ROOT; at = parents[at] ?? ROOT) {
      if (path.length === LONGEST) {
        path.push(origins[component] ?? at);
        break;
      }
      path.push(at);
    }
    return path.reverse();
  };
}

/** Packages that nothing in the graph leads to. */
export function topsOf({
  components,
  relations,
}: {
  readonly components: readonly Pick<Component, 'kind'>[];
  readonly relations: RelationTable;
}): readonly number[] {
  const led = new Uint8Array(components.length);
  for (const to of relations.to) led[to] = 1;
  return components.flatMap(({ kind }, index) => (led[index] === 0 && kind === 'library' ? [index] : []));
}

const UNSEEN = -2;
const ROOT = -1;
const LONGEST = 100;
