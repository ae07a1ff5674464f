/** Where the tables and keys of a TOML text stand, line by line. What is nested in one value stands where the value does. */
import type { FindKeys, Range } from './find-keys.ts';

const SEPARATOR = '\0';

/** Finds key paths: a key with its value, or a table's header. The deepest part that has a line of its own counts. */
export function findInToml(text: string): FindKeys {
  let index: ReadonlyMap<string, Range> | undefined;
  return (keys) => {
    index ??= indexOf(text);
    for (let length = keys.length; length > 0; length -= 1) {
      const found = index.get(keys.slice(0, length).join(SEPARATOR));
      if (found) return found;
    }
    return undefined;
  };
}

function indexOf(text: string): ReadonlyMap<string, Range> {
  const index = new Map<string, Range>();
  const counts = new Map<string, number>();
  let table: readonly (string | number)[] = [];
  let open: '"""' | "'''" | undefined;
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.replace(/\r$/, '').length;
    if (open === undefined) {
      const trimmed = line.trim();
      const indent = start + line.length - line.trimStart().length;
      if (trimmed.startsWith('[')) {
        table = headerPath(trimmed, counts);
        index.set(table.join(SEPARATOR), { start: indent, end });
      } else {
        const [keys, rest] = readKeys(trimmed, 0);
        if (keys.length > 0 && trimmed[rest] === '=') index.set([...table, ...keys].join(SEPARATOR), { start: indent, end });
      }
    }
    open = openAfter(line, open);
    start += line.length + 1;
  }
  return index;
}

/** `[a.b]` names a table, `[[a.b]]` the next item of a list; both may stand below the latest item of another list. */
function headerPath(header: string, counts: Map<string, number>): readonly (string | number)[] {
  const isItem = header.startsWith('[[');
  const [keys] = readKeys(header, isItem ? 2 : 1);
  const path: (string | number)[] = [];
  keys.forEach((key, position) => {
    path.push(key);
    const name = path.join(SEPARATOR);
    const count = counts.get(name);
    if (isItem && position === keys.length - 1) {
      counts.set(name, (count ?? 0) + 1);
      path.push(count ?? 0);
    } else if (count !== undefined) path.push(count - 1);
  });
  return path;
}

const BARE = /[A-Za-z0-9_-]+/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"|'([^']*)'/y;
const SPACE = /[ \t]*/y;
const DOT = /[ \t]*\.[ \t]*/y;

/** The dotted keys from an offset on, and the offset past them and the space that follows. */
function readKeys(text: string, from: number): readonly [readonly string[], number] {
  const keys: string[] = [];
  let at = after(SPACE, text, from);
  for (;;) {
    BARE.lastIndex = at;
    QUOTED.lastIndex = at;
    const found = BARE.exec(text) ?? QUOTED.exec(text);
    if (!found) return [keys, at];
    keys.push(found[1] ?? found[2] ?? found[0]);
    at += found[0].length;
    const dot = after(DOT, text, at);
    if (dot === at) return [keys, after(SPACE, text, at)];
    at = dot;
  }
}

function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Whether a line ends inside a text of several lines. */
function openAfter(line: string, before: '"""' | "'''" | undefined): '"""' | "'''" | undefined {
  let open = before;
  for (const { 0: mark } of line.matchAll(/"""|'''/g)) {
    if (open === undefined) open = mark === '"""' ? '"""' : "'''";
    else if (open === mark) open = undefined;
  }
  return open;
}
