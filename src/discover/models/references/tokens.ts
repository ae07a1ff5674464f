/** Source code as words, texts and signs: just enough to see which calls are made with which texts. */

/** `name`, `text` (a literal), `made` (a text put together at run time), `sign`, `end` (of a line). */
export type TokenKind = 'name' | 'text' | 'made' | 'sign' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** The name, the literal's content as written, or the sign. */
  readonly value: string;
  /** Offset of the token's first character. */
  readonly from: number;
  /** Offset past its last. */
  readonly to: number;
}

/** Tokens of one file; the code of a whole library is shorter. */
export const MAX_TOKENS = 2_000_000;

/** Sticky: letters, digits, `_`, `$` and everything beyond ASCII, as a name goes on. */
export const NAME = /[\w$\u0080-\uffff]+/y;

/** Signs of more than one character that must not be taken for an assignment or a dot. */
const LONG_SIGNS = [
  '===',
  '!==',
  '...',
  '**=',
  '//=',
  '==',
  '!=',
  '<=',
  '>=',
  ':=',
  '->',
  '=>',
  '+=',
  '-=',
  '*=',
  '/=',
  '?.',
  '??',
  '||',
  '&&',
  '::',
];

/** The sign at an offset. */
export function signAt(text: string, at: number): string {
  if (!'=.>*/?|&:'.includes(text.charAt(at + 1) || ' ')) return text.charAt(at);
  return LONG_SIGNS.find((sign) => text.startsWith(sign, at)) ?? text.charAt(at);
}

/** Line and column (1-based) of offsets; the lines are counted when first asked. */
export function createPlacer(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  let starts: number[] | undefined;
  return (offset) => {
    if (starts === undefined) {
      starts = [0];
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    }
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
