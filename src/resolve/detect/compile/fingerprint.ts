/** Digests of a text that may not be carried along: enough to know it again, too little to read it. */

import { SHINGLE, shingleAt } from '../texts/shingles.ts';
import { openLexicon } from '../words/lexicon.ts';
import { splitWords } from '../words/words.ts';
import { buildLexicon, type Spellings } from './lexicon.ts';

/** One print as it stands in rules/detection/prints.json. `prints` is base64 of (hash: 4 bytes, position: 2 bytes), little-endian. */
export interface StoredPrint {
  readonly license: string;
  readonly kind: 'text' | 'exception';
  readonly words: number;
  readonly prints: string;
}

/** Texts up to this many words keep one shingle in two, longer ones one in eight. */
const SHORT = 600;

/** Takes the print of a text. */
export function fingerprint(text: string, spellings: Spellings): { words: number; hashes: number[]; at: number[] } {
  const words = splitWords(text, openLexicon(buildLexicon(new Set(), spellings)));
  const mask = words.heavyCount <= SHORT ? 1 : 7;
  const hashes: number[] = [];
  const at: number[] = [];
  for (let i = 0; i + SHINGLE <= words.heavyCount; i += 1) {
    const hash = shingleAt(words.heavyHashes, i);
    // The low bits also choose what the index samples; the high ones are free.
    if (((hash >>> 20) & mask) !== 0) continue;
    hashes.push(hash);
    at.push(i);
  }
  return { words: words.heavyCount, hashes, at };
}

export function packPrint(hashes: readonly number[], at: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * 6);
  const view = new DataView(bytes.buffer);
  for (const [i, hash] of hashes.entries()) {
    view.setUint32(i * 6, hash, true);
    view.setUint16(i * 6 + 4, at[i] ?? 0, true);
  }
  return bytes;
}

export function unpackPrint(bytes: Uint8Array): { hashes: number[]; at: number[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hashes: number[] = [];
  const at: number[] = [];
  for (let offset = 0; offset + 6 <= bytes.byteLength; offset += 6) {
    hashes.push(view.getUint32(offset, true));
    at.push(view.getUint16(offset + 4, true));
  }
  return { hashes, at };
}
