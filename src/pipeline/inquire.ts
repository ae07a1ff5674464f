/** A run whose result can be asked about: `licheck why`, `licheck recommend`. */

import { answerWhy } from '../evaluate/answers/why.ts';
import { recommend } from '../evaluate/compatibility/recommend.ts';
import { judge } from '../evaluate/evaluate.ts';
import { locate } from '../io/locate.ts';
import type { Assessment } from '../model/assessment.ts';
import type { LicenseExpression } from '../model/expression.ts';
import type { Recommendation } from '../model/recommendation.ts';
import type { Why } from '../model/why.ts';
import { document } from './assess.ts';
import type { Refusal, ScanRequest } from './request.ts';
import { see } from './see.ts';

/** A scan that can be asked about. */
export interface Inquiry {
  readonly ok: true;
  readonly assessment: Assessment;
  /** Why a component got its verdict, by purl. */
  readonly why: (purl: string) => Why | undefined;
  /** What the project could be shipped under; what it is shipped under now, and `wanted`, are tried too. */
  readonly recommend: (wanted: readonly LicenseExpression[]) => Recommendation;
}

/** Scans a project and judges it, to answer questions about the result. */
export async function inquire(request: ScanRequest): Promise<Inquiry | Refusal> {
  const seen = await see(request);
  if (!seen.ok) return seen;
  const assessment = document(seen, judge(seen));
  return {
    ok: true,
    assessment,
    why: (purl) => answerWhy({ ...seen, assessment, place: locate(seen.files) }, purl),
    recommend: (wanted) => recommend(seen, wanted),
  };
}
