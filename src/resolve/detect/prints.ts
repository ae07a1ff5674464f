/** Judges a stretch against a text of which only digests are known. */
import type { Chain } from './chains.ts';
import type { ReferenceHead } from './index-format.ts';
import type { Judged } from './judge.ts';
import { SHINGLE } from './shingles.ts';

/** Words that a copy may have more than the print's text (names, dates), besides one in a hundred, up to as many again. */
const SPARE = 12;

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
  return {
    reference: chain.reference,
    // The words before the first digest and after the last belong to the text too.
    from: Math.max(0, chain.from - chain.refFrom),
    to: Math.min(count, chain.to + Math.max(SHINGLE, head.words - chain.refTo)),
    same,
    differences: [],
    license: head.license,
    similarity,
    inner: similarity,
    coverage: same / known,
    score: same - 1.5 * (known - same + added),
    isChanged: added > SPARE + Math.min(SPARE, head.words / 100),
    head: chain.refFrom - begin,
    isVerbatim: chain.hits === head.shingles && added === 0,
    gap: Math.max(chain.refFrom - begin, end - chain.refTo - SHINGLE, expected - length),
  };
}
