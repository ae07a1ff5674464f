/** Licences as sentences name them. */
import type { LicenseExpression } from '../../model/expression.ts';
import { familyName, wordFor } from '../../model/license-word.ts';
import type { Resolution } from '../../model/resolution.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import { print } from '../../spdx/print.ts';

/** SPDX ids as they are; references by the licence's own name, where the rulebook knows it. */
export function sayLicense(license: string, rulebook: Pick<Rulebook, 'facts'>): string {
  if (!license.startsWith('LicenseRef-')) return license;
  return familyName(license) ?? rulebook.facts(license)?.name ?? license;
}

/** An expression with its references by name. */
export function sayExpression(expression: LicenseExpression, rulebook: Pick<Rulebook, 'facts'>): string {
  // What nearly every expression is: the name alone.
  const isPlain = expression.kind === 'license' && expression.exception === undefined && !expression.orLater;
  if (isPlain && !expression.id.startsWith('DocumentRef-')) return sayLicense(expression.id, rulebook);
  return print(expression).replace(/\bLicenseRef-[A-Za-z0-9.-]+/g, (id) => sayLicense(id, rulebook));
}

/** `licheck explain llama3.1`, as a person would type it. */
export function sayExplain(license: string, { evidence }: Pick<Resolution, 'evidence'>): string {
  const word = wordFor(
    license,
    evidence.map(({ expression, raw, method }) => ({ expression: print(expression), raw, method })),
  );
  return `\`licheck explain ${word}\``;
}
