/** Components alike: what was found out about one holds for every other with the same licences and the same usage. */
import type { Check, Subject } from '../check.ts';

/** Remembers one value per licences (by identity), usage (by identity) and ceiling: most packages share all three. */
export function createAlikeMemo<T>(make: (subject: Subject) => T): (subject: Subject) => T {
  const known = new Map<Subject['leaves'], Map<Subject['usage'], Map<string, T>>>();
  return (subject) => {
    const byUsage = inner(known, subject.leaves);
    const byKind = inner(byUsage, subject.usage);
    const key = `${subject.component.kind} ${subject.ceiling} ${subject.component.own}`;
    let value = byKind.get(key);
    if (value === undefined) byKind.set(key, (value = make(subject)));
    return value;
  };
}

/** The checks to ask of a subject: those that ask about licences and usage alone are asked once for all that are alike. */
export function createQuietMemo(
  checks: readonly Check[],
  ask: (check: Check, subject: Subject) => boolean,
): (subject: Subject) => readonly Check[] {
  const forKind = (subject: Subject): readonly Check[] =>
    checks.filter(({ kinds }) => kinds === undefined || kinds.has(subject.component.kind));
  return createAlikeMemo((subject) => forKind(subject).filter((check) => !check.isAboutLicense || ask(check, subject)));
}

function inner<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = new Map()));
  return found;
}
