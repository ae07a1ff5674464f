/** Lays a text along a reference word by word, and keeps what is missing and what was added. */

import type { DetectIndex } from '../index-data/index-format.ts';
import { PLACEHOLDER } from '../words/lexicon.ts';
import type { Words } from '../words/words.ts';
import type { Chain } from './chains.ts';

/** One place where text and reference differ. Positions count heavy words. */
export interface Difference {
  /** First word of the text that the reference does not have, and how many. */
  readonly from: number;
  readonly added: number;
  /** First word of the reference that the text does not have, and how many. */
  readonly refFrom: number;
  readonly missing: number;
}

/** A text laid along a reference. `from` is the first word in common, `to` is just past the last. */
export interface Alignment {
  readonly reference: number;
  readonly from: number;
  readonly to: number;
  /** Words in common. */
  readonly same: number;
  readonly differences: readonly Difference[];
}

export const OPTIONAL = 0x8000;
const WORD = 0x7fff;
/** How far to look for the place where text and reference meet again. */
const REACH = 48;
const FAR = 140;
const TAIL_STEP = 40;

/**
 * Aligns around a chain, outward from its first shingle; where that loses the thread, again from its last. `known` words from its
 * first on were compared already.
 */
export function align(words: Words, index: DetectIndex, chain: Chain, known = 0): Alignment {
  const base = index.streamStarts[chain.reference] as number;
  const size = (index.streamStarts[chain.reference + 1] as number) - base;
  const core = (index.references[chain.reference]?.core?.[1] ?? size) - 1;
  const pair: Pair = { ids: words.heavyIds, count: words.heavyCount, stream: index.stream, base, size, core };

  const ahead = backward(pair, chain.from - 1, chain.refFrom - 1, 0, 0);
  const begun = forward(pair, chain.from + known, chain.refFrom + known);
  const differences = [...ahead.differences, ...begun.differences];
  let same = ahead.same + known + begun.same;
  let last = begun;
  // A clause that was put in: the words beyond it are still the licence's.
  if (begun.refAt < chain.refTo && begun.at < chain.to) {
    const back = backward(pair, chain.to - 1, chain.refTo - 1, begun.at, begun.refAt);
    last = forward(pair, chain.to, chain.refTo);
    const added = back.at - begun.at;
    const missing = back.refAt - begun.refAt;
    if (added + missing > 0) differences.push({ from: begun.at, added, refFrom: begun.refAt, missing });
    differences.push(...back.differences, ...last.differences);
    same += back.same + last.same;
  }
  if (last.refAt < size) differences.push({ from: last.at, added: 0, refFrom: last.refAt, missing: size - last.refAt });
  if (ahead.refAt > 0) differences.unshift({ from: ahead.at, added: 0, refFrom: 0, missing: ahead.refAt });
  return { reference: chain.reference, from: ahead.at, to: last.at, same, differences };
}

/** A text and a reference. `core` is the last word of the licence itself. */
interface Pair {
  readonly ids: Uint16Array;
  readonly count: number;
  readonly stream: Uint16Array;
  readonly base: number;
  readonly size: number;
  readonly core: number;
}

/** A stretch that was laid along the reference: where it ended, forward just past the last word in common, backward on the first. */
interface Walk {
  readonly at: number;
  readonly refAt: number;
  readonly same: number;
  readonly differences: Difference[];
}

function forward({ ids, count, stream, base, size, core }: Pair, from: number, refFrom: number): Walk {
  const differences: Difference[] = [];
  let same = 0;
  let i = from;
  let j = refFrom;
  while (j < size && i < count) {
    if (ids[i] === ((stream[base + j] as number) & WORD)) {
      i += 1;
      j += 1;
      same += 1;
      continue;
    }
    const step = resync(ids, i, count, stream, base + j, base + size, 1);
    // Past the licence itself a copy goes on as it likes.
    if (step === undefined || (j > core && (step.text > TAIL_STEP || step.reference > 1.5 * TAIL_STEP))) break;
    differences.push({ from: i, added: step.text, refFrom: j, missing: step.reference });
    i += step.text;
    j += step.reference;
  }
  return { at: i, refAt: j, same, differences };
}

/** Down to `least` and `refLeast`. */
function backward({ ids, stream, base }: Pair, from: number, refFrom: number, least: number, refLeast: number): Walk {
  const differences: Difference[] = [];
  let same = 0;
  let i = from;
  let j = refFrom;
  let first = from + 1;
  while (j >= refLeast && i >= least) {
    if (ids[i] === ((stream[base + j] as number) & WORD)) {
      first = i;
      i -= 1;
      j -= 1;
      same += 1;
      continue;
    }
    const step = resync(ids, i, least - 1, stream, base + j, base + refLeast - 1, -1);
    if (step === undefined) break;
    differences.push({ from: i - step.text + 1, added: step.text, refFrom: j - step.reference + 1, missing: step.reference });
    i -= step.text;
    j -= step.reference;
  }
  return { at: first, refAt: j + 1, same, differences: differences.reverse() };
}

/** The smallest step after which three words agree again (two, at a short step). */
function resync(
  ids: Uint16Array,
  i: number,
  iEnd: number,
  stream: Uint16Array,
  j: number,
  jEnd: number,
  way: 1 | -1,
): { text: number; reference: number } | undefined {
  const textLeft = (iEnd - i) * way;
  const refLeft = (jEnd - j) * way;
  const farthest = Math.min(FAR, textLeft + refLeft - 2);
  for (let total = 1; total <= farthest; total += 1) {
    for (let text = Math.max(0, total - refLeft + 1); text <= total && text < textLeft; text += 1) {
      // Far off only words of one side are skipped.
      if (total > REACH && text === 2 && total > 4) text = total - 1;
      const reference = total - text;
      if (text >= textLeft || reference >= refLeft) break;
      if (ids[i + text * way] !== ((stream[j + reference * way] as number) & WORD)) continue;
      if (agree(ids, i + text * way, textLeft - text, stream, j + reference * way, refLeft - reference, way, total))
        return { text, reference };
    }
  }
  return undefined;
}

function agree(
  ids: Uint16Array,
  i: number,
  textLeft: number,
  stream: Uint16Array,
  j: number,
  refLeft: number,
  way: 1 | -1,
  total: number,
): boolean {
  // The farther the step, the less a few common words mean.
  const run = total <= 3 ? 2 : total <= 20 ? 3 : total <= 60 ? 5 : 7;
  // Near an end fewer words are left to agree; then only a short step is believed.
  const need = Math.min(run, textLeft, refLeft);
  if (need < run && total > 4) return false;
  for (let k = 0; k < need; k += 1) {
    const id = ids[i + k * way] as number;
    const reference = (stream[j + k * way] as number) & WORD;
    // A placeholder agrees with nothing by itself, but need not be read past.
    if (reference === PLACEHOLDER || id === 0 || id !== reference) return false;
  }
  return need > 0;
}
