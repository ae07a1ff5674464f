/** Every question asked of every component, in the order in which their findings are made. */
import type { Check } from '../check.ts';
import { commercialThreshold } from './commercial-threshold.ts';
import { commercialUse } from './commercial-use.ts';
import { copyleft } from './copyleft.ts';
import { datasetConflict } from './dataset-conflict.ts';
import { licenseAmbiguous } from './license-ambiguous.ts';
import { licenseChanged } from './license-changed.ts';
import { licenseDenied } from './license-denied.ts';
import { licenseIncompatible } from './license-incompatible.ts';
import { licenseMismatch } from './license-mismatch.ts';
import { licenseReview } from './license-review.ts';
import { licenseTextMissing } from './license-text-missing.ts';
import { licenseUnknown } from './license-unknown.ts';
import { lineageConflict } from './lineage-conflict.ts';
import { lineageUnresolved } from './lineage-unresolved.ts';
import { namingDuty } from './naming-duty.ts';
import { noticeDuty } from './notice-duty.ts';
import { outputRestriction } from './output-restriction.ts';
import { restrictionNotPassedOn } from './restriction-not-passed-on.ts';
import { territory } from './territory.ts';
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
  lineageConflict,
  restrictionNotPassedOn,
  outputRestriction,
  datasetConflict,
  namingDuty,
  lineageUnresolved,
  territory,
  licenseIncompatible,
  licenseTextMissing,
  noticeDuty,
];
