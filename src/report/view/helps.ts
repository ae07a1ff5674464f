/** What to do about findings that are told together: what several of them advise is said once. */

/** The advice of the findings, in their order; `Replace it, or A.` and `Replace it, or B.` become `Replace it, A, or B.` */
export function mergedHelps(findings: readonly { readonly help: string }[]): string[] {
  const merged = new Map<string, string[]>();
  for (const { help } of findings) {
    const choices = choicesOf(help);
    const [first = help] = choices;
    const known = merged.get(first);
    if (known === undefined) merged.set(first, choices);
    else known.push(...choices.filter((choice) => !known.includes(choice)));
  }
  return [...merged.values()].map((choices) => joined(ranked(choices.filter((choice) => !isSaidBy(choice, choices)))));
}

/** The choices that a sentence offers; itself when it offers none. */
function choicesOf(help: string): string[] {
  const open = help.replace(/\.$/, '');
  const at = open.lastIndexOf(', or ');
  if (at < 0 || /[.;:!?]\s|, (?:then|so that|and) /.test(open)) return [help];
  return [...open.slice(0, at).split(', '), open.slice(at + ', or '.length)];
}

/** The plain choice of an exception is part of one that wants an exception and more. */
function isSaidBy(choice: string, choices: readonly string[]): boolean {
  return /^record an exception\b/.test(choice) && choices.some((other) => / and record an exception\b/.test(other));
}

/** An exception is what is left when nothing else will do. */
function ranked(choices: readonly string[]): string[] {
  const isException = (choice: string): boolean => /^record an exception\b/.test(choice);
  return [...choices.filter((choice) => !isException(choice)), ...choices.filter(isException)];
}

function joined(choices: readonly string[]): string {
  if (choices.length < 2) return choices.join('');
  return `${choices.slice(0, -1).join(', ')}, or ${choices.at(-1)}.`;
}
