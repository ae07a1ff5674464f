import { describe, expect, it } from 'vitest';
import type { LicenseTerm, Threshold } from '../../../src/model/terms.ts';
import { loadRulebook } from '../../../src/rulebook/load.ts';

const book = loadRulebook();
const termsOf = (id: string): readonly LicenseTerm[] => {
  const facts = book.facts(`LicenseRef-${id}`);
  return [...(facts?.conditions ?? []), ...(facts?.restrictions ?? [])];
};
const limits = (id: string): readonly (readonly [Threshold['measure'], number])[] =>
  termsOf(id).flatMap(({ threshold }) => (threshold ? [[threshold.measure, threshold.limit] as const] : []));
const territories = (id: string): readonly LicenseTerm[] => termsOf(id).filter((term) => term.tag === 'territory');
const OUTPUTS = {
  'prohibited-llm': [
    'scancode-llama-2-license-2023',
    'llama-3',
    'scancode-tongyi-qianwen-2023',
    'databricks-open-model',
    'hunyuan-dit',
  ],
  'prohibited-any': ['hunyuan-video', 'scancode-tencent-hunyuan-3d-2.0-cla', 'scancode-exaone-ai-model-1.1-nc'],
  'prohibited-foundation': ['scancode-stability-ai-community-2024', 'grok2-community'],
  'prohibited-competing': ['scancode-flux-1-nc'],
  'prohibited-commercial-model': ['scancode-bilibili-model-ula-2025-09-09'],
  'allowed-naming': ['scancode-llama-3.1-license-2024', 'scancode-llama-4-cla-2025', 'scancode-qwen-2024', 'glm-4'],
  'allowed-derivative': [
    'scancode-bigscience-open-rail-m',
    'scancode-gemma-tou-2025-03-24',
    'scancode-deepseek-la-1.0',
    'aquila',
  ],
} as const;

describe('limits of users and revenue', () => {
  it.each([
    'scancode-llama-2-license-2023',
    'llama-3',
    'scancode-llama-3.1-license-2024',
    'scancode-llama-4-cla-2025',
    'databricks-open-model',
  ])('%s: 700 million users a month', (id) => {
    expect(limits(id)).toEqual([['monthly-active-users', 700_000_000]]);
  });

  it.each([
    ['scancode-qwen-2024', [['monthly-active-users', 100_000_000]]],
    ['scancode-tencent-hunyuan-3d-2.0-cla', [['monthly-active-users', 1_000_000]]],
    ['hunyuan-dit', [['monthly-active-users', 100_000_000]]],
    ['scancode-stability-ai-community-2024', [['annual-revenue-usd', 1_000_000]]],
    ['baichuan-2-community', [['daily-active-users', 1_000_000]]],
    [
      'scancode-bilibili-model-ula-2025-09-09',
      [
        ['monthly-active-users', 100_000_000],
        ['annual-revenue-cny', 1_000_000_000],
      ],
    ],
    [
      'scancode-moonshot-ai-modified-mit-2025',
      [
        ['monthly-active-users', 100_000_000],
        ['monthly-revenue-usd', 20_000_000],
      ],
    ],
  ])('%s', (id, expected) => {
    expect(limits(id)).toEqual(expected);
  });

  it('says what happens above each limit', () => {
    const all = book.ids.filter((id) => id.startsWith('LicenseRef-')).flatMap((id) => termsOf(id.slice(11)));
    const counted = all.flatMap(({ threshold }) => threshold ?? []);
    expect(counted.length).toBeGreaterThan(20);
    for (const threshold of counted) expect(threshold.consequence).toBeTruthy();
  });
});

describe('territories', () => {
  it.each([
    ['scancode-tencent-hunyuan-3d-2.0-cla', 'EU, GB, KR', undefined],
    ['hunyuan-video', 'EU, GB, KR', undefined],
    ['hunyuan-dit', 'EU', undefined],
    ['scancode-llama-3.2-license-2024', 'EU', true],
    ['scancode-llama-3.3-license-2024', 'EU', true],
    ['scancode-llama-4-cla-2025', 'EU', true],
  ])('%s excludes %s', (id, value, onlyMultimodal) => {
    const found = territories(id);
    expect(found.map((term) => term.value)).toEqual([value]);
    expect(found[0]?.onlyMultimodal).toBe(onlyMultimodal);
  });

  it('reach the outputs of Hunyuan, and none stand in Llama 3.1', () => {
    expect(territories('scancode-tencent-hunyuan-3d-2.0-cla')[0]?.triggers).toContain('output');
    expect(territories('scancode-llama-3.1-license-2024')).toEqual([]);
  });
});

describe('outputs', () => {
  it.each(Object.entries(OUTPUTS).flatMap(([rule, ids]) => ids.map((id) => [id, rule] as const)))('%s: %s', (id, rule) => {
    expect(book.facts(`LicenseRef-${id}`)?.outputs).toBe(rule);
    const tag = rule.startsWith('prohibited')
      ? 'output-training-ban'
      : rule === 'allowed-naming'
        ? 'output-training-naming'
        : 'output-derivative';
    const terms = termsOf(id).filter((term) => term.tag === tag);
    expect(terms.length).toBeGreaterThan(0);
    for (const term of terms) expect(term.triggers).toEqual(['output']);
  });
});
