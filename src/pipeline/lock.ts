/** A run that pins what it sees: `licheck lock`. */
import { makeLock, printLock } from '../evaluate/answers/lock.ts';
import type { Refusal, ScanRequest } from './request.ts';
import { see } from './see.ts';

/** Scans a project and gives the text of its `licheck.lock`. */
export async function lock(
  request: ScanRequest,
): Promise<{ readonly ok: true; readonly text: string; readonly root: string } | Refusal> {
  const seen = await see(request);
  return seen.ok ? { ok: true, text: printLock(makeLock(seen.inventory, seen.resolutions)), root: seen.root } : seen;
}
