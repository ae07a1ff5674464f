/** `licheck init [path]`: look at the project first, ask three questions, propose a policy and show its effect, then write it. */
import { join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { projectRoot } from '../../io/project-root.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import {
  type ProposedDecisions,
  type ProposedUse,
  SHIPPINGS,
  type Shipping,
  type ShippingAnswers,
  type SuggestedAnswers,
} from '../../model/proposal.ts';
import { type Survey, survey } from '../../pipeline/index.ts';
import { drawEffect, drawFound } from '../../report/policy/effect.ts';
import { type AgreedDecisions, isReadable, renderPolicyFile } from '../../report/policy/file.ts';
import { lookOf as drawingLook } from '../../report/text/ansi.ts';
import { clipped } from '../../report/text/escape.ts';
import { plural } from '../../report/view/tally.ts';
import { loadRulebook } from '../../rulebook/load.ts';
import { readProjectLicense } from '../../rulebook/policy/edit-values.ts';
import { DEFAULT_PRESET } from '../../rulebook/policy/load.ts';
import { type Asker, canAsk, openAsker } from '../ask.ts';
import { refuse, withProgress } from '../asking.ts';
import { explainDiagnostics } from '../deliver.ts';
import { lookOf } from '../host.ts';
import { obstacles, POLICY_FILE, replaceFile } from '../init-file.ts';
import { askDecisions, askUse } from '../init-questions.ts';
import { type ScanFlags, withLook } from '../options.ts';
import { writeOut } from '../write.ts';
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
    .option('--no-cache', 'neither use nor keep what hubs answered and how texts were read')
    .option('--no-progress', 'never show progress');
  withLook(command).action(async (path: string, flags: InitFlags) => finish(await init(path, flags)));
}

async function init(path: string, flags: InitFlags): Promise<number> {
  const place = projectRoot([path], process.cwd());
  if (!place.ok) return refuse(place.diagnostics, flags);
  const problems = flags.dryRun ? [] : obstacles(place.root, flags.force === true);
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
  const tell = (text: string): void => {
    if (flags.quiet !== true) process.stderr.write(text);
  };
  tell(`${drawFound(seen.assessment, lookOf(process.stderr, flags))}\n`);
  const suggested = usable(seen.suggest());
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
  if (asker && (await asker.confirm(`Write ${POLICY_FILE}?`, true)) !== true) return stopped();
  const written = replaceFile(seen.root, text);
  if ('problem' in written) return refuse([written.problem], flags);
  tell(goodbye(written.kept, openDecisions(decisions, agreed)));
  return 0;
}

function goodbye(kept: string | undefined, open: number): string {
  const lines = [
    `wrote ${POLICY_FILE}${kept === undefined ? '' : `; the old one is kept as ${kept}`}`,
    ...(open > 0 ? [`it lists ${plural(open, 'decision')} that only a person can make, as comments`] : []),
    'next  licheck          judge the project under it',
    '      licheck config   every line of the policy with its origin and reason',
  ];
  return `${lines.join('\n')}\n`;
}

/** What the file holds as comments. */
function openDecisions(
  { clarifications, exceptions, reviews, acknowledgements }: ProposedDecisions,
  agreed: AgreedDecisions,
): number {
  const texts = agreed.clarifications ? clarifications.filter((one) => !isReadable(one)) : clarifications;
  return texts.length + exceptions.length + reviews.length + (agreed.acknowledgements || acknowledgements.length === 0 ? 0 : 1);
}

function write(seen: Survey, use: ProposedUse, decisions?: ProposedDecisions, agreed?: AgreedDecisions): string {
  const { name } = seen.assessment.project;
  const nothing = { clarifications: false, acknowledgements: false };
  return renderPolicyFile({ projectName: name, use, ...(decisions && { decisions }), agreed: agreed ?? nothing });
}

/** The text is ours: that it cannot be read is a bug. */
function judge(seen: Survey, text: string): Assessment {
  const outcome = seen.judge({ file: join(seen.root, POLICY_FILE), text });
  if (outcome.ok) return outcome.assessment;
  throw new Error(
    `the proposed ${POLICY_FILE} is refused: ${outcome.diagnostics.map(({ message }) => message).join('; ')}\n${text}`,
  );
}

/** A licence that the project declares, but no policy could name, is no answer. */
function usable(suggested: SuggestedAnswers): SuggestedAnswers {
  const { license, ...rest } = suggested;
  const read = license === undefined ? undefined : readProjectLicense(license, loadRulebook());
  return read && 'value' in read ? { ...rest, license: read.value } : rest;
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
    ...(flags.license === undefined
      ? [answers.license === undefined ? 'no licence' : `--license ${clipped(answers.license, 80)}`]
      : []),
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
