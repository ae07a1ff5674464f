/** Starts what is behind the front door: the bundle with all commands. */
import { openBundle } from '../io/bundle.ts';
import { ownData } from '../io/data.ts';
import type * as Program from './program.ts';

/** The program, run from its bundle. Throws where the package was not built. */
export function loadProgram(): typeof Program {
  const path = ownData('program.cjs');
  if (path === undefined) throw new Error('dist/program.cjs is missing: build the package again');
  return openBundle(path).run() as typeof Program;
}
