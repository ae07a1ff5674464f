/** The options that commands share, declared once. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Severity } from '../model/diagnostic.ts';
import { reporters } from '../report/index.ts';

/** Options of every command that scans. */
export interface ScanFlags {
  readonly config?: string;
  readonly policy?: string;
  readonly production?: boolean;
  readonly online?: boolean;
  /** False after `--no-cache`. */
  readonly cache: boolean;
  /** `true` without a folder. */
  readonly hfCache?: string | true;
  readonly modelscopeCache?: string | true;
  readonly allowIncomplete?: boolean;
  readonly baseline?: string;
  /** `true` without a file name. */
  readonly writeBaseline?: string | true;
  readonly failOn: FailOn;
  readonly format: string;
  readonly output?: string;
  readonly report: readonly ReportTarget[];
  readonly progress: boolean;
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** From which severity on findings fail the run. */
export type FailOn = Exclude<Severity, 'note'> | 'never';

/** One more report of the same scan. */
export interface ReportTarget {
  readonly format: string;
  readonly file: string;
}

/** Where a baseline is written when no file is named. */
export const BASELINE_FILE = 'licheck-baseline.json';

const FORMATS = reporters.map((reporter) => reporter.id);

/** Adds `--format`, `--output` and `--report`. */
export function withOutput(command: Command): Command {
  return command
    .addOption(new Option('-f, --format <id>', 'format of the report').choices(FORMATS).default('terminal'))
    .option('-o, --output <file>', 'write the report to a file instead of standard output')
    .addOption(
      new Option('--report <format=file>', 'write one more report of the same scan (repeatable)')
        .argParser(parseTarget)
        .default([], 'none'),
    );
}

/** Adds what decides how output looks. */
export function withLook(command: Command): Command {
  return command
    .option('--no-color', 'print without colours (NO_COLOR does the same)')
    .option('-q, --quiet', 'print findings only, one line each')
    .option('-v, --verbose', 'print everything that is folded otherwise');
}

/** Adds what decides what is scanned and how it is judged. */
export function withScan(command: Command): Command {
  return command
    .option('-c, --config <file>', 'configuration file, instead of the one that would be found')
    .option('-p, --policy <preset|file>', 'preset or policy file, instead of the configuration')
    .option('--production', 'leave dev dependencies out')
    .option('--online', 'ask Hugging Face and ModelScope about models and datasets that are only named')
    .option('--hf-cache [folder]', 'count everything in the Hugging Face cache, not only what the project names')
    .option('--modelscope-cache [folder]', 'the same for the ModelScope cache')
    .option('--no-cache', 'neither use nor keep what hubs answered and how texts were read (in the user’s cache folder)')
    .option('--no-progress', 'never show progress');
}

/** Adds what decides the exit code. */
export function withFailure(command: Command): Command {
  return withIncomplete(command).addOption(
    new Option('--fail-on <severity>', 'exit 1 from this severity on').choices(['error', 'warning', 'never']).default('error'),
  );
}

/** Adds `--allow-incomplete`, for commands whose exit code tells nothing but whether the answer can be trusted. */
export function withIncomplete(command: Command): Command {
  return command.option('--allow-incomplete', 'do not fail because the scan is incomplete');
}

/** Adds what holds findings that were there before. */
export function withBaseline(command: Command): Command {
  return command
    .option('--baseline <file>', 'count only findings that this file does not hold')
    .option('--write-baseline [file]', `record every finding of today, to be held from now on (default: "${BASELINE_FILE}")`);
}

function parseTarget(text: string, previous: readonly ReportTarget[]): ReportTarget[] {
  const equals = text.indexOf('=');
  const format = text.slice(0, equals);
  const file = text.slice(equals + 1);
  if (equals < 1 || file === '') throw new InvalidArgumentError('It takes a format and a file: --report sarif=licheck.sarif');
  if (!FORMATS.includes(format)) throw new InvalidArgumentError(`Allowed formats are ${FORMATS.join(', ')}.`);
  return [...previous, { format, file }];
}
