/** Licences as sentences name them. */
import type { LicenseExpression } from '../model/expression.ts';
import type { Rulebook } from '../model/rulebook.ts';
import { print } from '../spdx/print.ts';

const FAMILY = 'LicenseRef-licheck-family-';

/** SPDX ids as they are; references by the licence's own name, where the rulebook knows it. */
export function sayLicense(license: string, rulebook: Pick<Rulebook, 'facts'>): string {
  if (!license.startsWith('LicenseRef-')) return license;
  return license.startsWith(FAMILY) ? license.slice(FAMILY.length) : (rulebook.facts(license)?.name ?? license);
}

/** A single licence by name, anything else as its expression. */
export function sayExpression(expression: LicenseExpression, rulebook: Pick<Rulebook, 'facts'>): string {
  const text = print(expression);
  return expression.kind === 'license' ? sayLicense(text, rulebook) : text;
}
