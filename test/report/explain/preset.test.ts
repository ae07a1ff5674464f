import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Policy, Verdict } from '../../../src/model/policy.ts';
import { CATEGORIES } from '../../../src/model/terms.ts';
import { explainPreset, type Preset, presetFacts, purposeOf } from '../../../src/report/explain/preset.ts';
import { loadRulebook } from '../../../src/rulebook/load.ts';
import { loadPolicy } from '../../../src/rulebook/policy/load.ts';
import { PLAIN } from '../samples.ts';

const rulebook = loadRulebook();
const presets: readonly Preset[] = Object.entries(rulebook.presets).map(([name, text]) => {
  const { policy } = loadPolicy({ rulebook, root: '/', cwd: '/', policy: name });
  if (policy === undefined) throw new Error(`${name} cannot be loaded`);
  return { name, text, policy };
});

describe('explaining a preset', () => {
  it.each(presets)('$name: its purpose, and every line with its reason', (preset) => {
    const text = explainPreset(preset, PLAIN).replace(/\s+/g, ' ');
    expect(text).toContain(`${preset.name} a preset policy ${purposeOf(preset.text)}`);
    expect(purposeOf(preset.text)).toMatch(/^[A-Z].*\.$/);
    for (const { text: selector, why } of preset.policy.rules) {
      expect(text).toContain(` ${selector.replace('category:', '')} ${why}`);
    }
    expect(text).toContain(`extends: ${preset.name}`);
  });

  it('rules/policies/README.md says what the files say (`npx vitest -u` writes it again)', async () => {
    await expect(page()).toMatchFileSnapshot(join(import.meta.dirname, '../../../rules/policies/README.md'));
  });
});

/** The documentation of the presets. */
function page(): string {
  return `${[
    '# The preset policies',
    '',
    'What each preset allows, asks a person to review, and denies, by category of licence, and why. A configuration takes one with',
    '`extends: <preset>` and lays its own lines over it; a line that names a licence beats one that names its category.',
    '`licheck explain <preset>` prints the same, `licheck config` the policy that holds in a project, line by line with its origin, and',
    '`licheck explain <category>` what a category means and which licences are in it. This page is written by a test from the files beside it.',
    '',
    'These are starting points for a team to change, not legal advice.',
    '',
    ...table(
      ['category', ...presets.map(({ name }) => `[${name}](#${name})`)],
      [
        ...CATEGORIES.map((category) => [category, ...presets.map(({ policy }) => verdictOn(category, policy))]),
        ['*not known*', ...presets.map(({ policy }) => WORDS[policy.unknown])],
        [
          '*only developers need it*',
          ...presets.map(({ policy }) => (policy.dev === 'denied' ? 'as above' : `${WORDS[policy.dev]} at worst`)),
        ],
      ],
    ),
    ...presets.flatMap(section),
  ].join('\n')}\n`;
}

function section({ name, text, policy }: Preset): string[] {
  return [
    '',
    `## ${name}`,
    '',
    purposeOf(text),
    '',
    ...presetFacts(policy).map(([key, value]) => `- \`${key}\`: ${value}`),
    '',
    ...table(
      ['verdict', 'category', 'why'],
      policy.rules.map((rule) => [WORDS[rule.verdict], rule.text.replace('category:', ''), rule.why ?? '']),
    ),
  ];
}

const WORDS: Readonly<Record<Verdict, string>> = { allowed: 'allow', review: 'review', denied: '**deny**' };

function verdictOn(category: string, { rules, unknown }: Policy): string {
  const rule = rules.find(({ text }) => text === `category:${category}`);
  return WORDS[rule?.verdict ?? unknown];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
