/** Licences by the names that people know them by, as the document tells them. */
import type { Assessment } from '../../model/assessment.ts';
import { familyName } from '../../model/license-word.ts';

/** The names of one document. What they give is as hostile as the document until it is escaped. */
export interface LicenseNames {
  /** An expression for people: `Gemma Terms of Use AND MIT`, `not known`, `no licence granted`. */
  say(expression: string): string;
  /** The same, and for a single licence the id behind the name that stands for it: `Gemma Terms of Use (LicenseRef-…)`. */
  full(expression: string): string;
}

/** SPDX ids are names already; references are looked up. */
export function licenseNamesOf({ licenses = [] }: Pick<Assessment, 'licenses'>): LicenseNames {
  const names = new Map(licenses.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => {
    const family = familyName(id);
    return family === undefined ? (names.get(id) ?? id) : `${family} (which one is not said)`;
  };
  const say = (expression: string): string => WORDS.get(expression) ?? expression.replace(/\bLicenseRef-[A-Za-z0-9.-]+/g, nameOf);
  return {
    say,
    full: (expression) => {
      const said = say(expression);
      return said === expression || WORDS.has(expression) || expression.includes(' ') ? said : `${said} (${expression})`;
    },
  };
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['NOASSERTION', 'not known'],
  ['NONE', 'no licence granted'],
]);
