/** Where an exception goes in a file of YAML blocks, in the file's own indentation. */
import type { Pair, YAMLMap, YAMLSeq } from 'yaml';
import { insertIntoFlowList } from './edit-flow.ts';
import { type Editing, marginOf, newLine, ODD, type Yaml } from './edit-text.ts';

/** The edit that adds the exception to a map of lines. */
export function insertIntoBlock(text: string, map: YAMLMap, entry: object, yaml: Yaml): Editing {
  const margin = marginOf(text, map.range?.[0] ?? 0);
  if (margin === undefined) return { problem: 'the policy does not begin on a line of its own' };
  const item = (indent: string): string => yaml.stringify([entry], { lineWidth: 0 }).replace(/^(?=.)/gm, indent);
  const pair = map.items.find((one) => nameOf(one, yaml) === 'exceptions');
  if (pair === undefined) return append(text, map, `${margin}exceptions:\n${item(`${margin}  `)}`);

  const { value } = pair;
  if (yaml.isSeq(value) && !value.flow) return behindLast(text, value, item, yaml);
  if (yaml.isSeq(value) && value.items.length > 0) return insertIntoFlowList(text, value, entry, yaml);
  // An empty list, or `exceptions:` with nothing behind it.
  const range = yaml.isSeq(value) || (yaml.isScalar(value) && value.value === null) ? value.range : undefined;
  return range ? behindKey(text, range[0], range[1], item(`${margin}  `)) : ODD;
}

/** Beneath the key, whose remark stays beside it; what stood for nothing goes. */
function behindKey(text: string, from: number, to: number, item: string): Editing {
  const start = text.slice(0, from).trimEnd().length;
  const end = lineEnd(text, to);
  const remark = text.slice(to, end).trim();
  return { start, end, text: broken(text, `${remark === '' ? '' : ` ${remark}`}\n${item}`) };
}

/** Behind the last entry, and as far from it as the entries are from each other. */
function behindLast(text: string, list: YAMLSeq, item: (indent: string) => string, yaml: Yaml): Editing {
  const indent = marginOf(text, list.range?.[0] ?? 0);
  const ends = list.items.map((one) => (yaml.isNode(one) ? one.range : undefined));
  const last = ends.at(-1);
  if (indent === undefined || !last) return ODD;
  const [first, second] = ends;
  const isSpaced = first && second ? /\n\s*\n/.test(text.slice(first[1] - 1, second[0])) : false;
  const at = lineEnd(text, last[1]);
  const lead = (at > 0 && text[at - 1] !== '\n' ? '\n' : '') + (isSpaced ? '\n' : '');
  return { start: at, end: at, text: broken(text, lead + item(indent)) };
}

/** At the end of the file, comments included; before the mark that ends the document, if it has one. */
function append(text: string, map: YAMLMap, section: string): Editing {
  const end = map.range?.[1] ?? text.length;
  const mark = /^(?:\.\.\.|---)/m.exec(text.slice(end));
  const at = mark ? end + mark.index : text.length;
  const before = text.slice(0, at);
  const lead = before === '' || before.endsWith('\n') ? '' : '\n';
  const gap = /\n[^\S\n]*\r?\n$/.test(before) || before === '' ? '' : '\n';
  return { start: at, end: at, text: broken(text, lead + gap + section) };
}

/** Behind the line on which a value ends; a block scalar has taken its line break along. */
function lineEnd(text: string, end: number): number {
  if (text[end - 1] === '\n') return end;
  const at = text.indexOf('\n', end);
  return at < 0 ? text.length : at + 1;
}

/** New lines end as the file's lines do. */
const broken = (text: string, added: string): string => added.replaceAll('\n', newLine(text));

const nameOf = ({ key }: Pair, yaml: Yaml): unknown => (yaml.isScalar(key) ? key.value : undefined);
