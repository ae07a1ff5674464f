/** What a parser of this room answers. */

/** Why a document could not be read, and where. */
export interface ParseProblem {
  /** Lower case, without the place. */
  readonly message: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, UTF-16 code units. */
  readonly column: number;
}

export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: ParseProblem };

/** The line and column of a 0-based offset. */
export function positionAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let next = text.indexOf('\n'); next >= 0 && next < offset; next = text.indexOf('\n', next + 1)) {
    line += 1;
    start = next + 1;
  }
  return { line, column: offset - start + 1 };
}
