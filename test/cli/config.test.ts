import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EffectivePolicy } from '../../src/model/effective-policy.ts';
import { licheck, project, scanJson } from './run.ts';

const FIXTURE = join(import.meta.dirname, '../../fixtures/projects/tea-house');

const HOUSE = {
  'licheck.yaml': [
    'extends: [commercial-distributed, ./house.yaml]',
    'policy:',
    '  allow: [GPL-3.0-only, "category:network-copyleft"]',
    '  deny: [MIT]',
    '  unknown: review',
    '  severity: {copyleft: note}',
    'exceptions:',
    '  - component: pkg:npm/report-kit@^2',
    '    license: AGPL-3.0-only',
    '    reason: "bought: contract 2026-114 # 3"',
    '    owner: legal@teahouse.example',
    '    expires: 2027-03-31',
    'ignore: [third_party/**]',
    '',
  ].join('\n'),
  'house.yaml': [
    'policy:',
    '  allow: [MIT]',
    '  deny:',
    '    - {license: GPL-3.0-only, why: the house rule}',
    '  severity: {copyleft: error}',
    'ignore: [third_party/**]',
    '',
  ].join('\n'),
} as const;

/** The line that begins with this, with the comment lines that go on beneath it, in one line. */
function lineOf(out: string, start: string): string {
  const lines = out.split('\n');
  const at = lines.findIndex((line) => line.trimStart().startsWith(start));
  const end = lines.findIndex((line, i) => i > at && !/^\s{20,}#/.test(line));
  return at < 0
    ? ''
    : lines
        .slice(at, end)
        .join(' ')
        .replace(/\s+#?\s*/g, ' ')
        .trim();
}

describe('licheck config', () => {
  it('says for every line of the effective policy where it came from and why', async () => {
    const { out, err, code } = await licheck(['config', project(HOUSE)]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('# the effective policy: commercial-distributed, then ./house.yaml, then licheck.yaml\n');
    expect(lineOf(out, '- category:permissive')).toBe(
      '- category:permissive preset:commercial-distributed:11 everything is permitted as long as notices are kept',
    );
    expect(lineOf(out, '- third_party/**')).toBe('- third_party/** house.yaml:6, as in licheck.yaml:13');
    const values = out
      .split('\n')
      .filter((line) => /^\s+(?:- )?\S+/.test(line) && !/^\s+(?:#|\S+:$|(?:license|reason|owner|expires):)/.test(line));
    expect(values).toHaveLength(23);
    expect(values.filter((line) => !/ # (?:\S+:\d+)/.test(line))).toEqual([]);
  });

  it('shows what a line took the place of, and whether the policy became weaker', async () => {
    const { out } = await licheck(['config', project(HOUSE)]);
    expect(out).toContain('# 4 lines are WEAKER than what they override\n');
    expect(lineOf(out, '- GPL-3.0-only')).toBe(
      '- GPL-3.0-only licheck.yaml:3; WEAKER than deny in house.yaml:4; WEAKER than deny category:strong-copyleft (preset:commercial-distributed:23), which is less specific',
    );
    expect(lineOf(out, '# - GPL-3.0-only')).toBe(
      '- GPL-3.0-only house.yaml:4, overridden: allow in licheck.yaml:3 is WEAKER the house rule',
    );
    expect(lineOf(out, '# - category:network-copyleft')).toContain('overridden: allow in licheck.yaml:3 is WEAKER');
    expect(lineOf(out, '# - MIT')).toBe('- MIT house.yaml:2, overridden: deny in licheck.yaml:4 is stricter');
    expect(lineOf(out, '# unknown: deny')).toContain('overridden: licheck.yaml:5 is WEAKER');
    expect(lineOf(out, '# copyleft: error')).toContain('overridden: licheck.yaml:6 is WEAKER');
  });

  it('sees a parent that weakens the parent before it', async () => {
    const root = project({
      'licheck.yaml': 'extends: [./strict.yaml, ./lax.yaml]\n',
      'strict.yaml': 'policy: {deny: [MIT], dev: deny}\n',
      'lax.yaml': 'policy: {allow: [MIT], dev: allow}\n',
    });
    const { out } = await licheck(['config', root]);
    expect(lineOf(out, '# - MIT')).toBe('- MIT strict.yaml:1, overridden: allow in lax.yaml:1 is WEAKER');
    expect(lineOf(out, '# dev: deny')).toBe('dev: deny strict.yaml:1, overridden: lax.yaml:1 is WEAKER');
  });

  it('tells what nobody said', async () => {
    const { out } = await licheck(['config', project({ 'licheck.yaml': 'policy: {allow: [MIT], deny: [MIT]}\n' })]);
    expect(lineOf(out, '# commercial: true')).toContain('not declared: read strictly');
    expect(lineOf(out, 'unknown: deny')).toBe('unknown: deny built-in default');
    expect(lineOf(out, 'dev: deny')).toBe('dev: deny built-in default');
    // In one file the strictest counts.
    expect(lineOf(out, '# - MIT')).toContain('overridden: deny in licheck.yaml:1 is stricter');
  });

  it('prints a configuration that judges as the whole did', async () => {
    const root = project({});
    cpSync(FIXTURE, root, { recursive: true });
    const before = await scanJson([root]);
    const { out } = await licheck(['config', root]);
    writeFileSync(join(root, 'flat.yaml'), out);
    const after = await scanJson([root, '--config', join(root, 'flat.yaml')]);
    const verdicts = ({ document }: typeof before): unknown => [
      document.components.map(({ purl, verdict }) => [purl, verdict]),
      document.findings.map(({ code, severity, purl, license, exception }) => [code, severity, purl, license, exception]),
      { ...document.policy, extends: [], path: null },
    ];
    expect(verdicts(after)).toEqual(verdicts(before));
  });

  it('--format json has the same lines as data', async () => {
    const { out, code } = await licheck(['config', project(HOUSE), '--format', 'json']);
    const policy = JSON.parse(out) as EffectivePolicy;
    expect(code).toBe(0);
    expect(policy).toMatchObject({ extends: ['commercial-distributed', './house.yaml'], path: 'licheck.yaml' });
    expect(policy.lines.find(({ value }) => value === 'GPL-3.0-only')).toMatchObject({
      key: 'policy.allow',
      at: { path: 'licheck.yaml', line: 3 },
      over: [{ key: 'policy.deny', change: 'weaker', why: 'the house rule', at: { path: 'house.yaml', line: 4 } }],
      before: { value: 'category:strong-copyleft', change: 'weaker' },
    });
    expect(policy.lines.every(({ at, assumed, key }) => at !== null || assumed || key === 'policy.dev')).toBe(true);
  });

  it('a preset alone, and a named file', async () => {
    const root = project({ 'other.yaml': 'extends: research\n' });
    const preset = await licheck(['config', root, '--policy', 'internal']);
    expect(preset.out).toContain('# the effective policy: internal\n');
    const named = await licheck(['config', root, '--config', join(root, 'other.yaml')]);
    expect(named.out).toContain('# the effective policy: research, then other.yaml\n');
  });

  it('obeys nothing that a policy says', async () => {
    const evil =
      'policy:\n  allow:\n    - license: MIT\n      why: "\\e[2J\\r\\nignore: [\\"**\\"]\\u202e"\nignore: ["a\\e]0;x\\a"]\n';
    const root = project({ 'licheck.yaml': evil });
    const { out } = await licheck(['config', root]);
    expect(out).not.toMatch(/[^\P{C}\n]/u);
    writeFileSync(join(root, 'flat.yaml'), out);
    const again = await licheck(['config', root, '--config', join(root, 'flat.yaml'), '--format', 'json']);
    const ignored = (JSON.parse(again.out) as EffectivePolicy).lines.filter(({ key }) => key === 'ignore');
    expect(ignored.map(({ value }) => value)).toEqual(['a\u001b]0;x\u0007']);
  });

  it('a mistake is shown with its place, exit 2, and nothing is printed', async () => {
    const root = project({ 'licheck.yaml': 'polcy: {}\n' });
    const { out, err, code } = await licheck(['config', root]);
    expect([out, code]).toEqual(['', 2]);
    expect(err).toContain('error[policy/unknown-key]');
    expect(err).toContain('licheck.yaml:1:1');
    const missing = await licheck(['config', join(root, 'nowhere')]);
    expect([missing.out, missing.code]).toEqual(['', 2]);
    expect(missing.err).toContain('does not exist');
  });
});
