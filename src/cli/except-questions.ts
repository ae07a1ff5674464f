/** The words of an exception, from flags or by asking; nothing is filled in that nobody said. */
import type { AssessedComponent, Assessment } from '../model/assessment.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { clipped } from '../report/text/escape.ts';
import { loadRulebook } from '../rulebook/load.ts';
import type { WrittenException } from '../rulebook/policy/edit.ts';
import { monthsAfter, readExpiry, readLicenseName, readStatement, type TypedValue } from '../rulebook/policy/edit-values.ts';
import type { Asker } from './ask.ts';
import { today } from './deliver.ts';
import { type ExceptionSubject, licensesInQuestion } from './except-subject.ts';

/** An exception in full, and the one in the file that it renews. */
export interface ExceptionWords {
  readonly exception: WrittenException;
  /** The position in the file's list. */
  readonly renews?: number;
  /** What is different then. */
  readonly changes: Partial<Pick<WrittenException, 'reason' | 'owner' | 'expires'>>;
}

/** What is known before anything is said. */
export interface WordsRequest {
  readonly subject: ExceptionSubject;
  readonly assessment: Assessment;
  /** An exception of the file for the component under the licence. */
  readonly existing: (
    license: string,
  ) => Promise<{ readonly index: number; readonly written: Partial<WrittenException> } | undefined>;
}

type Flags = Readonly<Partial<Record<'license' | Stated, string>>> & { readonly renew?: boolean };
type Stated = 'reason' | 'owner' | 'expires';

/** Half a year: long enough to act, short enough to be looked at again. It is offered, never taken for granted. */
const USUAL_MONTHS = 6;

/** Settles the words. A diagnostic says what is missing or wrong; undefined means that the person stopped. */
export async function settleWords(
  request: WordsRequest,
  asker: Asker | undefined,
  flags: Flags,
): Promise<ExceptionWords | Diagnostic | undefined> {
  const license = await settleLicense(request, asker, flags);
  if (typeof license !== 'string') return license;
  const existing = await request.existing(license);
  if (existing && flags.renew !== true) {
    const { component, expires } = existing.written;
    const message = `there is an exception for ${component} under ${license} already, until ${expires}`;
    if (!asker) return problem(message, 'Pass `--renew` with a new date to keep it longer.');
    asker.say(clipped(message));
    const goesOn = await asker.confirm('Renew it?', true);
    if (goesOn !== true) return undefined;
  }
  if (!existing && flags.renew === true) {
    return problem(`there is no exception for ${request.subject.pattern} under ${license} to renew`, 'Leave `--renew` out.');
  }
  return settleStatements(request, asker, flags, license, existing);
}

async function settleStatements(
  { subject, assessment: { findings } }: WordsRequest,
  asker: Asker | undefined,
  flags: Flags,
  license: string,
  existing: Awaited<ReturnType<WordsRequest['existing']>>,
): Promise<ExceptionWords | Diagnostic | undefined> {
  const said: Partial<Record<Stated, string>> = {};
  const missing: Stated[] = [];
  const wrong: string[] = [];
  for (const key of ['reason', 'owner', 'expires'] as const) {
    const flag = flags[key];
    const checked = flag === undefined ? undefined : check(key)(flag);
    if (checked && 'value' in checked) said[key] = checked.value;
    else if (checked) wrong.push(`--${key}: ${checked.problem}`);
    else if (!existing || key === 'expires') missing.push(key);
  }
  if (wrong.length > 0) return problem(wrong.join('; '), 'Correct it.');
  if (missing.length > 0 && !asker)
    return problem(`an exception needs ${missing.map((key) => `--${key}`).join(', ')}`, helpFor(missing));
  if (missing.length > 0) asker?.say(heading(subject, license, findings));
  for (const key of missing) {
    const initial = key === 'expires' ? monthsAfter(today(), USUAL_MONTHS) : undefined;
    const answer = await asker?.text(QUESTIONS[key], { check: check(key), ...(initial !== undefined && { initial }) });
    if (answer === undefined) return undefined;
    said[key] = answer;
  }
  const { reason = '', owner = '', expires = '' } = { ...existing?.written, ...said };
  const component = existing?.written.component ?? subject.pattern;
  const covers = coversFor(subject, license, findings);
  return {
    exception: { component, license, ...(covers && { covers }), reason, owner, expires },
    changes: said,
    ...(existing && { renews: existing.index }),
  };
}

