/** The command's front door. It decides nothing: it starts the program and turns a bug into a plain sentence. */
import { setFlagsFromString } from 'node:v8';
import { VERSION } from '../model/version.ts';

/** Runs licheck with the arguments after the command's name; answers the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  process.stdout.on('error', sayUnwritten);
  // What cannot be said there cannot be said at all; the exit code stands.
  process.stderr.on('error', () => undefined);
  try {
    if (asksForVersion(argv)) return await printVersion(argv.length > 1);
    compileLess();
    const { startEarly } = await import('./early.ts');
    const reader = startEarly(argv);
    // Two threads at work leave no core for the helpers of collection, and waiting for them costs more than they do.
    if (reader !== undefined) setFlagsFromString('--no-parallel-scavenge');
    const { run } = await import('./program.ts');
    return await run(argv, reader);
  } catch (bug) {
    process.stderr.write(`this is a bug in licheck: ${bug instanceof Error ? (bug.stack ?? bug.message) : String(bug)}\n`);
    return 2;
  }
}

/**
 * A scan ends before most of what V8 optimises for it in the background pays: a third of a cold scan's processor time, on cores
 * that a second thread has a use for. How much may be made of a function, and how long it must run first, is set for the
 * versions of Node that this was measured on.
 */
function compileLess(): void {
  const [major = ''] = process.versions.node.split('.');
  for (const flag of FRUGAL[major] ?? []) setFlagsFromString(flag);
}

const LITTLE = ['--max-inlined-bytecode-size-cumulative=200', '--no-turbo-inline-array-builtins'];
const FRUGAL: Readonly<Record<string, readonly string[]>> = {
  20: [...LITTLE, '--interrupt-budget=1000000'],
  22: LITTLE,
  24: LITTLE,
  26: LITTLE,
};

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
