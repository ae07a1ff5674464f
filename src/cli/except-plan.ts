/** An exception tried out before it is written: the changed text, and the scan judged under it. */
import { basename, join } from 'node:path';
import { isDiagnostic } from '../io/problems.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Survey } from '../pipeline/index.ts';
import { loadRulebook } from '../rulebook/load.ts';
import { addException, configWithException, findException, renewException } from '../rulebook/policy/edit.ts';
import { DEFAULT_PRESET } from '../rulebook/policy/load.ts';
import { readConfigText } from './config-text.ts';
import type { ExceptionWords, WordsRequest } from './except-questions.ts';
import type { ExceptionSubject } from './except-subject.ts';

/** A change of the configuration that was tried on the scan. */
export interface Plan {
  readonly file: string;
  /** As messages name it. */
  readonly shown: string;
  readonly mark: string;
  readonly before: string;
  readonly text: string;
  readonly line: number;
  readonly after: Assessment;
}

/** Has the words settled, edits the text, and judges the scan under it. Undefined when the person stopped. */
export async function planException(
  seen: Survey,
  subject: ExceptionSubject,
  settle: (request: WordsRequest) => Promise<ExceptionWords | Diagnostic | undefined>,
): Promise<Plan | Diagnostic | undefined> {
  const { assessment, root } = seen;
  const shown = assessment.policy.path ?? 'licheck.yaml';
  const file = join(root, shown);
  const keys = basename(file) === 'package.json' ? ['licheck'] : [];
  const read = readConfigText(file, shown);
  if (isDiagnostic(read)) return read;
  const { text: before, mark } = read ?? { text: '', mark: '' };

  const purl = subject.components[0]?.purl ?? '';
  const existing: WordsRequest['existing'] = async (license) =>
    before === '' ? undefined : findException(before, keys, { purl, license }, loadRulebook());
  const words = await settle({ subject, assessment, existing });
  if (words === undefined || isDiagnostic(words)) return words;

  const { renews, changes, exception } = words;
  const edited =
    renews !== undefined
      ? await renewException(before, keys, renews, changes)
      : before === ''
        ? await configWithException(DEFAULT_PRESET, exception)
        : await addException(before, keys, exception);
  if ('problem' in edited) return byHand(`${shown}: ${edited.problem}`, exception);
  const outcome = seen.judge({ file, text: edited.text });
  if (!outcome.ok) return outcome.diagnostics[0] ?? byHand(`${shown} cannot be read after the change`, exception);
  const useless = whyUseless(assessment, outcome.assessment, subject, words);
  return useless ?? { file, shown, mark, before, ...edited, after: outcome.assessment };
}

/** An exception that holds neither an error nor a warning is a mistake now, and a hole later. */
function whyUseless(
  before: Assessment,
  after: Assessment,
  { components }: ExceptionSubject,
  { exception: { license }, renews }: ExceptionWords,
): Diagnostic | undefined {
  const purls = new Set(components.map(({ purl }) => purl));
  const heldIn = ({ findings }: Assessment): Set<string> =>
    new Set(
      findings
        .filter(({ purl, exception, severity }) => exception !== null && severity !== 'note' && purls.has(purl ?? ''))
        .map(({ fingerprint }) => fingerprint),
    );
  const [was, is] = [heldIn(before), heldIn(after)];
  if (renews === undefined ? [...is].some((fingerprint) => !was.has(fingerprint)) : is.size > 0) return undefined;
  const [first] = components;
  const name = first ? `${first.name}${first.version === null ? '' : `@${first.version}`}` : '';
  const unused = ({ findings }: Assessment): number => findings.filter(({ code }) => code === 'exception-unused').length;
  return unused(after) > unused(before)
    ? problem(
        `${name} is under ${first?.effective ?? 'another licence'}, not under ${license}`,
        'Name the licence it stands under at present.',
      )
    : problem(
        `nothing is held against ${name} under ${license}, so an exception would hold nothing`,
        'See `licheck why` for how it was judged.',
      );
}

/** The lines that the new text has and the old one has not. */
export function changedLines({ before, text }: Plan): string[] {
  const [old, now] = [before.split(/\r?\n/), text.split(/\r?\n/)];
  const start = now.findIndex((line, i) => line !== old[i]);
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - start && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return now.slice(start, now.length - tail).filter((line) => line.trim() !== '');
}

const byHand = (message: string, exception: object): Diagnostic =>
  problem(message, `Add this under \`exceptions\` by hand: ${JSON.stringify(exception)}`);

const problem = (message: string, help: string): Diagnostic => ({
  code: 'cli/except',
  severity: 'error',
  message,
  help,
  incomplete: false,
});
