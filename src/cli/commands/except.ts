/** `licheck except <component>`: record an exception in the configuration, after looking at what it would hold. */
import type { Command } from 'commander';
import { isDiagnostic } from '../../io/problems.ts';
import { survey } from '../../pipeline/index.ts';
import { unknownName } from '../../report/explain/suggest.ts';
import { drawHolding } from '../../report/policy/effect.ts';
import { lookOf as drawingLook } from '../../report/text/ansi.ts';
import { clipped } from '../../report/text/escape.ts';
import { ambiguousName } from '../../report/why.ts';
import { canAsk, openAsker } from '../ask.ts';
import { refuse, trust, withProgress } from '../asking.ts';
import { changedLines, type Plan, planException } from '../except-plan.ts';
import { settleWords } from '../except-questions.ts';
import { type ExceptionSubject, findSubject } from '../except-subject.ts';
import { lookOf } from '../host.ts';
import { type ScanFlags, withLook } from '../options.ts';
import { writeFile, writeOut } from '../write.ts';
import { scanRequest } from './scan.ts';

/** Flags of `licheck except`; what a flag says is not asked for. */
export interface ExceptFlags
  extends Pick<ScanFlags, 'config' | 'production' | 'online' | 'cache' | 'progress' | 'color' | 'quiet' | 'verbose'> {
  readonly license?: string;
  readonly reason?: string;
  readonly owner?: string;
  readonly expires?: string;
  readonly versions?: string;
  readonly renew?: boolean;
  readonly ask?: boolean;
  readonly dryRun?: boolean;
}

/** Adds the command. `finish` takes the exit code: 0 when the exception was written or shown, 2 when not. */
export function addExcept(program: Command, finish: (code: number) => void): void {
  const command = program
    .command('except')
    .argument('<component>', 'a name (kettle), a name with a version, a purl, or a pattern (pkg:npm/@tea/*)')
    .argument('[path...]', 'folders to scan; several are one project', ['.'])
    .description('record an exception: this component, under this licence, for this reason, until this day')
    .option('--license <expression>', 'the licence that is accepted; what is held against the component, unless said')
    .option('--reason <text>', 'why, so that a reviewer understands it')
    .option('--owner <who>', 'the person or team that answers for it')
    .option('--expires <date>', 'the last day it holds: 2027-03-31')
    .option('--versions <range>', 'any, exact, or a range such as ^2; versions compatible with the present one, unless said')
    .option('--renew', 'give an exception that is there another date, reason or owner')
    .option('--ask', 'ask although this is not a terminal: answers are read from standard input, one a line')
    .option('--dry-run', 'show what would be written and what it would hold, and write nothing')
    .option('-c, --config <file>', 'configuration file, instead of the one that would be found')
    .option('--production', 'leave dev dependencies out of the scan')
    .option('--online', 'ask Hugging Face and ModelScope about models and datasets that are only named')
    .option('--no-cache', 'neither use nor keep what hubs answered and how texts were read')
    .option('--no-progress', 'never show progress');
  withLook(command).action(async (word: string, paths: string[], flags: ExceptFlags) => finish(await except(word, paths, flags)));
}

async function except(word: string, paths: readonly string[], flags: ExceptFlags): Promise<number> {
  const seen = await withProgress(scanRequest(paths, flags), flags, survey);
  if (seen === undefined) return 2;
  const found = findSubject(word, seen.assessment, flags.versions);
  const look = lookOf(process.stderr, flags);
  if ('problem' in found) return refuse([found.problem], flags);
  if ('nothing' in found) {
    process.stderr.write(unknownName(word, 'a component of this scan', found.nothing, look));
    return 2;
  }
  if ('several' in found) {
    process.stderr.write(ambiguousName(found.several, found.several.length, look));
    return 2;
  }
  trust(seen.assessment, { ...flags, allowIncomplete: true });
  const isAsking = flags.ask === true || canAsk();
  const asker = isAsking ? openAsker(process.stdin, process.stderr, drawingLook(look)) : undefined;
  try {
    const plan = await planException(seen, found.subject, (request) => settleWords(request, asker, flags));
    if (plan === undefined) return stopped();
    if (isDiagnostic(plan)) return refuse([plan], flags);
    if (flags.quiet !== true) await writeOut(shownPlan(found.subject, plan, flags));
    if (flags.dryRun) return 0;
    if (asker?.hasAsked() && (await asker.confirm(`Write it into ${clipped(plan.shown)}?`, true)) !== true) return stopped();
    const problem = writeFile(plan.file, plan.mark + plan.text);
    if (problem) return refuse([problem], flags);
    if (flags.quiet !== true) process.stderr.write(`wrote ${clipped(plan.shown)}:${plan.line}\n`);
    return 0;
  } finally {
    asker?.close();
  }
}

function shownPlan({ components }: ExceptionSubject, plan: Plan, flags: ExceptFlags): string {
  const look = lookOf(process.stdout, flags);
  const drawing = drawingLook(look);
  const written = changedLines(plan).map((line) => `    ${drawing.accent(clipped(line.replaceAll('\t', '  ')))}`);
  const purls = new Set(components.map(({ purl }) => purl));
  return `${drawing.dim(`  ${clipped(plan.shown)}:${plan.line}`)}\n${written.join('\n')}\n\n${drawHolding(plan.after, purls, look)}\n`;
}

const stopped = (): 2 => {
  process.stderr.write('stopped: nothing was written\n');
  return 2;
};
