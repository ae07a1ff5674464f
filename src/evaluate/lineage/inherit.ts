/** Which bases stand behind a component's unanswered links: carried from user to user, breadth first. */
import type { RelationTable } from '../../model/relations.ts';
import type { Making } from './link.ts';

/** Of what stands behind unknown links, a component is held against the nearest so many. */
const MOST_INHERITED = 32;
/** Of a longer way only the start and the base are kept. */
const LONGEST = 100;

export interface Behind {
  /** Bases that stand behind a component's unanswered links, nearest first. */
  of(component: number): Iterable<number>;
  pathTo(component: number, base: number): readonly number[];
}

/** What is asked of the edges. */
export interface Inheritance {
  readonly relations: RelationTable;
  /** How the edge derives its start from its end; undefined for edges that carry nothing on. */
  derivationAt(edge: number): Making | undefined;
  /** Whether a component fails to answer for a base. */
  passes(from: number, making: Making, to: number): boolean;
  isUnknown(component: number): boolean;
}

/**
 * Carries each known base on to whoever builds on something that does not answer for it, breadth first, so that
 * circles end and the nearest come first.
 */
export function inheritThrough(inheritance: Inheritance): Behind {
  // What carrying needs beside its result goes with the function that carries.
  const { rankOf, firsts, bases, via } = carryOn(inheritance);
  const slotOf = (component: number, base: number): number => {
    const rank = rankOf[component] ?? NO_MAKER;
    if (rank === NO_MAKER) return -1;
    const end = firsts[rank + 1] ?? 0;
    for (let slot = firsts[rank] ?? 0; slot < end; slot += 1) if (bases[slot] === base) return slot;
    return -1;
  };
  return {
    of: (component) => {
      const rank = rankOf[component] ?? NO_MAKER;
      return rank === NO_MAKER ? NOTHING : bases.subarray(firsts[rank], firsts[rank + 1]);
    },
    pathTo: (component, base) => {
      const path = [component];
      for (let at = component; at !== base; path.push(at)) {
        const slot = path.length < LONGEST ? slotOf(at, base) : -1;
        at = slot < 0 ? base : (via[slot] ?? base);
      }
      return path;
    },
  };
}

/** The bases behind each maker, as flat tables: those of the maker of a rank begin at `firsts[rank]`; `via` is the way there. */
interface Carried {
  readonly rankOf: Uint32Array;
  readonly firsts: Uint32Array;
  readonly bases: Uint32Array;
  readonly via: Uint32Array;
}

function carryOn({ relations, derivationAt, passes, isUnknown }: Inheritance): Carried {
  const edges = derivationsIn(relations, derivationAt);
  const { makers, rankOf } = rankMakers(edges, relations);
  const users = usersOf(edges, relations);
  const counts = new Uint8Array(makers.length);
  const bases = new Uint32Array(makers.length * MOST_INHERITED);
  const via = new Uint32Array(bases.length);
  const queue = new Uint32Array(bases.length);
  let end = 0;
  const slotOf = (component: number, base: number): number => {
    const rank = rankOf[component] ?? NO_MAKER;
    if (rank === NO_MAKER) return -1;
    const last = rank * MOST_INHERITED + (counts[rank] ?? 0);
    for (let slot = rank * MOST_INHERITED; slot < last; slot += 1) if (bases[slot] === base) return slot;
    return -1;
  };
  const add = (component: number, base: number, through: number): void => {
    const rank = rankOf[component] ?? 0;
    const known = counts[rank] ?? 0;
    if (component === base || known === MOST_INHERITED || slotOf(component, base) >= 0) return;
    const slot = rank * MOST_INHERITED + known;
    bases[slot] = base;
    via[slot] = through;
    counts[rank] = known + 1;
    queue[end++] = slot;
  };
  for (const edge of edges) {
    const from = relations.from[edge] ?? 0;
    const to = relations.to[edge] ?? 0;
    if (!isUnknown(to) && passes(from, derivationAt(edge) ?? 'unknown', to)) add(from, to, to);
  }
  for (let at = 0; at < end; at += 1) {
    const slot = queue[at] ?? 0;
    const component = makers[Math.floor(slot / MOST_INHERITED)] ?? 0;
    const base = bases[slot] ?? 0;
    const last = users.firstOf[component + 1] ?? 0;
    for (let next = users.firstOf[component] ?? 0; next < last; next += 1) {
      const user = users.list[next] ?? 0;
      const isFull = counts[rankOf[user] ?? 0] === MOST_INHERITED;
      if (user !== base && !isFull && passes(user, 'unknown', base)) add(user, base, component);
    }
  }
  return { rankOf, ...pack(counts, bases, via) };
}

/** Without the room for bases that never came. */
function pack(counts: Uint8Array, bases: Uint32Array, via: Uint32Array): Omit<Carried, 'rankOf'> {
  const firsts = new Uint32Array(counts.length + 1);
  for (const [rank, count] of counts.entries()) firsts[rank + 1] = (firsts[rank] ?? 0) + count;
  const packed = { firsts, bases: new Uint32Array(firsts.at(-1) ?? 0), via: new Uint32Array(firsts.at(-1) ?? 0) };
  for (const [rank, count] of counts.entries()) {
    const from = rank * MOST_INHERITED;
    packed.bases.set(bases.subarray(from, from + count), firsts[rank]);
    packed.via.set(via.subarray(from, from + count), firsts[rank]);
  }
  return packed;
}

const NOTHING = new Uint32Array(0);
const NO_MAKER = 0xffffffff;

function derivationsIn({ from, to }: RelationTable, derivationAt: Inheritance['derivationAt']): Uint32Array {
  const edges = new Uint32Array(from.length);
  let count = 0;
  for (let edge = 0; edge < from.length; edge += 1) {
    if (from[edge] !== to[edge] && derivationAt(edge) !== undefined) edges[count++] = edge;
  }
  return edges.subarray(0, count);
}

/** The components that are made of others: only they can have something behind them. */
function rankMakers(edges: Uint32Array, { from, firstOf }: RelationTable) {
  const rankOf = new Uint32Array(firstOf.length - 1).fill(NO_MAKER);
  const makers: number[] = [];
  for (const edge of edges) {
    const maker = from[edge] ?? 0;
    if (rankOf[maker] === NO_MAKER) rankOf[maker] = makers.push(maker) - 1;
  }
  return { makers, rankOf };
}

/** Who builds on each component: the edges turned round, in the order of their starts. */
function usersOf(edges: Uint32Array, { from, to, firstOf }: RelationTable) {
  const first = new Uint32Array(firstOf.length);
  for (const edge of edges) {
    const base = to[edge] ?? 0;
    first[base + 1] = (first[base + 1] ?? 0) + 1;
  }
  for (let i = 1; i < first.length; i += 1) first[i] = (first[i] ?? 0) + (first[i - 1] ?? 0);
  const list = new Uint32Array(edges.length);
  const fill = first.slice();
  for (const edge of edges) {
    const base = to[edge] ?? 0;
    const slot = fill[base] ?? 0;
    list[slot] = from[edge] ?? 0;
    fill[base] = slot + 1;
  }
  return { firstOf: first, list };
}
