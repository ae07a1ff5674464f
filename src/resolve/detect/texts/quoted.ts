/** Whether words are a piece of a licence's own text, repeated beside it. */

import type { DetectIndex } from '../index-data/index-format.ts';
import { firstAt } from '../words/first-at.ts';
import type { Words } from '../words/words.ts';
import { OPTIONAL } from './align.ts';

/** So many words in a row are looked up, and more than this share of these rows must be the licence's. */
const ROW = 5;
const SHARE = 0.5;

/** The words [from, to) of a text against all references of these licences. */
export function isQuoted(words: Words, from: number, to: number, licenses: ReadonlySet<string>, index: DetectIndex): boolean {
  const first = firstAt(words.heavy, words.heavyCount, from);
  const last = firstAt(words.heavy, words.heavyCount, to);
  let rows = 0;
  let known = 0;
  for (let at = first; at + ROW <= last; at += ROW) {
    rows += 1;
    if (stands(words.heavyIds.subarray(at, at + ROW), licenses, index)) known += 1;
  }
  return rows > 1 && known > SHARE * rows;
}

function stands(row: Uint16Array, licenses: ReadonlySet<string>, { references, stream, streamStarts }: DetectIndex): boolean {
  return references.some(({ license }, reference) => {
    if (!licenses.has(license)) return false;
    const end = (streamStarts[reference + 1] as number) - ROW;
    for (let at = streamStarts[reference] as number; at <= end; at += 1) {
      let same = 0;
      while (same < ROW && ((stream[at + same] as number) & ~OPTIONAL) === row[same]) same += 1;
      if (same === ROW) return true;
    }
    return false;
  });
}
