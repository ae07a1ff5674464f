import type { Check } from '../check.ts';
import { sketchVerdict } from './not-allowed.ts';

/** Licences that the policy wants a person to look at. */
export const licenseReview: Check = {
  code: 'license-review',
  isAboutLicense: true,
  run: (subject, context) => sketchVerdict(subject, context, 'review'),
};
