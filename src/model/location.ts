/** Where something was seen: paths inside the scanned root, anchors to find lazily, and places already found. */

declare const projectPath: unique symbol;

/** A relative, POSIX, normalised path inside the scanned root. Only `io/files.ts` makes one. `''` is the root itself. */
export type ProjectPath = string & { readonly [projectPath]: true };

/** One step into a JSON, YAML or TOML document: an object key or an array index. */
export type KeyPath = readonly (string | number)[];

/**
 * A spot in a file that nobody has counted lines for yet. Finding the line means reading the file again,
 * so it is done only for the anchors that a finding really shows.
 */
export interface Anchor {
  /** The file, relative to the scanned root (a policy above the root starts with `../`). */
  readonly path: string;
  /** The value's key path in a structured document. */
  readonly keys?: KeyPath;
  /** 1-based line, when the reader counted lines anyway. */
  readonly line?: number;
  /** 1-based column in UTF-16 code units. */
  readonly column?: number;
  /** 1-based column just past the end of the marked text, on the same line. */
  readonly endColumn?: number;
}

/** A spot with its line counted and its text at hand, ready to be printed under a caret. */
export interface Place {
  /** The file, relative to the scanned root. */
  readonly path: string;
  /** 1-based line. */
  readonly line: number;
  /** 1-based column in UTF-16 code units. */
  readonly column: number;
  /** 1-based column just past the end of the marked text; at least `column + 1`. */
  readonly endColumn: number;
  /** The line itself, without its line break, cut to a printable length. Hostile until escaped. */
  readonly excerpt: string;
}
