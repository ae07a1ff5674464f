/** What words are in a difference (rules/detection/words.yaml), by lexicon id. */

import type { DetectRules } from '../index-data/rules.ts';
import { hashWord } from './hash.ts';
import type { Lexicon } from './lexicon.ts';

export const ROLE = {
  /** Of such words the names of holders are made. */
  holder: 1,
  /** Reference texts know it as a name only. */
  proper: 2,
  /** Its addition changes what a text permits. */
  critical: 4,
} as const;

/** What words are to the pricing of differences. */
export interface WordRoles {
  /** Roles as bits, by lexicon id. */
  readonly bits: Uint8Array;
  /** The id of the compound that two words are when they are written apart (`non-infringement`). */
  compound(first: number, second: number): number | undefined;
}

export function createWordRoles(rules: DetectRules, lexicon: Lexicon): WordRoles {
  const bits = new Uint8Array(0x8000);
  for (const role of ['holder', 'proper', 'critical'] as const) {
    for (const word of rules[role]) {
      const id = lexicon.find(hashWord(word));
      if (id > 0) bits[id] = (bits[id] ?? 0) | ROLE[role];
    }
  }
  const idOf = (word: string): number => lexicon.find(hashWord(word));
  const compounds = new Map(rules.compounds.map(([a = '', b = '']) => [idOf(a) * 0x10000 + idOf(b), idOf(a + b)]));
  return { bits, compound: (first, second) => compounds.get(first * 0x10000 + second) };
}
