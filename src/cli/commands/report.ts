/** `licheck report <assessment.json>`: render a saved result in any other format, without scanning again. */
import type { Command } from 'commander';
import { readInput } from '../../io/read-input.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { exitCode } from '../../model/exit.ts';
import { parseAssessment } from '../../report/document/parse.ts';
import { deliver, explainDiagnostics } from '../deliver.ts';
import { type ScanFlags, withFailure, withLook, withOutput } from '../options.ts';

/** Adds the command. */
export function addReport(program: Command, finish: (code: number) => void): void {
  const command = program
    .command('report')
    .argument('<assessment.json>', 'a result saved with --format json; - reads standard input')
    .description('render a saved result in any other format, without scanning again');
  withLook(withOutput(withFailure(command))).action(async (file: string, flags: ScanFlags) => finish(await report(file, flags)));
}

async function report(file: string, flags: ScanFlags): Promise<number> {
  const input = readInput(file);
  const parsed = typeof input === 'string' ? parseAssessment(input, file) : { problem: input };
  if ('problem' in parsed) return refuse(parsed.problem, flags);
  const code = exitCode(parsed.assessment, { failOn: flags.failOn, allowIncomplete: flags.allowIncomplete === true });
  const problem = await deliver(parsed.assessment, flags, code);
  return problem === undefined ? code : refuse(problem, flags);
}

function refuse(problem: Diagnostic, flags: ScanFlags): 2 {
  explainDiagnostics([problem], flags);
  return 2;
}
