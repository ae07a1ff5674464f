/** The command's front door. It decides nothing: it starts the program and turns a bug into a plain sentence. */
import { VERSION } from '../model/version.ts';

/** Runs licheck with the arguments after the command's name; answers the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  process.stdout.on('error', sayUnwritten);
  // What cannot be said there cannot be said at all; the exit code stands.
  process.stderr.on('error', () => undefined);
  try {
    if (asksForVersion(argv)) return await printVersion(argv.length > 1);
    const { startProgram } = await import('./start.ts');
    return await startProgram(argv);
  } catch (bug) {
    process.stderr.write(`this is a bug in licheck: ${bug instanceof Error ? (bug.stack ?? bug.message) : String(bug)}\n`);
    return 2;
  }
}

/** `--version`, alone or with `--verbose`: answered without loading the program, near the start-up of bare Node. */
function asksForVersion(argv: readonly string[]): boolean {
  return (
    argv.some((word) => word === '--version' || word === '-V') &&
    argv.every((word) => ['--version', '-V', '--verbose', '-v'].includes(word))
  );
}

async function printVersion(verbose: boolean): Promise<number> {
  process.stdout.write(`${verbose ? (await import('./version.ts')).verboseVersion() : VERSION}\n`);
  return 0;
}

/** A reader that stops early (`licheck | head`) is not an error of ours; an answer that could not be written is no answer. */
function sayUnwritten(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`error[io/not-written]: standard output could not be written (${error.code ?? error.message})\n`);
  process.exit(2);
}
