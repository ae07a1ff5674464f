/** Where an anchor stands: line and column, found when something is shown and not before. */
import { masked } from '../model/credentials.ts';
import type { Anchor, Place } from '../model/location.ts';
import { detach } from '../model/text.ts';
import { EXCERPT_LENGTH } from './limits.ts';
import type { FindKeys, Range } from './locate/find-keys.ts';
import { findInJson } from './locate/json.ts';
import { countLines } from './locate/lines.ts';
import { findInToml } from './locate/toml.ts';
import { findInFrontMatter, findInYaml } from './locate/yaml.ts';
import { ROOT } from './paths.ts';
import type { ProjectFiles } from './project-files.ts';

/**
 * Places anchors. A file stays open while it is asked for; that the same anchor is not asked for again and again is for whoever
 * holds the answers. What cannot be found stands at the start of its file; a place that was counted already comes back as it is.
 */
export function locate(files: ProjectFiles): (anchor: Anchor | Place) => Place {
  const documentOf = openDocuments(files);
  return (anchor) => ('excerpt' in anchor ? anchor : documentOf(anchor.path).place(anchor));
}

/** The same within a text that is at hand. */
export function placesIn(path: string, text: string): (anchor: Anchor) => Place {
  return openDocument(path, text).place;
}

/** The place of a stretch of a text at hand, whose first line has the number `first` in its file. Its lines end with line feeds. */
export function placeOf(path: string, text: string, { start, end }: Range, first: number): Place {
  let line = first;
  let from = 0;
  for (let next = text.indexOf('\n'); next >= 0 && next < start; next = text.indexOf('\n', from)) {
    line += 1;
    from = next + 1;
  }
  const next = text.indexOf('\n', from);
  const full = text.slice(from, next < 0 ? text.length : next);
  const column = start - from + 1;
  return { path, line, column, endColumn: Math.max(column + 1, Math.min(end - from, full.length) + 1), excerpt: cut(full) };
}

interface Document {
  /** Characters. */
  readonly size: number;
  place(anchor: Anchor): Place;
}

/** Opens files, and lets those go that were not asked for while some millions of characters were read. */
function openDocuments(files: ProjectFiles): (path: string) => Document {
  let young = new Map<string, Document>();
  let old = new Map<string, Document>();
  let held = 0;
  const read = (place: string): Document => {
    const path = files.join(ROOT, place);
    const text = path === undefined ? undefined : files.text(path);
    return openDocument(place, typeof text === 'string' ? text : '');
  };
  return (path) => {
    const known = young.get(path);
    if (known) return known;
    const kept = old.get(path);
    if (held > MOST_HELD) {
      old = young;
      young = new Map();
      held = 0;
    }
    const document = kept ?? read(path);
    young.set(path, document);
    held += document.size + LEAST_SIZE;
    return document;
  };
}

const MOST_HELD = 4_000_000;
/** What a file costs that is next to empty. */
const LEAST_SIZE = 2000;

function openDocument(path: string, text: string): Document {
  const lines = countLines(text);
  let find: FindKeys | undefined;
  return {
    size: text.length,
    place: (anchor) => {
      if (anchor.line !== undefined) return placeOnLine(anchor, anchor.line, lines.textOf(anchor.line));
      const range =
        anchor.keys === undefined || anchor.keys.length === 0 ? undefined : (find ??= finderFor(path, text))(anchor.keys);
      if (range === undefined) return placeOnLine(anchor, 1, lines.textOf(1));
      const line = lines.lineAt(range.start);
      const start = lines.startOf(line) ?? 0;
      const full = lines.textOf(line);
      const column = range.start - start + 1;
      return {
        path,
        line,
        column,
        endColumn: Math.max(column + 1, Math.min(range.end - start, full.length) + 1),
        excerpt: cut(full),
      };
    },
  };
}

/** A line that was counted by the reader; without columns, all that is written on it. */
function placeOnLine({ path, column, endColumn }: Anchor, line: number, full: string): Place {
  const from = column ?? full.length - full.trimStart().length + 1;
  const to = endColumn ?? (column === undefined ? full.trimEnd().length + 1 : from + 1);
  return { path, line, column: from, endColumn: Math.max(from + 1, to), excerpt: cut(full) };
}

function finderFor(path: string, text: string): FindKeys {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name.endsWith('.toml') || name === 'uv.lock' || name === 'poetry.lock') return findInToml(text);
  if (/\.(?:md|markdown|mdx)$/.test(name)) return findInFrontMatter(text);
  if (/\.ya?ml$/.test(name)) return findInYaml(text);
  return /^\s*[{[]/.test(text) ? findInJson(text) : findInYaml(text);
}

/** Places stay when their file is let go. What an address says at the cut is read to its end first. */
function cut(whole: string): string {
  const line = masked(whole.slice(0, EXCERPT_LENGTH + 1400));
  return detach(line.length > EXCERPT_LENGTH ? `${line.slice(0, EXCERPT_LENGTH - 1)}…` : line);
}
