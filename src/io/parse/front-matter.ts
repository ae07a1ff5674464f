/**
 * The block of YAML at the head of a Markdown card, cut as the Hub cuts it:
 * `^(\s*---(?:\r\n|\r|\n))([\S\s]*?)((?:\r\n|\r|\n)---[ \t]*(\r\n|\n|$))` (huggingface_hub, repocard.py), in linear time.
 */

/** What stands at the head of a Markdown file. */
export type FrontMatter =
  | { readonly state: 'none' }
  /** A block begins and never ends (or not within the text at hand). */
  | { readonly state: 'unclosed'; readonly line: number }
  | {
      readonly state: 'found';
      readonly yaml: string;
      /** 1-based line of the file on which the YAML begins. */
      readonly line: number;
      /** Offset in the text at which the body begins. */
      readonly end: number;
    };

/** Cuts the front matter off a text that has lost its byte order mark. */
export function cutFrontMatter(text: string): FrontMatter {
  const lead = /^\s*---(?:\r\n|\r|\n)/.exec(text)?.[0];
  if (lead === undefined) return { state: 'none' };
  const line = 1 + countBreaks(lead);
  for (let fence = text.indexOf('---', lead.length + 1); fence >= 0; fence = text.indexOf('---', fence + 1)) {
    const before = text[fence - 1];
    if (before !== '\n' && before !== '\r') continue;
    const after = /^[ \t]*(?:\r\n|\n|$)/.exec(text.slice(fence + 3, fence + 103))?.[0];
    if (after === undefined) continue;
    const yaml = text.slice(lead.length, before === '\n' && text[fence - 2] === '\r' ? fence - 2 : fence - 1);
    return { state: 'found', yaml, line, end: fence + 3 + after.length };
  }
  // The expression's last resort in a file of Windows line breaks: an empty block, whose break belongs to both fences.
  const empty = lead.endsWith('\r\n')
    ? /^---[ \t]*(?:\r\n|\n|$)/.exec(text.slice(lead.length, lead.length + 103))?.[0]
    : undefined;
  return empty === undefined ? { state: 'unclosed', line } : { state: 'found', yaml: '', line, end: lead.length + empty.length };
}

/** Line breaks in a text: `\n`, `\r\n` or `\r`. */
export function countBreaks(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) count += 1;
  }
  return count;
}
