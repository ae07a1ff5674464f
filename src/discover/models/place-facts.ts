/** What the place of a model tells beside its name: its hub, its revision, and which weights lie there. */
import type { Entry } from '../../io/project-files.ts';
import type { Identity } from './folder-identity.ts';
import { isWeights } from './model-folder.ts';

/** `hub`, `revision` (`pinned` for a copy of one commit), and `weights`: the formats found beside the card. */
export function placeFacts(identity: Identity, entries: readonly Entry[]): Record<string, string> {
  const facts: Record<string, string> = {};
  if (identity.hub) facts.hub = identity.hub.hub;
  if (identity.hub?.revision !== undefined) facts.revision = 'pinned';
  const formats = new Set<string>();
  for (const { kind, name } of entries) {
    if (kind === 'file' && isWeights(name)) formats.add(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
  }
  if (formats.size > 0) facts.weights = [...formats].sort().join(', ');
  return facts;
}
