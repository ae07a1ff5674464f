import { describe, expect, it } from 'vitest';
import { loadRulebook } from '../../../src/rulebook/load.ts';
import { readLicense } from '../../../src/spdx/normalize.ts';
import { print } from '../../../src/spdx/print.ts';
import { HUB_IDS } from './hub-ids.ts';

const book = loadRulebook();
const read = (text: string): string => print(readLicense(text, 'huggingface', book).expression);

describe('identifiers of the Hugging Face Hub', () => {
  it('are 83', () => {
    expect(Object.keys(HUB_IDS)).toHaveLength(83);
  });

  it.each(Object.entries(HUB_IDS))('%s stands for %s', (id, license) => {
    expect(read(id)).toBe(license);
  });

  it.each([...new Set(Object.values(HUB_IDS))].filter((id) => id !== 'NOASSERTION'))('%s has facts', (id) => {
    const facts = book.facts(id);
    expect(facts?.category).not.toBe('unknown');
    expect(facts?.sources).not.toEqual([]);
  });

  it('tells Boost from Business Source', () => {
    expect(book.facts('BSL-1.0')?.category).toBe('permissive');
    expect(book.facts('BUSL-1.1')?.category).toBe('source-available');
  });

  it.each([
    ['qwen', ['LicenseRef-scancode-tongyi-qianwen-2023', 'LicenseRef-scancode-qwen-2024']],
    [
      'tencent-hunyuan-community',
      ['LicenseRef-scancode-tencent-hunyuan-3d-2.0-cla', 'LicenseRef-hunyuan-video', 'LicenseRef-hunyuan-dit'],
    ],
    ['sai-nc-community', ['LicenseRef-scancode-stability-ai-nc-2023-12-06', 'LicenseRef-scancode-stability-ai-community-2024']],
    ['falcon-llm-license', ['LicenseRef-falcon-180b', 'LicenseRef-falcon-llm', 'LicenseRef-scancode-falcon-2-11b-1.0']],
  ])('the name %s stands on several texts', (name, members) => {
    expect(book.facts(read(name))?.members).toEqual(members);
  });
});
