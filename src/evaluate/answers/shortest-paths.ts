/** Every shortest way from the project's own components to one component. */
import type { Component } from '../../model/component.ts';
import type { Inventory } from '../../model/inventory.ts';
import { topsOf } from '../findings/paths.ts';

/** Ways found: the shortest first; `more` counts those that are not listed (at most MOST_COUNTED). */
export interface Ways {
  readonly paths: readonly (readonly number[])[];
  readonly more: number;
}

/** What of an inventory the ways are found in. */
export interface Graph extends Pick<Inventory, 'relations' | 'roots'> {
  readonly components: readonly Pick<Component, 'own' | 'kind'>[];
}

const MOST_COUNTED = 1_000_000;

/** All shortest paths per root, up to `most` in all. One walk backwards from the component, then forwards along the way. */
export function findShortestPaths({ components, relations, roots }: Graph, target: number, most = 20): Ways {
  const distances = distancesTo(target, components.length, relations);
  const starts = roots.length > 0 ? roots : components.flatMap(({ own }, index) => (own ? [index] : []));
  const leads = (start: number): boolean => (distances[start] ?? -1) >= 0;
  let reached = starts.filter(leads);
  // No project depends on what a requirements file names; what those packages bring in comes in through them.
  if (reached.length === 0) reached = topsOf({ components, relations }).filter((top) => top !== target && leads(top));
  reached.sort((a, b) => (distances[a] ?? 0) - (distances[b] ?? 0) || a - b);
  const counts = new Map<number, number>();
  const paths: number[][] = [];
  let total = 0;
  for (const root of reached) {
    total = Math.min(MOST_COUNTED, total + countPaths(root, distances, relations, counts));
    collect(root, distances, relations, most, paths);
  }
  return { paths, more: total - paths.length };
}

type Table = Inventory['relations'];

function distancesTo(target: number, size: number, { from, to }: Table): Int32Array {
  // Edges grouped by where they lead, so that the walk backwards is linear.
  const firstInto = new Uint32Array(size + 1);
  for (const end of to) firstInto[end + 1] = (firstInto[end + 1] ?? 0) + 1;
  for (let i = 0; i < size; i += 1) firstInto[i + 1] = (firstInto[i + 1] ?? 0) + (firstInto[i] ?? 0);
  const fill = firstInto.slice();
  const sources = new Uint32Array(from.length);
  to.forEach((end, edge) => {
    const slot = fill[end] ?? 0;
    sources[slot] = from[edge] ?? 0;
    fill[end] = slot + 1;
  });
  const distances = new Int32Array(size).fill(-1);
  distances[target] = 0;
  const queue = [target];
  for (let at = 0; at < queue.length; at += 1) {
    const here = queue[at] ?? 0;
    for (let slot = firstInto[here] ?? 0; slot < (firstInto[here + 1] ?? 0); slot += 1) {
      const source = sources[slot] ?? 0;
      if (distances[source] !== -1) continue;
      distances[source] = (distances[here] ?? 0) + 1;
      queue.push(source);
    }
  }
  return distances;
}

/** The components one step nearer to the target. */
function nearer(at: number, distances: Int32Array, { to, firstOf }: Table): readonly number[] {
  const found = new Set<number>();
  for (let edge = firstOf[at] ?? 0; edge < (firstOf[at + 1] ?? 0); edge += 1) {
    const end = to[edge] ?? 0;
    if (distances[end] === (distances[at] ?? 0) - 1) found.add(end);
  }
  return [...found];
}

/** How many shortest paths lead on from here. Visited in order of distance, without recursion. */
function countPaths(root: number, distances: Int32Array, table: Table, counts: Map<number, number>): number {
  const stack = [root];
  while (stack.length > 0) {
    const at = stack.at(-1) ?? root;
    const ahead = distances[at] === 0 ? [] : nearer(at, distances, table);
    const missing = counts.has(at) ? [] : ahead.filter((next) => !counts.has(next));
    if (missing.length > 0) stack.push(...missing);
    else {
      stack.pop();
      const sum = ahead.reduce((all, next) => all + (counts.get(next) ?? 0), 0);
      if (!counts.has(at)) counts.set(at, distances[at] === 0 ? 1 : Math.min(MOST_COUNTED, sum));
    }
  }
  return counts.get(root) ?? 0;
}

function collect(root: number, distances: Int32Array, table: Table, most: number, paths: number[][]): void {
  const stack: number[][] = [[root]];
  for (let path = stack.pop(); path !== undefined && paths.length < most; path = stack.pop()) {
    const at = path.at(-1) ?? root;
    if (distances[at] === 0) paths.push(path);
    else for (const next of [...nearer(at, distances, table)].reverse()) stack.push([...path, next]);
  }
}
