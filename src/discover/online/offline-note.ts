/** What a scan without network says of itself. */
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Inventory } from '../../model/inventory.ts';
import { questionsOf } from './question.ts';

/** A note that hubs could say more; `undefined` when they could not. `isUnknown` tells whether a component's licence stayed so. */
export function offlineNote(inventory: Inventory, isUnknown: (component: number) => boolean): Diagnostic | undefined {
  const askable = new Set(questionsOf(inventory).map(({ purl }) => purl));
  const count = inventory.components.filter(({ purl }, index) => askable.has(purl) && isUnknown(index)).length;
  if (count === 0) return undefined;
  const message = count === 1 ? '1 model or dataset is only named' : `${count} models or datasets are only named`;
  return {
    code: 'discover/offline',
    severity: 'note',
    message: `${message}; scan with --online to ask ${count === 1 ? 'its' : 'their'} hub`,
    help: 'Scan with --online, or put the cards into the project.',
    incomplete: false,
  };
}
