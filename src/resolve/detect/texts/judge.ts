/** Weighs an alignment: which differences a copy may have, and which make it another licence. */

import type { DetectIndex } from '../index-data/index-format.ts';
import type { WordRoles } from '../words/word-roles.ts';
import type { Words } from '../words/words.ts';
import type { Alignment, Difference } from './align.ts';
import { priceOf } from './price.ts';

/** An alignment with its worth. */
export interface Judged extends Alignment {
  readonly license: string;
  /** 0 to 1: words in common against words in common, missing and added. */
  readonly similarity: number;
  /** The same without what is cut off at the ends. */
  readonly inner: number;
  /** Share of the needed words that are there. */
  readonly coverage: number;
  /** What candidates for the same stretch are compared by. */
  readonly score: number;
  /** True when words were added that a copy may not have: another clause, a negation, a restriction. */
  readonly isChanged: boolean;
  /** True when nothing differs but what may be left out. */
  readonly isVerbatim: boolean;
  /** Needed words missing before the first one in common. */
  readonly head: number;
  /** The longest run of needed words that are missing. */
  readonly gap: number;
  /** Added words that are not the text's own, as positions of heavy words. */
  readonly asides: readonly { readonly from: number; readonly to: number; readonly isChoice: boolean }[];
}

/** The longest run of strange words a copy may have. */
const LONGEST_ADDITION = 12;
/** In a text this long one word does not change the whole. */
const LONG = 900;
/** At its ends a text loses signatures and addresses more easily than a clause in its midst. */
const OUTER = 0.58;
/** A text that has the words which make the difference is the better reading. */
const CRITICAL = 3;

export function judge(alignment: Alignment, words: Words, index: DetectIndex, roles: WordRoles): Judged {
  const reference = index.references[alignment.reference];
  const needed = reference?.needed ?? 0;
  const { same } = alignment;
  const differences = joinChoice(alignment.differences, words);
  const size = (index.streamStarts[alignment.reference + 1] as number) - (index.streamStarts[alignment.reference] as number);
  let missing = 0;
  let added = 0;
  let cut = 0;
  let head = 0;
  let named = 0;
  let gap = 0;
  let isChanged = false;
  let critical = 0;
  const asides: Judged['asides'][number][] = [];
  for (const difference of differences) {
    const price = priceOf(difference, alignment.reference, words, index, roles);
    const { from, added: count } = difference;
    if (price.aside !== undefined) asides.push({ from, to: from + count, isChoice: price.aside === 'choice' });
    else if (count >= FEWEST) asides.push(...sentenceIn(words, from, from + count));
    missing += price.missing;
    added += price.added;
    named += price.named;
    if (price.added > LONGEST_ADDITION || (price.isCritical && needed < LONG)) isChanged = true;
    if (price.isCritical) critical += 1;
    const isOuter = difference.added === 0 && (difference.refFrom === 0 || difference.refFrom + difference.missing === size);
    gap = Math.max(gap, isOuter ? price.missing * OUTER : price.missing);
    if (isOuter) cut += price.missing;
    if (difference.refFrom === 0) head = price.missing;
  }
  const total = same + missing + added;
  // Each by its name: what is spread first makes V8 add the others one by one.
  return {
    reference: alignment.reference,
    from: alignment.from,
    to: alignment.to,
    same,
    differences: alignment.differences,
    license: reference?.license ?? '',
    similarity: same / total,
    inner: same / (total - cut),
    coverage: Math.min(1, 1 - missing / Math.max(1, needed)),
    score: same + named - 1.5 * (missing + added) - CRITICAL * critical,
    isChanged,
    isVerbatim: missing + added + named === 0,
    head,
    gap,
    asides,
  };
}

/** So few words are no sentence; so many at either end may agree with the text by chance. */
const FEWEST = 2;
const EDGE = 2;
const SENTENCE_ENDS =
  /[.:;!?]["')\]*_]*\s|\n[^0-9A-Za-z\n]*\n|\n[^0-9A-Za-z\n]*[-*\u2022#]\s|\n[ \t]*\(?(?:\d{1,2}|[a-z])[.)]\s/i;

/**
 * The sentence that added words [from, to) are, behind what is left of a name and before the rest of another. A copy may have a few words
 * more; what a sentence asks for is another matter.
 */
function sentenceIn({ text, heavy, heavyCount, starts, ends, count }: Words, from: number, to: number): Judged['asides'] {
  const isEdge = (at: number): boolean => at <= 0 || at >= count || SENTENCE_ENDS.test(text.slice(ends[at - 1], starts[at]));
  const placeOf = (at: number): number => (at < heavyCount ? (heavy[at] as number) : count);
  const isNear = (at: number, step: number): boolean => {
    for (let k = 0; k <= EDGE; k += 1) if (isEdge(placeOf(at) + k * step)) return true;
    return false;
  };
  let first = from;
  if (!isNear(first, -1))
    do first += 1;
    while (first < to && !isEdge(placeOf(first)));
  let past = to;
  if (!isNear(past, 1))
    do past -= 1;
    while (past > first && !isEdge(placeOf(past)));
  return past - first < FEWEST ? [] : [{ from: first, to: past, isChoice: false }];
}

/** A clause "Alternatively, this software may …" before "This software is provided" agrees in its middle: it is one addition. */
function joinChoice(differences: readonly Difference[], { text, starts, heavy }: Words): readonly Difference[] {
  for (let at = 0; at + 1 < differences.length; at += 1) {
    const first = differences[at] as Difference;
    const second = differences[at + 1] as Difference;
    if (first.added === 0 || first.missing > 0 || second.missing > 0 || second.from - first.from - first.added > ISLAND) continue;
    const start = starts[heavy[first.from] as number] as number;
    if (!/^alternatively\b/i.test(text.slice(start, start + 14))) continue;
    return [...differences.slice(0, at), { ...first, added: first.added + second.added }, ...differences.slice(at + 2)];
  }
  return differences;
}

/** Words in common between two halves of one clause. */
const ISLAND = 4;
