/** The effective policy as a `licheck.yaml` of its own, every line with its origin beside it. */
import type { EffectiveLine, EffectivePolicy, OverriddenLine, PolicyValue, SaidLine } from '../../model/effective-policy.ts';
import type { ReportOptions } from '../reporter.ts';
import { type Look, lookOf, type Paint } from '../text/ansi.ts';
import { clipped, jsonText } from '../text/escape.ts';
import { sentences } from '../text/sentences.ts';
import { widthOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import { plural } from '../view/tally.ts';
import { isList, yamlComment, yamlText, yamlValue } from './scalars.ts';

/** The formats of `licheck config`. */
export const POLICY_FORMATS = ['yaml', 'json'] as const;
export type PolicyFormat = (typeof POLICY_FORMATS)[number];

/** The policy as text. The YAML is a configuration again: without its comments it says the same. */
export function renderPolicy(policy: EffectivePolicy, format: PolicyFormat, options: ReportOptions): string {
  return format === 'json' ? `${jsonText(policy)}\n` : drawYaml(policy, lookOf(options));
}

/** A line of YAML with what is said about it. Everything is escaped. */
interface Row {
  readonly text: string;
  readonly says?: readonly string[];
  readonly paint?: Paint;
}

/** Comments start no further right than this. */
const FARTHEST = 44;

function drawYaml(policy: EffectivePolicy, look: Look): string {
  const sources = [...policy.extends, ...(policy.path === null ? [] : [policy.path])].map((name) => clipped(name, 120));
  const rows = [...sections(policy.lines, look)];
  const column = Math.min(FARTHEST, Math.max(0, ...rows.flatMap(({ text, says }) => (says ? [widthOf(text)] : []))) + 2);
  const head = yamlComment(`the effective policy: ${sources.length > 0 ? sources.join(', then ') : 'built-in defaults'}`);
  return `${[look.dim(head), ...drawWarning(policy.lines, look), ...rows.flatMap((row) => drawRow(row, column, look))].join('\n')}\n`;
}

/** A rule that was loosened must not have to be looked for. */
function drawWarning(lines: readonly EffectiveLine[], look: Look): string[] {
  const weaker = lines.filter(({ over }) => over[0]?.change === 'weaker').length;
  if (weaker === 0) return [];
  const says = `${plural(weaker, 'line is', 'lines are')} WEAKER than what they override`;
  return [look.severity.warning(yamlComment(weaker === 1 ? says.replace('they override', 'it overrides') : says))];
}

function drawRow({ text, says = [], paint }: Row, column: number, look: Look): string[] {
  const shown = paint ? paint(text) : text;
  const room = Math.max(24, look.prose - column - 2);
  const [first, ...more] = says.flatMap((part, i) =>
    wrap(part, i === 0 ? room : room - 2).map((line) => (i === 0 ? line : `  ${line}`)),
  );
  if (first === undefined) return [shown];
  const gap = column - widthOf(text);
  const below = (line: string): string => `${' '.repeat(column)}${look.dim(`# ${line}`)}`;
  return gap >= 2
    ? [`${shown}${' '.repeat(gap)}${look.dim(`# ${first}`)}`, ...more.map(below)]
    : [shown, ...[first, ...more].map(below)];
}

function* sections(lines: readonly EffectiveLine[], look: Look): Iterable<Row> {
  for (const name of ['project', 'use']) {
    const inside = lines.filter(({ key }) => key.startsWith(`${name}.`));
    if (inside.length > 0)
      yield* heading(
        name,
        inside.every(({ assumed }) => assumed),
      );
    for (const line of inside) yield* single(line, 2, look);
  }
  yield* heading('policy', false);
  for (const list of ['allow', 'review', 'deny', 'acknowledge']) yield* listRows(`policy.${list}`, lines, look);
  for (const line of lines.filter(({ key }) => key === 'policy.unknown' || key === 'policy.dev')) yield* single(line, 2, look);
  const severities = lines.filter(({ key }) => key.startsWith('policy.severity.'));
  if (severities.length > 0) yield { text: '  severity:' };
  for (const line of severities) yield* single(line, 4, look);
  for (const list of ['components', 'exceptions', 'clarifications', 'choices', 'ignore']) yield* listRows(list, lines, look);
}

function* heading(name: string, isEmpty: boolean): Iterable<Row> {
  yield { text: '' };
  yield { text: `${isEmpty ? '# ' : ''}${name}:` };
}

/** A key with its value, then the values whose place it took. */
function* single(line: EffectiveLine, indent: number, look: Look): Iterable<Row> {
  const name = yamlText(line.key.slice(line.key.lastIndexOf('.') + 1));
  const write = (value: PolicyValue): string => `${name}: ${yamlValue(value)}`;
  const space = ' '.repeat(indent);
  if (line.assumed)
    yield { text: `# ${space.slice(2)}${write(line.value)}`, says: ['not declared: read strictly'], paint: look.dim };
  else yield { text: space + write(line.value), says: remarks(line) };
  for (const other of line.over.filter(({ change }) => change !== 'same')) {
    yield { text: `${space}# ${write(other.value)}`, says: lost(other, line), paint: look.dim };
  }
}

/** The items of a list; among them, as comments, those that another file took out of it. */
function* listRows(key: string, lines: readonly EffectiveLine[], look: Look): Iterable<Row> {
  const inside = lines.filter((line) => line.key === key);
  const gone = lines.flatMap((line) =>
    line.over
      .filter((other) => other.key === key && (other.change !== 'same' || line.key !== key))
      .map((other) => ({ other, line })),
  );
  if (inside.length + gone.length === 0) return;
  const name = key.slice(key.indexOf('.') + 1);
  const isNested = key.startsWith('policy.');
  const space = isNested ? '  ' : '';
  if (!isNested) yield { text: '' };
  yield { text: `${space}${inside.length === 0 ? '# ' : ''}${name}:` };
  for (const line of inside) yield* item(line.value, `${space}  `, remarks(line));
  for (const { other, line } of gone) {
    for (const row of item(other.value, '', lost(other, line)))
      yield { ...row, text: `${space}  # ${row.text}`, paint: look.dim };
  }
}

function* item(value: PolicyValue, space: string, says: readonly string[]): Iterable<Row> {
  if (typeof value !== 'object' || value === null || isList(value)) {
    yield { text: `${space}- ${yamlValue(value)}`, says };
    return;
  }
  for (const [i, [key, inner]] of Object.entries(value).entries()) {
    yield { text: `${space}${i === 0 ? '- ' : '  '}${yamlText(key)}: ${yamlValue(inner)}`, ...(i === 0 && { says }) };
  }
}

/** Where a line stands, what it took the place of, and its own reason. */
function remarks({ key, at, why, over, before }: EffectiveLine): string[] {
  const same = over.filter((other) => other.change === 'same').map(originOf);
  // What stood under the same key is shown beneath the line.
  const moved = over.filter((other) => other.change !== 'same' && other.key !== key);
  const said = [
    originOf({ at }) + (same.length > 0 ? `, as in ${same.join(' and ')}` : ''),
    ...moved.map((other) => `${weight(other)} ${shortKey(other)} in ${originOf(other)}`),
    ...(before === null
      ? []
      : [`${weight(before)} ${shortKey(before)} ${yamlValue(before.value)} (${originOf(before)}), which is less specific`]),
  ];
  return [said.join('; '), ...reason(why)];
}

/** A line that does not hold: where it stands, and what holds in its place. */
function lost(line: OverriddenLine, by: EffectiveLine): string[] {
  const instead = line.key === by.key ? '' : `${shortKey(by)} in `;
  return [`${originOf(line)}, overridden: ${instead}${originOf(by)} is ${WORDS[line.change]}`, ...reason(line.why)];
}

const WORDS = { weaker: 'WEAKER', stricter: 'stricter', same: 'the same', different: 'different' } as const;

const weight = ({ change }: OverriddenLine): string =>
  change === 'weaker' ? 'WEAKER than' : change === 'stricter' ? 'stricter than' : 'instead of';

const shortKey = ({ key }: SaidLine): string => key.replace(/^policy\./, '');

const reason = (why: string | null): string[] => (why === null ? [] : [sentences([clipped(why)]).replace(/\.$/, '')]);

const originOf = ({ at }: Pick<SaidLine, 'at'>): string =>
  at === null ? 'built-in default' : `${clipped(at.path, 120)}:${at.line}`;
