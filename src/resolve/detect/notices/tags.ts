/** `SPDX-License-Identifier:` tags (https://spdx.dev/learn/handling-license-info/), in any comment style. */

import { and, type LicenseExpression, NOASSERTION, or } from '../../../model/expression.ts';
import type { IdTable } from '../../../model/rulebook.ts';
import { parseExpression } from '../../../spdx/parse.ts';
import type { Finding } from '../answer/finding.ts';

/** One tag: the expression as spelled, and where. */
interface Tag {
  readonly spelling: string;
  /** UTF-16 offsets of the whole tag. */
  readonly start: number;
  readonly end: number;
}

const TAG = /SPDX-License-Identifier["'`*]{0,2}[ \t]*[:=][ \t]*["'`]?([^\r\n]{1,400})/gi;
const COMMENT_END = /(?:\*\/|-->|--%?>|\*\)|#\}|\}\}|"""|'''|\\n|[<"'`,;#|]).*$/;

function findTags(text: string): Tag[] {
  const tags: Tag[] = [];
  for (const match of text.matchAll(TAG)) {
    const spelling = (match[1] ?? '')
      .replace(COMMENT_END, '')
      .trim()
      .replace(/[.\s*/]+$/, '');
    if (spelling !== '') tags.push({ spelling, start: match.index, end: match.index + match[0].length });
  }
  return tags;
}

/** The tags of a text as findings. */
export function readTags(text: string, ids: IdTable): Finding[] {
  return findTags(text).flatMap(({ spelling, start, end }): Finding[] => {
    const expression = readTag(spelling, ids);
    return expression === undefined ? [] : [{ expression, method: 'tag', start, end, confidence: 1 }];
  });
}

/** True when a tag holds what can only be an id, though nobody knows it. Other words of the text may still say which licence is meant. */
export function hasUnknownTag(text: string): boolean {
  return findTags(text).some(({ spelling }) => UNKNOWN_ID.test(spelling));
}

/**
 * What a tag says; `undefined` for a placeholder or prose. Old tags list several ids with spaces, any of which may be chosen. What cannot be
 * read is NOASSERTION beside what can: a part that nobody knows is no reason to take the rest for all.
 */
function readTag(spelling: string, ids: IdTable): LicenseExpression | undefined {
  const read = (text: string): LicenseExpression | undefined => {
    const result = parseExpression(text, ids);
    return result.ok ? result.expression : undefined;
  };
  const whole = read(spelling);
  if (whole !== undefined) return whole;
  const parts = spelling.split(/\s+/);
  if (parts.length > 1 && parts.length <= 4 && parts.every((part) => ids.license(part) !== undefined))
    return read(parts.join(' OR '));
  const [id = '', word = ''] = parts;
  const first = read(id);
  const later = /^\S+ or (?:any )?later\b/i.test(spelling) ? read(`${id}+`) : undefined;
  if (later !== undefined) return later;
  // What follows an expression without a mark is prose: "MIT for the code".
  if (first !== undefined && !OPERATOR.test(word)) return first;
  if (first !== undefined) return inParts(spelling, /\s+or\s+/i, (part) => inParts(part, /\s+and\s+/i, read, and), or);
  return /[()]/.test(id) && /\b(?:AND|OR|WITH)\b/.test(spelling) ? NOASSERTION : undefined;
}

/** The parts of a choice or of a sum, each by itself. */
function inParts(
  spelling: string,
  between: RegExp,
  read: (part: string) => LicenseExpression | undefined,
  join: typeof and,
): LicenseExpression {
  return join(spelling.split(between).map((part) => read(part) ?? NOASSERTION));
}

const OPERATOR = /^(?:and|or|with)$/i;
/** One word, and none that prose is made of: `Foo-1.0`, `MITT`. Words of capitals and hyphens alone stand for an id in manuals. */
const UNKNOWN_ID = /^(?=.*(?:\d|[a-z]))(?=.*[\dA-Z])(?=.*[\d-])[A-Za-z][\w.+-]{1,60}$/;
