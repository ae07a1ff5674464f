import type { Check } from '../check.ts';
import { MADE, sketchLinks } from './links.ts';

/** Use restrictions of a base that the derivative's terms do not carry. */
export const restrictionNotPassedOn: Check = {
  code: 'restriction-not-passed-on',
  kinds: MADE,
  run: (subject, context) =>
    sketchLinks(subject, context, 'restriction-not-passed-on', ({ license, isSure }) => [
      isSure ? `${license} does not pass on the use restrictions of` : `${license} might not pass on the use restrictions of`,
    ]),
};
