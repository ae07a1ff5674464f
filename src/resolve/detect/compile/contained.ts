/** Which licences stand word for word inside longer ones: a file that holds such a text may hold the longer one. */

import type { ReferenceHead } from '../index-data/index-format.ts';
import { OPTIONAL } from '../texts/align.ts';
import { SHINGLE } from '../texts/shingles.ts';

const RUN = 6;

/** So many shingles give a text away. */
const SHOWN = 2;

/**
 * Says of each body whether a longer text of another licence goes on before it, or after it, without showing by its shingles.
 * `indexed` are the positions of the shingles that each text is indexed under.
 */
export function markContained(
  references: readonly ReferenceHead[],
  streams: readonly (readonly number[])[],
  indexed: readonly (readonly number[])[],
): ReferenceHead[] {
  const plain = streams.map((stream) => stream.map((word) => word & ~OPTIONAL));
  const starts = new Map<string, number[]>();
  for (const [i, { core, isPlain }] of references.entries()) {
    if (core === undefined || !isPlain) continue;
    const key = plain[i]?.slice(core[0], core[0] + RUN).join(' ') ?? '';
    starts.set(key, [...(starts.get(key) ?? []), i]);
  }
  const before = new Set<number>();
  const after = new Set<number>();
  for (const [other, words] of plain.entries()) {
    for (let at = 0; at + RUN <= words.length; at += 1) {
      for (const i of starts.get(words.slice(at, at + RUN).join(' ')) ?? []) {
        const core = references[i]?.core;
        const inner = plain[i];
        if (core === undefined || inner === undefined || references[i]?.license === references[other]?.license) continue;
        const [begin, end] = core;
        const length = end - begin;
        if (at + length > words.length || !inner.slice(begin, begin + length).every((word, k) => words[at + k] === word))
          continue;
        const isNeeded = (word: number | undefined): boolean => word !== undefined && (word & OPTIONAL) === 0;
        const shown = indexed[other] ?? [];
        const isHidden = (count: number): boolean => count < SHOWN;
        if (streams[other]?.slice(0, at).some(isNeeded) && isHidden(shown.filter((p) => p < at).length)) before.add(i);
        const last = at + length - SHINGLE;
        if (streams[other]?.slice(at + length).some(isNeeded) && isHidden(shown.filter((p) => p > last).length)) after.add(i);
      }
    }
  }
  return references.map((head, i) => ({
    ...head,
    ...(before.has(i) && { goesBefore: true }),
    ...(after.has(i) && { goesAfter: true }),
  }));
}
