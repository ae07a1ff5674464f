/** Offsets to 1-based lines. */
export interface Lines {
  lineAt(offset: number): number;
  readonly count: number;
}

export function createLines(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    count: starts.length,
    lineAt(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] as number) <= offset) low = middle;
        else high = middle - 1;
      }
      return low + 1;
    },
  };
}

/** An empty line, whatever marks of a comment it has. Letters by their ranges: a class by property takes a millisecond to compile. */
export const EMPTY_LINE = /\n[^0-9A-Za-z\u00c0-\u1fff\u3040-\uffef\n]{0,20}\n/;
