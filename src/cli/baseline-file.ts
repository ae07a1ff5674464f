/** The baseline as a file: read with a caret under every oddity, written whole, never grown behind anyone's back. */
import { statSync } from 'node:fs';
import { isDiagnostic } from '../io/problems.ts';
import { readInput } from '../io/read-input.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { applyBaseline, makeBaseline, parseBaseline, printBaseline } from '../pipeline/index.ts';
import { placeOf } from '../report/document/place.ts';
import { clipped } from '../report/text/escape.ts';
import { plural } from '../report/view/tally.ts';
import { BASELINE_FILE, type ScanFlags } from './options.ts';
import { writeFile } from './write.ts';

/** A baseline with the name of its file. */
export interface NamedBaseline {
  readonly file: string;
  readonly baseline: Baseline;
}

/** Reads the file. What is no baseline of this format is a diagnostic: a gate must not pass on a file it misread. */
export function readBaseline(file: string): NamedBaseline | Diagnostic {
  const text = readInput(file);
  if (typeof text !== 'string') return { ...text, severity: 'error', incomplete: true };
  const parsed = parseBaseline(text, file);
  if (!isDiagnostic(parsed)) return { file, baseline: parsed };
  const { keys, ...problem } = parsed;
  return { ...problem, ...placeOf(text, file, keys) };
}

/** Marks what the baseline holds. What it holds in vain is said, since only a person makes it smaller. */
export function holdBack(assessment: Assessment, { file, baseline }: NamedBaseline): Assessment {
  const result = applyBaseline(assessment, baseline);
  const [first] = result.spent;
  if (first === undefined) return result.assessment;
  const example = `${first.code}${first.purl === null ? '' : ` of ${first.purl}`}`;
  const note: Diagnostic = {
    code: 'baseline/spent',
    severity: 'note',
    message: `${plural(result.spent.length, 'entry', 'entries')} of the baseline ${result.spent.length === 1 ? 'holds' : 'hold'} nothing any more, such as ${example}`,
    help: 'Write the baseline again with `--write-baseline`, so that what was put right stays right.',
    path: file,
    incomplete: false,
  };
  return { ...result.assessment, diagnostics: [...result.assessment.diagnostics, note] };
}

/** Records every finding of the scan. Refuses to record what could not be seen whole, and to write over anything else. */
export function writeBaseline(
  assessment: Assessment,
  wanted: string | true,
  flags: Pick<ScanFlags, 'allowIncomplete' | 'quiet'>,
): NamedBaseline | Diagnostic {
  const file = wanted === true ? BASELINE_FILE : wanted;
  if (!assessment.complete && flags.allowIncomplete !== true) return refusal('incomplete', file);
  const kind = kindOf(file);
  if (kind === 'folder') return refusal('is-a-folder', file);
  const before = kind === 'absent' ? undefined : readBaseline(file);
  if (isDiagnostic(before)) return refusal('not-a-baseline', file);
  const baseline = makeBaseline(assessment);
  const problem = writeFile(file, printBaseline(baseline));
  if (problem) return problem;
  if (flags.quiet !== true) process.stderr.write(`wrote ${clipped(file)}: ${growth(before?.baseline, baseline)}\n`);
  return { file, baseline };
}

/** `12 findings; 3 more and 1 fewer than before`. */
function growth(before: Baseline | undefined, now: Baseline): string {
  const total = plural(now.findings.length, 'finding');
  if (before === undefined) return total;
  const keys = (baseline: Baseline): Set<string> =>
    new Set(baseline.findings.map((entry) => JSON.stringify(Object.values(entry))));
  const [old, fresh] = [keys(before), keys(now)];
  const added = [...fresh].filter((key) => !old.has(key)).length;
  const gone = [...old].filter((key) => !fresh.has(key)).length;
  return `${total}; ${added} that it did not hold before, ${gone} that it holds no more`;
}

function kindOf(file: string): 'folder' | 'file' | 'absent' {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats === undefined ? 'absent' : stats.isDirectory() ? 'folder' : 'file';
  } catch {
    // What cannot be looked at cannot be written either; writing says why.
    return 'absent';
  }
}

function refusal(slug: keyof typeof REFUSALS, path: string): Diagnostic {
  const { message, help } = REFUSALS[slug];
  return { code: `baseline/${slug}`, severity: 'error', message, help, path, incomplete: true };
}

const REFUSALS = {
  incomplete: {
    message: 'no baseline was written, because the scan is incomplete',
    help: 'Put right what could not be read, or add `--allow-incomplete`.',
  },
  'is-a-folder': {
    message: 'a baseline cannot be written in place of a folder',
    help: 'Name the folder to scan first: `licheck <folder> --write-baseline`.',
  },
  'not-a-baseline': {
    message: 'the file is no baseline of this licheck, and was not written over',
    help: 'Name another file with `--write-baseline <file>`, or remove this one.',
  },
} as const;
