import type { Check } from '../check.ts';
import { MADE, sketchLinks } from './links.ts';

/** A base or dataset that is named, and whose licence is not known here. */
export const lineageUnresolved: Check = {
  code: 'lineage-unresolved',
  kinds: MADE,
  run: (subject, context) =>
    sketchLinks(subject, context, 'lineage-unresolved', ({ making }) => [`what it owes as ${making}`, ' is not known']),
};
