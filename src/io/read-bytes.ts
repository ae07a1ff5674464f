/** Reads of one regular file with as few system calls as there can be. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Nothing waits for a pipe's writer, and a link that appeared since the listing is not followed. */
const PLAIN = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** Most manifests and licence texts fit; one read is then the whole file. */
const SHARED = Buffer.allocUnsafeSlow(128 * 1024);

/**
 * The bytes of a regular file, or `undefined` when it holds more than `limit`. The answer may be overwritten by the
 * next read. Throws what the system throws.
 */
export function readWhole(absolute: string, limit: number): Buffer | undefined {
  const file = openSync(absolute, PLAIN);
  try {
    const first = fill(file, SHARED, 0);
    if (first < SHARED.length) return first > limit ? undefined : SHARED.subarray(0, first);
    const { size } = fstatSync(file);
    if (size > limit) return undefined;
    const all = Buffer.allocUnsafeSlow(Math.min(limit, Math.max(size, SHARED.length)) + 1);
    SHARED.copy(all);
    const total = fill(file, all, first);
    return total > limit || total === all.length ? undefined : all.subarray(0, total);
  } finally {
    closeSync(file);
  }
}

/** A piece of a regular file, shorter where the file ends. Throws what the system throws. */
export function readPiece(absolute: string, start: number, length: number): Uint8Array {
  const file = openSync(absolute, PLAIN);
  try {
    // Heads of cards, by the ten thousand: one read tells how much there is.
    if (start === 0 && length <= SHARED.length) return Buffer.from(SHARED.subarray(0, fill(file, SHARED.subarray(0, length), 0)));
    const { size } = fstatSync(file);
    const piece = Buffer.alloc(Math.max(0, Math.min(length, size - start)));
    let total = 0;
    while (total < piece.length) {
      const got = readSync(file, piece, total, piece.length - total, start + total);
      if (got === 0) break;
      total += got;
    }
    return piece.subarray(0, total);
  } finally {
    closeSync(file);
  }
}

/** A read that comes back short has met the end of a regular file. */
function fill(file: number, into: Buffer, from: number): number {
  let total = from;
  while (total < into.length) {
    const wanted = into.length - total;
    const got = readSync(file, into, total, wanted, null);
    total += got;
    if (got < wanted) break;
  }
  return total;
}
