/** A preset policy: what it is for, what it allows, reviews and denies, and why. */
import type { Policy, Verdict } from '../../model/policy.ts';
import type { ReportOptions } from '../reporter.ts';
import { lookOf } from '../text/ansi.ts';
import { drawPairs, drawText, drawTitle } from './draw.ts';

/** A preset as the rulebook has it. */
export interface Preset {
  readonly name: string;
  /** The YAML; the comment at its head says what the preset is for. */
  readonly text: string;
  readonly policy: Policy;
}

/** The preset as terminal text. */
export function explainPreset({ name, text, policy }: Preset, options: ReportOptions): string {
  const look = lookOf(options);
  const lists = (Object.keys(HEADINGS) as Verdict[]).flatMap((verdict) => {
    const rules = policy.rules.filter((rule) => rule.verdict === verdict);
    const pairs = rules.map((rule) => [rule.text.replace(/^category:/, ''), rule.why ?? ''] as const);
    return pairs.length === 0 ? [] : ['', look.verdict[verdict](`  ${HEADINGS[verdict]}`), ...drawPairs(pairs, look)];
  });
  const lines = [
    ...drawTitle(name, 'a preset policy', look),
    ...drawText([purposeOf(text)], look),
    '',
    ...drawPairs(presetFacts(policy), look),
    ...lists,
    '',
    ...drawPairs(
      [
        ['to take it', `\`extends: ${name}\` in licheck.yaml, or \`--policy ${name}\` for one run`],
        ['see also', `\`licheck config --policy ${name}\` for its lines, \`licheck explain <category>\` for each word`],
      ],
      look,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** What a preset says beside its lists: how the project is used, the unknown, tools. */
export function presetFacts({ use, unknown, dev }: Policy): readonly (readonly [string, string])[] {
  return [
    ['use', `commercial: ${use.commercial}, distribution: [${use.distribution?.join(', ') ?? ''}]`],
    ['unknown', `${WORDS[unknown]}: what no line names, or what nobody knows`],
    ['dev', `${WORDS[dev]}: the worst verdict of what only developers need`],
  ];
}

/** The comment at the head of a preset, as one paragraph. */
export function purposeOf(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines
    .slice(0, end)
    .map((line) => line.replace(/^#\s?/, ''))
    .join(' ');
}

const HEADINGS = { allowed: 'allows', review: 'asks for a review of', denied: 'denies' } as const satisfies Record<
  Verdict,
  string
>;
const WORDS = { allowed: 'allow', review: 'review', denied: 'deny' } as const satisfies Record<Verdict, string>;
