/** `licheck lock`: pin licence, revision and text digests in `licheck.lock`; a later scan reports what changed. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { LOCK_FILE } from '../../model/lock.ts';
import { lock } from '../../pipeline/index.ts';
import { explainDiagnostics } from '../deliver.ts';
import { type ScanFlags, withLook, withScan } from '../options.ts';
import { writeFile } from '../write.ts';
import { scanRequest } from './scan.ts';

/** Adds the command. */
export function addLock(program: Command, finish: (code: number) => void): void {
  const command = program
    .command('lock')
    .argument('[path...]', 'folders to scan; several are one project', ['.'])
    .description(`pin licence, revision and text digests of every component in ${LOCK_FILE}`);
  withLook(withScan(command)).action(async (paths: string[], flags: ScanFlags) => finish(await writeLock(paths, flags)));
}

async function writeLock(paths: readonly string[], flags: ScanFlags): Promise<number> {
  const outcome = await lock(scanRequest(paths, flags));
  const diagnostics = outcome.ok
    ? [writeFile(join(outcome.root, LOCK_FILE), outcome.text)].flatMap((one) => one ?? [])
    : outcome.diagnostics;
  explainDiagnostics(diagnostics, flags);
  if (!outcome.ok || diagnostics.length > 0) return 2;
  if (flags.quiet !== true) process.stderr.write(`wrote ${LOCK_FILE}\n`);
  return 0;
}
