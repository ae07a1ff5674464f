/** The text of a new `licheck.yaml`: what was answered as lines, what only a person can decide as comments to fill in. */
import type {
  ProposedClarification,
  ProposedDecisions,
  ProposedException,
  ProposedRule,
  ProposedUse,
} from '../../model/proposal.ts';
import { clipped } from '../text/escape.ts';
import { plural } from '../view/tally.ts';
import { yamlText, yamlValue } from './scalars.ts';

/** What the file is made of. */
export interface PolicyFileParts {
  readonly projectName: string;
  readonly use: ProposedUse;
  /** Absent until the policy has been tried on the scan. */
  readonly decisions?: ProposedDecisions;
  /** What a person said yes to: those entries hold, the others are comments. */
  readonly agreed: AgreedDecisions;
}

export interface AgreedDecisions {
  /** The texts were read: what they were recognised as is concluded. */
  readonly clarifications: boolean;
  /** The project undertakes to respect the restrictions. */
  readonly acknowledgements: boolean;
}

/** Entries of one kind in the file; more are counted. */
const MOST = 25;
const COLUMN = 40;

/** The file. Entries that are comments lack what a person must say: uncommented as they are, the policy is refused. */
export function renderPolicyFile(parts: PolicyFileParts): string {
  const { use, decisions, agreed } = parts;
  const lines = [
    ...head(parts),
    ...useLines(use, decisions?.ask ?? []),
    ...policyLines(use, decisions, agreed.acknowledgements),
    ...clarificationLines(decisions?.clarifications ?? [], agreed.clarifications),
    ...exceptionLines(decisions?.exceptions ?? []),
  ];
  return `${lines.join('\n')}\n`;
}

/** True when a text was recognised, so that a person who read it can conclude what it is. */
export const isReadable = ({ license, sha256 }: ProposedClarification): boolean => license !== null && sha256 !== null;

function head({ projectName, use }: PolicyFileParts): string[] {
  return [
    `# How ${clipped(projectName, 80)} is used, and which licences it accepts. Written by \`licheck init\`: change what is not so.`,
    `# \`licheck config\` prints the whole policy with the origin of each line; \`licheck explain ${use.preset}\` the preset.`,
    `extends: ${yamlText(use.preset)}`,
    ...(use.license === null ? [] : ['', 'project:', beside(`  license: ${yamlText(use.license)}`, 'what it is shipped under')]),
  ];
}

const WAYS = 'any of: none, source, binary, saas, weights, dataset, outputs';

function useLines({ commercial, distribution, notes }: ProposedUse, ask: readonly string[]): string[] {
  return [
    '',
    beside('use:', 'terms bite only on what really happens'),
    `  commercial: ${commercial}`,
    beside(`  distribution: ${yamlValue(distribution)}`, WAYS),
    ...notes.map((note) => `${' '.repeat(COLUMN)}# ${clipped(note, 200)}`),
    ...ask.map((key) => beside(`  # ${key}:`, ASKED[key] ?? 'a licence found here depends on it')),
  ];
}

const ASKED: Readonly<Record<string, string>> = {
  'monthly-active-users': 'a licence found here has a limit of users',
  'annual-revenue-usd': 'a licence found here has a limit of revenue',
  territories: 'a licence found here leaves territories out; list yours, such as [US, DE]',
  fields: 'a licence found here restricts fields of use; list yours, such as [healthcare]',
};

/** One list under `policy`: lines that hold, and lines that a person may uncomment. */
interface List {
  readonly key: string;
  readonly lines: readonly string[];
  readonly open: readonly string[];
}

function policyLines({ rules }: ProposedUse, decisions: ProposedDecisions | undefined, isAgreed: boolean): string[] {
  const { acknowledgements = [], reviews = [] } = decisions ?? {};
  const ruled = (list: ProposedRule['list']): string[] =>
    rules
      .filter((rule) => rule.list === list)
      .flatMap(({ category, why }) => [`    - category: ${yamlText(category)}`, `      why: ${yamlText(why)}`]);
  const tags = aligned(acknowledgements.map(({ tag, title }) => [`    - ${yamlText(`restriction:${tag}`)}`, title]));
  const wanted = reviews.map(
    ({ license, category, components }) => [`    - ${yamlText(license)}`, `${category}: ${names(components)}`] as const,
  );
  const lists: readonly List[] = [
    { key: 'allow', lines: ruled('allow'), open: aligned(wanted.slice(0, MOST)) },
    { key: 'review', lines: ruled('review'), open: [] },
    { key: 'deny', lines: ruled('deny'), open: [] },
    { key: 'acknowledge', lines: isAgreed ? tags : [], open: isAgreed ? [] : tags },
  ];
  const used = lists.filter(({ lines, open }) => lines.length + open.length > 0);
  if (used.length === 0) return [];
  const holds = used.some(({ lines }) => lines.length > 0);
  const from = [...new Set(acknowledgements.flatMap(({ components }) => components))];
  return [
    '',
    ...(reviews.length > 0
      ? comment('Licences to review: read `licheck explain <licence>`, then allow each by name, or deny it.')
      : []),
    ...(tags.length > 0
      ? comment(
          `Restrictions on use of ${names(from)}: ${isAgreed ? 'the project undertakes to respect them.' : 'acknowledge those that the project undertakes to respect.'}`,
        )
      : []),
    holds ? 'policy:' : '# policy:',
    ...used.flatMap(({ key, lines, open }) => [
      lines.length > 0 ? `  ${key}:` : disabledIn(holds, `  ${key}:`),
      ...lines,
      ...open.map((line) => disabledIn(holds, line)),
    ]),
  ];
}

