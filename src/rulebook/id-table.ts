/** The SPDX identifiers, compared without case (SPDX 3.0.1, annex B: "license expression operators and ids"). */
import type { IdTable } from '../model/rulebook.ts';

/** A table over lists that are parsed when first needed. */
export function idTable(
  current: () => readonly string[],
  deprecated: () => Readonly<Record<string, string | null>>,
  exceptions: () => readonly string[],
): IdTable {
  let licenses: ReadonlyMap<string, string> | undefined;
  let additions: ReadonlyMap<string, string> | undefined;
  const byId = (): ReadonlyMap<string, string> => (licenses ??= fold([...Object.keys(deprecated()), ...current()]));
  return {
    license: (spelling) => byId().get(spelling.toLowerCase()),
    exception: (spelling) => (additions ??= fold(exceptions())).get(spelling.toLowerCase()),
    replacement: (id) => (Object.hasOwn(deprecated(), id) ? (deprecated()[id] ?? undefined) : undefined),
    orLater: (id) => byId().get(`${id.replace(/(?:-only|-or-later|\+)$/, '')}-or-later`.toLowerCase()),
  };
}

function fold(ids: readonly string[]): ReadonlyMap<string, string> {
  return new Map(ids.map((id) => [id.toLowerCase(), id]));
}
