/** One text on its way through the matchers. */
import type { LicenseFileRole } from '../../../model/component.ts';
import { licensesOf } from '../../../spdx/fold.ts';
import type { Finding } from '../answer/finding.ts';
import type { Run } from '../beside/unread.ts';
import { isQuoted } from '../texts/quoted.ts';
import type { Words } from '../words/words.ts';
import type { Matchers } from './matchers.ts';

export interface Page {
  readonly text: string;
  readonly words: Words;
  /** Absent: nothing is known of the file but, perhaps, its name. */
  readonly role?: LicenseFileRole;
  readonly name?: string;
}

/** Whether the file is there for its licence, and not for something else. */
export const isLicenseFile = ({ role }: Page): boolean => role !== undefined && role !== 'readme' && role !== 'card';

/** Tells of a stretch of words whether one of the licences that were found has it. */
export function knownBy(findings: readonly Finding[], { words }: Page, { index }: Matchers): (run: Run) => boolean {
  let licenses: Set<string> | undefined;
  return ({ from, to }) => {
    licenses ??= new Set(findings.flatMap(({ expression }) => licensesOf(expression).map(({ id }) => id)));
    return isQuoted(words, from, to, licenses, index);
  };
}
