/** Reads licence texts by the batch: what the second thread does all day. A bundle of its own in the build. */
import type { Detection, Detector } from '../model/detection.ts';
import { loadDetector } from './detector.ts';

/** A text and how it is to be read. */
export type TextWork = readonly [body: string, options: NonNullable<Parameters<Detector['detect']>[1]>];

/** A reading for each text, in order. */
export const readTexts = (works: readonly TextWork[]): readonly Detection[] =>
  works.map(([body, options]) => loadDetector().detect(body, options));
