/** Weighs an alignment: which differences a copy may have, and which make it another licence. */
import { type Alignment, type Difference, OPTIONAL } from './align.ts';
import type { DetectIndex } from './index-format.ts';
import { PLACEHOLDER } from './lexicon.ts';
import type { Words } from './words.ts';

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
}

/** Word ids that matter beyond their number. */
export interface WordSets {
  /** Words of which holders' names are made in reference texts. */
  readonly holder: ReadonlySet<number>;
  /** Words that reference texts only know as names. */
  readonly proper: ReadonlySet<number>;
  /** Words whose addition changes what a text permits. */
  readonly critical: ReadonlySet<number>;
}

/** The longest run of strange words a copy may have. */
const LONGEST_ADDITION = 12;
const LONGEST_NAME = 30;
const OUTER = 0.58;

export function judge(alignment: Alignment, words: Words, index: DetectIndex, sets: WordSets): Judged {
  const head = index.references[alignment.reference];
  const base = index.streamStarts[alignment.reference] as number;
  const { differences, same } = alignment;
  let missing = 0;
  let added = 0;
  let cut = 0;
  let named = 0;
  let longest = 0;
  let isChanged = false;
  differences.forEach((difference, i) => {
    const cost = costOf(difference);
    missing += cost.missing;
    added += cost.added;
    if (cost.added === 0) named += difference.added;
    if (cost.added > LONGEST_ADDITION || cost.isCritical) isChanged = true;
    // At its ends a text loses signatures and addresses more easily than a clause in its midst.
    const isOuter = difference.added === 0 && (i === 0 || i === differences.length - 1);
    longest = Math.max(longest, isOuter ? cost.missing * OUTER : cost.missing);
    const isEnd =
      difference.added === 0 &&
      (i === 0 || i === differences.length - 1) &&
      (difference.refFrom === 0 || i === differences.length - 1);
    if (isEnd) cut += cost.missing;
  });
  const total = same + missing + added;
  return {
    ...alignment,
    license: head?.license ?? '',
    similarity: same / total,
    inner: same / (total - cut),
    coverage: Math.min(1, 1 - missing / Math.max(1, head?.needed ?? 1)),
    score: same + named - 1.5 * (missing + added),
    isChanged,
    gap: longest,
    head: differences[0]?.refFrom === 0 ? costOf(differences[0]).missing : 0,
    isVerbatim: missing + added + named === 0,
  };

  function isOptional(at: number): boolean {
    const end = index.streamStarts[alignment.reference + 1] as number;
    return at < 0 || base + at >= end || ((index.stream[base + at] as number) & OPTIONAL) !== 0;
  }

  function costOf(difference: Difference): { missing: number; added: number; isCritical: boolean } {
    let needed = 0;
    let proper = 0;
    let hasPlaceholder = false;
    let isName = difference.missing > 0 && difference.missing <= 14;
    const gone = new Set<number>();
    for (let k = 0; k < difference.missing; k += 1) {
      const word = index.stream[base + difference.refFrom + k] as number;
      const id = word & ~OPTIONAL;
      if (id === PLACEHOLDER) hasPlaceholder = true;
      else {
        gone.add(id);
        if ((word & OPTIONAL) === 0) needed += 1;
        if (sets.proper.has(id)) proper += 1;
        else if (!sets.holder.has(id)) isName = false;
      }
    }
    let critical = 0;
    for (let k = 0; k < difference.added; k += 1) {
      const id = words.heavyIds[difference.from + k] as number;
      if (id !== 0 && sets.critical.has(id) && !gone.has(id)) critical += 1;
    }
    // Between titles, copyright lines or in an appendix anything may stand.
    if (needed === 0 && isOptional(difference.refFrom - 1) && isOptional(difference.refFrom + difference.missing))
      return { missing: 0, added: 0, isCritical: false };
    const isFree = (hasPlaceholder || isName) && difference.added <= LONGEST_NAME && critical === 0;
    return {
      missing: isFree ? needed * 0.15 + proper * 0.5 : needed,
      added: isFree ? 0 : difference.added,
      isCritical: critical > 0 && (head?.needed ?? 0) < 900,
    };
  }
}
