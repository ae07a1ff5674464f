/** The commands of licheck, each in its own file. */
import { Command, CommanderError } from 'commander';
import { VERSION } from '../model/version.ts';
import { addScan } from './commands/scan.ts';

/** The names in `commands/others`, and what else needs them all: a test compares. */
export const OTHERS: ReadonlySet<string> = new Set(
  'report detect explain why matrix compat recommend diff lock init config except help -h --help'.split(' '),
);

/** Parses the arguments and runs one command; answers the exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  let code = 0;
  const finish = (result: number): void => {
    code = result;
  };
  const program = new Command('licheck')
    .description('Licence compliance for packages, AI models and datasets: one run, one policy, one report.')
    .usage('[path...] | <command>')
    .version(VERSION, '-V, --version', 'print the version; with --verbose the versions of the rules too')
    .exitOverride()
    .showHelpAfterError('(licheck --help lists the commands and options)')
    .showSuggestionAfterError()
    .addHelpText('after', EXIT_CODES);
  addScan(program, finish);
  if (argv.some((word) => OTHERS.has(word)))
    for (const add of (await import('./commands/others.ts')).others) add(program, finish);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help that was asked for is an answer; every other early end is bad usage.
    return error.exitCode === 0 ? 0 : 2;
  }
  return code;
}

const EXIT_CODES = `
Exit codes: 0 clean; 1 findings at or above --fail-on; 2 the answer cannot be trusted
(bad usage, bad policy, unreadable input, incomplete scan unless --allow-incomplete).`;
