/** `licheck init [path]`: look at the project first, ask three questions, propose a policy and show its effect, then write it. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { isThere } from '../../io/config-files.ts';
import { findConfig } from '../../io/find-config.ts';
import { fromSystem } from '../../io/problems.ts';
import { projectRoot } from '../../io/project-root.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import {
  type ProposedDecisions,
  type ProposedUse,
  SHIPPINGS,
  type Shipping,
  type ShippingAnswers,
} from '../../model/proposal.ts';
import { type Survey, survey } from '../../pipeline.ts';
import { drawEffect, drawFound } from '../../report/policy/effect.ts';
import { type AgreedDecisions, renderPolicyFile } from '../../report/policy/file.ts';
import { lookOf as drawingLook } from '../../report/text/ansi.ts';
import { clipped } from '../../report/text/escape.ts';
import { loadRulebook } from '../../rulebook/load.ts';
import { readProjectLicense } from '../../rulebook/policy/edit-values.ts';
import { DEFAULT_PRESET } from '../../rulebook/policy/load.ts';
import { type Asker, canAsk, openAsker } from '../ask.ts';
import { refuse, withProgress } from '../asking.ts';
import { explainDiagnostics } from '../deliver.ts';
import { lookOf } from '../host.ts';
import { askDecisions, askUse } from '../init-questions.ts';
import { type ScanFlags, withLook } from '../options.ts';
import { writeFile, writeOut } from '../write.ts';
import { scanRequest } from './scan.ts';

/** Flags of `licheck init`. An answer given by a flag is not asked for. */
export interface InitFlags
  extends Pick<ScanFlags, 'production' | 'online' | 'cache' | 'progress' | 'color' | 'quiet' | 'verbose'> {
  readonly yes?: boolean;
  readonly ask?: boolean;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly shipped?: readonly Shipping[];
  readonly commercial?: boolean;
  readonly license?: string;
}

const FILE = 'licheck.yaml';

/** Adds the command. `finish` takes the exit code: 0 when the file was written or shown, 2 when not. */
export function addInit(program: Command, finish: (code: number) => void): void {
  const command = program
    .command('init')
    .argument('[path]', 'the folder to scan, and to write licheck.yaml into', '.')
    .description('scan first, ask how the project is shipped, propose a policy, show its effect, write licheck.yaml')
    .option('-y, --yes', 'ask nothing: take the flags below, and the defaults for the rest (so it is without a terminal)')
    .option('--ask', 'ask although this is not a terminal: answers are read from standard input, one a line')
    .option('--force', 'write although there is a licheck.yaml; the old one is kept as licheck.yaml.bak')
    .option('--dry-run', 'print the file instead of writing it')
    .addOption(
      new Option('--shipped <ways>', `how it reaches others: ${SHIPPINGS.join(', ')} (several with commas)`).argParser(
        parseShipped,
      ),
    )
    .option('--commercial', 'it is sold, or used in a business')
    .option('--no-commercial', 'it is not')
    .option('--license <expression>', 'what it is shipped under: an SPDX expression, or `closed`')
    .option('--production', 'leave dev dependencies out of the scan')
    .option('--online', 'ask Hugging Face and ModelScope about models and datasets that are only named')
    .option('--no-cache', 'neither use nor keep what hubs answered')
    .option('--no-progress', 'never show progress');
  withLook(command).action(async (path: string, flags: InitFlags) => finish(await init(path, flags)));
}

async function init(path: string, flags: InitFlags): Promise<number> {
  const place = projectRoot([path], process.cwd());
  if (!place.ok) return refuse(place.diagnostics, flags);
  const problems = obstacles(place.root, flags);
  explainDiagnostics(problems, flags);
  if (problems.some(({ severity }) => severity === 'error')) return 2;
  const license = flags.license === undefined ? undefined : readProjectLicense(flags.license, loadRulebook());
  if (license && 'problem' in license)
    return refuse([usage(`--license: ${license.problem}`, 'Write an SPDX expression, or `closed`.')], flags);

  // Whatever configuration is there now says nothing about the new one.
  const request = { ...scanRequest([path], flags), policy: DEFAULT_PRESET };
  const seen = await withProgress(request, flags, survey);
  if (seen === undefined) return 2;
  const asker =
    flags.yes !== true && (flags.ask === true || canAsk()) ? openAsker(process.stdin, process.stderr, look(flags)) : undefined;
  try {
    return await propose(seen, asker, { ...flags, ...(license && { license: license.value }) });
  } finally {
    asker?.close();
  }
}

async function propose(seen: Survey, asker: Asker | undefined, flags: InitFlags): Promise<number> {
  const tell = (text: string): boolean => flags.quiet === true || process.stderr.write(text);
  tell(`${drawFound(seen.assessment, lookOf(process.stderr, flags))}\n`);
  const suggested = seen.suggest();
  const given = { ...suggested, ...answersOf(flags) };
  const answers = asker ? await askUse(asker, given, flags) : given;
  if (answers === undefined) return stopped();
  if (!asker) tell(assumptions(given, flags, suggested.because));

  const use = seen.proposeUse(answers);
  const tried = judge(seen, write(seen, use));
  const decisions = seen.proposeDecisions(tried);
  const agreed = asker ? await askDecisions(asker, decisions) : { clarifications: false, acknowledgements: false };
  if (agreed === undefined) return stopped();
  const text = write(seen, use, decisions, agreed);
  const after = judge(seen, text);

  const shown = drawEffect(
    { name: 'default policy', assessment: seen.assessment },
    { name: 'with this file', assessment: after },
    lookOf(flags.dryRun ? process.stderr : process.stdout, flags),
  );
  if (flags.dryRun) {
    tell(`${shown}\n`);
    await writeOut(text);
    return 0;
  }
  if (flags.quiet !== true) await writeOut(`${asker ? '\n' : ''}${shown}\n`);
  if (asker && (await asker.confirm(`Write ${FILE}?`, true)) !== true) return stopped();
  return save(join(seen.root, FILE), text, decisions, flags);
}

