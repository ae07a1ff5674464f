/** Reads a file the user named on the command line; it may stand anywhere. */
import { readFileSync, statSync } from 'node:fs';
import type { Diagnostic } from '../model/diagnostic.ts';
import { decode } from './decode.ts';
import { LIMITS } from './limits.ts';
import { fromSystem, problem } from './problems.ts';

const STANDARD_INPUT = 0;

/** The text of a file, or of standard input for `-`; a diagnostic when it cannot be read. */
export function readInput(path: string): string | Diagnostic {
  const shown = path === '-' ? 'standard input' : path;
  try {
    if (path !== '-' && statSync(path).size > LIMITS.textBytes) return problem('file-too-large', shown);
    const decoded = decode(readFileSync(path === '-' ? STANDARD_INPUT : path), 'replace');
    return decoded?.text ?? problem('not-text', shown);
  } catch (error) {
    return fromSystem(error, shown);
  }
}
