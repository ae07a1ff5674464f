import type { Check } from '../check.ts';
import { MADE, sketchLinks } from './links.ts';

/** A model or dataset released under terms that its base does not permit for derivatives. */
export const lineageConflict: Check = {
  code: 'lineage-conflict',
  kinds: MADE,
  run: (subject, context) =>
    sketchLinks(subject, context, 'lineage-conflict', ({ license, making, isSure }) => [
      isSure ? `${license} does not fit ${making}` : `${license} might not fit ${making}`,
    ]),
};
