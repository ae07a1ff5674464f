/** What the place of a model tells beside its name: its hub, its revision, and which weights lie there. */
import type { Entry } from '../../io/project-files.ts';
import type { Identity } from './folder-identity.ts';
import { isWeights } from './model-folder.ts';

/** `hub`, `revision` (`pinned` for a copy of one commit), and `weights`: the formats found beside the card. */
export function placeFacts(identity: Identity, entries: readonly Entry[]): Readonly<Record<string, string>> {
  const weights = entries.filter((entry) => entry.kind === 'file' && isWeights(entry.name));
  const formats = new Set(weights.map((entry) => entry.name.slice(entry.name.lastIndexOf('.') + 1).toLowerCase()));
  return {
    ...(identity.hub && { hub: identity.hub.hub }),
    ...(identity.hub?.revision !== undefined && { revision: 'pinned' }),
    ...(formats.size > 0 && { weights: [...formats].sort().join(', ') }),
  };
}
