/** A run to try policies on: `licheck init`. */
import { judge } from '../evaluate/evaluate.ts';
import { proposeDecisions } from '../evaluate/proposals/propose-decisions.ts';
import { proposeUse, suggestAnswers } from '../evaluate/proposals/propose-use.ts';
import type { Assessment } from '../model/assessment.ts';
import type { ProposedDecisions, ProposedUse, ShippingAnswers, SuggestedAnswers } from '../model/proposal.ts';
import { resolve } from '../resolve/resolve.ts';
import { type DraftConfig, loadPolicy } from '../rulebook/policy/load.ts';
import { document } from './assess.ts';
import type { Refusal, ScanOutcome, ScanRequest } from './request.ts';
import { type Seen, see } from './see.ts';

/** A scan whose components can be judged again, under a configuration that is not written yet. */
export interface Survey {
  readonly ok: true;
  /** The scanned folder, absolute. */
  readonly root: string;
  readonly assessment: Assessment;
  /** The same components, as if the configuration file held the text. */
  readonly judge: (draft: DraftConfig) => ScanOutcome;
  /** What the project itself suggests to answer. */
  readonly suggest: () => SuggestedAnswers;
  readonly proposeUse: (answers: ShippingAnswers) => ProposedUse;
  /** What stays open in an assessment of these components. */
  readonly proposeDecisions: (assessment: Assessment) => ProposedDecisions;
}

/** Scans a project to try policies on it. */
export async function survey(request: ScanRequest): Promise<Survey | Refusal> {
  const seen = await see(request);
  if (!seen.ok) return seen;
  return {
    ok: true,
    root: seen.root,
    assessment: document(seen, judge(seen)),
    judge: (draft) => judgeAgain(seen, request, draft),
    suggest: () => suggestAnswers(seen),
    proposeUse: (answers) => proposeUse(answers, seen),
    proposeDecisions: (assessment) => proposeDecisions(seen, assessment),
  };
}

function judgeAgain(seen: Seen, request: ScanRequest, draft: DraftConfig): ScanOutcome {
  const { policy, diagnostics } = loadPolicy({ ...request, rulebook: seen.rulebook, root: seen.root, draft });
  if (policy === undefined) return { ok: false, diagnostics };
  const resolved = resolve({ ...seen, policy });
  const others = seen.diagnostics.filter(({ code }) => !code.startsWith('policy/'));
  const again = { ...seen, policy, ...resolved, diagnostics: [...diagnostics, ...others] };
  return { ok: true, assessment: document(again, judge(again)) };
}
