/** How a text departs from the standard text of a licence. */
import type { Comparison, Departure } from '../../model/detection.ts';
import { type DetectIndex, openIndex } from './index-data/index-format.ts';
import type { DetectRules } from './index-data/rules.ts';
import { align, OPTIONAL } from './texts/align.ts';
import { createChainFinder } from './texts/chains.ts';
import { type Judged, judge } from './texts/judge.ts';
import { openLexicon, PLACEHOLDER } from './words/lexicon.ts';
import { createLines, type Lines } from './words/lines.ts';
import { createWordRoles } from './words/word-roles.ts';
import { splitWords, type Words } from './words/words.ts';

/** Lays texts along standard texts. `undefined` when the licence's text is not in the index (some are known by digests only). */
export function createComparer(bytes: Uint8Array): (text: string, license: string) => Comparison | undefined {
  const index = openIndex(bytes);
  const lexicon = openLexicon(index.lexicon);
  const roles = createWordRoles(index.rules as DetectRules, lexicon);
  const findChains = createChainFinder(index, () => 1);
  let vocabulary: readonly string[] | undefined;
  return (text, license) => {
    const references = index.references.flatMap((head, number) =>
      head.license.toLowerCase() === license.toLowerCase() && head.kind === 'text' ? [number] : [],
    );
    if (references.length === 0) return undefined;
    const words = splitWords(text, lexicon);
    const chains = findChains(words, []).filter((chain) => references.includes(chain.reference));
    const [best] = chains
      .map((chain) => judge(align(words, index, chain), words, index, roles))
      .sort((a, b) => b.score - a.score);
    vocabulary ??= new TextDecoder().decode(index.vocabulary).split('\n');
    return best === undefined
      ? { license: index.references[references[0] ?? 0]?.license ?? license, similarity: 0, departures: [] }
      : describe(best, words, index, vocabulary);
  };
}

function describe(best: Judged, words: Words, index: DetectIndex, vocabulary: readonly string[]): Comparison {
  const { text, starts, ends, heavy } = words;
  const lines = createLines(text);
  const base = index.streamStarts[best.reference] as number;
  const startOf = (at: number): number => starts[heavy[Math.min(at, words.heavyCount - 1)] as number] as number;
  const size = (index.streamStarts[best.reference + 1] as number) - base;
  const mayDiffer = (at: number): boolean => at < 0 || at >= size || ((index.stream[base + at] as number) & OPTIONAL) !== 0;
  const departures = best.differences.map(({ from, added, refFrom, missing }): Departure => {
    const said = Array.from({ length: added }, (_, k) =>
      text.slice(startOf(from + k), ends[heavy[from + k] as number]).toLowerCase(),
    );
    const unsaid = Array.from({ length: missing }, (_, k) => index.stream[base + refFrom + k] as number);
    const isNeeded = unsaid.some((word) => (word & OPTIONAL) === 0);
    const isName = unsaid.some((word) => (word & ~OPTIONAL) === PLACEHOLDER);
    return {
      startLine: lines.lineAt(startOf(from)),
      endLine: lines.lineAt(startOf(from + Math.max(0, added - 1))),
      added: said.join(' '),
      missing: unsaid
        .map((word) => ((word & ~OPTIONAL) === PLACEHOLDER ? '<name>' : (vocabulary[word & ~OPTIONAL] ?? '')))
        .join(' '),
      matters: isNeeded || (added > 0 && !isName && !(mayDiffer(refFrom - 1) && mayDiffer(refFrom + missing))),
    };
  });
  const around = [...beside(0, best.from, words, lines, 'before'), ...beside(best.to, words.heavyCount, words, lines, 'after')];
  return {
    license: best.license,
    similarity: Math.round(best.similarity * 1000) / 1000,
    departures: [...departures, ...around].sort((a, b) => a.startLine - b.startLine),
  };
}

/** What stands before or after the licence, line by line joined: whose copy it is may differ, other sentences matter. */
function beside(
  from: number,
  to: number,
  { text, starts, ends, heavy }: Words,
  lines: Lines,
  side: 'before' | 'after',
): readonly Departure[] {
  const found: { startLine: number; endLine: number; said: string[]; matters: boolean }[] = [];
  let row: { line: number; said: string[] } | undefined;
  const close = (): void => {
    if (row === undefined) return;
    const matters = !OF_A_COPY.test(row.said.join(' ')) && (side === 'after' || row.said.length > LONGEST_TITLE);
    const last = found.at(-1);
    if (last && last.matters === matters && row.line - last.endLine === 1) {
      last.endLine = row.line;
      last.said.push(...row.said);
    } else found.push({ startLine: row.line, endLine: row.line, said: row.said, matters });
    row = undefined;
  };
  for (let at = from; at < to; at += 1) {
    const word = heavy[at] as number;
    const line = lines.lineAt(starts[word] as number);
    if (row?.line !== line) close();
    row ??= { line, said: [] };
    row.said.push(text.slice(starts[word], ends[word]).toLowerCase());
  }
  close();
  return found.map(({ startLine, endLine, said, matters }) => ({
    startLine,
    endLine,
    added: said.length > MOST_WORDS ? `${said.slice(0, MOST_WORDS).join(' ')} …` : said.join(' '),
    missing: '',
    matters,
  }));
}

const OF_A_COPY = /\bcopyright\b|^(?:c )?\d{4}\b|^all rights reserved$|^(?:https?|www)\b/;
/** Words of a title or a name above a licence. */
const LONGEST_TITLE = 8;
const MOST_WORDS = 60;
