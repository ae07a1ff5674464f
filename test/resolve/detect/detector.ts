/** The detector over the built index, and the licence texts of the SPDX list, for the tests of this folder. */
import { createRequire } from 'node:module';
import { readData } from '../../../src/io/data.ts';
import type { LicenseFileRole } from '../../../src/model/component.ts';
import type { Detection } from '../../../src/model/detection.ts';
import { createDetector } from '../../../src/resolve/detect/detector.ts';
import { print } from '../../../src/spdx/print.ts';

const list = createRequire(import.meta.url)('spdx-license-list/spdx-full.json') as Record<
  string,
  { readonly licenseText: string }
>;

export const detector = createDetector(readData('detect.bin'));

/** The standard text of a licence. */
export function textOf(id: string): string {
  const text = list[id]?.licenseText;
  if (text === undefined) throw new Error(`the SPDX list has no text of ${id}`);
  return text;
}

export const ids = Object.keys(list).sort();

/** The expression that is read in a text, printed. */
export const read = (text: string, role?: LicenseFileRole): string => print(detector.detect(text, role && { role }).expression);

export const detect = (text: string): Detection => detector.detect(text);
