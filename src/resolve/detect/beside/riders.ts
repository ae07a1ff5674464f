/** Restrictions that have a name, beside a licence: a text that adds one is never the licence alone. */
import { license } from '../../../model/expression.ts';
import type { Finding, Stretch } from '../answer/finding.ts';
import type { NameFinder } from '../notices/names.ts';
import { coveredBy } from '../words/covered.ts';
import type { Words } from '../words/words.ts';

/** The restrictions outside the stretches that were recognised and those that are about something else (UTF-16 offsets). */
export function readRiders(words: Words, finder: NameFinder, closed: readonly Stretch[]): Finding[] {
  const found: Finding[] = [];
  const isClosed = coveredBy(closed);
  for (let at = 0; at < words.count; ) {
    const hit = finder.longestAt(words, at);
    at = hit?.to ?? at + 1;
    if (hit === undefined) continue;
    const start = words.starts[hit.from] as number;
    const end = words.ends[hit.to - 1] as number;
    if (isClosed(start, end)) continue;
    found.push({ expression: license(String(hit.phrase.target)), method: 'reference', start, end, confidence: 0.8 });
  }
  return found;
}
