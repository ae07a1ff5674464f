/** Bytes to text. */
import { isUtf8 } from 'node:buffer';

/** The text of a file, and how it was reached. */
export interface Decoded {
  readonly text: string;
  /** `utf8`: as written; `utf16`: by its byte order mark; `damaged`: not valid UTF-8. */
  readonly encoding: 'utf8' | 'utf16' | 'damaged';
}

/**
 * Decodes UTF-8, or UTF-16 with a byte order mark; drops the mark. Bytes that are not UTF-8 are read as Latin-1 with
 * `fallback: 'latin1'` (licence texts are old), else replaced. `undefined` for what is not text at all.
 */
export function decode(bytes: Buffer, fallback: 'latin1' | 'replace'): Decoded | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes.toString('utf16le', 2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return utf16(
      Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
        .swap16()
        .toString('utf16le'),
    );
  }
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const text = bytes.toString('utf8', start);
  if (text.includes('\0')) return undefined;
  if (!text.includes('\ufffd') || isUtf8(bytes)) return { text, encoding: 'utf8' };
  return { text: fallback === 'latin1' ? bytes.toString('latin1', start) : text, encoding: 'damaged' };
}

function utf16(text: string): Decoded | undefined {
  return text.includes('\0') ? undefined : { text, encoding: 'utf16' };
}
