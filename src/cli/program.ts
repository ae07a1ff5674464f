/** The commands of licheck, each in its own file. */
import { Command, CommanderError } from 'commander';
import { VERSION } from '../model/version.ts';
import { addCompat } from './commands/compat.ts';
import { addConfig } from './commands/config.ts';
import { addDetect } from './commands/detect.ts';
import { addDiff } from './commands/diff.ts';
import { addExcept } from './commands/except.ts';
import { addExplain } from './commands/explain.ts';
import { addInit } from './commands/init.ts';
import { addLock } from './commands/lock.ts';
import { addMatrix } from './commands/matrix.ts';
import { addRecommend } from './commands/recommend.ts';
import { addReport } from './commands/report.ts';
import { addScan } from './commands/scan.ts';
import { addWhy } from './commands/why.ts';

const COMMANDS = [
  addScan,
  addReport,
  addDetect,
  addExplain,
  addWhy,
  addMatrix,
  addCompat,
  addRecommend,
  addDiff,
  addLock,
  addInit,
  addConfig,
  addExcept,
];

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
  for (const add of COMMANDS) add(program, finish);
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
