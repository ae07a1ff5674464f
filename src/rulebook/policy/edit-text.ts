/** Pieces of a text that change, and what its layout is. */

/** A piece of the text and what takes its place; offsets, end exclusive. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An edit, or why there is none. */
export type Editing = Edit | { readonly problem: string };

/** The library that tells where things stand, loaded only when something is edited. */
export type Yaml = typeof import('yaml');

/** Why a list that is shared, tagged or no list at all is left alone. */
export const ODD = { problem: '`exceptions` is written in a way that cannot be added to' } as const;

/** The white space before an offset; undefined when something else stands before it on its line. */
export function marginOf(text: string, offset: number): string | undefined {
  const margin = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*$/.test(margin) ? margin : undefined;
}

/** How the file ends its lines. */
export const newLine = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** Applies edits that do not overlap. */
export const applied = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, edit) => rest.slice(0, edit.start) + edit.text + rest.slice(edit.end), text);
