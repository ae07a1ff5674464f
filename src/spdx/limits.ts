/** Bounds on what is read as a licence expression. Anything longer is refused with a message, never cut. */
export const SPDX_LIMITS = {
  /** UTF-16 code units of one expression. */
  length: 100_000,
  /** Parentheses inside one another: deeper than any real expression, far below what overflows a stack. */
  depth: 100,
  /** UTF-16 code units of a text that is still tried as a licence name or a list of names. */
  nameLength: 1_000,
  /** Words such as `and`, `/` or `,` at which a list of names is tried. */
  nameBreaks: 40,
} as const;
