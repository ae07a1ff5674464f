/** What both readers of models need of the place that they read: how to name things there, and how to tie them together. */
import type { SeenComponent, Sighting } from '../../model/inventory.ts';
import type { ProjectPath } from '../../model/location.ts';
import type { ReadContext } from '../source.ts';
import type { Named } from './card-lineage.ts';
import type { Identity, Surroundings } from './folder-identity.ts';

/** The surroundings of the file that a reader was handed. */
export function around(path: ProjectPath, { files, siblings }: ReadContext): Surroundings {
  return { files, listing: { directory: files.parent(path), entries: siblings } };
}

/** The other end and the relation to it; nothing for a model that names itself. */
export function relate(
  from: Identity,
  { relation: relationKind, how }: Pick<Named, 'relation' | 'how'>,
  to: SeenComponent,
): readonly Sighting[] {
  if (to.purl === from.purl) return [];
  // Two for every card: a spread would cost more than all the rest.
  const relation =
    how === undefined
      ? { from: from.purl, to: to.purl, kind: relationKind }
      : { from: from.purl, to: to.purl, kind: relationKind, how };
  return [
    { type: 'component', component: to },
    { type: 'relation', relation },
  ];
}
