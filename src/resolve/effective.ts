/**
 * Reconciliation: metadata knows the structure, files know the truth. If every detected licence occurs in the
 * declared expression, the declared expression stands. If a text shows a licence that the metadata does not
 * name, both apply and the basis is `conflict`.
 */
import { and, type License, type LicenseExpression, NOASSERTION, or } from '../model/expression.ts';
import type { Resolution } from '../model/resolution.ts';
import type { Rulebook } from '../model/rulebook.ts';
import { stemOf } from '../spdx/stem.ts';

/** What evaluation reads, and why. */
export interface Reconciled {
  readonly effective: LicenseExpression;
  readonly basis: Resolution['basis'];
}

/** Reconciles the two views of one component. `isList`: the metadata names licences side by side and not how they stand to each other. */
export function reconcile(
  declared: LicenseExpression,
  detected: LicenseExpression,
  rulebook: Pick<Rulebook, 'facts'>,
  isList = false,
): Reconciled {
  const said = isAsserted(declared);
  const seen = isAsserted(detected);
  if (!said && !seen) return { effective: declared, basis: declared.kind === 'none' ? 'declared' : 'unknown' };
  if (!seen) return { effective: declared, basis: 'declared' };
  if (declared.kind === 'noassertion') return { effective: detected, basis: 'detected' };
  const shown = licensesOf(detected);
  const refined = refineEditions(refineFamilies(declared, shown, rulebook), shown);
  const named = licensesOf(refined);
  // A notice may name a family only ("GPL or BSD") where the metadata says which.
  const meant = refineFamilies(detected, named, rulebook);
  const unnamed = licensesOf(meant).filter(
    (license) => !named.some((other) => isSameText(license, other)) && !isPartOfLgpl(license, named, shown),
  );
  // Terms that nobody recognised stand beside those that the metadata names, and nobody said that they may be passed over.
  if (unnamed.length === 0 && asksUnknown(meant) && !asksUnknown(refined))
    return { effective: and([refined, NOASSERTION]), basis: 'conflict' };
  if (unnamed.length === 0) return { effective: isList && offersAll(meant, named) ? meant : refined, basis: 'agreed' };
  return { effective: and([refined, meant]), basis: 'conflict' };
}

const isAsserted = (expression: LicenseExpression): boolean => expression.kind !== 'noassertion' && expression.kind !== 'none';

/** True when a part that nobody recognised applies whatever is chosen. */
function asksUnknown(expression: LicenseExpression): boolean {
  if (expression.kind === 'and') return expression.parts.some(asksUnknown);
  if (expression.kind === 'or') return expression.parts.every(asksUnknown);
  return expression.kind === 'noassertion';
}

/** True when the text says that whoever receives it may choose among all the licences named. */
function offersAll(text: LicenseExpression, named: readonly License[]): boolean {
  return text.kind === 'or' && named.every((license) => licensesOf(text).some((offered) => isSameText(offered, license)));
}

/** Every licence of the expression, in order. */
function licensesOf(expression: LicenseExpression): readonly License[] {
  if (expression.kind === 'license') return [expression];
  return expression.kind === 'and' || expression.kind === 'or' ? expression.parts.flatMap(licensesOf) : [];
}

/** Editions that the list or its publisher tells apart and that metadata calls by one name: an old name is no contradiction of the text. */
const EDITIONS: Readonly<Record<string, string>> = {
  'Python-2.0.1': 'Python-2.0',
  'OpenSSL-standalone': 'OpenSSL',
  'SSLeay-standalone': 'OpenSSL',
  'LicenseRef-scancode-gemma-tou-2024-04-01': 'LicenseRef-scancode-gemma-tou-2025-03-24',
};

/** Those whose terms differ: the text then tells which edition the metadata means. */
const DIFFERENT: ReadonlySet<string> = new Set(['Python-2.0.1', 'LicenseRef-scancode-gemma-tou-2024-04-01']);

function refineEditions(declared: LicenseExpression, seen: readonly License[]): LicenseExpression {
  const older = seen.filter(({ id }) => DIFFERENT.has(id) && !seen.some((other) => other.id === EDITIONS[id]));
  if (older.length === 0) return declared;
  const refine = (part: LicenseExpression): LicenseExpression => {
    if (part.kind === 'and') return and(part.parts.map(refine));
    if (part.kind === 'or') return or(part.parts.map(refine));
    return part.kind === 'license' ? (older.find(({ id }) => EDITIONS[id] === part.id) ?? part) : part;
  };
  return refine(declared);
}

const edition = (id: string): string => (Object.hasOwn(EDITIONS, id) ? (EDITIONS[id] ?? id) : id);

/** A licence text does not say "only" or "or later" (the notice does), and an exception may stand in another file. */
function isSameText(detected: License, named: License): boolean {
  return (
    (edition(stemOf(detected.id)) === edition(stemOf(named.id)) || isLaterOf(named.id, detected.id)) &&
    (detected.exception === undefined || named.exception === undefined || detected.exception === named.exception)
  );
}

/**
 * Version 3 of the LGPL adds permissions to version 3 of the GPL and is passed on with its text (COPYING beside COPYING.LESSER):
 * where the metadata names the LGPL and its own text is there too, the GPL's is no other licence.
 */
function isPartOfLgpl({ id }: License, named: readonly License[], shown: readonly License[]): boolean {
  const isLgpl = (license: License): boolean => stemOf(license.id) === 'LGPL-3.0';
  return stemOf(id) === 'GPL-3.0' && named.some(isLgpl) && shown.some(isLgpl);
}

/** "LGPL 2.1 or later", or "LGPL" alone, in a text leaves the choice of a later version, which the metadata made. */
function isLaterOf(named: string, detected: string): boolean {
  const [, family, least] = /^([AL]?GPL|GFDL)-(\d\.\d)-or-later$/.exec(detected) ?? [];
  const [, of, version] = /^([AL]?GPL|GFDL)-(\d\.\d)/.exec(named) ?? [];
  return family !== undefined && family === of && (version ?? '') >= (least ?? '');
}

/** Where one side names a family (`BSD`) and the other one of its members, the other says which one is meant. */
function refineFamilies(
  declared: LicenseExpression,
  seen: readonly License[],
  rulebook: Pick<Rulebook, 'facts'>,
): LicenseExpression {
  if (declared.kind === 'and' || declared.kind === 'or') {
    const parts = declared.parts.map((part) => refineFamilies(part, seen, rulebook));
    if (parts.every((part, i) => part === declared.parts[i])) return declared;
    return declared.kind === 'and' ? and(parts) : or(parts);
  }
  if (declared.kind !== 'license') return declared;
  const members = rulebook.facts(declared.id)?.members;
  if (members === undefined) return declared;
  const meant = seen.filter((license) => members.some((member) => stemOf(member) === stemOf(license.id)));
  return meant.length > 0 ? and(meant) : declared;
}
