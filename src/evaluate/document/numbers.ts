/** Lists of numbers that grow: four bytes each, and nothing for a collection of garbage to walk. */

export interface Numbers {
  readonly length: number;
  at(index: number): number;
  push(value: number): void;
}

/** Numbers in one piece. Pieces are never copied, and the last alone has room to spare. */
const PIECE_BITS = 12;
const PIECE = 1 << PIECE_BITS;

/** Whole numbers from 0 to 2^32 - 1. */
export function growNumbers(): Numbers {
  const pieces: Uint32Array[] = [];
  let last = new Uint32Array(0);
  let length = 0;
  return {
    get length() {
      return length;
    },
    at: (index) => pieces[index >>> PIECE_BITS]?.[index & (PIECE - 1)] ?? 0,
    push: (value) => {
      const slot = length & (PIECE - 1);
      if (slot === 0) pieces.push((last = new Uint32Array(PIECE)));
      last[slot] = value;
      length += 1;
    },
  };
}

/** Gives equal texts one number, in the order in which they came. */
export function numberTexts(): { readonly texts: readonly string[]; of(text: string): number } {
  const known = new Map<string, number>();
  const texts: string[] = [];
  return {
    texts,
    of: (text) => {
      let number = known.get(text);
      if (number === undefined) {
        number = texts.push(text) - 1;
        known.set(text, number);
      }
      return number;
    },
  };
}
