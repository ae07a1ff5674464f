/**
 * The plainest YAML there is: keys with words after them, and lists of words. Nearly every card is written so, and is read
 * in a tenth of the time that a parser takes. Anything else is answered with `undefined`, and goes to the parser.
 */

import { detach } from '../../model/text.ts';

/** Told where each key, each value and each item of a list stands. */
export type NoteSpot = (key: string, what: 'key' | 'value' | 'item', start: number, end: number) => void;

/** The mapping, exactly as a parser of YAML 1.2 (core schema) would give it; `undefined` when the text is not that plain. */
export function parseSimpleYaml(text: string, note?: NoteSpot): Readonly<Record<string, unknown>> | undefined {
  const mapping: Record<string, unknown> = {};
  let key: string | undefined;
  let indent = 0;
  let list: string[] | undefined;
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    const from = start;
    start = end + 1;
    if (line === '') continue;
    const dash = line.charCodeAt(0) === SPACE || line.charCodeAt(0) === DASH ? line.indexOf('- ') : -1;
    if (dash >= 0) {
      const word = line.slice(dash + 2);
      if (key === undefined || !isBlank(line, dash) || !isWords(word)) return undefined;
      if (list === undefined) {
        list = [];
        mapping[key] = list;
        indent = dash;
      }
      if (dash !== indent) return undefined;
      list.push(known(word));
      note?.(key, 'item', from + dash + 2, end);
      continue;
    }
    const match = KEY.exec(line);
    if (match === null) return undefined;
    const [, name = '', words] = match;
    // A key that stands twice, or one that every object inherits: no value is undefined.
    if (mapping[name] !== undefined) return undefined;
    if (words !== undefined && !isWords(words)) return undefined;
    mapping[name] = words === undefined ? null : known(words);
    note?.(name, 'key', from, from + name.length);
    if (words !== undefined) note?.(name, 'value', end - words.length, end);
    key = words === undefined ? name : undefined;
    list = undefined;
  }
  return mapping;
}

const SPACE = 0x20;
const DASH = 0x2d;
const KEY = /^([A-Za-z_][\w-]*):(?: ([A-Za-z].*))?$/;

/** Words begin with a letter, so they are no number; the few that are no text are left to the parser. */
function isWords(text: string): boolean {
  return WORDS.test(text) && !RESERVED.has(text);
}

const WORDS = /^[A-Za-z][\w./+-]*(?: [\w./+(][\w./+()-]*)*$/;
const RESERVED = new Set(['null', 'Null', 'NULL', 'true', 'True', 'TRUE', 'false', 'False', 'FALSE']);

/** The same text for the same word: cards have few words between them, and none may keep the card that it was cut out of. */
function known(word: string): string {
  const found = words.get(word);
  if (found !== undefined) return found;
  if (words.size >= MOST_WORDS) words.clear();
  const kept = detach(word);
  words.set(kept, kept);
  return kept;
}

const words = new Map<string, string>();
const MOST_WORDS = 10_000;

function isBlank(line: string, to: number): boolean {
  for (let i = 0; i < to; i += 1) if (line.charCodeAt(i) !== SPACE) return false;
  return true;
}
