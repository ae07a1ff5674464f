/** Restrictions beside a licence: a text that adds one is never the licence alone. */
import { type LicenseExpression, license, NOASSERTION } from '../../../model/expression.ts';
import type { Finding } from '../answer/finding.ts';
import type { NameFinder } from '../notices/names.ts';
import { coveredBy } from '../words/covered.ts';
import type { Words } from '../words/words.ts';

/** What a phrase of riders.yaml stands for when its licence has no name. */
export const UNNAMED = 'NOASSERTION';

/** In a file of code, restrictions are looked for so near to a licence. */
const NEAR = 1500;
/** A text that is its licence to this extent has no code. */
const MOSTLY = 0.4;
/** Beside this many words that no matcher knows, loose words are prose like any other. */
const LITTLE = 300;

/** The restrictions outside the stretches that were recognised, in UTF-16 offsets. Beside a licence that is only named, loose words are its own. */
export function readRiders(
  words: Words,
  finder: NameFinder,
  recognised: readonly { readonly start: number; readonly end: number }[],
  { isAboutLicense, isOnlyNamed }: { readonly isAboutLicense: boolean; readonly isOnlyNamed: boolean },
): Finding[] {
  const found: Finding[] = [];
  const isRead = coveredBy(recognised);
  const known = recognised.reduce((sum, { start, end }) => sum + end - start, 0);
  const isMostly = isAboutLicense || known > words.text.length * MOSTLY;
  const isNear = isMostly
    ? () => true
    : coveredBy(recognised.map(({ start, end }) => ({ start: start - NEAR, end: end + NEAR })));
  const isLittle = !isOnlyNamed && (words.text.length - known) / 6 < LITTLE;
  for (let at = 0; at < words.count; ) {
    const hit = finder.longestAt(words, at);
    if (hit === undefined) {
      at += 1;
      continue;
    }
    at = hit.to;
    if (hit.phrase.isWeak && !(isLittle && isMostly)) continue;
    const start = words.starts[hit.from] as number;
    const end = words.ends[hit.to - 1] as number;
    if (isRead(start, end) || !isNear(start, end)) continue;
    const expression: LicenseExpression = hit.phrase.target === UNNAMED ? NOASSERTION : license(String(hit.phrase.target));
    found.push({ expression, method: 'reference', start, end, confidence: 0.8 });
  }
  return found;
}
