/** `licheck detect <file...>`: which licences a text holds, and how it departs from a standard one. */
import { type Command, Option } from 'commander';
import { readInput } from '../../io/read-input.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { loadComparer, loadDetector } from '../../pipeline/index.ts';
import {
  comparisonDocument,
  DETECTION_FORMATS,
  type DetectionFormat,
  type FileReading,
  renderComparison,
  renderReadings,
} from '../../report/detection.ts';
import { explainDiagnostics } from '../deliver.ts';
import { type LookFlags, lookOf } from '../host.ts';
import { withLook } from '../options.ts';
import { writeOut } from '../write.ts';

interface DetectFlags extends LookFlags {
  readonly format: DetectionFormat;
  readonly filesFrom?: string;
  readonly diff?: string;
}

/** Adds the command. `finish` takes the exit code: 2 when a file could not be read. */
export function addDetect(program: Command, finish: (code: number) => void): void {
  const command = program
    .command('detect')
    .argument('[file...]', 'files to read; - is standard input')
    .description('say which licences a text holds, with line ranges, confidence and the nearest candidates')
    .addOption(new Option('-f, --format <id>', 'format of the answer').choices(DETECTION_FORMATS).default('terminal'))
    .option('--files-from <list>', 'read the names of files from a list, one a line; - is standard input')
    .option('--diff <license>', 'show how the text departs from the standard text of a licence');
  withLook(command).action(async (files: string[], flags: DetectFlags) => finish(await detect(files, flags)));
}

async function detect(named: readonly string[], flags: DetectFlags): Promise<number> {
  const listed = flags.filesFrom === undefined ? '' : readInput(flags.filesFrom);
  if (typeof listed !== 'string') return refuse([listed], flags);
  const files = [...named, ...listed.split(/\r?\n/).filter((line) => line !== '')];
  if (files.length === 0) return refuse([USAGE], flags);
  return flags.diff === undefined ? readAll(files, flags) : compareAll(files, flags.diff, flags);
}

async function readAll(files: readonly string[], flags: DetectFlags): Promise<number> {
  const detector = loadDetector();
  const look = lookOf(process.stdout, flags);
  const problems: Diagnostic[] = [];
  let pending: FileReading[] = [];
  for (const path of files) {
    const text = readInput(path);
    if (typeof text !== 'string') {
      problems.push(text);
      continue;
    }
    pending.push({ path, detection: detector.detect(text, { name: path.slice(path.lastIndexOf('/') + 1) }) });
    // A long list is answered as it is read; a JSON array is one document.
    if (flags.format !== 'json' && pending.length >= 256) {
      await writeOut(renderReadings(pending, flags.format, look));
      pending = [];
    }
  }
  if (flags.format === 'json' || pending.length > 0) await writeOut(renderReadings(pending, flags.format, look));
  return problems.length > 0 ? refuse(problems, flags) : 0;
}

async function compareAll(files: readonly string[], license: string, flags: DetectFlags): Promise<number> {
  const compare = loadComparer();
  const look = lookOf(process.stdout, flags);
  const problems: Diagnostic[] = [];
  const found = [];
  for (const path of files) {
    const text = readInput(path);
    if (typeof text !== 'string') {
      problems.push(text);
      continue;
    }
    const comparison = compare?.(text, license);
    if (comparison === undefined) return refuse([unknownText(license)], flags);
    found.push({ path, ...comparison });
  }
  if (flags.format !== 'terminal') await writeOut(comparisonDocument(found, flags.format));
  else await writeOut(found.map((item) => renderComparison(item.path, item, look)).join(''));
  return problems.length > 0 ? refuse(problems, flags) : 0;
}

function refuse(diagnostics: readonly Diagnostic[], flags: LookFlags): number {
  explainDiagnostics(diagnostics, flags);
  return 2;
}

const USAGE: Diagnostic = {
  code: 'cli/no-input',
  severity: 'error',
  message: 'no file to read was named',
  help: 'Name files, give a list with --files-from, or pipe a text to `licheck detect -`.',
  incomplete: true,
};

function unknownText(license: string): Diagnostic {
  return {
    code: 'cli/no-standard-text',
    severity: 'error',
    message: `there is no standard text of "${license}" to compare with`,
    help: 'Name an SPDX licence id, in its current spelling, such as Apache-2.0 or GPL-3.0-only.',
    incomplete: true,
  };
}
