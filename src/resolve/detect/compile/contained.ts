/** Which licences stand word for word inside longer ones: a file that holds such a text may hold the longer one. */

import type { ReferenceHead } from '../index-data/index-format.ts';
import { OPTIONAL } from '../texts/align.ts';
import { SHINGLE, SHOWN } from '../texts/shingles.ts';

const RUN = 6;

/** A body that stands inside another licence's text. */
interface Inside {
  readonly inner: number;
  readonly outer: number;
  /** Its first word there, and just past its last. */
  readonly at: number;
  readonly end: number;
}

/**
 * Says of each body whether a longer text of another licence goes on before it, or after it, without showing by its shingles, and
 * beside which bodies it makes up a longer text. `indexed` are the positions of the shingles that each text is indexed under.
 */
export function markContained(
  references: readonly ReferenceHead[],
  streams: readonly (readonly number[])[],
  indexed: readonly (readonly number[])[],
): ReferenceHead[] {
  const isNeeded = (word: number): boolean => (word & OPTIONAL) === 0;
  const isHidden = (shown: readonly number[]): boolean => shown.length < SHOWN;
  const before = new Set<number>();
  const after = new Set<number>();
  const beside = new Map<number, Set<number>>();
  for (const [outer, found] of groupByOuter(findInside(references, streams))) {
    const stream = streams[outer] ?? [];
    const shown = indexed[outer] ?? [];
    for (const { inner, at, end } of found) {
      if (stream.slice(0, at).some(isNeeded) && isHidden(shown.filter((p) => p < at))) before.add(inner);
      if (stream.slice(end).some(isNeeded) && isHidden(shown.filter((p) => p > end - SHINGLE))) after.add(inner);
      const others = found.filter((other) => other.at >= end || other.end <= at).map((other) => other.inner);
      if (others.length > 0) beside.set(inner, new Set([...(beside.get(inner) ?? []), ...others]));
    }
  }
  return references.map((head, i) => ({
    ...head,
    ...(before.has(i) && { goesBefore: true }),
    ...(after.has(i) && { goesAfter: true }),
    ...(beside.has(i) && { beside: [...(beside.get(i) ?? [])].sort((a, b) => a - b) }),
  }));
}

/** Every place where a body stands inside the text of another licence. */
function findInside(references: readonly ReferenceHead[], streams: readonly (readonly number[])[]): Inside[] {
  const plain = streams.map((stream) => stream.map((word) => word & ~OPTIONAL));
  const starts = new Map<string, number[]>();
  for (const [i, { core, isPlain }] of references.entries()) {
    if (core === undefined || !isPlain) continue;
    const key = plain[i]?.slice(core[0], core[0] + RUN).join(' ') ?? '';
    starts.set(key, [...(starts.get(key) ?? []), i]);
  }
  const found: Inside[] = [];
  for (const [outer, words] of plain.entries()) {
    for (let at = 0; at + RUN <= words.length; at += 1) {
      for (const inner of starts.get(words.slice(at, at + RUN).join(' ')) ?? []) {
        const core = references[inner]?.core;
        if (core === undefined || references[inner]?.license === references[outer]?.license) continue;
        const body = plain[inner]?.slice(...core) ?? [];
        const end = at + body.length;
        if (end <= words.length && body.every((word, k) => words[at + k] === word)) found.push({ inner, outer, at, end });
      }
    }
  }
  return found;
}

function groupByOuter(found: readonly Inside[]): Map<number, Inside[]> {
  const groups = new Map<number, Inside[]>();
  for (const item of found) groups.set(item.outer, [...(groups.get(item.outer) ?? []), item]);
  return groups;
}
