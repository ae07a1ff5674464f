/** The thread that reads licence texts while the main one still looks for them: an entry of its own in the build. */
import { answerMainThread } from '../io/side-thread.ts';
import type { Detection, Detector } from '../model/detection.ts';
import { loadDetector } from './detector.ts';

/** A text and how it is to be read. */
export type TextWork = readonly [body: string, options: NonNullable<Parameters<Detector['detect']>[1]>];

export const readTexts = (texts: readonly TextWork[]): readonly Detection[] =>
  texts.map(([body, options]) => loadDetector().detect(body, options));

// The first texts need not wait for the index.
loadDetector();
answerMainThread((texts) => readTexts(texts as readonly TextWork[]));
