/** Every question asked of every component, in the order in which their findings are made. */
import type { Check } from '../check.ts';
import { commercialThreshold } from './commercial-threshold.ts';
import { commercialUse } from './commercial-use.ts';
import { copyleft } from './copyleft.ts';
import { licenseAmbiguous } from './license-ambiguous.ts';
import { licenseChanged } from './license-changed.ts';
import { licenseDenied } from './license-denied.ts';
import { licenseMismatch } from './license-mismatch.ts';
import { licenseReview } from './license-review.ts';
import { licenseUnknown } from './license-unknown.ts';
import { useRestriction } from './use-restriction.ts';

export const checks: readonly Check[] = [
  licenseDenied,
  licenseReview,
  licenseUnknown,
  licenseAmbiguous,
  licenseMismatch,
  licenseChanged,
  commercialUse,
  commercialThreshold,
  copyleft,
  useRestriction,
];
