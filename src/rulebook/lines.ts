/** The layout of `rulebook.json`: JSON with one member a line, which is parsed a line at a time when it is needed. */
import type { Alias } from '../model/rulebook.ts';

/** How the file writes the aliases of one spelling: the expression alone when it is the same in all vocabularies. */
export type ShortAlias = string | readonly Alias[];

/** Members of a section, each parsed on its first look-up. Keys are sorted. */
export interface Section<T> {
  get(key: string): T | undefined;
  keys(): Iterable<string>;
}

/** A compiled rulebook cut into lines. */
export interface BookLines {
  /** A member that stands on one line. */
  value<T>(name: string): T;
  /** A member whose own members stand on one line each. */
  section<T>(name: string): Section<T>;
}

/** Cuts the text of a compiled rulebook. */
export function splitBook(text: string): BookLines {
  const values = new Map<string, string>();
  const sections = new Map<string, Map<string, string>>();
  let inside: Map<string, string> | undefined;
  for (const line of text.split('\n')) {
    if (line.startsWith('}')) inside = undefined;
    const start = line.startsWith('{') ? 2 : 1;
    const end = line.indexOf('":', start);
    if (end < 0) continue;
    const key = line.slice(start, end);
    const body = line.slice(end + 2, line.endsWith(',') ? -1 : undefined);
    if (inside) inside.set(key, body);
    else if (body === '{') sections.set(key, (inside = new Map()));
    else values.set(key, body);
  }
  return {
    value: (name) => JSON.parse(values.get(name) ?? missing(name)),
    section: (name) => lazySection(sections.get(name) ?? missing(name)),
  };
}

function lazySection<T>(lines: ReadonlyMap<string, string>): Section<T> {
  const parsed = new Map<string, T>();
  return {
    get(key) {
      const line = lines.get(key);
      if (line === undefined) return undefined;
      const known = parsed.get(key);
      if (known !== undefined) return known;
      const value: T = JSON.parse(line);
      parsed.set(key, value);
      return value;
    },
    keys: () => lines.keys(),
  };
}

function missing(name: string): never {
  throw new Error(`the compiled rulebook has no ${name}: run \`npm run build\``);
}
