/** What of a text no finding covers. */
import { firstAt } from '../words/first-at.ts';
import type { Lines } from '../words/lines.ts';
import type { Words } from '../words/words.ts';
import { type Finding, type Stretch, stretchesOf } from './finding.ts';

export interface Remainder {
  /** Share of the words inside findings, 0 to 1. */
  readonly coverage: number;
  /** Line ranges that hold words outside, 1-based and inclusive. */
  readonly lines: readonly { readonly startLine: number; readonly endLine: number }[];
}

export function remainderOf(words: Words, findings: readonly Finding[], lines: Lines): Remainder {
  const { starts, count } = words;
  const stretches: Stretch[] = findings.flatMap(stretchesOf).sort((a, b) => a.start - b.start);
  const ranges: { startLine: number; endLine: number }[] = [];
  let inside = 0;
  let at = 0;
  let last: { startLine: number; endLine: number } | undefined;
  const leave = (to: number): void => {
    for (; at < to; at += 1) {
      const line = lines.lineAt(starts[at] as number);
      if (last === undefined || line > last.endLine + 1) {
        last = { startLine: line, endLine: line };
        ranges.push(last);
      } else last.endLine = line;
    }
  };
  for (const { start, end } of stretches) {
    leave(firstAt(starts, count, start));
    const next = Math.max(at, firstAt(starts, count, end));
    if (next > at) last = undefined;
    inside += next - at;
    at = next;
  }
  leave(count);
  return { coverage: count === 0 ? 0 : inside / count, lines: ranges };
}
