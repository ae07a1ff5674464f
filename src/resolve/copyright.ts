/** Who holds the copyright, as the component's own files state it: the lines an attribution must carry. */
import type { Component } from '../model/component.ts';
import type { LicenseText } from '../model/inventory.ts';

/** Longer lines are prose or minified code, not a statement. */
const MAX_LENGTH = 240;
/** A NOTICE of a large distribution names hundreds; the rest stays in the text itself. */
const MAX_STATEMENTS = 200;

/** What may stand before a statement: comment marks, bullets, quotes. */
const LEAD = /^[\s/*#;!>"'%|+.-]{0,40}/;
const STATEMENT = /^(?:SPDX-FileCopyrightText ?[:=]|(?:portions |parts |all )?copyright\b|\(c\)\s*\d{4}|©)/i;
/** Sentences of licence texts that only speak of copyright. */
const PROSE =
  /copyright["\u201d]? also means|copyright(?:ed)?\s+(?:notice|holder|owner|law|licen[cs]e|statement|protection|interest|act\b|and\s|or\s|to\s|in\s|is\s|for\s|of\s|as\s|may\s|but\s|protects|infring|material|work|text|disclaimer|status|treat|on\s|the\s(?!.*\d{4}))/i;
const PLACEHOLDER =
  /<(?:year|copyright|name|owner|date)|\[(?:yyyy|year|name|fullname|owner)|\{(?:yyyy|year|name)|\byyyy\b|\bname of (?:author|copyright)/i;
/** A statement names a year or somebody. */
const SUBSTANCE =
  /\d{4}|(?:©|\(c\)|copyright|SPDX-FileCopyrightText ?[:=])[^0-9A-Za-z_\u00c0-\u1fff\u3040-\uffef]*[A-Za-z\u00c0-\u1fff\u3040-\uffef]{2,}/i;

/** The copyright statements of a text, in order, each once, white space folded. */
export function extractCopyrights(text: string): readonly string[] {
  const found = new Set<string>();
  let end = -1;
  // Lines are cut out only around the words that matter: most of a licence text has none.
  for (const { index } of text.matchAll(MENTION)) {
    if (index < end) continue;
    if (found.size >= MAX_STATEMENTS) break;
    const start = startOfLine(text, index);
    end = endOfLine(text, index);
    if (end - start > MAX_LENGTH + 40 || isOfLicense(text, start, end)) continue;
    const line = text.slice(start, end);
    add(found, line);
    if (FIELD.test(line)) for (const more of continuation(text, end)) found.add(more);
  }
  return [...found];
}

/** The GNU licences say first whose the licence itself is. */
function isOfLicense(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + 400);
  return text.slice(start, end).includes('Free Software Foundation') && /copies\s+of\s+this\s+license\s+document/.test(after);
}

/** `Copyright:` as a field of a copyright file: holders go on in the indented lines beneath. */
const FIELD = /^copyright:/i;

function continuation(text: string, from: number): readonly string[] {
  const lines = text.slice(from, from + MAX_STATEMENTS * MAX_LENGTH).split(/\r\n|\n|\r/, MAX_STATEMENTS);
  const ends = lines.findIndex((line, i) => i > 0 && !/^[ \t]+[^ \t]/.test(line));
  return lines
    .slice(1, ends < 0 ? lines.length : ends)
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line.length <= MAX_LENGTH && /\d{4}/.test(line));
}

const MENTION = /copyright|\(c\)|©/gi;

function add(found: Set<string>, line: string): void {
  const statement = line
    .replace(LEAD, '')
    .replace(/\s+/g, ' ')
    .replace(/(?: ?\*+\/?)? ?$/, '');
  if (statement.length > MAX_LENGTH || !STATEMENT.test(statement)) return;
  if (PROSE.test(statement) || PLACEHOLDER.test(statement) || !SUBSTANCE.test(statement)) return;
  const said = statement.replace(/^SPDX-FileCopyrightText ?[:=] ?/i, '');
  for (const one of said === statement ? [said] : unquoted(said)) found.add(one);
}

/** A value of TOML (`REUSE.toml`), which may be a list of them. */
function unquoted(said: string): readonly string[] {
  const quoted = /^\[?\s*"/.test(said) ? [...said.matchAll(/"([^"]+)"/g)].map(([, text = '']) => text) : [];
  return quoted.length > 0 ? quoted : [said];
}

/** Looks back no further than a statement is long: a longer line then counts as too long. */
function startOfLine(text: string, from: number): number {
  const window = Math.max(0, from - MAX_LENGTH - 60);
  const before = text.slice(window, from);
  return window + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
}

function endOfLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  const end = feed < 0 ? text.length : feed;
  const back = text.slice(from, Math.min(end, from + MAX_LENGTH + 60)).indexOf('\r');
  return back < 0 ? end : from + back;
}

/** Makes a reader over the inventory's texts; each text is read once. */
export function createCopyrightReader(texts: readonly LicenseText[]): (component: Component) => readonly string[] {
  const read = new Map<number, readonly string[]>();
  return ({ licenseFiles }) => {
    const statements = new Set<string>();
    for (const { text, role } of licenseFiles) {
      if (text === undefined || role === 'readme' || role === 'card') continue;
      let found = read.get(text);
      if (found === undefined) {
        found = extractCopyrights(texts[text]?.body ?? '');
        read.set(text, found);
      }
      for (const statement of found) statements.add(statement);
    }
    return [...statements];
  };
}
