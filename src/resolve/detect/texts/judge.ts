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
/** In a text this long one word does not change the whole; a clause of so many does. */
const LONG = 900;
const CLAUSE = 5;
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
    missing += price.missing;
    added += price.added;
    named += price.named;
    if (price.added > LONGEST_ADDITION || (price.isCritical && (needed < LONG || price.added >= CLAUSE))) isChanged = true;
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
