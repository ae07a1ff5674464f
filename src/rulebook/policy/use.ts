/** The `use` section: how the project as a whole is used. */
import type { PlacedMap } from '../../io/parse/placed-yaml.ts';
import type { Place } from '../../model/location.ts';
import type { Distribution, Use } from '../../model/policy.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import type { PolicyDocument } from './document.ts';
import { suggestion } from './nearest.ts';
import { entryOf, itemsOf, type PlacedText, scalarOf, textsOf } from './read.ts';
import { distributionWord } from './schema.ts';
import { OTHER_NAMES, TERRITORIES } from './territories.ts';

/** What was said about use, and where each key was said. */
export interface DeclaredUse {
  readonly use: Use;
  readonly useAt: Readonly<Record<string, Place>>;
}

/** Reads `use`. A territory or field that nobody knows would be compared with nothing, so it is a mistake. */
export function readUse(section: PlacedMap | undefined, document: PolicyDocument, rulebook: Rulebook): DeclaredUse {
  const commercial = scalarOf(section, 'commercial');
  const users = scalarOf(section, 'monthly-active-users');
  const revenue = scalarOf(section, 'annual-revenue-usd');
  const trains = scalarOf(section, 'trains-on-outputs');
  const use: Use = {
    ...(typeof commercial === 'boolean' && { commercial }),
    ...(entryOf(section, 'distribution') && { distribution: readDistribution(section, document) }),
    ...(typeof users === 'number' && { monthlyActiveUsers: users }),
    ...(typeof revenue === 'number' && { annualRevenueUsd: revenue }),
    ...(entryOf(section, 'territories') && {
      territories: textsOf(section, 'territories').flatMap((placed) => readTerritory(placed, document)),
    }),
    ...(entryOf(section, 'fields') && {
      fields: textsOf(section, 'fields').flatMap((placed) => readField(placed, document, rulebook)),
    }),
    ...(typeof trains === 'boolean' && { trainsOnOutputs: trains }),
  };
  const useAt = (section?.entries ?? []).map(
    ({ key, at, value }) => [key, document.place({ start: at.start, end: value.end })] as const,
  );
  return { use, useAt: Object.fromEntries(useAt) };
}

function readDistribution(section: PlacedMap | undefined, document: PolicyDocument): readonly Distribution[] {
  const ways = textsOf(section, 'distribution').flatMap(
    ({ text }) => distributionWord.options.find((word) => word === text) ?? [],
  );
  if (ways.includes('none') && ways.length > 1) {
    const node = itemsOf(section, 'distribution').find((item) => item.kind === 'scalar' && item.value === 'none');
    const message = 'a project that reaches nobody cannot also be distributed';
    if (node) document.mistake(node, { slug: 'contradiction', message, help: 'Write `none` alone, or leave it out.' });
  }
  return [...new Set(ways)];
}

function readTerritory({ text, node }: PlacedText, document: PolicyDocument): readonly string[] {
  if (TERRITORIES.includes(text)) return [text];
  const upper = text.toUpperCase();
  const meant = OTHER_NAMES[upper] ?? TERRITORIES.find((code) => code === upper);
  const help =
    meant === undefined
      ? 'Write an ISO 3166 code of two letters, such as US or DE.'
      : `Write \`${meant}\` if that is what you mean.`;
  document.mistake(node, { slug: 'unknown-territory', message: `"${text}" is not the code of a territory`, help });
  return [];
}

function readField({ text, node }: PlacedText, document: PolicyDocument, rulebook: Rulebook): readonly string[] {
  const known = [...new Set(rulebook.terms.flatMap((term) => term.fields ?? []))].sort();
  if (known.includes(text)) return [text];
  const message = `"${text}" is not a field of use that any restriction names`;
  document.mistake(node, { slug: 'unknown-field', message, help: suggestion(text, known, 'field') });
  return [];
}
