import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelKind, ModelRegistryEntry } from '../../../src/model/rulebook.ts';
import { loadRulebook } from '../../../src/rulebook/load.ts';
import { createModelRegistry } from '../../../src/rulebook/models.ts';

const entry = (pattern: string, license: string, kind: ModelKind = 'model'): ModelRegistryEntry => ({
  kind,
  pattern,
  license,
  verified: 'unverified',
  source: 'the tea house',
  date: '2026-11-24',
});
const ask = (entries: readonly ModelRegistryEntry[], name: string, kind: ModelKind = 'model'): string | undefined =>
  createModelRegistry(entries)(name, kind)?.license;

describe('the registry of families', () => {
  const leaves = [
    entry('leaf/leaf-*', 'MIT'),
    entry('leaf/leaf-3b*', 'ISC'),
    entry('leaf/leaf-3b-chat', 'Zlib'),
    entry('kettle', '0BSD'),
  ];

  it('takes the pattern with the most letters', () => {
    expect(ask(leaves, 'leaf/leaf-7b')).toBe('MIT');
    expect(ask(leaves, 'leaf/leaf-3b-base')).toBe('ISC');
    expect(ask(leaves, 'leaf/leaf-3b-chat')).toBe('Zlib');
    expect(ask([...leaves].reverse(), 'leaf/leaf-3b-base')).toBe('ISC');
  });

  it('compares without case, owner and whole name', () => {
    expect(ask(leaves, 'LEAF/Leaf-7B')).toBe('MIT');
    expect(ask(leaves, 'other/leaf-7b')).toBeUndefined();
    expect(ask(leaves, 'leaf/tea-leaf-7b')).toBeUndefined();
    expect(ask(leaves, 'leaf/leaf-7b/files')).toBeUndefined();
    expect(ask(leaves, 'kettle')).toBe('0BSD');
    expect(ask(leaves, 'kettle/kettle')).toBeUndefined();
  });

  it('keeps models and datasets apart', () => {
    expect(ask([entry('leaf/tea', 'MIT', 'dataset')], 'leaf/tea')).toBeUndefined();
    expect(ask([entry('leaf/tea', 'MIT', 'dataset')], 'leaf/tea', 'dataset')).toBe('MIT');
  });

  it('lets stars stand for any run, in order and without overlap', () => {
    expect(ask([entry('leaf/a*b*c', 'MIT')], 'leaf/a1b2c')).toBe('MIT');
    expect(ask([entry('leaf/a*b*c', 'MIT')], 'leaf/abc')).toBe('MIT');
    expect(ask([entry('leaf/a*b*c', 'MIT')], 'leaf/acb')).toBeUndefined();
    expect(ask([entry('leaf/ab*ba', 'MIT')], 'leaf/aba')).toBeUndefined();
  });

  it('answers any text and never throws', () => {
    const registry = createModelRegistry(leaves);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const found = registry(name, 'model');
        expect(found === undefined || leaves.includes(found)).toBe(true);
      }),
    );
    expect(registry('__proto__', 'model')).toBeUndefined();
    expect(registry(`leaf/leaf-${'x'.repeat(100_000)}`, 'model')).toBeUndefined();
  });

  it('agrees with a plain reading of the stars', () => {
    const part = fc.stringMatching(/^[ab]{0,3}$/);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.stringMatching(/^[ab]{0,8}$/), (parts, name) => {
        const isMatch = new RegExp(`^${parts.join('.*')}$`).test(name);
        expect(ask([entry(`leaf/${parts.join('*')}`, 'MIT')], `leaf/${name}`) !== undefined).toBe(isMatch);
      }),
    );
  });
});

describe('well-known families', () => {
  const book = loadRulebook();

  it.each([
    ['meta-llama/Llama-2-7b-hf', 'LicenseRef-scancode-llama-2-license-2023'],
    ['meta-llama/Meta-Llama-3-8B-Instruct', 'LicenseRef-llama-3'],
    ['meta-llama/Llama-3.1-8B', 'LicenseRef-scancode-llama-3.1-license-2024'],
    ['meta-llama/Meta-Llama-3.1-405B', 'LicenseRef-scancode-llama-3.1-license-2024'],
    ['google/gemma-2-9b-it', 'LicenseRef-scancode-gemma-tou-2025-03-24'],
    ['google/gemma-4-31B-it', 'Apache-2.0'],
    ['mistralai/Mistral-7B-v0.1', 'Apache-2.0'],
    ['mistralai/Codestral-22B-v0.1', 'LicenseRef-mnpl-0.1'],
    ['Qwen/Qwen2.5-3B-Instruct', 'LicenseRef-qwen-research'],
    ['Qwen/Qwen2.5-32B-Instruct', 'Apache-2.0'],
    ['Qwen/Qwen2.5-72B', 'LicenseRef-scancode-qwen-2024'],
    ['deepseek-ai/DeepSeek-V3', 'LicenseRef-scancode-deepseek-la-1.0'],
    ['deepseek-ai/DeepSeek-V3-0324', 'MIT'],
    ['bigscience/bloomz-7b1', 'LicenseRef-scancode-bigscience-rail-1.0'],
    ['bigcode/starcoder2-15b', 'LicenseRef-scancode-bigcode-open-rail-m-v1'],
    ['runwayml/stable-diffusion-v1-5', 'LicenseRef-scancode-stable-diffusion-2022-08-22'],
    ['black-forest-labs/FLUX.1-schnell', 'Apache-2.0'],
    ['openai-community/gpt2', 'MIT'],
    ['facebook/opt-1.3b', 'LicenseRef-opt-175b'],
  ])('%s: %s', (name, license) => {
    expect(book.modelFamily?.(name, 'model')?.license).toBe(license);
  });

  it.each([
    ['tatsu-lab/alpaca', 'CC-BY-NC-4.0'],
    ['databricks/databricks-dolly-15k', 'CC-BY-SA-3.0'],
    ['c4', 'ODC-By-1.0'],
    ['squad', 'CC-BY-SA-4.0'],
  ])('dataset %s: %s', (name, license) => {
    expect(book.modelFamily?.(name, 'dataset')?.license).toBe(license);
  });

  it('marks what reads pictures', () => {
    expect(book.modelFamily?.('meta-llama/Llama-3.2-11B-Vision', 'model')?.multimodal).toBe(true);
    expect(book.modelFamily?.('meta-llama/Llama-3.2-3B', 'model')?.multimodal).toBeUndefined();
  });

  it('says nothing of what it does not know', () => {
    expect(book.modelFamily?.('leaf/leaf-base', 'model')).toBeUndefined();
    expect(book.modelFamily?.('mistralai/Mistral-Unheard-Of', 'model')).toBeUndefined();
  });

  it('calls common knowledge unverified, and everything else dated and sourced', () => {
    const found = book.modelFamily?.('openai/gsm8k', 'dataset');
    expect(found).toMatchObject({ source: 'common knowledge', verified: 'unverified' });
    expect(book.modelFamily?.('Qwen/Qwen2.5-3B', 'model')).toMatchObject({ verified: 'secondary', date: '2026-09-26' });
  });
});
