/**
 * Debian's machine-readable copyright files (https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/), which REUSE takes over as
 * `.reuse/dep5`. They name licences by short names; what a name stands for may be told by the paragraph's text only.
 */
import { and, type LicenseExpression, NOASSERTION, or } from '../../../model/expression.ts';
import type { IdTable } from '../../../model/rulebook.ts';
import { parseExpression } from '../../../spdx/parse.ts';
import type { Finding } from '../answer/finding.ts';
import { toLicense } from './to-license.ts';

const FORMAT = /^Format(?:-Specification)?:[^\n]*(?:copyright-?format|dep-?5)|^Format-Specification:\s*\n/im;
const FIELD = /^License:[ \t]*([^\n]*)\n?((?:[ \t][^\n]*(?:\n|$))*)/gim;

export const isDep5 = (text: string): boolean => FORMAT.test(text.slice(0, 2000));

/** What each `License` field says. `readText` reads the paragraph below a name that is not known. */
export function readDep5(
  text: string,
  names: Readonly<Record<string, string>>,
  ids: IdTable,
  readText: (text: string) => LicenseExpression,
): Finding[] {
  const bodies = new Map<string, string>();
  const fields = [...text.matchAll(FIELD)].map((match) => ({
    name: (match[1] ?? '').trim(),
    body: match[2] ?? '',
    start: match.index,
    end: match.index + match[0].trimEnd().length,
  }));
  for (const { name, body } of fields)
    if (body.trim() !== '' && !bodies.has(name.toLowerCase())) bodies.set(name.toLowerCase(), body);
  const single = (name: string): LicenseExpression => {
    const known = shortName(name, names, ids);
    if (known !== undefined) return known;
    const body = bodies.get(name.toLowerCase());
    if (body === undefined) return NOASSERTION;
    const read = readText(body.replace(/^ \.$/gm, ''));
    return read.kind === 'none' ? NOASSERTION : read;
  };
  return fields
    .filter(({ name }) => name !== '')
    .map(({ name, start, end }) => ({ expression: expressionOf(name, single), method: 'tag', start, end, confidence: 0.95 }));
}

/** "GPL-2+ or Expat, and BSD-3-clause": `or` binds weaker than `and` unless a comma stands before it. */
function expressionOf(field: string, single: (name: string) => LicenseExpression): LicenseExpression {
  const joined = (
    text: string,
    split: RegExp,
    join: (parts: LicenseExpression[]) => LicenseExpression,
    next: (part: string) => LicenseExpression,
  ) => join(text.split(split).map((part) => next(part.trim())));
  return joined(field, /\s*,\s+and\s+/i, and, (outer) =>
    joined(outer, /\s*,?\s+or\s+|\s*\|\s*/i, or, (choice) => joined(choice, /\s+and\s+|\s*,\s+/i, and, single)),
  );
}

function shortName(name: string, names: Readonly<Record<string, string>>, ids: IdTable): LicenseExpression | undefined {
  const key = name.toLowerCase();
  const gnu = /^([al]?gpl|gfdl)[- ]?v?(\d(?:\.\d)?)(\+)?(?:[- ]with[- ].*|[- ]no-invariants|-niv)?$/.exec(key);
  if (gnu) {
    const [, family = '', version = '', later] = gnu;
    const id = ids.license(`${family}-${version.includes('.') ? version : `${version}.0`}-${later ? 'or-later' : 'only'}`);
    // "with … exception" is named in many ways; the base licence alone would promise less than is given, so it is safe.
    return id === undefined ? undefined : toLicense(id);
  }
  const listed = Object.hasOwn(names, key) ? names[key] : undefined;
  const parsed = parseExpression(listed ?? name, ids);
  return parsed.ok ? parsed.expression : undefined;
}
