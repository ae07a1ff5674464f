/** The relations of the document, sorted by their ends. The graph is held as numbers, and an edge is written when it is looked at. */
import type { AssessedRelation } from '../../model/assessment.ts';
import type { Inventory } from '../../model/inventory.ts';
import { relationAt } from '../../model/relations.ts';
import { madeArray } from './made-array.ts';
import { order } from './sort.ts';

export function assessRelations({
  components,
  relations,
}: Pick<Inventory, 'components' | 'relations'>): readonly AssessedRelation[] {
  const purl = (index: number): string => components[index]?.purl ?? '';
  const write = (edge: number): AssessedRelation => {
    const { from, to, kind, scope, how } = relationAt(relations, edge);
    return { from: purl(from), to: purl(to), kind, scope: scope ?? null, how: how ?? null };
  };
  // The inventory is in order but for edges between the same two ends; whether it is costs one look at each neighbour.
  const ranks = rankPurls(components);
  const edges = Uint32Array.from(relations.from, (_, edge) => edge);
  edges.sort((x, y) => {
    const ends =
      (ranks[relations.from[x] ?? 0] ?? 0) - (ranks[relations.from[y] ?? 0] ?? 0) ||
      (ranks[relations.to[x] ?? 0] ?? 0) - (ranks[relations.to[y] ?? 0] ?? 0);
    if (ends !== 0) return ends;
    const [a, b] = [write(x), write(y)];
    return order(a.kind, b.kind) || order(a.scope, b.scope) || order(a.how, b.how);
  });
  return madeArray(edges.length, (index) => write(edges[index] ?? 0));
}

/** Where each component stands in the order of the purls. */
function rankPurls(components: Inventory['components']): Uint32Array {
  const purl = (index: number): string => components[index]?.purl ?? '';
  const sorted = components.map((_, index) => index).sort((a, b) => order(purl(a), purl(b)));
  const ranks = new Uint32Array(components.length);
  sorted.forEach((component, rank) => {
    ranks[component] = rank;
  });
  return ranks;
}
