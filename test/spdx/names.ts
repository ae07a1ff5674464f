/** `rules/aliases.yaml` and an id table, as the compiled rulebook offers them. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Vocabulary } from '../../src/model/component.ts';
import type { Alias } from '../../src/model/rulebook.ts';
import type { Names } from '../../src/spdx/normalize.ts';
import { foldSpelling } from '../../src/spdx/spelling.ts';
import { ids } from './ids.ts';

export interface AliasEntry extends Alias {
  readonly spellings: readonly string[];
}

export const ALIASES: readonly AliasEntry[] = parse(readFileSync(new URL('../../rules/aliases.yaml', import.meta.url), 'utf8'));

/** Every entry that a folded spelling stands in. */
export const byFold = new Map<string, AliasEntry[]>();
for (const entry of ALIASES) {
  for (const spelling of entry.spellings) {
    const folded = foldSpelling(spelling);
    byFold.set(folded, [...(byFold.get(folded) ?? []), entry]);
  }
}

export const names: Names = {
  spdxIds: ids,
  alias(spelling: string, vocabulary: Vocabulary) {
    const found = byFold.get(foldSpelling(spelling)) ?? [];
    return (
      found.find((entry) => entry.vocabularies?.includes(vocabulary)) ?? found.find((entry) => entry.vocabularies === undefined)
    );
  },
};
