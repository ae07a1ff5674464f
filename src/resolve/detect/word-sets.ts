/** The word lists of rules/detection/words.yaml as lexicon ids. */
import type { WordSets } from './judge.ts';
import type { Lexicon } from './lexicon.ts';
import type { DetectRules } from './rules.ts';
import { hashWord } from './words.ts';

export function createWordSets(rules: DetectRules, lexicon: Lexicon): WordSets {
  const ids = (words: readonly string[]): ReadonlySet<number> =>
    new Set(words.map((word) => lexicon.find(hashWord(word))).filter((id) => id > 0));
  return { holder: ids(rules.holder), proper: ids(rules.proper), critical: ids(rules.critical) };
}
