/** `SPDX-License-Identifier:` tags (https://spdx.dev/learn/handling-license-info/), in any comment style. */

import type { LicenseExpression } from '../../../model/expression.ts';
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

/** What a tag says; `undefined` for a placeholder or prose. Old tags list several ids with spaces, any of which may be chosen. */
function readTag(spelling: string, ids: IdTable): LicenseExpression | undefined {
  const result = parseExpression(spelling, ids);
  if (result.ok) return result.expression;
  const parts = spelling.split(/\s+/);
  if (parts.length > 1 && parts.length <= 4 && parts.every((part) => ids.license(part) !== undefined)) {
    const joined = parseExpression(parts.join(' OR '), ids);
    return joined.ok ? joined.expression : undefined;
  }
  // What follows an expression without a mark is prose: "MIT for the code".
  const first = parseExpression(parts[0] ?? '', ids);
  return first.ok ? first.expression : undefined;
}
