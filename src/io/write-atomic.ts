/** Writes a file whole or not at all. */
import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { problem } from './problems.ts';

let writes = 0;

/**
 * Writes beside the target, then renames: a reader sees the old file or the new one. A device or a pipe is written
 * directly, a link's target is replaced rather than the link. Answers why it could not be done.
 */
export function writeAtomic(path: string, data: string | Uint8Array): Diagnostic | undefined {
  try {
    const kind = kindOf(path);
    if (kind === 'directory') return refused(path, ': it is a folder');
    if (kind === 'other') {
      writeFileSync(path, data);
      return undefined;
    }
    return replace(kind === 'file' ? realpathSync(path) : path, data, path);
  } catch (error) {
    return refused(path, reason(error));
  }
}

function replace(target: string, data: string | Uint8Array, shown: string): Diagnostic | undefined {
  const beside = join(dirname(target), `.licheck-${process.pid}-${(writes += 1)}.tmp`);
  try {
    const file = openSync(beside, 'wx');
    try {
      writeFileSync(file, data);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, target);
    return undefined;
  } catch (error) {
    rmSync(beside, { force: true });
    return refused(shown, reason(error));
  }
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
