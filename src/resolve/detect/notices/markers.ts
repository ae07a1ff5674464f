/** Phrases that only one licence has (`detect.phrases` of rules/licenses): its title, or the clause that makes it another. */
import { license } from '../../../model/expression.ts';
import type { Finding } from '../answer/finding.ts';
import type { Marker } from '../index-data/rules.ts';
import { coveredBy } from '../words/covered.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { Words } from '../words/words.ts';
import { createNameFinder } from './names.ts';

/** Finds markers outside the stretches that were recognised. */
export type MarkerReader = (words: Words, recognised: readonly { readonly start: number; readonly end: number }[]) => Finding[];

export function createMarkerReader(markers: readonly Marker[], lexicon: Lexicon): MarkerReader {
  const finder = createNameFinder(
    markers.map(({ words }) => ({ words, target: words.join(' ') })),
    lexicon,
  );
  const byWords = new Map<string, Marker[]>();
  for (const marker of markers) byWords.set(marker.words.join(' '), [...(byWords.get(marker.words.join(' ')) ?? []), marker]);
  return (words, recognised) => {
    const found: Finding[] = [];
    const isRead = coveredBy(recognised);
    for (let at = 0; at < words.count; ) {
      const hit = finder.longestAt(words, at);
      at = hit?.to ?? at + 1;
      if (hit === undefined) continue;
      const start = words.starts[hit.from] as number;
      if (isRead(start, words.ends[hit.to - 1] as number)) continue;
      // "Open RAIL-M" and "Open RAIL++-M License" begin with the same words.
      for (let to = hit.to; to > hit.from; to -= 1) {
        const end = words.ends[to - 1] as number;
        const pluses = countPluses(words.text.slice(start, end));
        const marker = byWords.get(hit.phrase.words.slice(0, to - hit.from).join(' '))?.find((item) => item.pluses === pluses);
        if (marker === undefined) continue;
        found.push({ expression: license(marker.license), method: 'reference', start, end, confidence: 0.85 });
        break;
      }
    }
    return found;
  };
}

export const countPluses = (text: string): number => text.split('+').length - 1;
