/**
 * mergekit configurations (https://github.com/arcee-ai/mergekit): which models a merge is made of.
 * They stand in files and, as their tool writes them, in a code block of the card.
 */
import { isRecord, own, ownText } from '../../../io/parse/own.ts';
import { parsePlainYaml } from '../../../io/parse/plain-yaml.ts';
import type { KeyPath } from '../../../model/location.ts';
import type { Named } from '../card-lineage.ts';
import { leavesOf } from '../leaves.ts';
import { isPlaceholder } from '../placeholder.ts';

/** True when the text may be a merge configuration. */
export const mayBeMerge = (text: string): boolean => /^merge_method[ \t]*:/m.test(text);

/** The models that a configuration merges; empty when it is none. */
export function mergedModels(value: unknown): readonly Named[] {
  if (!isRecord(value) || ownText(value, 'merge_method') === undefined) return [];
  const found = new Map<string, Named>();
  for (const { value: name, keys } of modelsIn(value)) {
    // `leaf/leaf-base+leaf/leaf-lora` is a model with an adapter laid over it.
    for (const text of typeof name === 'string' ? name.split('+') : []) {
      const spelled = text.trim();
      if (spelled === '' || spelled.length > 400 || isPlaceholder(spelled) || found.has(spelled)) continue;
      found.set(spelled, { text: spelled, keys, kind: 'model', relation: 'derived-from', how: 'merge' });
    }
  }
  return [...found.values()];
}

/** Merge configurations in the code blocks of a card's body. */
export function mergesInCard(body: string): readonly Named[] {
  if (!mayBeMerge(body)) return [];
  const found: Named[] = [];
  let from = body.indexOf('```');
  for (let blocks = 0; from >= 0 && blocks < 50; blocks += 1) {
    const start = body.indexOf('\n', from);
    const end = start < 0 ? -1 : body.indexOf('\n```', start);
    if (end < 0) break;
    const block = body.slice(start + 1, end);
    if (block.length < 64 * 1024 && mayBeMerge(block)) {
      const parsed = parsePlainYaml(block);
      if (parsed.ok) found.push(...mergedModels(parsed.value));
    }
    from = body.indexOf('```', end + 4);
  }
  return found;
}

function modelsIn(value: unknown): readonly { readonly value: unknown; readonly keys: KeyPath }[] {
  return [
    ...leavesOf(own(value, 'base_model'), ['base_model'], pathKey),
    ...listed(own(value, 'models'), ['models']),
    ...items(own(value, 'slices')).flatMap(([i, slice]) => listed(own(slice, 'sources'), ['slices', i, 'sources'])),
  ];
}

const listed = (value: unknown, keys: KeyPath) =>
  items(value).flatMap(([i, item]) => leavesOf(own(item, 'model'), [...keys, i, 'model'], pathKey));

const items = (value: unknown): readonly (readonly [number, unknown])[] =>
  Array.isArray(value) ? value.slice(0, 200).map((item: unknown, i) => [i, item] as const) : [];

const pathKey = (mapping: Readonly<Record<string, unknown>>): string | undefined =>
  ['path', 'model'].find((key) => own(mapping, key) !== undefined);
