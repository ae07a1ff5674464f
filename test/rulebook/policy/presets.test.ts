import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Policy, Verdict } from '../../../src/model/policy.ts';
import { CATEGORIES } from '../../../src/model/terms.ts';
import { loadRulebook } from '../../../src/rulebook/load.ts';
import { configJsonSchema } from '../../../src/rulebook/policy/json-schema.ts';
import { buildHouse, load } from './house.ts';

const PRESETS = [
  'ai-product',
  'commercial-distributed',
  'commercial-saas',
  'internal',
  'open-source-copyleft',
  'open-source-permissive',
  'research',
];
const empty = buildHouse({});

function preset(name: string): Policy {
  const { policy, diagnostics } = load(empty, { policy: name });
  expect(diagnostics).toEqual([]);
  return policy as Policy;
}

const verdicts = (policy: Policy): Record<string, Verdict> =>
  Object.fromEntries(
    policy.rules.map(({ selector, verdict }) => [selector.kind === 'category' ? selector.category : '?', verdict]),
  );

describe('the presets', () => {
  it('are the ones that are documented', () => expect(Object.keys(loadRulebook().presets).sort()).toEqual(PRESETS));

  for (const name of PRESETS) {
    it(`${name} says how the project is used, and gives a reason for every line`, () => {
      const policy = preset(name);
      expect(policy.use.commercial).toBe(name !== 'research');
      expect(policy.use.distribution?.length).toBeGreaterThan(0);
      expect(policy.unknown).not.toBe('allowed');
      for (const rule of policy.rules) {
        expect(rule.why).toMatch(/\w+ \w+/);
        expect(rule.at).toMatchObject({ path: `preset:${name}`, excerpt: expect.stringContaining(rule.text.replace(':', ': ')) });
      }
    });

    it(`${name} speaks of every category once`, () => {
      const spoken = preset(name).rules.map(({ text }) => text);
      expect(new Set(spoken).size).toBe(spoken.length);
      const expected = CATEGORIES.filter((category) => name !== 'research' || category !== 'unknown').map(
        (category) => `category:${category}`,
      );
      expect([...spoken].sort()).toEqual([...expected].sort());
    });

    it(`${name} never lets through what it must not`, () => {
      const said = verdicts(preset(name));
      expect([said.permissive, said['public-domain']]).toEqual(['allowed', 'allowed']);
      expect(said.proprietary).not.toBe('allowed');
      if (name !== 'research')
        expect([said['non-commercial'], said['research-only'], said.unknown]).toEqual(['denied', 'denied', 'denied']);
    });
  }

  it('commercial-distributed is the reading of the source document', () => {
    expect(verdicts(preset('commercial-distributed'))).toEqual({
      'public-domain': 'allowed',
      permissive: 'allowed',
      'weak-copyleft': 'allowed',
      'share-alike': 'allowed',
      'use-restricted': 'review',
      'conditional-commercial': 'review',
      'strong-copyleft': 'denied',
      'network-copyleft': 'denied',
      'source-available': 'denied',
      'no-derivatives': 'denied',
      'non-commercial': 'denied',
      'research-only': 'denied',
      proprietary: 'denied',
      unknown: 'denied',
    });
    expect(preset('commercial-distributed')).toMatchObject({
      unknown: 'denied',
      dev: 'denied',
      use: { commercial: true, distribution: ['binary'] },
    });
  });

  it('GPL is no conflict in a service, AGPL is', () => {
    const said = verdicts(preset('commercial-saas'));
    expect([said['strong-copyleft'], said['network-copyleft']]).toEqual(['allowed', 'denied']);
  });

  it('commercial-distributed holds where there is no configuration at all', () => {
    const { policy, diagnostics } = load(empty);
    expect(diagnostics).toEqual([]);
    expect(policy).toEqual(preset('commercial-distributed'));
    expect(policy).toMatchObject({ extends: ['commercial-distributed'] });
    expect(policy?.path).toBeUndefined();
  });

  it('no preset holds under a configuration that names none', () => {
    const { policy } = load(buildHouse({ 'licheck.yaml': 'policy: {allow: [MIT]}\n' }));
    expect(policy).toMatchObject({ extends: [], path: 'licheck.yaml', use: {}, unknown: 'denied', dev: 'denied' });
    expect(policy?.rules).toHaveLength(1);
    expect(policy?.unknownAt).toBeUndefined();
  });
});

describe('everything that a configuration can say', () => {
  const yaml = readFileSync(new URL('./whole.yaml', import.meta.url), 'utf8');

  it('is read', () => {
    const { policy, diagnostics } = load(buildHouse({ 'licheck.yaml': yaml }));
    expect(diagnostics).toEqual([]);
    expect(policy).toMatchObject({
      extends: ['commercial-distributed'],
      projectLicense: { kind: 'license', id: 'LicenseRef-Proprietary' },
      use: {
        commercial: true,
        distribution: ['binary', 'weights'],
        monthlyActiveUsers: 50_000,
        annualRevenueUsd: 2_000_000,
        territories: ['US', 'DE'],
        fields: ['healthcare'],
        trainsOnOutputs: false,
      },
      unknown: 'review',
      acknowledge: ['medical-advice', 'minors'],
      dev: 'review',
      severity: { 'license-mismatch': 'error', 'notice-duty': 'off' },
      components: [
        { component: { purl: 'pkg:npm/leaf-lib' }, linking: 'static', modified: true },
        { component: { purl: 'pkg:huggingface/leaf/leaf-base' }, usedFor: ['finetune', 'redistribute'], name: 'leaf/leaf-base' },
      ],
      exceptions: [
        {
          component: { text: 'pkg:npm/report-kit@^2', purl: 'pkg:npm/report-kit', range: '^2', at: { line: 39, column: 16 } },
          license: { id: 'AGPL-3.0-only' },
          reason: 'commercial licence bought, contract 2026-114',
          owner: 'legal@teahouse.example',
          expires: '2027-03-31',
        },
      ],
      clarifications: [
        {
          component: { purl: 'pkg:npm/old-kettle', range: '1.2.3' },
          license: { id: 'MIT' },
          file: 'LICENSE.txt',
          sha256: 'ab'.repeat(32),
        },
      ],
      choices: [{ component: { purl: 'pkg:npm/*' }, choose: { id: 'MIT' } }],
      ignore: ['third_party/golden/**'],
    });
    expect(policy?.rules.slice(-7).map(({ verdict, text, selector }) => `${verdict} ${text} ${selector.kind}`)).toEqual([
      'allowed MIT license',
      'allowed category:permissive category',
      'allowed MIT OR Apache-2.0 license',
      'review restriction:medical-advice restriction',
      'review term:disclose-source term',
      'denied category:network-copyleft category',
      'denied GPL-3.0-only license',
    ]);
    expect(policy?.useAt['monthly-active-users']).toMatchObject({ line: 9, column: 3, excerpt: '  monthly-active-users: 50000' });
  });

  it('is what the JSON Schema for editors allows', () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(configJsonSchema());
    expect(validate(parse(yaml))).toBe(true);
    for (const text of Object.values(loadRulebook().presets)) expect(validate(parse(text))).toBe(true);
    for (const bad of [
      { polcy: {} },
      { policy: { unknown: 'no' } },
      { policy: { allow: 'MIT' } },
      { exceptions: [{ component: 'pkg:npm/x' }] },
      { policy: { allow: [{ categry: 'permissive' }] } },
    ]) {
      expect(validate(bad)).toBe(false);
    }
  });
});
