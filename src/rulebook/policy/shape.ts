/** Checks the shape of a configuration: keys, types and closed vocabularies, all mistakes at once. */
import * as v from 'valibot';
import type { PlacedMap, PlacedNode, Span } from '../../io/parse/placed-yaml.ts';
import type { KeyPath } from '../../model/location.ts';
import type { PolicyDocument } from './document.ts';
import { suggestion } from './nearest.ts';
import { configSchema } from './schema.ts';

/** Notes every key that is not known, every value of a wrong type and every required key that is missing. */
export function checkShape(document: PolicyDocument, root: PlacedMap): void {
  const value = plain(document, root, []);
  const seen = new Set<string>();
  // The validator stops at the first unknown key of an object, so each is taken out and the rest looked at again.
  for (let again = true; again; ) {
    again = false;
    const result = v.safeParse(configSchema, value);
    for (const issue of result.issues ?? []) {
      const path = (issue.path ?? []).map((item) => item.key as string | number);
      const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
      if (isUnknown) again = remove(value, path) || again;
      const key = JSON.stringify([issue.type, issue.expected, path]);
      if (seen.has(key)) continue;
      seen.add(key);
      report(document, root, issue, path);
    }
  }
  checkTables(document, configSchema, root, []);
}

/** The validator takes an empty list for keys with values: to it both are objects without keys. */
function checkTables(document: PolicyDocument, schema: unknown, node: PlacedNode, path: KeyPath): void {
  const bare = unwrapped(schema);
  const options = property(bare, 'options');
  const kinds = (Array.isArray(options) ? options : [bare]).map((option) => property(option, 'type'));
  if (node.kind === 'list') {
    if (node.items.length === 0 && kinds.includes('strict_object'))
      wrongType(document, node, nameOf(path), kinds.includes('string') ? SELECTOR : 'keys with values');
    for (const [index, item] of node.items.entries()) checkTables(document, property(bare, 'item'), item, [...path, index]);
  } else if (node.kind === 'map') {
    for (const { key, value } of node.entries) {
      const entries = property(bare, 'entries');
      if (typeof entries === 'object' && entries !== null && Object.hasOwn(entries, key))
        checkTables(document, property(entries, key), value, [...path, key]);
    }
  }
}

const SELECTOR = 'text such as MIT or category:permissive';

type Issue = v.InferIssue<typeof configSchema>;

