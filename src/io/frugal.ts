/**
 * How much V8 is let do. A scan ends before most of what it optimises in the background pays: a third of a cold scan's processor time, on cores
 * that a second thread has a use for. How much may be made of a function, how long it must run first, and that collection waits for no helper,
 * is set for the versions of Node that this was measured on.
 */
import { setFlagsFromString } from 'node:v8';

/** Lets V8's helpers collect garbage again: no second thread needs their core. */
export function collectTogether(): void {
  setFlagsFromString('--parallel-scavenge');
}

/** To be called before a bundle is opened: V8 takes what it compiled under the same flags only. */
export function compileLess(): void {
  const [major = ''] = process.versions.node.split('.');
  for (const flag of FRUGAL[major] ?? []) setFlagsFromString(flag);
}

const LITTLE = ['--max-inlined-bytecode-size-cumulative=200', '--no-turbo-inline-array-builtins', '--no-parallel-scavenge'];
const FRUGAL: Readonly<Record<string, readonly string[]>> = {
  20: [...LITTLE, '--interrupt-budget=1000000'],
  22: LITTLE,
  24: LITTLE,
  26: LITTLE,
};
