/** Every command but the scan, in the order of `--help`. Loaded when one of them is asked for: a scan need not wait for their code. */
import type { Command } from 'commander';
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
import { addWhy } from './commands/why.ts';

/** Adds a command. `finish` takes the exit code. */
export type AddCommand = (program: Command, finish: (code: number) => void) => void;

export const others: readonly AddCommand[] = [
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
