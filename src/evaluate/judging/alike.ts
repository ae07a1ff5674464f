/** Components alike: what was found out about one holds for every other with the same licences, in the same words, and the same usage. */
import { wordFor } from '../../model/license-word.ts';
import { print } from '../../spdx/print.ts';
import type { Alike, Check, Sketch, Subject } from '../check.ts';

/** What makes components alike. */
type Traits = Pick<Subject, 'component' | 'resolution' | 'leaves' | 'usage' | 'ceiling'>;

/** One object for all with the same licences (by identity), usage (by identity), ceiling, kind, and words for the licences. */
export function createAlikeReader(): (traits: Traits) => Alike {
  const known = new Map<Traits['leaves'], Map<Traits['usage'], Map<string, Alike>>>();
  return (traits) => {
    const { component, leaves, usage, ceiling } = traits;
    const byKey = inner(inner(known, leaves), usage);
    const key = `${component.kind} ${ceiling} ${component.own}${wordsOf(traits)}`;
    let alike = byKey.get(key);
    if (alike === undefined) byKey.set(key, (alike = { key }));
    return alike;
  };
}

/** How findings tell a person to ask for the licences: a reference goes by what the component calls it. */
function wordsOf({ leaves, resolution }: Traits): string {
  let words = '';
  for (const { license } of leaves) {
    if (!license.startsWith('LicenseRef-')) continue;
    words += ` ${wordFor(
      license,
      resolution.evidence.map(({ expression, raw, method }) => ({ expression: print(expression), raw, method })),
    )}`;
  }
  return words;
}

/** Remembers one value for all that are alike. */
export function createAlikeMemo<T>(make: (subject: Subject) => T): (subject: Subject) => T {
  const known = new Map<Alike, { readonly value: T }>();
  return (subject) => {
    let found = known.get(subject.alike);
    if (found === undefined) known.set(subject.alike, (found = { value: make(subject) }));
    return found.value;
  };
}

/** A check to ask of a component, or what it says of all that are alike. */
export interface Asked {
  readonly check: Check;
  readonly sketches?: readonly Sketch[];
}

/** The checks to ask of a subject: those that ask about licences alone are asked once for all that are alike. */
export function createQuestions(
  checks: readonly Check[],
  ask: (check: Check, subject: Subject) => Iterable<Sketch>,
): (subject: Subject) => readonly Asked[] {
  return createAlikeMemo((subject) =>
    checks
      .filter(({ kinds }) => kinds === undefined || kinds.has(subject.component.kind))
      .map((check): Asked => (check.isAboutLicense ? { check, sketches: [...ask(check, subject)] } : { check }))
      .filter(({ sketches }) => sketches === undefined || sketches.length > 0),
  );
}

function inner<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = new Map()));
  return found;
}
