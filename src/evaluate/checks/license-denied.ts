import type { Check } from '../check.ts';
import { sketchVerdict } from './not-allowed.ts';

/** Licences that the policy denies, by name, by kind, or because it does not know them. */
export const licenseDenied: Check = {
  code: 'license-denied',
  isAboutLicense: true,
  run: (subject, context) => sketchVerdict(subject, context, 'denied'),
};
