/** From the front door to the commands. */
import { startEarly } from './early.ts';
import { compileLess } from './frugal.ts';
import { loadProgram } from './load-program.ts';

/** Runs a command; answers the exit code. */
export function startProgram(argv: readonly string[]): Promise<number> {
  compileLess();
  const reader = startEarly(argv);
  return loadProgram().run(argv, reader);
}
