import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { LicenseFacts } from '../../../src/model/rulebook.ts';
import type { LicenseTerm } from '../../../src/model/terms.ts';
import { loadRulebook } from '../../../src/rulebook/load.ts';

const UNCITED = 'not verified';
const book = loadRulebook();
/** References that are about programs. */
const OTHERS = ['LicenseRef-scancode-commons-clause.yaml'];
const files = readdirSync('rules/licenses').filter((name) => name.startsWith('LicenseRef-') && !OTHERS.includes(name));
const facts = (id: string): LicenseFacts => {
  const found = book.facts(`LicenseRef-${id}`);
  if (!found) throw new Error(`no facts of ${id}`);
  return found;
};
const terms = (id: string, tag: string): readonly LicenseTerm[] =>
  [...facts(id).conditions, ...facts(id).restrictions].filter((term) => term.tag === tag);

describe('licences of models and data', () => {
  it('are eighty', () => {
    expect(files).toHaveLength(80);
  });

  it.each(files)('%s says where its text says so', (name) => {
    const file = parse(readFileSync(`rules/licenses/${name}`, 'utf8')) as Record<string, unknown>;
    const found = facts(String(file.id).slice('LicenseRef-'.length));
    for (const term of [...found.conditions, ...found.restrictions]) {
      expect(term.clause, term.tag).toBeTruthy();
      if (term.clause === UNCITED) expect(['partial', 'secondary', 'unverified']).toContain(found.verified);
    }
    expect(found.flowDown).toBeDefined();
    expect(found.outputs).toBeDefined();
  });

  it.each(files)('%s quotes the text that it was read from', (name) => {
    const file = parse(readFileSync(`rules/licenses/${name}`, 'utf8')) as {
      verified: string;
      conditions: readonly { tag: string; quote?: string }[];
      restrictions: readonly { tag: string; quote?: string }[];
    };
    const all = [...file.conditions, ...file.restrictions];
    for (const { tag, quote } of all) {
      if (file.verified === 'text') expect(quote, tag).toBeTruthy();
      expect((quote ?? '').split(' ').length, tag).toBeLessThanOrEqual(14);
    }
  });

  it.each([
    ['scancode-bigscience-open-rail-m', 13],
    ['scancode-bigscience-rail-1.0', 13],
    ['scancode-stable-diffusion-2022-08-22', 11],
    ['scancode-bigscience-open-rail-m2', 11],
    ['scancode-bigcode-open-rail-m-v1', 14],
    ['scancode-fair-ai-public-1.0-sd', 11],
    ['scancode-deepseek-la-1.0', 12],
    ['scancode-responsible-ai-source-1.1', 5],
    ['scancode-fair-ai-public-1.0', 0],
    ['scancode-moonshot-ai-modified-mit-2025', 0],
  ])('%s has %i use restrictions', (id, count) => {
    expect(facts(id).restrictions).toHaveLength(count);
  });

  it('keeps the differences inside the RAIL family', () => {
    const tags = (id: string): readonly string[] => facts(id).restrictions.map((term) => term.tag);
    expect(tags('scancode-bigscience-open-rail-m')).toContain('impersonation');
    expect(tags('scancode-stable-diffusion-2022-08-22')).not.toContain('impersonation');
    expect(tags('scancode-deepseek-la-1.0')).not.toContain('medical-advice');
    expect(facts('scancode-bigcode-open-rail-m-v1').flowDown).toBe('restrictions-similar');
    expect(facts('scancode-bigscience-open-rail-m').flowDown).toBe('restrictions');
    expect(terms('scancode-stable-diffusion-2022-08-22', 'latest-version-efforts')).toHaveLength(1);
    expect(terms('scancode-bigscience-open-rail-m2', 'latest-version-efforts')).toHaveLength(0);
    expect(terms('scancode-bigscience-open-rail-m', 'medical-advice')[0]?.clause).toBe('Attachment A(l)');
    expect(terms('scancode-bigscience-open-rail-m', 'hosting-is-distribution')[0]?.triggers).toEqual(['network-use']);
  });

  it('knows names that are owed', () => {
    expect(terms('scancode-llama-2-license-2023', 'name-prefix')).toEqual([]);
    expect(terms('llama-3', 'name-prefix').map((term) => term.value)).toEqual(['Llama 3']);
    expect(terms('scancode-llama-3.1-license-2024', 'name-prefix').map((term) => term.value)).toEqual(['Llama']);
    expect(terms('scancode-llama-3.1-license-2024', 'output-training-naming').map((term) => term.value)).toEqual(['Llama']);
    expect(terms('llama-3', 'output-training-naming')).toEqual([]);
    expect(terms('glm-4', 'name-prefix')[0]?.value).toBe('glm-4');
    expect(terms('scancode-exaone-ai-model-1.1-nc', 'name-prefix')[0]?.value).toBe('EXAONE');
    expect(terms('llama-3', 'attribution-display')[0]?.value).toBe('Built with Meta Llama 3');
    expect(terms('scancode-llama-4-cla-2025', 'attribution-display')[0]?.value).toBe('Built with Llama');
    expect(terms('scancode-stability-ai-community-2024', 'attribution-display')[0]?.value).toBe('Powered by Stability AI');
    expect(terms('scancode-nvidia-open-model-2025-04-28', 'attribution-display')[0]?.onlyNamed).toBe('Cosmos');
  });
});
