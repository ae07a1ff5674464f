/** The thread that reads licence texts while the main one still looks for them: an entry of its own in the build. */
import { answerMainThread } from '../io/side-thread.ts';
import type { Detector } from '../model/detection.ts';
import { loadDetector } from './detector.ts';

/** A text and how it is to be read. */
export type TextWork = readonly [body: string, options: NonNullable<Parameters<Detector['detect']>[1]>];

// The first texts need not wait for the index.
loadDetector();
answerMainThread((texts) => (texts as readonly TextWork[]).map(([body, options]) => loadDetector().detect(body, options)));
