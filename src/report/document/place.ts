/** A spot of a JSON text as a diagnostic shows it: line, column, and the line itself. */
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { KeyPath } from '../../model/location.ts';
import { findInJson, isFault } from './locate.ts';

/** The placing half of a diagnostic. */
export type DocumentPlace = Required<Pick<Diagnostic, 'path' | 'line' | 'column' | 'endColumn' | 'excerpt'>>;

/** Where the value at `keys` stands, or where the text stops being JSON. `path` is what the file is called. */
export function placeOf(text: string, path: string, keys: KeyPath): DocumentPlace {
  const found = findInJson(text, keys);
  return isFault(found) ? placeAt(text, path, found.offset, found.offset + 1) : placeAt(text, path, found.start, found.end);
}

/** The place of a stretch of the text, in UTF-16 offsets; one of several lines is marked on its first. */
export function placeAt(text: string, path: string, start: number, end: number): DocumentPlace {
  const before = text.slice(0, start);
  const lineStart = before.lastIndexOf('\n') + 1;
  const lineEnd = text.indexOf('\n', start);
  const excerpt = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd).replace(/\r$/, '');
  const column = start - lineStart + 1;
  return {
    path,
    line: before.split('\n').length,
    column,
    endColumn: Math.max(column + 1, Math.min(end - lineStart + 1, excerpt.length + 1)),
    excerpt: excerpt.slice(0, Math.max(2000, column + 200)),
  };
}
