/**
 * The RAIL naming convention (https://www.licenses.ai/blog/2022/8/18/naming-convention-of-responsible-ai-licenses):
 * a name says which artifacts the use restrictions attach to and whether access is open, nothing about what they forbid.
 */
import type { LicenseFacts } from '../../model/rulebook.ts';
import { termsOf } from './full-facts.ts';
import type { RailData } from './schema.ts';

/** Facts of each of the thirty names: every combination of D, A, M, S in that order, open or not. */
export function railLicenses(rail: RailData): readonly LicenseFacts[] {
  return combinations(rail.order).flatMap((letters) => [railFacts(letters, true, rail), railFacts(letters, false, rail)]);
}

function railFacts(letters: string, open: boolean, rail: RailData): LicenseFacts {
  const applies = (term: { readonly letters?: string | undefined; readonly prefix?: 'open' | 'closed' | undefined }): boolean =>
    (term.letters === undefined || [...term.letters].some((letter) => letters.includes(letter))) &&
    (term.prefix === undefined || (term.prefix === 'open') === open);
  const artifacts = [...letters].flatMap((letter) => (isLetter(letter) ? rail.letters[letter].artifact : []));
  const name = `${open ? rail.prefix.open : ''}RAIL-${letters}`;
  return {
    id: `LicenseRef-${name}`,
    name: `${name} (a licence of the ${open ? 'open ' : ''}Responsible AI kind, for ${artifacts.join(', ')})`,
    category: 'use-restricted',
    detail: 'full',
    artifacts,
    permissions: termsOf(open ? rail.permissions.open : rail.permissions.closed),
    conditions: termsOf(widest(rail.conditions.filter(applies))),
    limitations: termsOf(rail.limitations),
    restrictions: termsOf([rail.restriction]),
    flowDown: 'restrictions',
    outputs: 'unknown',
    verified: 'secondary',
    sources: rail.sources,
    reviewed: rail.reviewed,
    notes: rail.notes,
  };
}

/** Without what another condition of the same name asks on more occasions. */
function widest(conditions: RailData['conditions']): RailData['conditions'] {
  type Condition = RailData['conditions'][number];
  const isWider = (one: Condition, other: Condition): boolean =>
    one !== other && one.tag === other.tag && other.triggers.every((trigger) => one.triggers.includes(trigger));
  return conditions.filter((other) => !conditions.some((one) => isWider(one, other)));
}

function isLetter(letter: string): letter is keyof RailData['letters'] {
  return 'DAMS'.includes(letter);
}

/** Every non-empty selection of the letters, each in the order given. */
function combinations(order: string): readonly string[] {
  const letters = [...order];
  return Array.from({ length: 2 ** letters.length - 1 }, (_, index) =>
    letters.filter((_letter, place) => ((index + 1) >> place) & 1).join(''),
  );
}
