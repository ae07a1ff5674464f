/** Reads a file the user named on the command line; it may stand anywhere. */
import { closeSync, openSync, readSync } from 'node:fs';
import type { Diagnostic } from '../model/diagnostic.ts';
import { decode } from './decode.ts';
import { LIMITS } from './limits.ts';
import { fromSystem, noName, problem } from './problems.ts';

const STANDARD_INPUT = 0;
const PIECE = 1024 * 1024;

/** The text of a file, or of standard input for `-`; a diagnostic when it cannot be read. */
export function readInput(path: string): string | Diagnostic {
  if (path === '') return noName('file');
  const shown = path === '-' ? 'standard input' : path;
  try {
    const bytes = readBounded(path);
    if (bytes === undefined) return problem('file-too-large', shown);
    const decoded = decode(bytes, 'replace');
    return decoded?.text ?? problem('not-text', shown);
  } catch (error) {
    return fromSystem(error, shown);
  }
}

/** Everything up to the end, or `undefined` when that does not come: pipes and devices have no size to ask for. */
function readBounded(path: string): Buffer | undefined {
  const file = path === '-' ? STANDARD_INPUT : openSync(path, 'r');
  const pieces: Buffer[] = [];
  try {
    for (let total = 0; total <= LIMITS.textBytes; ) {
      const piece = Buffer.allocUnsafe(PIECE);
      const got = readPiece(file, piece);
      if (got === 0) return Buffer.concat(pieces, total);
      pieces.push(piece.subarray(0, got));
      total += got;
    }
    return undefined;
  } finally {
    if (file !== STANDARD_INPUT) closeSync(file);
  }
}

/** Windows ends standard input with an error. */
function readPiece(file: number, into: Buffer): number {
  try {
    return readSync(file, into, 0, into.length, null);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EOF') return 0;
    throw error;
  }
}
