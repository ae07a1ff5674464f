/** FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), over UTF-16 code units. Identity of findings across runs, not security. */

/** Ends a part; no code unit is as large, so ("ab", "c") and ("a", "bc") differ. */
const END = 0x10000;

/** 16 hex digits over the parts; the same parts give the same digits on every machine. */
export function fingerprint(parts: readonly string[]): string {
  let low = 0x84222325;
  let high = 0xcbf29ce4;
  for (const part of parts) {
    for (let i = 0; i <= part.length; i += 1) {
      low = (low ^ (i < part.length ? part.charCodeAt(i) : END)) >>> 0;
      // Times 0x100000001b3, in halves: JavaScript has no 64-bit integers that are quick.
      const product = low * 0x1b3;
      high = (Math.imul(high, 0x1b3) + (low << 8) + Math.floor(product / 0x1_0000_0000)) >>> 0;
      low = product >>> 0;
    }
  }
  return hex(high, low);
}

/** One flat string: pieces put together would be held as pieces, and there are more findings than components. */
function hex(high: number, low: number): string {
  const codes: number[] = [];
  for (let shift = 28; shift >= 0; shift -= 4) codes.push(DIGITS.charCodeAt((high >>> shift) & 15));
  for (let shift = 28; shift >= 0; shift -= 4) codes.push(DIGITS.charCodeAt((low >>> shift) & 15));
  return String.fromCharCode(...codes);
}

const DIGITS = '0123456789abcdef';
