/** `SPDX-License-Identifier:` tags (https://spdx.dev/learn/handling-license-info/), in any comment style. */

/** One tag: the expression as spelled, and where. */
export interface Tag {
  readonly spelling: string;
  /** UTF-16 offsets of the whole tag. */
  readonly start: number;
  readonly end: number;
}

const TAG = /SPDX-License-Identifier["'`*]{0,2}[ \t]*[:=][ \t]*["'`]?([^\r\n]{1,400})/gi;
const COMMENT_END = /(?:\*\/|-->|--%?>|\*\)|#\}|\}\}|"""|'''|\\n|[<"'`,;#|]).*$/;

export function findTags(text: string): Tag[] {
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
