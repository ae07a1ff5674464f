/** Licences that a text says it is under and that nobody knows by their name: "also subject to the Tea House License". */
import { NOASSERTION } from '../../../model/expression.ts';
import type { Finding } from '../answer/finding.ts';
import type { NameFinder } from '../notices/names.ts';
import { hashWord } from '../words/hash.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { Words } from '../words/words.ts';
import type { Run } from './unread.ts';

const UNDER =
  /^(?:[Ll]icensed|[Rr]eleased|[Dd]istributed|[Aa]vailable|[Gg]overned|[Cc]overed|[Ss]ubject)\s+(?:by|under|to)\s+(?:the\s+|an?\s+|our\s+)?(?:terms\s+(?:and\s+conditions\s+)?of\s+)?(?:the\s+|an?\s+|our\s+)?[["“*_]{0,3}((?:[A-Z][\w&’'-]*(?:\.[\w&’'-]+)*(?:[ \t]+|[ \t]*\n[ \t]*)){1,5}?)(?:[Ll]icen[sc]e|LICENSE|[Aa]greement|EULA)\b([^.;\n]*)/;
/** Words that are no name of a licence. */
const PLAIN =
  /^(?:this|that|same|following|above|below|original|open|source|free|public|software|permissive|license|project|such|standard|dual|end|user|copyright|contributor|contributors|individual)$/i;
/** So far a name is looked for. */
const LONGEST = 300;
/** So many titles are looked for. */
const MOST = 20;
const FOLLOWS = /\b(?:below|follow\w*|reproduced|included)\b|:\s*$/i;

/** Finds the first of them in what nothing has read. A title of that name says which text is meant. */
export type UnnamedFinder = (words: Words, runs: readonly Run[]) => Finding | undefined;

/** `names` are the licences that are known. */
export function createUnnamedFinder(names: NameFinder, lexicon: Lexicon): UnnamedFinder {
  const isUnder = new Uint8Array(65536);
  for (const word of ['licensed', 'released', 'distributed', 'available', 'governed', 'covered', 'subject'])
    isUnder[lexicon.find(hashWord(word))] = 1;
  isUnder[0] = 0;
  return (words, runs) => {
    const { text, ids, starts, ends } = words;
    let looks = 0;
    for (const { from, to } of runs)
      for (let at = from; at < to - 2; at += 1) {
        if (isUnder[ids[at] as number] === 0) continue;
        const start = starts[at] as number;
        const found = UNDER.exec(text.slice(start, Math.min(start + LONGEST, ends[to - 1] as number)));
        if (found === null) continue;
        const [said, name = '', rest = ''] = found;
        if (FOLLOWS.test(rest) || name.split(/\s+/).every((word) => word === '' || PLAIN.test(word))) continue;
        const end = start + said.length - rest.length;
        if (isKnown(words, at, end, names)) continue;
        looks += 1;
        if (looks > MOST) return undefined;
        if (!isTitle(text, name.trim())) return { expression: NOASSERTION, method: 'reference', start, end, confidence: 0.7 };
      }
    return undefined;
  };
}

/** Whether a known name begins at a word or after it, before an offset. */
function isKnown(words: Words, from: number, end: number, names: NameFinder): boolean {
  const { starts, count } = words;
  for (let at = from; at < count && (starts[at] as number) < end; at += 1)
    if (names.longestAt(words, at) !== undefined) return true;
  return false;
}

/** Whether a line of the text is that name and little else. */
function isTitle(text: string, name: string): boolean {
  const title = new RegExp(`^\\W*(?:the )?${spelled(name)} licen[sc]e\\b`, 'i');
  return text.split('\n').some((line) => line.length < name.length + TITLE && title.test(line));
}
const TITLE = 30;
const spelled = (name: string): string => name.replace(/[^\w\s]/g, '\\$&').replace(/\s+/g, '\\s+');
