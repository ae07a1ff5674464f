/** Judges a stretch against a text of which only digests are known. */
import type { Chain } from './chains.ts';
import type { ReferenceHead } from './index-format.ts';
import type { Judged } from './judge.ts';
import { SHINGLE } from './shingles.ts';

/** Words that a copy may have more than the print's text (names, dates, page numbers), besides one in twenty. */
const SPARE = 24;

export function judgePrint(chain: Chain, head: ReferenceHead, count: number): Judged {
  const length = chain.to - chain.from + SHINGLE;
  const expected = chain.refTo - chain.refFrom + SHINGLE;
  const share = Math.min(1, chain.hits / Math.max(1, (head.shingles * expected) / head.words));
  // A changed word breaks the four shingles that hold it; what lies before and after the stretch is missing as a whole.
  const same = Math.round(Math.min(expected, length) * share ** (1 / SHINGLE));
  const added = Math.max(0, length - expected);
  const similarity = same / (head.words + added);
  return {
    reference: chain.reference,
    // The words before the first digest and after the last belong to it too.
    from: Math.max(0, chain.from - chain.refFrom),
    to: Math.min(count, chain.to + Math.max(SHINGLE, head.words - chain.refTo)),
    same,
    differences: [],
    license: head.license,
    similarity,
    inner: similarity,
    coverage: same / head.words,
    score: same - 1.5 * (head.words - same + added),
    isChanged: added > SPARE + head.words / 20,
    head: chain.refFrom,
    isVerbatim: chain.hits === head.shingles && added === 0,
    gap: Math.max(chain.refFrom, head.words - chain.refTo - SHINGLE, expected - length),
  };
}
