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
  return digits(high, low);
}

/** The digits of two 32-bit halves. In pieces: whoever keeps hundreds of thousands of these keeps them as numbers. */
export function digits(high: number, low: number): string {
  return `${quad(high >>> 16)}${quad(high & 0xffff)}${quad(low >>> 16)}${quad(low & 0xffff)}`;
}

const quad = (number: number): string => `${PAIRS[number >>> 8]}${PAIRS[number & 0xff]}`;
const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
