/** Where an anchor stands: line and column, found when something is shown and not before. */
import type { Anchor, Place } from '../model/location.ts';
import { EXCERPT_LENGTH } from './limits.ts';
import type { FindKeys } from './locate/find-keys.ts';
import { findInJson } from './locate/json.ts';
import { findInToml } from './locate/toml.ts';
import { findInFrontMatter, findInYaml } from './locate/yaml.ts';
import { ROOT } from './paths.ts';
import type { ProjectFiles } from './project-files.ts';

/**
 * Places anchors. Each file is read once; what cannot be found stands at the start of its file. A place that was counted
 * already comes back as it is.
 */
export function locate(files: ProjectFiles): (anchor: Anchor | Place) => Place {
  const documents = new Map<string, Document>();
  return (anchor) => {
    if ('excerpt' in anchor) return anchor;
    let document = documents.get(anchor.path);
    if (document === undefined) {
      const path = files.join(ROOT, anchor.path);
      const text = path === undefined ? undefined : files.text(path);
      document = openDocument(anchor.path, typeof text === 'string' ? text : '');
      documents.set(anchor.path, document);
    }
    return document.place(anchor);
  };
}

interface Document {
  place(anchor: Anchor): Place;
}

function openDocument(path: string, text: string): Document {
  const starts = lineStarts(text);
  let find: FindKeys | undefined;
  return {
    place: (anchor) => {
      if (anchor.line !== undefined) return placeOnLine(anchor, anchor.line, text, starts);
      if (anchor.keys === undefined || anchor.keys.length === 0) return placeOnLine(anchor, 1, text, starts);
      find ??= finderFor(path, text);
      const range = find(anchor.keys);
      if (range === undefined) return placeOnLine(anchor, 1, text, starts);
      const line = lineOf(range.start, starts);
      const start = starts[line - 1] ?? 0;
      const full = lineText(line, text, starts);
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
function placeOnLine({ path, column, endColumn }: Anchor, line: number, text: string, starts: readonly number[]): Place {
  const full = lineText(line, text, starts);
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

/** Breaks are `\n`, `\r\n` or `\r`, as every editor counts them. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    // A lock file has a hundred thousand lines, and nearly none has the other breaks.
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (const { index, 0: found } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + found.length);
  return starts;
}

function lineOf(offset: number, starts: readonly number[]): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

function lineText(line: number, text: string, starts: readonly number[]): string {
  const start = starts[line - 1];
  return start === undefined ? '' : text.slice(start, starts[line] ?? text.length).replace(/[\r\n]+$/, '');
}

function cut(line: string): string {
  return line.length > EXCERPT_LENGTH ? `${line.slice(0, EXCERPT_LENGTH - 1)}…` : line;
}
