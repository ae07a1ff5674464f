/** FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), over UTF-16 code units. Identity of findings across runs, not security. */

/** Ends a part; no code unit is as large, so ("ab", "c") and ("a", "bc") differ. */
const END = 0x10000;

/** A fingerprint as it is kept: hundreds of thousands of texts would be too much. Both halves are unsigned. */
export interface Fingerprint {
  readonly high: number;
  readonly low: number;
}

/** The fingerprint of the parts: the same for the same parts, on every machine. */
export function fingerprint(parts: readonly string[]): Fingerprint {
  let low = 0x84222325 | 0;
  let high = 0xcbf29ce4 | 0;
  for (const part of parts) {
    for (let i = 0; i <= part.length; i += 1) {
      low ^= i < part.length ? part.charCodeAt(i) : END;
      // Times 0x100000001b3, in halves and their carry: JavaScript has no 64-bit integers that are quick.
      const carry = ((low >>> 16) * 0x1b3 + (((low & 0xffff) * 0x1b3) >>> 16)) >>> 16;
      high = (Math.imul(high, 0x1b3) + (low << 8) + carry) | 0;
      low = Math.imul(low, 0x1b3);
    }
  }
  return { high: high >>> 0, low: low >>> 0 };
}

/** 16 hex digits. */
export function digits({ high, low }: Fingerprint): string {
  return `${quad(high >>> 16)}${quad(high & 0xffff)}${quad(low >>> 16)}${quad(low & 0xffff)}`;
}

const quad = (number: number): string => `${PAIRS[number >>> 8]}${PAIRS[number & 0xff]}`;
const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
