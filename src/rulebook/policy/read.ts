/** Reading values out of the placed tree. A value of a wrong type is passed over: the shape check has spoken of it. */
import type { PlacedEntry, PlacedMap, PlacedNode, PlacedScalar } from '../../io/parse/placed-yaml.ts';

/** A text and where it stands. */
export interface PlacedText {
  readonly text: string;
  readonly node: PlacedNode;
}

export const entryOf = (node: PlacedNode | undefined, key: string): PlacedEntry | undefined =>
  node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;

export const mapOf = (node: PlacedNode | undefined, key: string): PlacedMap | undefined => {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'map' ? value : undefined;
};

export const itemsOf = (node: PlacedNode | undefined, key: string): readonly PlacedNode[] => {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'list' ? value.items : [];
};

/** The maps of a list. */
export const mapsOf = (node: PlacedNode | undefined, key: string): readonly PlacedMap[] =>
  itemsOf(node, key).filter((item) => item.kind === 'map');

export const textOf = (node: PlacedNode | undefined, key: string): PlacedText | undefined => asText(entryOf(node, key)?.value);

/** The texts of a list. */
export const textsOf = (node: PlacedNode | undefined, key: string): readonly PlacedText[] =>
  itemsOf(node, key).flatMap((item) => asText(item) ?? []);

export const asText = (node: PlacedNode | undefined): PlacedText | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string' && node.value.trim() !== ''
    ? { text: node.value.trim(), node }
    : undefined;

export const scalarOf = (node: PlacedNode | undefined, key: string): PlacedScalar['value'] | undefined => {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'scalar' ? value.value : undefined;
};
