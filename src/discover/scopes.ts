/** When each component is needed, from the graph. */
import { ABSENT, RELATION_KINDS, type RelationTable, SCOPES, type Scope } from '../model/relations.ts';

/**
 * The strongest scope over all paths from the roots; a path is as strong as its weakest edge. What no path reaches has the
 * scope its source recorded; without that the strongest over paths from what has one (a requirements file has no project
 * that depends on what it names), else `runtime`: nobody showed that it is not shipped.
 */
export function scopesOf(
  relations: RelationTable,
  roots: readonly number[],
  recorded: readonly (Scope | undefined)[],
): readonly Scope[] {
  const reached = reach(relations, [roots], recorded.length);
  const scopeOf = (ranks: Uint8Array, index: number): Scope | undefined => SCOPES[ranks[index] ?? ABSENT];
  if (recorded.every((scope, index) => scope !== undefined || scopeOf(reached, index) !== undefined))
    return recorded.map((scope, index) => scopeOf(reached, index) ?? scope ?? 'runtime');
  const seeds: number[][] = SCOPES.map(() => []);
  recorded.forEach((scope, index) => {
    if (scope !== undefined && scopeOf(reached, index) === undefined) seeds[SCOPES.indexOf(scope)]?.push(index);
  });
  const brought = reach(relations, seeds, recorded.length);
  return recorded.map((scope, index) => scopeOf(reached, index) ?? scope ?? scopeOf(brought, index) ?? 'runtime');
}

/** The rank by which each component is reached from the starts, which are given by rank. Linear: each is taken up once. */
function reach(relations: RelationTable, starts: readonly (readonly number[])[], size: number): Uint8Array {
  const reached = new Uint8Array(size).fill(ABSENT);
  const waiting: number[][] = SCOPES.map((_, rank) => [...(starts[rank] ?? [])]);
  for (let rank = 0; rank < waiting.length; rank += 1) {
    const queue = waiting[rank] ?? [];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if ((reached[next] ?? ABSENT) <= rank) continue;
      reached[next] = rank;
      const end = relations.firstOf[next + 1] ?? 0;
      for (let edge = relations.firstOf[next] ?? 0; edge < end; edge += 1) {
        const target = relations.to[edge] ?? 0;
        const through = Math.max(rank, weight(relations, edge));
        if (through < (reached[target] ?? ABSENT)) waiting[through]?.push(target);
      }
    }
  }
  return reached;
}

const DEPENDS_ON = RELATION_KINDS.indexOf('depends-on');

/** Only a dependency has a scope; a base model or a part is needed whenever the whole is. */
function weight(relations: RelationTable, edge: number): number {
  const scope = relations.scope[edge] ?? ABSENT;
  return relations.kind[edge] === DEPENDS_ON && scope !== ABSENT ? scope : 0;
}
