/**
 * Where a card of the plainest YAML has its licences. Findings point to nearly every card's licence: its text is at hand while
 * it is read, and would have to be opened again for each.
 */
import { placeOf } from '../../io/locate.ts';
import { parseSimpleYaml } from '../../io/parse/simple-yaml.ts';
import type { RawLicense } from '../../model/component.ts';
import type { Anchor, Place } from '../../model/location.ts';

interface Spot {
  readonly start: number;
  readonly end: number;
}

/** A card's values, and the spots of its licences in the YAML. */
export interface PlainCard {
  readonly data: Readonly<Record<string, unknown>>;
  readonly yaml: string;
  /** By key: of a single value, or of the items of a list. */
  readonly spots: ReadonlyMap<string, readonly Spot[]>;
}

/** Reads the YAML; `undefined` when it is not that plain. */
export function readPlainCard(yaml: string): PlainCard | undefined {
  const spots = new Map<string, Spot[]>();
  const data = parseSimpleYaml(yaml, (key, what, start, end) => {
    if (what === 'key' || !key.startsWith('licen')) return;
    const known = spots.get(key);
    if (known) known.push({ start, end });
    else spots.set(key, [{ start, end }]);
  });
  return data && { data, yaml, spots };
}

/** The declarations with their places counted. `line` is the line of the file on which the YAML begins. */
export function placeLicenses(raws: readonly RawLicense[], { yaml, spots }: PlainCard, line: number): readonly RawLicense[] {
  return raws.map((raw) => {
    const [key, item = 0] = raw.at.keys ?? [];
    const spot = typeof item === 'number' ? spots.get(String(key))?.[item] : undefined;
    if (spot === undefined) return raw;
    const { path, line: counted, column, endColumn, excerpt } = placeOf(raw.at.path, yaml, spot, line);
    const at: Anchor & Place = { path, keys: raw.at.keys ?? [], line: counted, column, endColumn, excerpt };
    return { ...raw, at };
  });
}