/** What a lineage breaks is held only by an exception that names it, and all else that is accepted must be named then too. */
function coversFor(subject: ExceptionSubject, license: string, findings: Assessment['findings']): readonly string[] | undefined {
  const codes = licensesInQuestion(subject, findings).get(license) ?? [];
  const purls = new Set<string | null>(subject.components.map(({ purl }) => purl));
  const isAlongLineage = findings.some(
    (finding) =>
      purls.has(finding.purl) && finding.license === license && finding.lineage.length > 0 && codes.includes(finding.code),
  );
  return isAlongLineage ? codes : undefined;
}

/** What is about to be accepted. */
function heading(subject: ExceptionSubject, license: string, findings: Assessment['findings']): string {
  const codes = licensesInQuestion(subject, findings).get(license) ?? [];
  const against = codes.length === 0 ? '' : `: ${codes.join(', ')}`;
  return `${clipped(subject.pattern, 200)} under ${clipped(license, 200)}${against}`;
}

const QUESTIONS = {
  reason: 'Why is it acceptable?',
  owner: 'Who answers for it?',
  expires: 'Until which day?',
} as const satisfies Record<Stated, string>;

function check(key: Stated): (text: string) => TypedValue {
  return (text) => (key === 'expires' ? readExpiry(text, today()) : readStatement(text, key));
}

function helpFor(missing: readonly Stated[]): string {
  const examples = {
    reason: '--reason "commercial licence bought, contract 2026-114"',
    owner: '--owner legal@teahouse.example',
    expires: `--expires ${monthsAfter(today(), USUAL_MONTHS)}`,
  };
  return `Add ${missing.map((key) => examples[key]).join(' ')}, with your own words.`;
}

async function settleLicense(
  { subject, assessment }: WordsRequest,
  asker: Asker | undefined,
  flags: Flags,
): Promise<string | Diagnostic | undefined> {
  if (flags.license !== undefined) {
    if (flags.license === 'NOASSERTION' || flags.license === 'NONE') return flags.license;
    const read = readLicenseName(flags.license, loadRulebook());
    return 'value' in read ? read.value : problem(`--license: ${read.problem}`, 'Write an SPDX id or expression.');
  }
  const licenses = licensesInQuestion(subject, assessment.findings);
  const [only, ...others] = licenses.keys();
  if (only !== undefined && others.length === 0) return only;
  if (only === undefined) return nothingHeld(subject.components);
  if (!asker) {
    const list = [...licenses.keys()].map((license) => clipped(license, 120)).join(', ');
    return problem(`several licences of ${subject.pattern} are in question: ${list}`, 'Name one with `--license`.');
  }
  const choices = [...licenses].map(([value, codes]) => ({ value, says: codes.join(', ') }));
  const chosen = await asker.choose('Under which licence is it accepted?', choices, { initial: [only] });
  return chosen?.[0];
}

function nothingHeld(components: readonly AssessedComponent[]): Diagnostic {
  const [first] = components;
  const name = first?.name ?? '';
  if (components.some(({ effective }) => effective.includes('NOASSERTION'))) {
    const help = 'Record its licence as a clarification, or accept it unknown with `--license NOASSERTION`.';
    return problem(`nobody knows the licence of ${name}, so there is nothing to accept`, help);
  }
  return problem(
    `nothing is held against ${name} (${first?.effective ?? ''}), so an exception would hold nothing`,
    'See `licheck why` for how it was judged.',
  );
}

const problem = (message: string, help: string): Diagnostic => ({
  code: 'cli/except',
  severity: 'error',
  message,
  help,
  incomplete: false,
});
