/** A configuration file's text, to be changed and written again. */
import { readFileSync } from 'node:fs';
import { fromSystem } from '../io/problems.ts';
import type { Diagnostic } from '../model/diagnostic.ts';

/** Text that was read, with the mark that stood before it; undefined when there is no file. */
export interface ConfigText {
  readonly text: string;
  /** A byte order mark, or nothing. */
  readonly mark: string;
}

/** Reads the file as it is. Anything but UTF-8 would not be written back as it was, and is refused. */
export function readConfigText(file: string, shown: string): ConfigText | Diagnostic | undefined {
  try {
    const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
    const mark = whole.startsWith('\ufeff') ? '\ufeff' : '';
    return { text: whole.slice(mark.length), mark };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    if (!(error instanceof TypeError)) return fromSystem(error, shown);
    const message = `${shown} is not UTF-8 text, so it cannot be changed without losing something`;
    return { code: 'cli/except', severity: 'error', message, help: 'Save it as UTF-8.', path: shown, incomplete: false };
  }
}
