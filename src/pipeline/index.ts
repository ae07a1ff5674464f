/** Floor 4: discover, resolve and evaluate in that order, for each command that needs them. `see.ts` and `assess.ts` are the whole run. */
export { applyBaseline, makeBaseline, parseBaseline, printBaseline } from '../evaluate/answers/baseline.ts';
export { compareAssessments } from '../evaluate/answers/diff.ts';
export { answerWhySaved } from '../evaluate/answers/why-saved.ts';
export { createCompatAnswerer } from '../evaluate/compatibility/compat.ts';
export { declaredOnly } from '../evaluate/document/declared-only.ts';
export { assess } from './assess.ts';
export { loadComparer, loadDetector } from './detector.ts';
export { type Inquiry, inquire } from './inquire.ts';
export { lock } from './lock.ts';
export type { CachePlace, Refusal, ScanOutcome, ScanRequest } from './request.ts';
export { type Survey, survey } from './survey.ts';
