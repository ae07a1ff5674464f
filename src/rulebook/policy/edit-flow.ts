/** Where an exception goes in JSON, or in YAML written with brackets. */
import type { Pair, YAMLMap, YAMLSeq } from 'yaml';
import { type Editing, marginOf, newLine, ODD, type Yaml } from './edit-text.ts';

/** The edit that adds the exception to a map in braces. */
export function insertIntoFlow(text: string, map: YAMLMap, entry: object, yaml: Yaml): Editing {
  const pair = map.items.find(({ key }) => yaml.isScalar(key) && key.value === 'exceptions');
  if (pair === undefined) return addKey(text, map, entry, yaml);
  const { value } = pair;
  if (!yaml.isSeq(value) || !value.range) return ODD;
  if (value.items.length > 0) return insertIntoFlowList(text, value, entry, yaml);
  const margin = ownLine(text, startOf(pair, yaml));
  const list = margin === undefined ? `[${oneLine(entry)}]` : listOf(text, entry, margin);
  return { start: value.range[0], end: value.range[1], text: list };
}

/** The edit that adds the exception behind the last item of a list in brackets. */
export function insertIntoFlowList(text: string, list: YAMLSeq, entry: object, yaml: Yaml): Editing {
  const [first] = list.items;
  const last = list.items.at(-1);
  if (!yaml.isNode(first) || !yaml.isNode(last) || !first.range || !last.range) return ODD;
  const margin = ownLine(text, first.range[0]);
  const item = margin === undefined ? ` ${oneLine(entry)}` : newLine(text) + margin + pretty(text, entry, margin);
  return { start: last.range[1], end: last.range[1], text: `,${item}` };
}

function addKey(text: string, map: YAMLMap, entry: object, yaml: Yaml): Editing {
  const last = map.items.at(-1);
  if (last === undefined) {
    const range = map.range;
    return range ? { start: range[0], end: range[1], text: `{"exceptions": [${oneLine(entry)}]}` } : ODD;
  }
  const end = yaml.isNode(last.value) ? last.value.range?.[1] : undefined;
  if (end === undefined) return ODD;
  const margin = ownLine(text, startOf(last, yaml));
  const key =
    margin === undefined
      ? ` "exceptions": [${oneLine(entry)}]`
      : `${newLine(text)}${margin}"exceptions": ${listOf(text, entry, margin)}`;
  return { start: end, end, text: `,${key}` };
}

function listOf(text: string, entry: object, margin: string): string {
  const inner = margin + unitOf(text);
  return `[${newLine(text)}${inner}${pretty(text, entry, inner)}${newLine(text)}${margin}]`;
}

const pretty = (text: string, entry: object, margin: string): string =>
  JSON.stringify(entry, null, unitOf(text)).replaceAll('\n', newLine(text) + margin);

const oneLine = (entry: object): string =>
  JSON.stringify(entry, null, 1)
    .replace(/\n\s*/g, ' ')
    .replace(/^\{ | \}$/g, (end) => end.trim());

const startOf = ({ key }: Pair, yaml: Yaml): number => (yaml.isNode(key) ? (key.range?.[0] ?? 0) : 0);

/** What the file indents by. */
const unitOf = (text: string): string => /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';

/** The margin of what begins a line, if it is not the file's first. */
const ownLine = (text: string, offset: number): string | undefined =>
  text.lastIndexOf('\n', offset - 1) < 0 ? undefined : marginOf(text, offset);
