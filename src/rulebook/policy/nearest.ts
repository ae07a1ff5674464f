/** "Did you mean": the known word that a mistyped one is nearest to. */

/**
 * The nearest candidate, or `undefined` when none is near: case and separators do not count, and about one letter in
 * three may differ. Of equally near ones the first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = plain(word);
  if (wanted === '' || wanted.length > 100) return undefined;
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const text = plain(candidate);
    if (Math.abs(text.length - wanted.length) >= bestDistance) continue;
    const found = distance(wanted, text, bestDistance - 1);
    if (found < bestDistance) {
      best = candidate;
      bestDistance = found;
    }
  }
  return best;
}

const plain = (word: string): string => word.toLowerCase().replace(/[\s_.-]+/g, '-');

/** Edits between two words, swapped neighbours counted as one; more than `limit` is answered as `limit + 1`. */
export function distance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      row.push(edits);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}

/** One imperative sentence: the nearest word, or the list to choose from. */
export function suggestion(word: string, candidates: readonly string[], what: string): string {
  const near = nearest(word, candidates);
  if (near !== undefined) return `Write \`${near}\` if that is what you mean.`;
  const list = candidates.slice(0, 20).join(', ');
  return candidates.length > 20 ? `Choose a known ${what}, such as ${list}.` : `Choose one of: ${list}.`;
}
