/** Where the values of the plainest YAML stand: found in one pass, without a parser (see parse/simple-yaml.ts). */
import { parseSimpleYaml } from '../parse/simple-yaml.ts';
import type { FindKeys, Range } from './find-keys.ts';

interface Spots {
  readonly key: Range;
  value?: Range;
  readonly items: Range[];
}

/** Finds keys, values and items; `undefined` when the text is not that plain. */
export function findInSimpleYaml(text: string): FindKeys | undefined {
  const spots = new Map<string, Spots>();
  const parsed = parseSimpleYaml(text, (key, what, start, end) => {
    const known = spots.get(key);
    if (known === undefined) spots.set(key, { key: { start, end }, items: [] });
    else if (what === 'item') known.items.push({ start, end });
    else known.value = { start, end };
  });
  if (parsed === undefined) return undefined;
  return ([first, second]) => {
    const found = spots.get(String(first));
    if (found === undefined) return undefined;
    const item = typeof second === 'number' ? found.items[second] : undefined;
    return item ?? found.value ?? found.key;
  };
}
