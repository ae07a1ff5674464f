/** Whether a text is an agreement of its own, in which licences are only named or quoted. */
import { NOASSERTION } from '../../../model/expression.ts';
import type { Finding } from '../answer/finding.ts';
import type { NameFinder } from '../notices/names.ts';
import { coveredBy } from '../words/covered.ts';
import type { Words } from '../words/words.ts';

/** So many different phrases of agreements, and so many words that nothing explains, are terms that nobody read. */
const PHRASES = 5;
const WORDS = 200;

/** One of these at least, where the file is not there for its licence: code and manuals speak of decompiling, too. */
const CORE = ['license agreement', 'end user license', 'this agreement', 'licensee', 'licensor', 'the licensee', 'the licensor'];

/** The terms that stand outside the stretches that were read (UTF-16 offsets), when there are enough of them to be an agreement. */
export function findAgreement(
  words: Words,
  finder: NameFinder,
  recognised: readonly { readonly start: number; readonly end: number }[],
  isLicenseFile: boolean,
): Finding | undefined {
  if (words.count < WORDS) return undefined;
  const isRead = coveredBy(recognised);
  const seen = new Set<string>();
  let unread = 0;
  let first: Finding | undefined;
  for (let at = 0; at < words.count; ) {
    const hit = finder.longestAt(words, at);
    const to = hit?.to ?? at + 1;
    const start = words.starts[at] as number;
    const end = words.ends[to - 1] as number;
    if (!isRead(start, end)) {
      unread += to - at;
      if (hit !== undefined) {
        seen.add(String(hit.phrase.target));
        first ??= { expression: NOASSERTION, method: 'reference', start, end, confidence: 0.8 };
      }
    }
    at = to;
  }
  if (!isLicenseFile && !CORE.some((phrase) => seen.has(phrase))) return undefined;
  return seen.size < PHRASES || unread < WORDS ? undefined : first;
}

/** So many words, and so large a part of them, in a language that no licence of the list is written in. */
const PAGE = 300;
const FOREIGN = 0.6;

/** The terms above the first licence that is named, when they are a page in a language that nobody read: a translation names others, too. */
export function findForeign({ ids, starts, ends, count }: Words, findings: readonly Finding[]): Finding | undefined {
  // "Licensed under …" is said in a language that is read.
  if (findings.some(({ method }) => method !== 'reference' && method !== 'url')) return undefined;
  const first = Math.min(...findings.map(({ start }) => start));
  let above = 0;
  let unknown = 0;
  for (; above < count && (ends[above] as number) <= first; above += 1) if (ids[above] === 0) unknown += 1;
  if (above < PAGE || unknown < FOREIGN * above) return undefined;
  return {
    expression: NOASSERTION,
    method: 'reference',
    start: starts[0] as number,
    end: ends[above - 1] as number,
    confidence: 0.7,
  };
}

/** Mere mentions inside an agreement say nothing for sure. */
export function doubtMentions(findings: readonly Finding[]): readonly Finding[] {
  const isMention = ({ method }: Finding): boolean => method === 'header' || method === 'reference' || method === 'url';
  return findings.map((finding) => (isMention(finding) ? { ...finding, expression: NOASSERTION } : finding));
}
