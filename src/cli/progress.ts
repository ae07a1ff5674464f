/** One line on standard error while the work is long: only on a terminal, only when there is something to wait for. */

/** Counts what was seen so far; `done` wipes the line. */
export interface Progress {
  seen(components: number): void;
  done(): void;
}

const PATIENCE_MS = 400;
const REDRAW_MS = 80;

/** A progress line on the stream, or one that does nothing. */
export function createProgress(stream: NodeJS.WriteStream, wanted: boolean): Progress {
  if (!wanted || stream.isTTY !== true) return { seen: () => {}, done: () => {} };
  const start = Date.now();
  let drawn = 0;
  return {
    seen(components) {
      const now = Date.now();
      if (now - start < PATIENCE_MS || now - drawn < REDRAW_MS) return;
      drawn = now;
      stream.write(`\r\x1b[2Kscanning: ${components} components`);
    },
    done() {
      if (drawn > 0) stream.write('\r\x1b[2K');
    },
  };
}
