/** Writes a file whole or not at all. */
import { closeSync, fchmodSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { noName, problem } from './problems.ts';

let writes = 0;

/**
 * Writes beside the target, then renames: a reader sees the old file or the new one. A device or a pipe is written
 * directly, a link's target is replaced rather than the link. A file that was there keeps its permissions. Answers why
 * it could not be done.
 */
export function writeAtomic(path: string, data: Content): Diagnostic | undefined {
  if (path === '') return { ...noName('file'), code: 'io/not-written' };
  try {
    const kind = kindOf(path);
    if (kind === 'directory') return refused(path, ': it is a folder');
    if (kind === 'other') {
      const file = openSync(path, 'w');
      try {
        writePieces(file, data);
      } finally {
        closeSync(file);
      }
      return undefined;
    }
    return replace(kind === 'file' ? realpathSync(path) : path, data, path);
  } catch (error) {
    return refusedBySystem(path, error);
  }
}

/** A whole, or pieces that are made while they are written: no text can be longer than half a billion characters. */
export type Content = string | Uint8Array | Iterable<string | Uint8Array>;

function replace(target: string, data: Content, shown: string): Diagnostic | undefined {
  const beside = join(dirname(target), `.licheck-${process.pid}-${(writes += 1)}.tmp`);
  try {
    const mode = statSync(target, { throwIfNoEntry: false })?.mode;
    const file = openSync(beside, 'wx', mode === undefined ? 0o666 : mode & 0o777);
    try {
      // What the mask took away was there before.
      if (mode !== undefined) fchmodSync(file, mode & 0o777);
      writePieces(file, data);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, target);
    return undefined;
  } catch (error) {
    rmSync(beside, { force: true });
    return refusedBySystem(shown, error);
  }
}

function writePieces(file: number, data: Content): void {
  if (typeof data === 'string' || data instanceof Uint8Array) writeFileSync(file, data);
  else for (const piece of inBatches(data)) writeFileSync(file, piece);
}

/** The same pieces, joined to some hundred thousand characters: many small writes take longer than what is written. */
export function* inBatches(pieces: Iterable<string | Uint8Array>): Iterable<string | Uint8Array> {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      if (text.length < BATCH) continue;
    }
    if (text !== '') yield text;
    text = '';
    if (typeof piece !== 'string') yield piece;
  }
  if (text !== '') yield text;
}

const BATCH = 512 * 1024;

/** What the system refused is told; what went wrong while the pieces were made is a bug. */
function refusedBySystem(path: string, error: unknown): Diagnostic {
  if (!(error instanceof Error && 'syscall' in error)) throw error;
  return refused(path, reason(error));
}

function kindOf(path: string): 'file' | 'directory' | 'other' | 'absent' {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 'absent';
  return stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other';
}

function refused(path: string, why: string): Diagnostic {
  return problem('not-written', path, why);
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return ': its folder does not exist';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return ': permission denied';
  if (code === 'ENOSPC') return ': no space is left';
  return code === '' ? '' : `: ${code}`;
}
