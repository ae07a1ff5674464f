/** Who holds the copyright, as the component's own files state it: the lines an attribution must carry. */
import type { Component } from '../model/component.ts';
import type { LicenseText } from '../model/inventory.ts';

/** Longer lines are prose or minified code, not a statement. */
const MAX_LENGTH = 240;
/** A NOTICE of a large distribution names hundreds; the rest stays in the text itself. */
const MAX_STATEMENTS = 200;

/** What may stand before a statement: comment marks, bullets, quotes. */
const LEAD = /^[\s/*#;!>"'%|+.-]{0,40}/;
const STATEMENT = /^(?:SPDX-FileCopyrightText:|(?:portions |parts |all )?copyright\b|\(c\)\s*\d{4}|©)/i;
/** Sentences of licence texts that only speak of copyright. */
const PROSE =
  /copyright(?:ed)?\s+(?:notice|holder|owner|law|licen[cs]e|statement|protection|interest|act\b|and\s|or\s|to\s|in\s|is\s|for\s|of\s|as\s|may\s|but\s|protects|infring|material|work|text|disclaimer|status|treat|on\s|the\s(?!.*\d{4}))/i;
const PLACEHOLDER =
  /<(?:year|copyright|name|owner|date)|\[(?:yyyy|year|name|fullname|owner)|\{(?:yyyy|year|name)|\byyyy\b|\bname of (?:author|copyright)/i;
/** A statement names a year or somebody. */
const SUBSTANCE = /\d{4}|(?:©|\(c\)|copyright|SPDX-FileCopyrightText:)\W*\p{L}{2,}/iu;

/** The copyright statements of a text, in order, each once, white space folded. */
export function extractCopyrights(text: string): readonly string[] {
  const found = new Set<string>();
  for (const line of text.split(/\r\n|[\n\r]/)) {
    if (found.size >= MAX_STATEMENTS) break;
    if (line.length > MAX_LENGTH + 40) continue;
    const statement = line
      .replace(LEAD, '')
      .replace(/\s+/g, ' ')
      .replace(/[\s*/]+$/, '');
    if (statement.length > MAX_LENGTH || !STATEMENT.test(statement)) continue;
    if (PROSE.test(statement) || PLACEHOLDER.test(statement) || !SUBSTANCE.test(statement)) continue;
    found.add(statement.replace(/^SPDX-FileCopyrightText: ?/i, ''));
  }
  return [...found];
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
