/** One configuration file: its tree, and the places and diagnostics of its parts. */
import { type PlacedMap, type PlacedNode, parsePlacedYaml, type Span } from '../../io/parse/placed-yaml.ts';
import type { Diagnostic, Severity } from '../../model/diagnostic.ts';
import type { Place } from '../../model/location.ts';

/** What is wrong at one spot: a slug of the `policy` room, a message, and what to do. */
export interface Mistake {
  readonly slug: string;
  readonly message: string;
  readonly help: string;
  readonly severity?: Severity;
}

/** A file being read. Every mistake is noted; nothing stops at the first. */
export interface PolicyDocument {
  /** As diagnostics and places show it. */
  readonly path: string;
  /** Where the policy begins; absent when there is nothing that could be one. */
  readonly root?: PlacedMap;
  place(span: Span): Place;
  mistake(span: Span, mistake: Mistake): void;
  readonly diagnostics: readonly Diagnostic[];
}

/** Aliases may repeat parts so far and no further; more is an attack or a mistake. */
const MOST_NODES = 50_000;
const DEEPEST = 50;

/** Opens the text of a configuration. `keys` leads to the policy inside the document. */
export function openDocument(text: string, path: string, keys: readonly string[] = []): PolicyDocument {
  const diagnostics: Diagnostic[] = [];
  const lines = lineStarts(text);
  const place = (span: Span): Place => placeOf(text, lines, path, span);
  const mistake = (span: Span, { slug, message, help, severity = 'error' }: Mistake): void => {
    const { line, column, endColumn, excerpt } = place(span);
    const code = `policy/${slug}`;
    diagnostics.push({ code, severity, message, help, path, line, column, endColumn, excerpt, incomplete: false });
  };

  const parsed = parsePlacedYaml(text);
  for (const { slug, message, ...span } of parsed.problems) mistake(span, { slug, message, help: HELP[slug] });
  const root = descend(parsed.root, keys);
  const document = { path, place, mistake, diagnostics };
  if (root?.kind === 'map' && isBounded(root)) return { ...document, root };
  if (parsed.problems.length > 0) return document;
  if (root === undefined || (root.kind === 'scalar' && root.value === null)) {
    const help = 'Write a policy, or remove the file to have the default preset.';
    mistake(root ?? { start: 0, end: 1 }, { slug: 'empty', message: 'the configuration is empty', help });
  } else if (root.kind === 'map') {
    mistake(root, { slug: 'alias', message: 'its aliases stand for too many values', help: HELP.alias });
  } else {
    const what = root.kind === 'list' ? 'a list' : 'a single value';
    const help = 'Write keys such as `extends`, `use` and `policy`.';
    mistake(root, { slug: 'wrong-type', message: `the configuration is ${what}, not keys with values`, help });
  }
  return document;
}

const HELP = {
  syntax: 'Correct the YAML.',
  'duplicate-key': 'Keep one of the two.',
  alias: 'Write the value out.',
  tag: 'Remove the tag.',
  key: 'Write the key as a plain word.',
  documents: 'Keep one document in the file.',
} as const;

function descend(node: PlacedNode | undefined, keys: readonly string[]): PlacedNode | undefined {
  let found = node;
  for (const key of keys) found = found?.kind === 'map' ? found.entries.find((entry) => entry.key === key)?.value : undefined;
  return found;
}

function isBounded(root: PlacedNode): boolean {
  let count = 0;
  const waiting = [{ node: root, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth } = next;
    count += 1;
    if (count > MOST_NODES || depth > DEEPEST) return false;
    if (node.kind === 'list') for (const item of node.items) waiting.push({ node: item, depth: depth + 1 });
    if (node.kind === 'map') for (const { value } of node.entries) waiting.push({ node: value, depth: depth + 1 });
  }
  return true;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Of a line longer than any that a person writes no more is shown. */
const LONGEST_LINE = 4000;

/** A span of several lines is marked on its first. */
function placeOf(text: string, lines: readonly number[], path: string, { start, end }: Span): Place {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= start) low = middle;
    else high = middle - 1;
  }
  const from = lines[low] ?? 0;
  const line = text.slice(from, (lines[low + 1] ?? text.length + 1) - 1).trimEnd();
  const column = Math.min(start - from, line.length) + 1;
  const endColumn = Math.max(column + 1, Math.min(end - from, line.length) + 1);
  return { path, line: low + 1, column, endColumn, excerpt: line.slice(0, LONGEST_LINE) };
}
