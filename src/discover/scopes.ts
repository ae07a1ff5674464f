/** When each component is needed, from the graph. */
import { ABSENT, RELATION_KINDS, type RelationTable, SCOPES, type Scope } from '../model/relations.ts';

/**
 * The strongest scope over all paths from the roots; a path is as strong as its weakest edge. Linear: components are
 * taken up scope by scope, each once. What no path reaches has the scope its source recorded, else `runtime`: nobody
 * showed that it is not shipped.
 */
export function scopesOf(
  relations: RelationTable,
  roots: readonly number[],
  recorded: readonly (Scope | undefined)[],
): readonly Scope[] {
  const reached = new Uint8Array(recorded.length).fill(ABSENT);
  const waiting: number[][] = SCOPES.map(() => []);
  waiting[0]?.push(...roots);
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
  return recorded.map((scope, index) => SCOPES[reached[index] ?? ABSENT] ?? scope ?? 'runtime');
}

const DEPENDS_ON = RELATION_KINDS.indexOf('depends-on');

/** Only a dependency has a scope; a base model or a part is needed whenever the whole is. */
function weight(relations: RelationTable, edge: number): number {
  const scope = relations.scope[edge] ?? ABSENT;
  return relations.kind[edge] === DEPENDS_ON && scope !== ABSENT ? scope : 0;
}
