/** The lines of a text, counted as far as someone asks. Breaks are `\n`, `\r\n` or `\r`, as every editor counts them. */
export interface Lines {
  /** The 1-based line on which an offset stands. */
  lineAt(offset: number): number;
  /** Where a line begins; `undefined` past the end. */
  startOf(line: number): number | undefined;
  /** A line without its break; empty past the end. */
  textOf(line: number): string;
}

/** Counts the lines of a text. */
export function countLines(text: string): Lines {
  const starts = [0];
  const nextBreak = text.includes('\r') ? breakOfAnyKind : feed;
  let isWhole = false;
  const extend = (): void => {
    const next = nextBreak(text, starts.at(-1) ?? 0);
    if (next < 0) isWhole = true;
    else starts.push(next);
  };
  const startOf = (line: number): number | undefined => {
    while (!isWhole && starts.length < line) extend();
    return starts[line - 1];
  };
  return {
    startOf,
    lineAt: (offset) => {
      while (!isWhole && (starts.at(-1) ?? 0) <= offset) extend();
      return lastUpTo(offset, starts) + 1;
    },
    textOf: (line) => {
      const start = startOf(line);
      return start === undefined ? '' : text.slice(start, startOf(line + 1) ?? text.length).replace(/[\r\n]+$/, '');
    },
  };
}

/** A lock file has a hundred thousand lines, and nearly none has the other breaks. */
function feed(text: string, from: number): number {
  return text.indexOf('\n', from) + 1 || -1;
}

function breakOfAnyKind(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10) return at + 1;
    if (code === 13) return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  }
  return -1;
}

/** The index of the last start that is not beyond the offset. */
function lastUpTo(offset: number, starts: readonly number[]): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}