/** A line of a section that holds is disabled behind its indentation, else with the section. */
const disabledIn = (holds: boolean, line: string): string => (holds ? line.replace('  ', '  # ') : disabled(line));

function aligned(rows: readonly (readonly [line: string, says: string])[]): string[] {
  const column = Math.max(COLUMN, ...rows.map(([line]) => line.length + 2));
  return rows.map(([line, says]) => beside(line, says, column));
}

function clarificationLines(clarifications: readonly ProposedClarification[], isAgreed: boolean): string[] {
  if (clarifications.length === 0) return [];
  const holds = (one: ProposedClarification): boolean => isAgreed && isReadable(one);
  const sorted = [...clarifications].sort((a, b) => Number(holds(b)) - Number(holds(a)));
  const isEmpty = !sorted.some(holds);
  const entries = sorted.slice(0, MOST).flatMap((one) => {
    const lines = [
      `  # ${clipped(one.component, 200)}: ${clipped(one.problem, 300)}`,
      `  - component: ${yamlText(one.component)}`,
      field('license', one.license),
      ...(one.file === null ? [] : [field('file', one.file), field('sha256', one.sha256)]),
      field('reason', holds(one) ? `its ${one.file} was read; ${one.problem}` : null),
    ];
    return holds(one) ? lines : lines.map(disabled);
  });
  const says = isEmpty
    ? 'Licences to establish. Read the text, fill in every field, and uncomment the entry; it lapses when the text changes.'
    : 'Licences that a person concluded from a text; each lapses when the text changes.';
  return ['', ...comment(says), isEmpty ? '# clarifications:' : 'clarifications:', ...entries, ...rest(sorted.length)];
}

function exceptionLines(exceptions: readonly ProposedException[]): string[] {
  if (exceptions.length === 0) return [];
  const entries = exceptions.slice(0, MOST).flatMap(({ component, name, license, verdict, category, path }) => {
    const way = path.length > 0 ? `, through ${names(path)}` : '';
    return [
      `  # ${clipped(name, 120)}: ${verdict === 'review' ? 'to review' : verdict}, ${clipped(category, 80)}${way}`,
      `  - component: ${yamlText(component)}`,
      field('license', license),
      field('reason', null),
      field('owner', null),
      field('expires', null),
    ].map(disabled);
  });
  return [
    '',
    ...comment(
      'What the policy does not let pass. Replace it; or, where there is a good reason, record an exception: `licheck except <name>`',
      'asks for what is missing here. An entry without a reason, an owner and a date is refused.',
    ),
    '# exceptions:',
    ...entries,
    ...rest(exceptions.length),
  ];
}

const field = (key: string, value: string | null): string => (value === null ? `    ${key}:` : `    ${key}: ${yamlText(value)}`);

/** One mark less than the line it was, so that taking the mark away gives the line back. */
const disabled = (line: string): string => `# ${line}`;

const rest = (count: number): string[] => (count > MOST ? [`#   + ${count - MOST} more, which \`licheck\` lists`] : []);

const comment = (...texts: readonly string[]): string[] => texts.map((text) => `# ${text}`);

/** A comment beside a line; several lines of one block start theirs in the same column. */
function beside(line: string, says: string, column = COLUMN): string {
  return `${line.padEnd(column - 1)} # ${clipped(says, 200)}`;
}

function names(list: readonly string[]): string {
  const shown = list.slice(0, 3).map((name) => clipped(name, 80));
  return list.length > shown.length
    ? `${shown.join(', ')} and ${plural(list.length - shown.length, 'more', 'more')}`
    : shown.join(', ');
}
