/** The commonest file of all: one licence word for word, its title, and copyright lines. It needs no other matcher. */
import type { License } from '../../../model/expression.ts';
import type { Finding } from '../answer/finding.ts';
import { familyOf } from '../notices/families.ts';
import type { NameFinder } from '../notices/names.ts';
import type { AddressBook } from '../notices/urls.ts';
import { readAddresses } from '../notices/urls.ts';
import type { Words } from '../words/words.ts';

/** What would be heard around a licence. `names` may name that licence itself; the others may not speak at all. */
export interface Listeners {
  readonly names: NameFinder;
  readonly others: readonly NameFinder[];
  readonly book: AddressBook;
}

const TAG = /SPDX/i;

/** Whether the words around the licence say nothing: no other name, restriction, exception, address or tag. */
export function standsByItself(words: Words, found: Finding, license: License, { names, others, book }: Listeners): boolean {
  const { text, starts, count } = words;
  // The notice around a GNU text says which versions are meant.
  if (/GPL-|GFDL-/.test(license.id)) return false;
  const before = text.slice(0, found.start);
  const after = text.slice(found.end);
  if (TAG.test(before) || TAG.test(after)) return false;
  if (readAddresses(before, book, [], new Set()).length > 0 || readAddresses(after, book, [], new Set()).length > 0) return false;
  for (let at = 0; at < count; at += 1) {
    const start = starts[at] as number;
    if (start >= found.start && start < found.end) continue;
    const named = names.longestAt(words, at);
    if (named !== undefined && !isItsName(named.phrase.target, license)) return false;
    if (others.some((finder) => finder.longestAt(words, at) !== undefined)) return false;
    if (named !== undefined) at = named.to - 1;
  }
  return true;
}

const isItsName = (target: number | string, { id }: License): boolean =>
  target === id || (target === 'NOASSERTION' && familyOf(id) === 'BSD');
