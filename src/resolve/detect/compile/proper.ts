/** Words that reference texts only know as names: a copy puts its own in their place. */

/** Lower-case words that are capitalised wherever they stand in mixed-case text, and not only at the start of a sentence. */
export function properNouns(texts: readonly string[]): string[] {
  const named = new Set<string>();
  const common = new Set<string>();
  for (const text of texts) {
    for (const match of text.matchAll(/[A-Za-z][A-Za-z0-9]*/g)) {
      const word = match[0];
      const lower = word.toLowerCase();
      if (word === lower) common.add(lower);
      else if (
        word !== word.toUpperCase() &&
        /[a-z,]["')]*\s+["'(]*$/.test(text.slice(Math.max(0, match.index - 6), match.index))
      )
        named.add(lower);
    }
  }
  return [...named].filter((word) => !common.has(word) && word.length > 2).sort();
}