function report(document: PolicyDocument, root: PlacedMap, issue: Issue, path: KeyPath): void {
  const last = issue.path?.at(-1);
  const isKey = last !== undefined && 'origin' in last && last.origin === 'key';
  const name = nameOf(path);
  if (issue.type === 'strict_object' && isKey) {
    const parent = find(root, path.slice(0, -1));
    const owner = nameOf(path.slice(0, -1));
    const key = String(path.at(-1));
    if (issue.expected === 'never') unknownKey(document, keySpan(root, path), path.slice(0, -1), key);
    else if (parent.kind === 'map') {
      const message = `${owner} needs the key ${JSON.stringify(key)}`;
      document.mistake(parent, { slug: 'missing-key', message, help: `Add \`${key}\`.` });
    } else wrongType(document, parent, owner, 'keys with values');
    return;
  }
  const node = find(root, path);
  if (issue.type === 'picklist') {
    const choices = [...(issue.expected ?? '').matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
    if (node.kind !== 'scalar') wrongType(document, node, name, `one of ${choices.join(', ')}`);
    else {
      const message = `${name} cannot be ${kindOf(node)}`;
      document.mistake(node, { slug: 'unknown-value', message, help: suggestion(String(node.value), choices, 'word') });
    }
    return;
  }
  if (issue.type === 'union') wrongAlternative(document, node, name);
  // Dates and digests are read with care elsewhere.
  else if (issue.type !== 'regex') wrongType(document, node, name, WANTED[issue.type] ?? 'something else');
}

/** A list of presets or a selector: the schema says only that no alternative fits. Selectors made of keys are read with care elsewhere. */
function wrongAlternative(document: PolicyDocument, node: PlacedNode, name: string): void {
  if (name !== 'extends') {
    if (node.kind !== 'map') wrongType(document, node, name, SELECTOR);
  } else if (node.kind !== 'list') wrongType(document, node, name, 'text or a list of texts');
  else {
    node.items.forEach((item, index) => {
      if (item.kind !== 'scalar' || typeof item.value !== 'string' || item.value === '')
        wrongType(document, item, `${name}[${index}]`, 'text');
    });
  }
}

function wrongType(document: PolicyDocument, node: PlacedNode, name: string, wanted: string): void {
  const isWord = wanted.startsWith('text') && node.kind === 'scalar' && node.value !== null && node.value !== '';
  const help = isWord ? 'Put it in quotes.' : `Write ${wanted}.`;
  document.mistake(node, { slug: 'wrong-type', message: `${name} wants ${wanted}, not ${kindOf(node)}`, help });
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
  integer: 'a whole number',
  min_value: 'a number that is not negative',
  array: 'a list',
  strict_object: 'keys with values',
  min_length: 'text that is not empty',
};

function kindOf(node: PlacedNode): string {
  if (node.kind !== 'scalar') return node.kind === 'list' ? 'a list' : 'keys with values';
  if (node.value === null) return 'nothing';
  return typeof node.value === 'string' ? JSON.stringify(node.value.slice(0, 60)) : String(node.value);
}

/** `policy.allow[2]`, as messages name it. */
function nameOf(path: KeyPath): string {
  if (path.length === 0) return 'the configuration';
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

/** The node at a path; the nearest one above it when the path goes on where the tree does not. */
function find(root: PlacedMap, path: KeyPath): PlacedNode {
  let node: PlacedNode = root;
  for (const step of path) {
    const next: PlacedNode | undefined =
      node.kind === 'map'
        ? node.entries.find(({ key }) => key === step)?.value
        : node.kind === 'list'
          ? node.items[Number(step)]
          : undefined;
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

function keySpan(root: PlacedMap, path: KeyPath): Span {
  const parent = find(root, path.slice(0, -1));
  const entry = parent.kind === 'map' ? parent.entries.find(({ key }) => key === path.at(-1)) : undefined;
  return entry?.at ?? parent;
}

/** The keys that the schema knows at a path. */
function knownKeys(path: KeyPath): readonly string[] {
  let schema: unknown = configSchema;
  for (const step of path) {
    schema = unwrapped(schema);
    schema = typeof step === 'number' ? property(schema, 'item') : property(property(schema, 'entries'), step);
  }
  const entries = property(unwrapped(schema), 'entries');
  return typeof entries === 'object' && entries !== null ? Object.keys(entries) : [];
}

function unwrapped(schema: unknown): unknown {
  const inner = property(schema, 'wrapped');
  return inner === undefined ? schema : unwrapped(inner);
}

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

/** The tree as plain data, without prototypes for keys to reach; a key such as `__proto__` is unknown wherever it stands. */
function plain(document: PolicyDocument, node: PlacedNode, path: KeyPath): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map((item, index) => plain(document, item, [...path, index]));
  const value: Record<string, unknown> = Object.create(null);
  for (const entry of node.entries) {
    if (entry.key in Object.prototype) unknownKey(document, entry.at, path, entry.key);
    else value[entry.key] = plain(document, entry.value, [...path, entry.key]);
  }
  return value;
}

function unknownKey(document: PolicyDocument, at: Span, owner: KeyPath, key: string): void {
  const message = `${nameOf(owner)} has no key ${JSON.stringify(key)}`;
  document.mistake(at, { slug: 'unknown-key', message, help: suggestion(key, knownKeys(owner), 'key') });
}

function remove(value: unknown, path: KeyPath): boolean {
  let parent = value as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>;
  return delete parent[path.at(-1) as string];
}
