/** Licences that a text says it is under and that nobody knows by their name: "also subject to the Tea House License". */
import { NOASSERTION } from '../../../model/expression.ts';
import type { Finding } from '../answer/finding.ts';
import type { NameFinder } from '../notices/names.ts';
import { firstAt } from '../words/first-at.ts';
import type { Words } from '../words/words.ts';
import type { Run } from './unread.ts';

const UNDER =
  /\b(?:licensed|released|distributed|available|governed|covered|subject)\s+(?:by|under|to)\s+(?:the\s+|an?\s+|our\s+)?(?:terms\s+(?:and\s+conditions\s+)?of\s+)?(?:the\s+|an?\s+|our\s+)?[["“*_]{0,3}((?:[A-Z][\w&’'-]*(?:\.[\w&’'-]+)*(?:[ \t]+|[ \t]*\n[ \t]*)){1,5}?)(?:[Ll]icen[sc]e|LICENSE|[Aa]greement|EULA)\b([^.;\n]*)/g;
/** Words that are no name of a licence. */
const PLAIN =
  /^(?:this|that|same|following|above|below|original|open|source|free|public|software|permissive|license|project|such|standard|dual|end|user|copyright|contributor|contributors|individual)$/i;
/** So many titles are looked for. */
const MOST = 20;
const FOLLOWS = /\b(?:below|follow\w*|reproduced|included)\b|:\s*$/i;

/** The first of them in what nothing has read. `names` are the licences that are known; a title of that name says which text is meant. */
export function findUnnamed(words: Words, runs: readonly Run[], names: NameFinder): Finding | undefined {
  const { text, starts, ends } = words;
  let looks = 0;
  for (const { from, to } of runs) {
    const begin = starts[from] as number;
    for (const { 0: said, 1: name = '', 2: rest = '', index } of text.slice(begin, ends[to - 1]).matchAll(UNDER)) {
      const start = begin + index;
      if (FOLLOWS.test(rest) || name.split(/\s+/).every((word) => word === '' || PLAIN.test(word))) continue;
      if (isKnown(words, start, start + said.length - rest.length, names)) continue;
      looks += 1;
      if (looks > MOST) return undefined;
      if (isTitle(text, name.trim())) continue;
      return { expression: NOASSERTION, method: 'reference', start, end: start + said.length, confidence: 0.7 };
    }
  }
  return undefined;
}

/** Whether a known name begins in [start, end). */
function isKnown(words: Words, start: number, end: number, names: NameFinder): boolean {
  const { starts, count } = words;
  for (let at = firstAt(starts, count, start); at < count && (starts[at] as number) < end; at += 1)
    if (names.longestAt(words, at) !== undefined) return true;
  return false;
}

/** Whether a line of the text is that name and little else. */
const isTitle = (text: string, name: string): boolean =>
  text
    .split('\n')
    .some(
      (line) => line.length < name.length + TITLE && new RegExp(`^\\W*(?:the )?${spelled(name)} licen[sc]e\\b`, 'i').test(line),
    );
const TITLE = 30;
const spelled = (name: string): string => name.replace(/[^\w\s]/g, '\\$&').replace(/\s+/g, '\\s+');
