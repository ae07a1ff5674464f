/** What one matcher found, before the findings are put together. */
import type { DetectionMethod } from '../../model/detection.ts';

export interface Finding {
  /** An id, `X WITH Y`, or an expression as a tag spells it. */
  readonly license: string;
  readonly method: DetectionMethod;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}
