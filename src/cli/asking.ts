/** What the commands that ask something about a scan have in common. */
import type { Assessment } from '../model/assessment.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Refusal, ScanRequest } from '../pipeline/index.ts';
import { plural } from '../report/view/tally.ts';
import { explainDiagnostics } from './deliver.ts';
import type { LookFlags } from './host.ts';
import type { ScanFlags } from './options.ts';
import { createProgress } from './progress.ts';

/** Scans with a line of progress; a refusal is explained, and answered by undefined. */
export async function withProgress<T extends { readonly ok: true }>(
  request: ScanRequest,
  flags: LookFlags & Pick<ScanFlags, 'progress'>,
  scan: (request: ScanRequest) => Promise<T | Refusal>,
): Promise<T | undefined> {
  const progress = createProgress(process.stderr, flags.progress && flags.quiet !== true);
  const outcome = await scan({ ...request, onProgress: progress.seen });
  progress.done();
  if (outcome.ok) return outcome;
  explainDiagnostics(outcome.diagnostics, flags);
  return undefined;
}

/** Explains why there is no answer; the exit code. */
export function refuse(diagnostics: readonly Diagnostic[], flags: LookFlags): 2 {
  explainDiagnostics(diagnostics, flags);
  return 2;
}

/** One word of warning where components may be missing; the exit code of a command that only answers. */
export function trust({ complete, diagnostics }: Assessment, flags: LookFlags & Pick<ScanFlags, 'allowIncomplete'>): 0 | 2 {
  if (complete) return 0;
  const count = diagnostics.filter(({ incomplete }) => incomplete).length;
  const isAccepted = flags.allowIncomplete === true;
  const warning: Diagnostic = {
    code: 'cli/incomplete',
    severity: isAccepted ? 'warning' : 'error',
    message: `the scan is incomplete: ${plural(count, 'thing')} could not be read, and components may be missing from this answer`,
    help: isAccepted ? 'Run `licheck` to see what.' : 'Run `licheck` to see what, or add `--allow-incomplete`.',
    incomplete: true,
  };
  explainDiagnostics([warning], flags);
  return isAccepted ? 0 : 2;
}
