/** Renders a document in the formats that were asked for: to files, then to standard output. A report is written while it is made. */
import type { Assessment } from '../model/assessment.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { renderDiagnostics } from '../report/diagnostics.ts';
import { findReporter } from '../report/index.ts';
import { type LookFlags, lookOf } from './host.ts';
import type { ScanFlags } from './options.ts';
import { collect, writeFile, writeOut } from './write.ts';

/** Writes every report asked for; answers the first file that could not be written. `exit` is told in the closing line. */
export async function deliver(
  assessment: Assessment,
  flags: Pick<ScanFlags, 'format' | 'output' | 'report' | 'color' | 'quiet' | 'verbose'>,
  exit: 0 | 1 | 2,
): Promise<Diagnostic | undefined> {
  const screen = { ...lookOf(process.stdout, flags), exit };
  const paper = { color: 0, verbose: flags.verbose === true, quiet: flags.quiet === true, unicode: true, exit } as const;
  const render = (format: string, look: typeof screen): Iterable<string | Uint8Array> => {
    const reporter = findReporter(format);
    if (reporter === undefined) throw new Error(`no reporter ${format}`);
    return reporter.render(assessment, look);
  };
  const targets = flags.output === undefined ? flags.report : [{ format: flags.format, file: flags.output }, ...flags.report];
  const files = targets.map(({ format, file }) => ({ file, data: render(format, paper) }));
  const printed = flags.output === undefined ? render(flags.format, screen) : undefined;
  for (const { file, data } of files) {
    const problem = writeFile(file, data);
    if (problem) return problem;
  }
  if (printed !== undefined) await writeOut(printed);
  return undefined;
}

/** Prints diagnostics on standard error, with carets where the place is known. */
export function explainDiagnostics(diagnostics: readonly Diagnostic[], flags: LookFlags): void {
  if (diagnostics.length === 0) return;
  process.stderr.write(collect(renderDiagnostics(diagnostics, lookOf(process.stderr, flags))));
}

/** Today in UTC, as an ISO date: the one clock that judgement is given. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
