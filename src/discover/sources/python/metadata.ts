/**
 * Core metadata (https://packaging.python.org/en/latest/specifications/core-metadata/): mail headers, then a description
 * that nobody here reads.
 */

/** One header with its 1-based line. Lines that continue it are joined with `\n`, less their indent. */
export interface Header {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** The headers of a METADATA or PKG-INFO file, in order. Linear; lines that are no header are passed over. */
export function readHeaders(text: string): readonly Header[] {
  const headers: { name: string; value: string; line: number }[] = [];
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const row = text.slice(start, text[end - 1] === '\r' ? end - 1 : end);
    start = end + 1;
    line += 1;
    // A blank line ends the headers; a licence text with blank lines continues them with indented ones.
    if (row === '') break;
    const last = headers.at(-1);
    if (/^[ \t]/.test(row)) {
      if (last) last.value += `\n${row.replace(/^(?: {8}|\t| {7}\|)|^[ \t]+/, '')}`;
      continue;
    }
    const colon = row.indexOf(':');
    if (colon > 0) headers.push({ name: row.slice(0, colon).toLowerCase(), value: row.slice(colon + 1).trim(), line });
  }
  return headers;
}

/** The first value under a name; `undefined` when there is none or it says nothing. */
export function headerOf(headers: readonly Header[], name: string): Header | undefined {
  return headers.find((header) => header.name === name && header.value.trim() !== '' && header.value.trim() !== 'UNKNOWN');
}
