/** The commands of licheck, each in its own file. */
import { Command, CommanderError } from 'commander';
import type { SideThread } from '../io/side-thread.ts';
import { VERSION } from '../model/version.ts';
import { OTHERS } from './command-names.ts';
import { addScan } from './commands/scan.ts';

/** Parses the arguments and runs one command; answers the exit code. `reader` is a thread that began to get ready for a scan. */
export async function run(argv: readonly string[], reader?: SideThread): Promise<number> {
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
  addScan(program, finish, reader);
  if (argv.some((word) => OTHERS.has(word))) for (const add of (await import('./other-commands.ts')).others) add(program, finish);
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
