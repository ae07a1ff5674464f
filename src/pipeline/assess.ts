/** The whole run: see, judge, and put the document together. */
import { assembleAssessment } from '../evaluate/document/assessment.ts';
import { type Judged, judge } from '../evaluate/evaluate.ts';
import { locate } from '../io/locate.ts';
import type { Assessment } from '../model/assessment.ts';
import { VERSION } from '../model/version.ts';
import type { ScanOutcome, ScanRequest } from './request.ts';
import { type Seen, see } from './see.ts';

/** Scans a project and judges it. Never throws on bad input. */
export async function assess(request: ScanRequest): Promise<ScanOutcome> {
  const seen = await see(request);
  if (!seen.ok) return seen;
  return { ok: true, assessment: document(seen, judge(seen)), ...(seen.commit !== undefined && { commit: seen.commit }) };
}

/** The document of what was seen and judged; lines are counted for the labels that it shows. */
export function document(seen: Seen, evaluation: Judged): Assessment {
  return assembleAssessment({ ...seen, evaluation, version: VERSION, projectName: seen.files.name, place: locate(seen.files) });
}
