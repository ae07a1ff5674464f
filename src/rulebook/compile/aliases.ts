/** Spellings, folded, with what they stand for. */
import type { Alias } from '../../model/rulebook.ts';
import { foldSpelling } from '../../spdx/spelling.ts';
import type { Rules } from './rules.ts';

/** Aliases by folded spelling; two that overlap must agree. */
export function compileAliases(rules: Rules): ReadonlyMap<string, readonly Alias[]> {
  const found = new Map<string, Alias[]>();
  if (rules.aliases === undefined) return found;
  const { data, wrong } = rules.aliases;
  data.forEach((entry, index) => {
    entry.spellings.forEach((spelling, place) => {
      const folded = foldSpelling(spelling);
      const at = [index, 'spellings', place];
      if (folded === '') wrong(at, `nothing is left of ${JSON.stringify(spelling)} when it is folded`);
      const others = found.get(folded) ?? [];
      const clash = others.find(
        (other) => overlap(other.vocabularies, entry.vocabularies) && other.expression !== entry.expression,
      );
      if (clash) wrong(at, `${JSON.stringify(spelling)} already stands for ${clash.expression}`);
      const alias: Alias = {
        expression: entry.expression,
        ...(entry.vocabularies === undefined ? {} : { vocabularies: entry.vocabularies }),
      };
      if (!others.some((other) => JSON.stringify(other) === JSON.stringify(alias))) found.set(folded, [...others, alias]);
    });
  });
  return found;
}

/** Two aliases overlap when both speak to the same named vocabulary, or both to all. */
function overlap(a: Alias['vocabularies'], b: Alias['vocabularies']): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.some((vocabulary) => b.includes(vocabulary));
}
