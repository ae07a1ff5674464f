/** `licheck [path...]`: find components, resolve licences, evaluate the policy, print the findings. */
import type { Command } from 'commander';
import { isDiagnostic } from '../../io/problems.ts';
import type { SideThread } from '../../io/side-thread.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { exitCode } from '../../model/exit.ts';
import { assess } from '../../pipeline/index.ts';
import { nearest } from '../../rulebook/policy/nearest.ts';
import { holdBack, readBaseline, writeBaseline } from '../baseline-file.ts';
import { OTHERS } from '../command-names.ts';
import { deliver, explainDiagnostics, today } from '../deliver.ts';
import { modelCaches } from '../model-caches.ts';
import { type ScanFlags, withBaseline, withFailure, withLook, withOutput, withScan } from '../options.ts';
import { createProgress } from '../progress.ts';

/** Adds the command. `finish` takes the exit code; `reader` is a thread that began to get ready for it. */
export function addScan(program: Command, finish: (code: number) => void, reader?: SideThread): void {
  const command = program
    .command('scan', { isDefault: true })
    .argument('[path...]', 'folders to scan; several are one project', ['.'])
    .description('find components, resolve licences, evaluate the policy, print the findings');
  withLook(withOutput(withFailure(withBaseline(withScan(command))))).action(async (paths: string[], flags: ScanFlags) =>
    finish(await scan(paths, flags, reader)),
  );
}

async function scan(paths: readonly string[], flags: ScanFlags, reader?: SideThread): Promise<number> {
  const held = flags.baseline === undefined ? undefined : readBaseline(flags.baseline);
  if (isDiagnostic(held)) return refuse([held], flags);
  const progress = createProgress(process.stderr, flags.progress && flags.quiet !== true);
  const outcome = await assess({ ...scanRequest(paths, flags), onProgress: progress.seen, ...(reader && { reader }) });
  progress.done();
  if (!outcome.ok)
    return refuse(
      outcome.diagnostics.map((one) => suggestCommand(one, paths)),
      flags,
    );
  const written = flags.writeBaseline === undefined ? undefined : writeBaseline(outcome.assessment, flags.writeBaseline, flags);
  if (isDiagnostic(written)) return refuse([written], flags);
  const baseline = written ?? held;
  const assessment = baseline ? holdBack(outcome.assessment, baseline) : outcome.assessment;
  const code = exitCode(assessment, { failOn: flags.failOn, allowIncomplete: flags.allowIncomplete === true });
  const problem = await deliver(assessment, flags, code);
  if (problem) return refuse([problem], flags);
  // The terminal report shows diagnostics itself; any other format must not hide them from the person at the terminal.
  if (flags.format !== 'terminal' || flags.output !== undefined) explainDiagnostics(assessment.diagnostics, flags);
  return code;
}

function refuse(diagnostics: readonly Diagnostic[], flags: ScanFlags): number {
  explainDiagnostics(diagnostics, flags);
  return 2;
}

/** The first word that is no command is a path: a mistyped command is then a folder that does not exist. */
function suggestCommand(diagnostic: Diagnostic, [first = '']: readonly string[]): Diagnostic {
  const isMissing = diagnostic.code === 'io/missing' && diagnostic.path === first;
  const near = isMissing && /^[a-z]{2,20}$/i.test(first) ? nearest(first, ['scan', ...OTHERS]) : undefined;
  return near === undefined
    ? diagnostic
    : { ...diagnostic, help: `Check the path, or write \`licheck ${near}\` if that is what you mean.` };
}

/** The scan that the flags describe. */
export function scanRequest(
  paths: readonly string[],
  flags: Pick<ScanFlags, 'config' | 'policy' | 'production'> &
    Partial<Pick<ScanFlags, 'online' | 'cache' | 'hfCache' | 'modelscopeCache'>>,
): Parameters<typeof assess>[0] {
  return {
    paths,
    cwd: process.cwd(),
    today: today(),
    ...(flags.cache !== false && { readings: {} }),
    caches: modelCaches(flags, process.cwd()),
    ...(flags.config !== undefined && { config: flags.config }),
    ...(flags.policy !== undefined && { policy: flags.policy }),
    ...(flags.production === true && { production: true }),
    ...(flags.online === true && { online: { now: Date.now(), cache: flags.cache !== false } }),
  };
}
