/** Expressions as text. */
import type { License, LicenseExpression } from '../model/expression.ts';
import { fold } from './fold.ts';

/** One licence: `GPL-2.0-only WITH Classpath-exception-2.0`, `EUPL-1.1+`. */
export function printLicense(license: License): string {
  const id = license.orLater ? `${license.id}+` : license.id;
  return license.exception === undefined ? id : `${id} WITH ${license.exception}`;
}

/** The expression with upper-case operators and only the parentheses that it needs. Parsing it gives the expression back. */
export function print(expression: LicenseExpression): string {
  // What nearly every expression is.
  if (expression.kind === 'license') return printLicense(expression);
  return fold<string>(expression, {
    license: printLicense,
    and: (parts, node) => parts.map((part, i) => (node.parts[i]?.kind === 'or' ? `(${part})` : part)).join(' AND '),
    or: (parts) => parts.join(' OR '),
    noassertion: () => 'NOASSERTION',
    none: () => 'NONE',
  });
}

interface Keyed {
  readonly kind: 'and' | 'or' | 'one';
  readonly keys: readonly string[];
}

/** The same text for every expression that differs only in order and repeats: a key to remember answers by. */
export function canonical(expression: LicenseExpression): string {
  return text(
    fold<Keyed>(expression, {
      license: (license) => ({ kind: 'one', keys: [printLicense(license)] }),
      and: (parts) => gather('and', parts),
      or: (parts) => gather('or', parts),
      noassertion: () => ({ kind: 'one', keys: ['NOASSERTION'] }),
      none: () => ({ kind: 'one', keys: ['NONE'] }),
    }),
  );
}

/** Parts that have become equal fall together, which may leave a part of the same kind to take in. */
function gather(kind: 'and' | 'or', parts: readonly Keyed[]): Keyed {
  const keys = parts.flatMap((part) => {
    if (part.kind === kind) return part.keys;
    return [part.kind === 'or' ? `(${text(part)})` : text(part)];
  });
  const unique = [...new Set(keys)].sort();
  const [only] = unique;
  if (unique.length > 1 || only === undefined) return { kind, keys: unique };
  return parts.find((part) => part.kind !== kind && part.kind !== 'one') ?? { kind: 'one', keys: unique };
}

const text = (keyed: Keyed): string => keyed.keys.join(keyed.kind === 'or' ? ' OR ' : ' AND ');