function save(file: string, text: string, { clarifications, exceptions }: ProposedDecisions, flags: InitFlags): number {
  const kept = isThere(file) ? keep(file) : undefined;
  const problem = kept && 'problem' in kept ? kept.problem : writeFile(file, text);
  if (problem) return refuse([problem], flags);
  if (flags.quiet === true) return 0;
  const rest = clarifications.length + exceptions.length;
  const lines = [
    `wrote ${FILE}${kept && 'path' in kept ? `; the old one is kept as ${basename(kept.path)}` : ''}`,
    ...(rest > 0 ? [`it lists ${rest} ${rest === 1 ? 'decision' : 'decisions'} that only a person can make, as comments`] : []),
    'next  licheck          judge the project under it',
    '      licheck config   every line of the policy with its origin and reason',
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
  return 0;
}

/** Keeps the old file beside the new one, under a name that nothing has. */
function keep(file: string): { readonly path: string } | { readonly problem: Diagnostic } {
  let path = `${file}.bak`;
  for (let count = 2; isThere(path); count += 1) path = `${file}.bak${count}`;
  try {
    const problem = writeFile(path, readFileSync(file));
    return problem ? { problem } : { path };
  } catch (error) {
    return { problem: fromSystem(error, file) };
  }
}

/** What stands in the way of a new file: another configuration, which is never replaced silently. */
function obstacles(root: string, flags: InitFlags): readonly Diagnostic[] {
  const { file, diagnostics } = findConfig(root);
  if (file === undefined)
    return isThere(join(root, FILE)) ? diagnostics : diagnostics.filter(({ severity }) => severity === 'error');
  const isHere = dirname(file.absolute) === root;
  if (flags.dryRun || (isHere && basename(file.absolute) === FILE && flags.force)) return [];
  if (!isHere) {
    const help = `Write \`extends: ${file.path}\` into the new file to keep to it.`;
    return [{ ...usage(`${file.path} holds for this folder now; the new file takes its place here`, help), severity: 'warning' }];
  }
  if (basename(file.absolute) === FILE) {
    const help = `Edit it, see what it says with \`licheck config\`, or pass \`--force\` to write a new one and keep this as ${FILE}.bak.`;
    return [usage(`${FILE} is there already`, help)];
  }
  const what =
    file.keys.length > 0 ? `${file.path} holds a policy under \`${file.keys.join('.')}\`` : `${file.path} is there already`;
  return [usage(what, `Move it out of the way first: a ${FILE} beside it would be read instead of it.`)];
}

function write(seen: Survey, use: ProposedUse, decisions?: ProposedDecisions, agreed?: AgreedDecisions): string {
  const { name } = seen.assessment.project;
  const nothing = { clarifications: false, acknowledgements: false };
  return renderPolicyFile({ projectName: name, use, ...(decisions && { decisions }), agreed: agreed ?? nothing });
}

/** The text is ours: that it cannot be read is a bug. */
function judge(seen: Survey, text: string): Assessment {
  const outcome = seen.judge({ file: join(seen.root, FILE), text });
  if (outcome.ok) return outcome.assessment;
  throw new Error(`the proposed ${FILE} is refused: ${outcome.diagnostics.map(({ message }) => message).join('; ')}\n${text}`);
}

function answersOf({ shipped, commercial, license }: InitFlags): Partial<ShippingAnswers> {
  return {
    ...(shipped !== undefined && { shipped }),
    ...(commercial !== undefined && { commercial }),
    ...(license !== undefined && { license }),
  };
}

/** Nobody was asked: what was taken for granted must be seen. */
function assumptions(answers: ShippingAnswers, flags: InitFlags, because: string): string {
  const taken = [
    ...(flags.shipped === undefined ? [`--shipped ${answers.shipped.join(',')}`] : []),
    ...(flags.commercial === undefined ? [answers.commercial ? '--commercial' : '--no-commercial'] : []),
    ...(flags.license === undefined ? [`--license ${clipped(answers.license ?? '', 80)}`] : []),
  ];
  return taken.length === 0 ? '' : `not asked, so assumed: ${taken.join(' ')} (${clipped(because, 160)})\n\n`;
}

function stopped(): 2 {
  process.stderr.write('stopped: nothing was written\n');
  return 2;
}

const look = (flags: InitFlags): ReturnType<typeof drawingLook> => drawingLook(lookOf(process.stderr, flags));

const usage = (message: string, help: string): Diagnostic => ({
  code: 'cli/init',
  severity: 'error',
  message,
  help,
  incomplete: false,
});

function parseShipped(text: string): Shipping[] {
  return text.split(',').map((word) => {
    const found = SHIPPINGS.find((way) => way === word.trim());
    if (found === undefined) throw new InvalidArgumentError(`Choose from ${SHIPPINGS.join(', ')}.`);
    return found;
  });
}
