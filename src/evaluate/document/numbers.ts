/** Lists of numbers that grow: four bytes each, and nothing for a collection of garbage to walk. */

export interface Numbers {
  readonly length: number;
  at(index: number): number;
  push(value: number): void;
}

/** Whole numbers from 0 to 2^32 - 1. */
export function growNumbers(): Numbers {
  let values = new Uint32Array(64);
  let length = 0;
  return {
    get length() {
      return length;
    },
    at: (index) => values[index] ?? 0,
    push: (value) => {
      if (length === values.length) {
        // By half: what is left over is never used.
        const more = new Uint32Array(length + (length >> 1));
        more.set(values);
        values = more;
      }
      values[length] = value;
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
