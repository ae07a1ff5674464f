/** What words are in a difference (rules/detection/words.yaml), by lexicon id. */

import type { DetectRules } from '../index-data/rules.ts';
import type { Lexicon } from './lexicon.ts';
import { hashWord } from './words.ts';

export const ROLE = {
  /** Of such words the names of holders are made. */
  holder: 1,
  /** Reference texts know it as a name only. */
  proper: 2,
  /** Its addition changes what a text permits. */
  critical: 4,
} as const;

/** Roles as bits, by lexicon id. */
export type WordRoles = Uint8Array;

export function createWordRoles(rules: DetectRules, lexicon: Lexicon): WordRoles {
  const roles = new Uint8Array(0x8000);
  for (const role of ['holder', 'proper', 'critical'] as const) {
    for (const word of rules[role]) {
      const id = lexicon.find(hashWord(word));
      if (id > 0) roles[id] = (roles[id] ?? 0) | ROLE[role];
    }
  }
  return roles;
}
