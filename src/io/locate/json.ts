/** Where the values of a JSON text stand. Tolerant: a text that breaks off is known as far as it goes. */
import type { KeyPath } from '../../model/location.ts';
import type { FindKeys, Range } from './find-keys.ts';

interface Member {
  /** The key with its quotes; for a list item, its first character. */
  readonly key: Range;
  readonly value: Range;
}

/**
 * Finds key paths. A text, number or literal is marked itself; an object or a list by its key. Containers are taken
 * apart when first asked for, and everything in them only then: each is passed over once for each level above it.
 */
export function findInJson(text: string): FindKeys {
  const opened = new Map<number, ReadonlyMap<string | number, Member>>();
  const root = skipSpace(text, 0);
  const membersAt = (start: number): ReadonlyMap<string | number, Member> => {
    const known = opened.get(start);
    if (known) return known;
    const members = readMembers(text, start);
    opened.set(start, members);
    return members;
  };
  return (keys: KeyPath) => {
    let start = root;
    let found: Member | undefined;
    for (const key of keys) {
      const next = membersAt(start).get(key);
      if (next === undefined) break;
      found = next;
      start = next.value.start;
    }
    if (found === undefined) return undefined;
    const first = text[found.value.start];
    return first === '{' || first === '[' ? found.key : found.value;
  };
}

function readMembers(text: string, start: number): ReadonlyMap<string | number, Member> {
  const members = new Map<string | number, Member>();
  const isList = text[start] === '[';
  if (!isList && text[start] !== '{') return members;
  let at = skipSpace(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index += 1) {
    const keyEnd = isList ? at : skipValue(text, at);
    const valueStart = isList ? at : skipSpace(text, skipColon(text, skipSpace(text, keyEnd)));
    const valueEnd = skipValue(text, valueStart);
    const key = isList ? index : keyOf(text.slice(at, keyEnd));
    members.set(key, { key: { start: at, end: isList ? at + 1 : keyEnd }, value: { start: valueStart, end: valueEnd } });
    const next = skipSpace(text, valueEnd);
    at = text[next] === ',' ? skipSpace(text, next + 1) : next;
    // A text that is not JSON here is not read further.
    if (at <= valueStart) break;
  }
  return members;
}

function keyOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

function skipColon(text: string, at: number): number {
  return text[at] === ':' ? at + 1 : at;
}

/** The offset past a value; the same offset where there is none. */
function skipValue(text: string, from: number): number {
  const first = text[from];
  if (first === '"') return skipString(text, from);
  if (first !== '{' && first !== '[') {
    let at = from;
    while (at < text.length && !/[\s,:{}[\]"]/.test(text[at] ?? '')) at += 1;
    return at;
  }
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = skipString(text, at);
      continue;
    }
    at += 1;
    if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    if (depth === 0) return at;
  }
  return at;
}

function skipString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    at += code === 0x5c ? 2 : 1;
  }
  return text.length;
}
