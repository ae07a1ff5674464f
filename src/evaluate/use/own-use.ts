/** What the project's own models and datasets do with the components they were made from. */
import type { Component } from '../../model/component.ts';
import type { Inventory } from '../../model/inventory.ts';
import { ABSENT, DERIVATIONS, RELATION_KINDS } from '../../model/relations.ts';
import type { OwnUse } from './use-triggers.ts';

/** One entry per component, read off the edges in one pass. */
export function readOwnUses({ components, relations }: Pick<Inventory, 'components' | 'relations'>): readonly OwnUse[] {
  const bases = new Uint8Array(components.length);
  const trained = new Uint8Array(components.length);
  relations.from.forEach((from, edge) => {
    const maker = components[from];
    if (!maker || !isMadeHere(maker)) return;
    const to = relations.to[edge] ?? 0;
    const kind = RELATION_KINDS[relations.kind[edge] ?? 0];
    const how = relations.how[edge] ?? ABSENT;
    if (kind === 'derived-from') (DERIVATIONS[how] === 'generated-with' ? trained : bases)[to] = 1;
    if (kind === 'trained-on') trained[to] = 1;
  });
  return components.map((_, index) => OWN_USES[(bases[index] ?? 0) + 2 * (trained[index] ?? 0)] ?? OWN_USES[0]);
}

/** All there are, shared by a hundred thousand components. */
const OWN_USES = [
  { isBase: false, isTrainedOn: false },
  { isBase: true, isTrainedOn: false },
  { isBase: false, isTrainedOn: true },
  { isBase: true, isTrainedOn: true },
] as const satisfies readonly OwnUse[];

/** The project itself, or a model or dataset that stands in its tree without a hub's name: nobody else can have made it. */
export function isMadeHere({ own, kind, nameOnly, facts, root }: Component): boolean {
  return own || ((kind === 'model' || kind === 'dataset') && !nameOnly && root !== undefined && facts?.hub === undefined);
}
