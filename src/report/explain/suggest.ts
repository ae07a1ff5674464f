/** What somebody may have meant by a name that nobody knows. */
import type { Reading } from '../../model/rulebook.ts';
import type { ReportOptions } from '../reporter.ts';
import { lookOf } from '../text/ansi.ts';
import { clipped } from '../text/escape.ts';
import { drawText } from './draw.ts';

/** Longer words are not compared: the cost grows with the square. */
const LONGEST = 80;

/** The nearest of the known names, best first, at most `most`. Case does not count. */
export function nearest(word: string, known: Iterable<string>, most = 3): string[] {
  const wanted = word.slice(0, LONGEST).toLowerCase();
  if (wanted.trim() === '') return [];
  // Two changes make any word of three letters any other.
  const limit = wanted.length < 4 ? 1 : Math.ceil(wanted.length / 2.5);
  const found: { readonly name: string; readonly distance: number }[] = [];
  for (const name of known) {
    const folded = name.toLowerCase();
    // A name that begins with the word, or holds it, is near however long it is.
    const held = wanted.length >= 3 && folded.includes(wanted);
    const distance = held ? (folded.startsWith(wanted) ? 0.5 : 1.5) : distanceOf(wanted, folded, limit);
    if (distance <= limit) found.push({ name, distance });
  }
  found.sort((a, b) => a.distance - b.distance || a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  return found.slice(0, most).map(({ name }) => name);
}

/**
 * The answer to an unknown name. `what` says what was looked for: `a licence, a finding code, a term or a category`;
 * `problem` why it is no licence expression, which is told when it was meant as one.
 */
export function unknownName(
  word: string,
  what: string,
  known: Iterable<string>,
  options: ReportOptions,
  problem?: Reading['problem'],
): string {
  const look = lookOf(options);
  const near = nearest(word, known).map((name) => clipped(name, 100));
  const place = problem && /[()]|\b(?:AND|OR|WITH)\b/i.test(word) ? [`${problem.message} (column ${problem.offset + 1})`] : [];
  const lines = [
    ...drawText([`nothing is known of "${clipped(word, 100)}": it is not ${what}`], look, 0),
    ...drawText(
      place.map((text) => `as a licence expression: ${text}`),
      look,
      2,
    ),
    ...(near.length > 0 ? drawText([`did you mean ${near.join(', ')}?`], look, 2, look.accent) : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** How a spelling was read, where that is more than its case: one paragraph, or none. */
export function readingNotes(word: string, { repairs }: Reading, options: ReportOptions): string[] {
  const look = lookOf(options);
  const told = repairs.filter((repair) => {
    const [, from, to] = /^"(.*)" read as (.*)$/s.exec(repair) ?? [];
    return from === undefined || from.toLowerCase() !== to?.toLowerCase();
  });
  return told.length === 0 || word.length > LONGEST ? [] : [`${drawText(told, look, 0, look.dim).join('\n')}\n`];
}

/** Edits between two words (a swap of neighbours counts once); more than `limit` is just more. */
function distanceOf(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? limit + 1;
}
