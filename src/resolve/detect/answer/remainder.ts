/** What of a text no finding covers. */

import type { Lines } from '../words/lines.ts';
import type { Words } from '../words/words.ts';
import { type Finding, type Stretch, stretchesOf } from './finding.ts';

/** Share of the words inside findings; findings are sorted by start. */
export function coveredShare(words: Words, findings: readonly Finding[]): number {
  let inside = 0;
  forEachWord(words, findings, (_, isInside) => {
    if (isInside) inside += 1;
  });
  return words.count === 0 ? 0 : inside / words.count;
}

/** Line ranges that hold words outside findings. */
export function uncoveredLines(
  words: Words,
  findings: readonly Finding[],
  lines: Lines,
): { startLine: number; endLine: number }[] {
  const ranges: { startLine: number; endLine: number }[] = [];
  let last: { startLine: number; endLine: number } | undefined;
  forEachWord(words, findings, (at, isInside) => {
    if (isInside) {
      last = undefined;
      return;
    }
    const line = lines.lineAt(words.starts[at] as number);
    if (last === undefined || line > last.endLine + 1) {
      last = { startLine: line, endLine: line };
      ranges.push(last);
    } else last.endLine = line;
  });
  return ranges;
}

function forEachWord(words: Words, findings: readonly Finding[], visit: (at: number, isInside: boolean) => void): void {
  const stretches = findings.flatMap(stretchesOf).sort((a, b) => a.start - b.start);
  let next = 0;
  let reach = 0;
  for (let at = 0; at < words.count; at += 1) {
    const start = words.starts[at] as number;
    while (next < stretches.length && (stretches[next] as Stretch).start <= start) {
      reach = Math.max(reach, (stretches[next] as Stretch).end);
      next += 1;
    }
    visit(at, start < reach);
  }
}
