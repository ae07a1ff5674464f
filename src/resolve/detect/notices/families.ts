/** Licences that running text calls by one name: a vague mention of the name yields to any of them. */
import type { LicenseExpression } from '../../../model/expression.ts';

/** Licences that say a family only. */
const FAMILY = 'LicenseRef-licheck-family-';

/** `BSD` for any BSD, `GPL` for `GPL-2.0-only`, `Python` for the licences of Python, else the id without its version. */
export function familyOf(id: string): string {
  if (id.startsWith(FAMILY)) return id.slice(FAMILY.length);
  if (/^BSD-|^0BSD$/.test(id)) return 'BSD';
  if (/^(?:Python|PSF|CNRI)-/.test(id)) return 'Python';
  if (id.startsWith('OpenSSL')) return 'OpenSSL';
  return id.replace(/-\d.*$/, '');
}

/** The ids and families of an expression's licences. */
export function familiesOf(expression: LicenseExpression): string[] {
  if (expression.kind === 'license') return [expression.id, familyOf(expression.id)];
  return expression.kind === 'and' || expression.kind === 'or' ? expression.parts.flatMap(familiesOf) : [];
}
