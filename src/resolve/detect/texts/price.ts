/** What one difference between a text and a reference costs, in words. */

import type { DetectIndex } from '../index-data/index-format.ts';
import { PLACEHOLDER } from '../words/lexicon.ts';
import { EMPTY_LINE } from '../words/lines.ts';
import { ROLE, type WordRoles } from '../words/word-roles.ts';
import type { Words } from '../words/words.ts';
import { type Difference, OPTIONAL } from './align.ts';

/** Words that are missing and that were added, names discounted; `isCritical` when an added word changes the sense. */
export interface Price {
  readonly missing: number;
  readonly added: number;
  /** Words of a name in the place of another name. */
  readonly named: number;
  readonly isCritical: boolean;
  /** Set when the words that were added are none of the text's business: `choice` when they name another licence to choose. */
  readonly aside?: 'choice' | 'remark';
}

/** More words than that beside a text are read again by themselves. */
const REMARK = 12;
/** The longest clause that gives a choice. */
const CHOICE = 110;
const NOTHING: Price = { missing: 0, added: 0, named: 0, isCritical: false };
/** The longest name that may stand for another. */
const LONGEST_NAME = 30;
const LONGEST_NAMED = 14;
/** A name that is not there costs little; one that only this licence has costs more. */
const HOLDER = 0.15;
const PROPER = 0.5;

export function priceOf(difference: Difference, reference: number, words: Words, index: DetectIndex, roles: WordRoles): Price {
  const { stream, streamStarts } = index;
  const base = streamStarts[reference] as number;
  const size = (streamStarts[reference + 1] as number) - base;
  const { from, added, refFrom, missing } = difference;
  if (isCompound()) return NOTHING;
  let needed = 0;
  let proper = 0;
  let hasPlaceholder = false;
  let isName = missing > 0 && missing <= LONGEST_NAMED;
  for (let k = 0; k < missing; k += 1) {
    const word = stream[base + refFrom + k] as number;
    const id = word & ~OPTIONAL;
    if (id === PLACEHOLDER) hasPlaceholder = true;
    else {
      if ((word & OPTIONAL) === 0) needed += 1;
      if (((roles.bits[id] as number) & ROLE.proper) !== 0) proper += 1;
      else if (((roles.bits[id] as number) & ROLE.holder) === 0) isName = false;
    }
  }
  // Before and after a licence, between titles, copyright lines or in an appendix anything may stand.
  const [begin, end] = index.references[reference]?.core ?? [0, size];
  const beside: Price = added > REMARK ? { ...NOTHING, aside: 'remark' } : NOTHING;
  if (needed === 0 && (refFrom + missing <= begin || refFrom >= end) && !hasCritical()) return beside;
  const isOptional = (at: number): boolean => at < 0 || at >= size || ((stream[base + at] as number) & OPTIONAL) !== 0;
  if (needed === 0 && isOptional(refFrom - 1) && isOptional(refFrom + missing)) return beside;
  if (missing === 0 && isChoice(words, from, added)) return { ...NOTHING, aside: 'choice' };
  const isCritical = hasCritical() || isDemand(words, from, added, missing);
  const isFree = ((hasPlaceholder && needed <= LONGEST_NAMED) || isName) && added <= LONGEST_NAME && !isCritical;
  if (!isFree) return { missing: needed, added, named: 0, isCritical };
  // A placeholder filled in is the text as it is meant to be.
  return needed === 0 ? NOTHING : { missing: needed * HOLDER + proper * PROPER, added: 0, named: added, isCritical };

  /** "Non-infringement" for "noninfringement", and the other way round. */
  function isCompound(): boolean {
    const text = words.heavyIds[from] as number;
    const reference = (stream[base + refFrom] as number) & ~OPTIONAL;
    if (added === 2 && missing === 1) return roles.compound(text, words.heavyIds[from + 1] as number) === reference;
    if (added !== 1 || missing !== 2) return false;
    return roles.compound(reference, (stream[base + refFrom + 1] as number) & ~OPTIONAL) === text;
  }

  /** Whether a word was added that changes the sense and does not stand in what it replaces. */
  function hasCritical(): boolean {
    for (let k = 0; k < added; k += 1) {
      const id = words.heavyIds[from + k] as number;
      if (
        ((roles.bits[id] as number) & ROLE.critical) !== 0 &&
        !stream.subarray(base + refFrom, base + refFrom + missing).some((word) => (word & ~OPTIONAL) === id) &&
        !isInHolder(words, from + k)
      )
        return true;
    }
    return false;
  }
}

/** So many words put in, with one of these among them, are a condition of their own. */
const LEAST_DEMAND = 5;
const DEMAND = /\b(?:must|shall|may only|only if|required|agrees?|forbidden)\b/i;

/** A clause may stand right before a holder's name, which is another in every copy: it is longer than what is missing there. */
function isDemand({ text, heavy, starts, ends }: Words, from: number, added: number, missing: number): boolean {
  return (
    added >= LEAST_DEMAND + missing &&
    DEMAND.test(text.slice(starts[heavy[from] as number], ends[heavy[from + added - 1] as number]))
  );
}

/** Whether the words are one paragraph that begins with "alternatively" and speaks of a licence. */
function isChoice({ text, heavy, starts, ends }: Words, from: number, added: number): boolean {
  if (added <= REMARK || added > CHOICE) return false;
  const clause = text.slice(starts[heavy[from] as number], ends[heavy[from + added - 1] as number]);
  return /^alternatively\b/i.test(clause) && /\blicen[sc]e\b/i.test(clause) && !EMPTY_LINE.test(clause);
}

/** How far a copyright mark stands before the last word of a name. */
const MARK = 160;
/** What a house is called: "Tea Research Institute" is a name wherever it stands. */
const HOUSE = /^\s+(?:Institute|Laborator(?:y|ies)|Cent(?:er|re)|Foundation|Group|Council|Society|Association)\b/;
const HOLDER_BEFORE = /(?:copyright|\(c\)|©)[^.;!?\n]*$/i;

/** Whether a word is part of a holder's name: "Copyright (c) 2020 Tea Research Institute". "For research use only" is none. */
function isInHolder({ text, heavy, starts, ends }: Words, position: number): boolean {
  const at = heavy[position] as number;
  const start = starts[at] as number;
  const word = text.slice(start, ends[at]);
  if (!/^[A-Z][a-z]+$/.test(word) || /^(?:Not|Non|Never|Except|Unless|Prohibited)$/.test(word)) return false;
  if (/^[\s-]*(?:use|uses|only|purposes?)\b/i.test(text.slice(ends[at], (ends[at] as number) + 12))) return false;
  if (HOUSE.test(text.slice(ends[at], (ends[at] as number) + 16))) return true;
  return HOLDER_BEFORE.test(text.slice(Math.max(0, start - MARK), start));
}
