/** How spellings of licences are compared: the same folding for `rules/aliases.yaml` and for what a scan meets. */
import { SPDX_LIMITS } from './limits.ts';
import { foldUrl } from './urls.ts';

/** Words that say nothing about which licence is meant. */
const EMPTY_WORDS = new Set(['the', 'license', 'licenses', 'licensed', 'version', 'ver', 'vers', 'of', 'under', 'terms']);
const LATER = new Set(['later', 'newer', 'greater', 'above', 'higher', 'upwards']);
/** Words that may stand between a version and "later". */
const BEFORE_LATER = new Set(['or', 'and', 'any', 'at', 'your', 'option', 'version']);

/**
 * Folds a spelling so that case, spaces, punctuation and the words "the", "licence", "version" do not matter, and
 * `2.0` is `2`, `v2` is `2`, "or any later version" is `+`: "The GNU GPL, version 2.0 (or later)" gives `gnu gpl 2+`.
 * A web address gives `url:host/path`. What could change the meaning is kept (`?`, `<`, `not`, `+`).
 * Empty when the text is empty or too long to be a name.
 */
export function foldSpelling(spelling: string): string {
  if (spelling.length > SPDX_LIMITS.nameLength) return '';
  const url = foldUrl(spelling);
  if (url !== undefined) return `url:${url}`;
  let words = wordsOf(spelling);
  for (;;) {
    const telling = words.filter((word) => !EMPTY_WORDS.has(word));
    const next = spell(telling.length > 0 ? telling : words);
    // Each round only shortens: "licensev2" needs one to part with "v" and one to part with "license".
    if (next.join(' ') === words.join(' ')) return next.join(' ');
    words = next;
  }
}

function wordsOf(spelling: string): readonly string[] {
  const text = spelling
    .replace(/[®™©\p{Cf}]/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('licence', 'license')
    .replaceAll('&', ' and ')
    .replace(/>= ?v?(\d[\d.]*)/g, ' $1+ ')
    .replace(/[\p{L}\p{M}](?=\d)/gu, '$& ');
  return text.match(/\d[\d.]*\p{L}*\+*|[\p{L}\p{M}]+\+*|\+|[^\p{L}\p{M}\d\s,.;:_()/'"‘’“”`·–—-]/gu) ?? [];
}

/** Versions in their shortest form, "v" before them dropped, "or later" drawn into them. */
function spell(words: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] as string;
    if (!/^\d/.test(word)) {
      const next = words[i + 1] ?? '';
      // "v2" and "gplv2" are two words by now: "v" and "gplv".
      const bare = /^\d/.test(next) && word.endsWith('v') ? word.slice(0, -1) : word;
      if (bare !== '') out.push(bare);
      continue;
    }
    const version = shorten(word);
    const end = endOfLater(words, i + 1);
    out.push(end === undefined ? version : `${version.replace('+', '')}+`);
    if (end !== undefined) i = end;
  }
  return out;
}

function shorten(version: string): string {
  const plus = version.endsWith('+') ? '+' : '';
  let text = version.replaceAll('+', '');
  while (text.endsWith('.') || text.endsWith('.0')) text = text.slice(0, text.lastIndexOf('.'));
  return text + plus;
}

/** The index of the last word of "or (at your option) any later version" when that starts at `start`. */
function endOfLater(words: readonly string[], start: number): number | undefined {
  if (words[start] !== 'or' && words[start] !== 'and') return undefined;
  let i = start;
  while (i < words.length && BEFORE_LATER.has(words[i] as string)) i += 1;
  if (!LATER.has(words[i] ?? '')) return undefined;
  return /^versions?$/.test(words[i + 1] ?? '') ? i + 1 : i;
}
