/** A licence text that stands inside another file. */
import { hash } from 'node:crypto';
import type { LicenseText } from '../model/inventory.ts';

/**
 * The text as a licence text of its own; `line` is the 1-based line of the file on which it begins. Empty lines stand for
 * what comes before, so that a line of the text is the line of the file.
 */
export function licenseTextAt(body: string, line: number): LicenseText {
  const placed = '\n'.repeat(Math.max(0, line - 1)) + body;
  return { digest: hash('sha256', placed, 'hex'), body: placed };
}
