/** Every command but the scan, in the order of `--help`. Loaded when one of them is asked for: a scan need not wait for their code. */
import type { Command } from 'commander';
import { addCompat } from './compat.ts';
import { addConfig } from './config.ts';
import { addDetect } from './detect.ts';
import { addDiff } from './diff.ts';
import { addExcept } from './except.ts';
import { addExplain } from './explain.ts';
import { addInit } from './init.ts';
import { addLock } from './lock.ts';
import { addMatrix } from './matrix.ts';
import { addRecommend } from './recommend.ts';
import { addReport } from './report.ts';
import { addWhy } from './why.ts';

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
