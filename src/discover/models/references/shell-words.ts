/**
 * Commands as words, split as a shell splits them
 * (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html). A Dockerfile's JSON lists read the same way.
 */

export interface Word {
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** True when a variable or a command stands in it, which only running it would fill. */
  readonly made: boolean;
}

/** Words of one command that are kept. */
const MAX_WORDS = 500;

/** Commands, each as its words: `\` at a line's end goes on, `#` begins a comment, `;`, `|`, `&` and brackets part commands. */
export function* commandsIn(text: string): Iterable<readonly Word[]> {
  let words: Word[] = [];
  let word: { text: string; line: number; column: number; made: boolean } | undefined;
  let line = 1;
  let lineStart = 0;
  const add = (part: string, at: number, made = false): void => {
    word ??= { text: '', line, column: at - lineStart + 1, made: false };
    word.text += part;
    word.made ||= made;
  };
  const endWord = (): void => {
    if (word && words.length < MAX_WORDS) words.push(word);
    word = undefined;
  };
  const newLine = (next: number): void => {
    line += 1;
    lineStart = next;
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') {
      const gap = /^\r?\n/.exec(text.slice(at + 1, at + 3))?.[0];
      if (gap !== undefined) {
        endWord();
        at += gap.length;
        newLine(at + 1);
      } else {
        at += 1;
        add(text.charAt(at), at);
      }
    } else if (char === '\n' || PARTS.has(char)) {
      endWord();
      if (words.length > 0) yield words;
      words = [];
      if (char === '\n') newLine(at + 1);
    } else if (char <= ' ' || (LISTS.has(char) && isListSign(text, at))) endWord();
    else if (char === '#' && word === undefined) at = lineEnd(text, at) - 1;
    else if (char === '"' || char === "'") {
      const end = closing(text, at);
      const inner = text.slice(at + 1, end);
      add(inner, at + 1, char === '"' && /[$`]/.test(inner));
      for (let next = inner.indexOf('\n'); next >= 0; next = inner.indexOf('\n', next + 1)) newLine(at + 2 + next);
      at = end;
    } else if (char === '$' && text[at + 1] === '{') {
      const end = text.indexOf('}', at);
      const stop = end < 0 || end > at + 200 ? at + 1 : end;
      add(text.slice(at, stop + 1), at, true);
      at = stop;
    } else add(char, at, char === '$' || char === '`');
  }
  endWord();
  if (words.length > 0) yield words;
}

const PARTS = new Set([';', '|', '&', '(', ')']);
const LISTS = new Set(['[', ']', ',']);

/** Brackets and commas of a JSON list: next to a quote, a space or another of them. */
const isListSign = (text: string, at: number): boolean =>
  /["'\s[\],]/.test(text.charAt(at + 1) || ' ') || /["'\s[\],]/.test(text.charAt(at - 1) || ' ');

/** The offset of the closing quote; a quote without its partner, as in "don't", ends with its line. */
function closing(text: string, from: number): number {
  const quote = text.charAt(from);
  for (let at = from + 1; at < text.length && at < from + 10_000; at += 1) {
    if (quote === '"' && text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === quote) return at;
  }
  return lineEnd(text, from) - 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
