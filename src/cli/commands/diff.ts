/** `licheck diff <old> [new]`: what changed between two saved results or two git revisions, made for a pull request. */
import { statSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { readInput } from '../../io/read-input.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { DiffDocument, DiffSide } from '../../model/diff.ts';
import { exitCode } from '../../model/exit.ts';
import { assess, compareAssessments, declaredOnly } from '../../pipeline/index.ts';
import { DIFF_FORMATS, type DiffFormat, renderDiff } from '../../report/diff/index.ts';
import { parseAssessment } from '../../report/document/parse.ts';
import { refuse, withProgress } from '../asking.ts';
import { explainDiagnostics } from '../deliver.ts';
import { notesOf } from '../diff-notes.ts';
import { lookOf } from '../host.ts';
import { type ScanFlags, withFailure, withLook, withScan } from '../options.ts';
import { writeFile, writeOut } from '../write.ts';
import { scanRequest } from './scan.ts';

interface DiffFlags extends Omit<ScanFlags, 'format'> {
  readonly format: DiffFormat;
  readonly path: string;
}

/** Adds the command. `finish` takes the exit code: 1 when something newly violates, 2 when a side cannot be trusted. */
export function addDiff(program: Command, finish: (code: number) => void): void {
  const command = program
    .command('diff')
    .argument('<old>', 'a result saved with --format json, or a git revision such as main')
    .argument('[new]', 'the same; the working tree when absent')
    .description('say which licences changed between two results or two git revisions')
    .option('--path <folder>', 'the folder that is scanned, in its repository', '.')
    .addOption(new Option('-f, --format <id>', 'format of the answer').choices(DIFF_FORMATS).default('terminal'))
    .option('-o, --output <file>', 'write the answer to a file instead of standard output')
    .addHelpText('after', HELP);
  withLook(withFailure(withScan(command))).action(async (old: string, now: string | undefined, flags: DiffFlags) =>
    finish(await diff(old, now, flags)),
  );
}

const HELP = `
A file that exists is read as a saved result; anything else is a revision, read through git without a checkout.
Beside a revision only what git holds is compared, on both sides: installed packages are not in it.

Exit codes: 0 nothing newly violates; 1 a new finding at or above --fail-on; 2 a side cannot be trusted.`;

/** One side, read. */
interface Side {
  readonly assessment: Assessment;
  readonly side: DiffSide;
}

async function diff(old: string, now: string | undefined, flags: DiffFlags): Promise<number> {
  const kinds = [kindOf(old), now === undefined ? 'working-tree' : kindOf(now)] as const;
  const isGit = kinds.includes('revision');
  const before = await readSide(old, kinds[0], isGit, flags);
  const after = before && (await readSide(now ?? 'the working tree', kinds[1], isGit, flags));
  if (!before || !after) return 2;

  // A saved result may know texts that git does not hold.
  const isMixed = isGit && kinds.includes('saved');
  const [was, is] = [before.assessment, after.assessment].map((one) => (isMixed ? declaredOnly(one) : one)) as [
    Assessment,
    Assessment,
  ];
  const sides = { old: before.side, new: after.side };
  const document: DiffDocument = {
    format: 1,
    tool: is.tool,
    project: is.project.name,
    ...sides,
    notes: notesOf(sides, was, is),
    ...compareAssessments(was, is),
  };
  const complete = before.side.complete && after.side.complete;
  const code = exitCode(
    { complete, findings: document.newFindings },
    { failOn: flags.failOn, allowIncomplete: flags.allowIncomplete === true },
  );
  const look = flags.output === undefined ? lookOf(process.stdout, flags) : PAPER;
  const text = renderDiff(document, is, flags.format, { ...look, exit: code });
  const problem = flags.output === undefined ? await writeOut(text) : writeFile(flags.output, text);
  if (problem) return refuse([problem], flags);
  if (flags.format !== 'terminal' || flags.output !== undefined) {
    explainDiagnostics([...sides.old.diagnostics, ...sides.new.diagnostics], flags);
  }
  return code;
}

const PAPER = { color: 0, verbose: false, quiet: false, unicode: true } as const;

/** A file that is there, or that only its ending gives away, is a saved result. */
function kindOf(word: string): 'saved' | 'revision' {
  return word === '-' || isFile(word) || /\.json$/i.test(word) ? 'saved' : 'revision';
}

/** A word that no path can be, or whose folder is closed, names no file. */
function isFile(word: string): boolean {
  try {
    return statSync(word).isFile();
  } catch {
    return false;
  }
}

async function readSide(name: string, kind: DiffSide['kind'], isGit: boolean, flags: DiffFlags): Promise<Side | undefined> {
  if (kind === 'saved') return readSaved(name, flags);
  const git = kind === 'revision' ? { revision: name } : ('working-tree' as const);
  const request = { ...scanRequest([flags.path], flags), ...(isGit && { git }) };
  const outcome = await withProgress(request, flags, assess);
  return outcome && { assessment: outcome.assessment, side: sideOf(name, kind, outcome.assessment, outcome.commit) };
}

function readSaved(file: string, flags: DiffFlags): Side | undefined {
  const text = readInput(file);
  const parsed = typeof text === 'string' ? parseAssessment(text, file) : { problem: { ...text, incomplete: true } };
  if ('assessment' in parsed) return { assessment: parsed.assessment, side: sideOf(file, 'saved', parsed.assessment) };
  refuse([parsed.problem], flags);
  return undefined;
}

function sideOf(name: string, kind: DiffSide['kind'], { complete, diagnostics }: Assessment, commit?: string): DiffSide {
  return { name, kind, commit: commit ?? null, complete, diagnostics: diagnostics.filter(({ incomplete }) => incomplete) };
}
