/** Where the values of a YAML document, or of a Markdown file's front matter, stand. */
import type { KeyPath } from '../../model/location.ts';
import { cutFrontMatter } from '../parse/front-matter.ts';
import { type PlacedNode, parsePlacedYaml } from '../parse/placed-yaml.ts';
import type { FindKeys, Range } from './find-keys.ts';
import { findInSimpleYaml } from './simple.ts';

/** Finds key paths: a scalar is marked itself, a mapping or a list by its key. */
export function findInYaml(text: string): FindKeys {
  const { root } = parsePlacedYaml(text);
  return (keys) => (root === undefined ? undefined : walk(root, keys));
}

/** The same for the YAML at the head of a Markdown file. */
export function findInFrontMatter(text: string): FindKeys {
  const block = cutFrontMatter(text);
  if (block.state !== 'found') return () => undefined;
  const shift = text.indexOf(block.yaml, text.indexOf('---') + 3);
  const find = findInSimpleYaml(block.yaml) ?? findInYaml(block.yaml);
  return (keys) => {
    const found = find(keys);
    return found && { start: found.start + shift, end: found.end + shift };
  };
}

function walk(root: PlacedNode, keys: KeyPath): Range | undefined {
  let node = root;
  let found: Range | undefined;
  for (const key of keys) {
    const next = step(node, key);
    if (next === undefined) break;
    node = next.node;
    found = next.range;
  }
  return found;
}

function step(node: PlacedNode, key: string | number): { readonly node: PlacedNode; readonly range: Range } | undefined {
  if (node.kind === 'map') {
    const entry = node.entries.find((candidate) => candidate.key === String(key));
    return (
      entry && {
        node: entry.value,
        range: entry.value.kind === 'scalar' && entry.value.end > entry.value.start ? entry.value : entry.at,
      }
    );
  }
  const item = node.kind === 'list' && typeof key === 'number' ? node.items[key] : undefined;
  return item && { node: item, range: item };
}
