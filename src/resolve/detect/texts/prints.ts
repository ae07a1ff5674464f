/** Judges a stretch against a text of which only digests are known. */

import type { ReferenceHead } from '../index-data/index-format.ts';
import type { Chain } from './chains.ts';
import type { Judged } from './judge.ts';
import { SHINGLE } from './shingles.ts';

/** Words that a copy may have more than the print's text (names, dates), besides one in a hundred, up to as many again. */
const SPARE = 12;
/** So many words in one place are no name filled in. */
const LONGEST_JUMP = 7;
/** Exceptions are short and alike: of another one a good part is the same. */
const WHOLE = 0.8;
/** So many words after a print are its own text gone on, not another. */
const TRAILING = 80;
/** How far an addition may push two halves apart. */
const HALVES_APART = 150;

export function judgePrint(chain: Chain, head: ReferenceHead, count: number): Judged {
  // Only the stretch from the first digest to the last can be vouched for.
  const [begin, end] = head.core ?? [0, head.words];
  const known = Math.max(1, end - begin);
  const length = chain.to - chain.from + SHINGLE;
  const expected = chain.refTo - chain.refFrom + SHINGLE;
  const share = Math.min(1, chain.hits / Math.max(1, (head.shingles * expected) / known));
  // A changed word breaks the four shingles that hold it; what lies before and after the stretch is missing as a whole.
  const same = Math.round(Math.min(expected, length) * share ** (1 / SHINGLE));
  const added = Math.max(0, length - expected);
  const similarity = same / (known + added);
  const to = Math.min(count, chain.to + Math.max(SHINGLE, head.words - chain.refTo));
  const spare = SPARE + Math.min(SPARE, head.words / 100);
  const trailing = count - to;
  const isLicense = !head.license.startsWith('WITH ');
  return {
    reference: chain.reference,
    // The words before the first digest and after the last belong to the text too.
    from: Math.max(0, chain.from - chain.refFrom),
    to,
    same,
    differences: [],
    license: head.license,
    similarity,
    inner: similarity,
    coverage: same / known,
    score: same - 1.5 * (known - same + added),
    isChanged:
      added > spare ||
      (isLicense ? chain.jump > LONGEST_JUMP : share < WHOLE) ||
      (isLicense && trailing > spare && trailing <= TRAILING),
    head: chain.refFrom - begin,
    isVerbatim: chain.hits === head.shingles && added === 0,
    asides: [],
    gap: Math.max(chain.refFrom - begin, end - chain.refTo - SHINGLE, expected - length),
  };
}

/**
 * Joins the two halves of a print that an addition broke: a run of words that it has twice makes the second half a chain of its own.
 * All others are as they were.
 */
export function joinHalves(chains: readonly Chain[], references: readonly ReferenceHead[]): Chain[] {
  const result: Chain[] = [];
  const halves = new Map<number, Chain>();
  for (const chain of chains) {
    const head = references[chain.reference];
    if (head?.kind !== 'print') {
      result.push(chain);
      continue;
    }
    const other = halves.get(chain.reference);
    const joined = other && (join(other, chain, head) ?? join(chain, other, head));
    if (other !== undefined && joined === undefined) result.push(other);
    halves.set(chain.reference, joined ?? chain);
  }
  return [...result, ...halves.values()];
}

/** Halves that together are most of the print, in order. */
function join(first: Chain, second: Chain, head: ReferenceHead): Chain | undefined {
  const hits = Math.min(head.shingles, first.hits + second.hits);
  const isInOrder =
    first.from < second.from && first.to < second.to && first.refFrom < second.refFrom && first.refTo < second.refTo;
  const drift = Math.abs(second.from - second.refFrom - (first.from - first.refFrom));
  if (!isInOrder || drift > HALVES_APART || hits < 0.6 * head.shingles) return undefined;
  const apart = second.from - first.to - (second.refFrom - first.refTo);
  const jump = Math.max(first.jump, second.jump, apart);
  return { reference: first.reference, from: first.from, to: second.to, refFrom: first.refFrom, refTo: second.refTo, hits, jump };
}
