/** The commonest file of all: one licence word for word, its title, and copyright lines. It needs no other matcher. */
import type { License } from '../../../model/expression.ts';
import type { Finding, Stretch } from '../answer/finding.ts';
import { familyOf } from '../notices/families.ts';
import type { NameFinder } from '../notices/names.ts';
import { readPointers } from '../notices/pointers.ts';
import type { AddressBook } from '../notices/urls.ts';
import { readAddresses } from '../notices/urls.ts';
import { firstAt } from '../words/first-at.ts';
import type { Words } from '../words/words.ts';

/** What would be heard around a licence. `names` may name that licence itself; the others may not speak at all. */
export interface Listeners {
  readonly names: NameFinder;
  readonly others: readonly NameFinder[];
  readonly book: AddressBook;
  /** 1 for each id of a word at which one of them begins to listen. */
  readonly isHeard: Uint8Array;
}

export function createListeners(names: NameFinder, others: readonly NameFinder[], book: AddressBook): Listeners {
  const isHeard = new Uint8Array(65536);
  for (const { firsts } of [names, ...others]) for (const id of firsts) isHeard[id] = 1;
  isHeard[0] = 0;
  return { names, others, book, isHeard };
}

/** A tag, or what looks like an address. */
const TELLING = /SPDX|:\/\/|www\.|\.(?:org|com)\//i;
const TAG = /SPDX/i;

/** Whether the words around the licence say nothing: no other name, restriction, exception, address or tag. */
export function standsByItself(
  words: Words,
  { expression, start, end, holes, putIn = [] }: Finding,
  listeners: Listeners,
): boolean {
  // The notice around a GNU text says which versions are meant.
  if (expression.kind !== 'license' || holes !== undefined || /GPL-|GFDL-/.test(expression.id)) return false;
  const { text, starts, count } = words;
  const isQuiet = (around: string): boolean =>
    !TELLING.test(around) ||
    (!TAG.test(around) &&
      readAddresses(around, listeners.book, [], new Set()).length === 0 &&
      readPointers(around, listeners.book, []).length === 0);
  const places = [{ start: 0, end: start }, ...putIn, { start: end, end: text.length }];
  const between = ({ start, end }: Stretch): boolean =>
    isQuiet(text.slice(start, end)) &&
    hearsNothing(words, firstAt(starts, count, start), firstAt(starts, count, end), expression, listeners);
  return places.every(between);
}

/** Whether no listener hears anything in a stretch of words. */
function hearsNothing(words: Words, from: number, to: number, license: License, { names, others, isHeard }: Listeners): boolean {
  for (let at = from; at < to; at += 1) {
    if (isHeard[words.ids[at] as number] === 0) continue;
    const named = names.longestAt(words, at);
    if (named !== undefined && !isItsName(named.phrase.target, license)) return false;
    if (others.some((finder) => finder.longestAt(words, at) !== undefined)) return false;
    if (named !== undefined) at = named.to - 1;
  }
  return true;
}

const isItsName = (target: number | string, { id }: License): boolean =>
  target === id || (target === 'NOASSERTION' && familyOf(id) === 'BSD');
