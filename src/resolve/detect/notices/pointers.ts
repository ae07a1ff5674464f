/** Licences that a file only points to: "License: https://kettle.example/license". */
import { NOASSERTION } from '../../../model/expression.ts';
import type { Finding } from '../answer/finding.ts';
import { coveredBy } from '../words/covered.ts';
import type { Taken } from './notices.ts';
import type { AddressBook } from './urls.ts';

/** A line that is a field with an address, and nothing more. */
const FIELD = /^[ \t>*#/"'-]*licen[cs]e:[ \t]*<?(https?:\/\/[^\s<>"'`|\\{}\]]{3,200})>?["']?[ \t\r]*$/gim;
/** A text that begins so soon below is the one that is pointed to. */
const BELOW = 600;

/** Each field whose address stands for no licence that is known, where no text below it explains it. */
export function readPointers(text: string, book: AddressBook, taken: readonly Taken[]): Finding[] {
  const isTaken = coveredBy(taken);
  const found: Finding[] = [];
  for (const match of text.matchAll(FIELD)) {
    const start = match.index;
    const end = start + match[0].length;
    const isExplained = taken.some((item) => item.start >= end && item.start < end + BELOW);
    if (book(match[1] ?? '') !== undefined || isTaken(start, end) || isExplained) continue;
    found.push({ expression: NOASSERTION, method: 'reference', start, end, confidence: 0.7 });
  }
  return found;
}
