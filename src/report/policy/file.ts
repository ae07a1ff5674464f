/** The text of a new `licheck.yaml`: what was answered as lines, what only a person can decide as comments to fill in. */
import type {
  ProposedAcknowledgement,
  ProposedClarification,
  ProposedDecisions,
  ProposedException,
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
    ...policyLines(use, decisions?.acknowledgements ?? [], agreed.acknowledgements),
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

function policyLines({ rules }: ProposedUse, restrictions: readonly ProposedAcknowledgement[], isAgreed: boolean): string[] {
  if (rules.length + restrictions.length === 0) return [];
  const lists = [...new Set(rules.map(({ list }) => list))].flatMap((list) => [
    `  ${list}:`,
    ...rules
      .filter((rule) => rule.list === list)
      .flatMap(({ category, why }) => [`    - category: ${yamlText(category)}`, `      why: ${yamlText(why)}`]),
  ]);
  const items = restrictions.map(({ tag, title }) => ({ line: `    - ${yamlText(`restriction:${tag}`)}`, title }));
  const column = Math.max(COLUMN, ...items.map(({ line }) => line.length + 2));
  const tags = items.map(({ line, title }) => beside(line, title, column));
  const from = [...new Set(restrictions.flatMap(({ components }) => components))];
  const acknowledge = tags.length === 0 ? [] : ['  acknowledge:', ...tags];
  const isEmpty = lists.length === 0 && !isAgreed;
  return [
    '',
    ...(tags.length === 0
      ? []
      : comment(
          isAgreed
            ? `Restrictions on use of ${names(from)}, which the project undertakes to respect.`
            : `Restrictions on use of ${names(from)}. Uncomment those that the project undertakes to respect.`,
        )),
    isEmpty ? '# policy:' : 'policy:',
    ...lists,
    ...(isAgreed ? acknowledge : acknowledge.map((line) => (isEmpty ? `# ${line}` : line.replace('  ', '  # ')))),
  ];
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
