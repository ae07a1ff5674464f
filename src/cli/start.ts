/** From the front door to the commands. */
import { collectTogether, compileLess } from '../io/frugal.ts';
import { startEarly } from './early.ts';
import { loadProgram } from './load-program.ts';

/** Runs a command; answers the exit code. */
export function startProgram(argv: readonly string[]): Promise<number> {
  compileLess();
  const reader = startEarly(argv);
  const program = loadProgram();
  if (reader === undefined) collectTogether();
  return program.run(argv, reader);
}
