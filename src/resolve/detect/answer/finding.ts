/** What one matcher found, before the findings are put together. */
import type { DetectionMethod } from '../../../model/detection.ts';
import type { LicenseExpression } from '../../../model/expression.ts';

export interface Finding {
  /** NOASSERTION when a licence is spoken of that the words do not fix. */
  readonly expression: LicenseExpression;
  readonly method: DetectionMethod;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}
