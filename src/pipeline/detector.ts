/** Reads licence texts against the package's own index. */
import { readData } from '../io/data.ts';
import type { Detector } from '../model/detection.ts';
import { createComparer } from '../resolve/detect/compare.ts';
import { createDetector } from '../resolve/detect/detector.ts';

let detector: Detector | undefined;

/** The detector over the package's own index, made once. */
export function loadDetector(): Detector {
  detector ??= createDetector(readData('detect.bin'));
  return detector;
}

/** Lays texts along the standard texts of licences; `undefined` when the package was built without them. */
export function loadComparer(): ReturnType<typeof createComparer> | undefined {
  const bytes = readData('detect.bin');
  return bytes && createComparer(bytes);
}
