/** `rules/compatibility.yaml`: groups spelled out, ids and tags checked. */
import type { Asks, CompatibilityFacts } from '../../model/compatibility.ts';
import type { LicenseFacts } from '../../model/rulebook.ts';
import type { Rules } from './rules.ts';
import type { Vocabulary } from './terms.ts';

/** Words that are no terms of a licence: what is known about readings, and "any use restriction". */
const OWN_WORDS: ReadonlySet<string> = new Set(['examined-with-gnu', 'unsettled', 'patent-scope', 'use-restrictions']);

/** Checks the file against the ids and tags that the rulebook knows; undefined when there is no file. */
export function compileCompatibility(
  { compatibility }: Pick<Rules, 'compatibility'>,
  licenses: ReadonlyMap<string, LicenseFacts>,
  vocabulary: Vocabulary,
): CompatibilityFacts | undefined {
  if (compatibility === undefined) return undefined;
  const { data, wrong } = compatibility;
  type Keys = readonly (string | number)[];
  const spellOut = (names: readonly string[], keys: Keys): readonly string[] =>
    names.flatMap((name, index) => {
      const group = Object.hasOwn(data.groups, name) ? data.groups[name] : undefined;
      const isKnown = group !== undefined || licenses.has(name) || name.startsWith('LicenseRef-');
      if (!isKnown) wrong([...keys, index], `${name} is neither a group of this file nor an id with facts`);
      return group ?? [name];
    });
  const tags = (names: readonly string[], keys: Keys): readonly string[] => {
    names.forEach((tag, index) => {
      const isTerm = vocabulary.has(tag, 'condition') || vocabulary.has(tag, 'limitation');
      if (!isTerm && !OWN_WORDS.has(tag)) wrong([...keys, index], `${tag} is no condition or limitation that rules/ defines`);
    });
    return names;
  };
  for (const [name, members] of Object.entries(data.groups)) spellOut(members, ['groups', name]);
  for (const id of Object.keys(data.unclear)) spellOut([id], ['unclear', id]);
  return {
    openings: data.openings.map((opening, index) => ({
      from: spellOut(opening.from, ['openings', index, 'from']),
      to: spellOut(opening.to, ['openings', index, 'to']),
      clause: opening.clause,
      text: opening.text,
      ...(opening['only-if-declared'] && { onlyIfDeclared: true }),
    })),
    asks: Object.fromEntries(
      data.asks.flatMap((entry, index) => {
        const asks: Asks = {
          tags: tags(entry.tags, ['asks', index, 'tags']),
          ...(entry.clause !== undefined && { clause: entry.clause }),
        };
        return spellOut(entry.licenses, ['asks', index, 'licenses']).map((id) => [id, asks]);
      }),
    ),
    takers: data.takers.map((taker, index) => ({
      licenses: spellOut(taker.licenses, ['takers', index, 'licenses']),
      accepts: tags(taker.accepts, ['takers', index, 'accepts']),
      refuses: tags(taker.refuses, ['takers', index, 'refuses']),
      clause: taker.clause,
    })),
    unclear: data.unclear,
    sources: [...data.sources, ...new Set(data.openings.map(({ source }) => source))],
  };
}
