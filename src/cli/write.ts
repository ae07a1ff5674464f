/** Puts rendered reports where the user wants them: nothing half-written, nothing lost. */
import { type Content, inBatches, writeAtomic } from '../io/write-atomic.ts';
import type { Diagnostic } from '../model/diagnostic.ts';

/** Joins what a reporter yields; text stays text so that a terminal report can be printed in one piece. */
export function collect(chunks: Iterable<string | Uint8Array>): string | Uint8Array {
  const parts = [...chunks];
  if (parts.every((part) => typeof part === 'string')) return parts.join('');
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
}

/** Writes to standard output, batch by batch, and waits until each is taken. */
export async function writeOut(data: Content): Promise<void> {
  const batches = typeof data === 'string' || data instanceof Uint8Array ? [data] : inBatches(data);
  for (const batch of batches) await new Promise<void>((done) => process.stdout.write(batch, () => done()));
}

/** Writes a file whole or not at all; answers what went wrong. */
export function writeFile(path: string, data: Content): Diagnostic | undefined {
  return writeAtomic(path, data);
}
