import type { Check } from '../check.ts';
import { MADE, sketchLinks } from './links.ts';

/** A model trained on data whose licence does not permit how the model is released. */
export const datasetConflict: Check = {
  code: 'dataset-conflict',
  kinds: MADE,
  run: (subject, context) =>
    sketchLinks(subject, context, 'dataset-conflict', ({ license, making, isSure }) => [
      isSure ? `${license} does not fit ${making}` : `${license} might not fit ${making}`,
    ]),
};
