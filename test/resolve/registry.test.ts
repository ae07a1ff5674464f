/** Licences that only the registry of families knows. */
import { describe, expect, it } from 'vitest';
import type { Component } from '../../src/model/component.ts';
import type { Purl } from '../../src/model/purl.ts';
import { createRegistryReader } from '../../src/resolve/registry.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { print } from '../../src/spdx/print.ts';

const read = createRegistryReader(loadRulebook());
const known = (purl: string): string | undefined => {
  const component = { purl: purl as Purl, kind: 'model', provenance: [] } as unknown as Component;
  const declared = read(component);
  return declared && print(declared.expression);
};
const ollama = (path: string): string => `pkg:generic/${path}?repository_url=https:%2F%2Follama.com`;

describe('the registry', () => {
  it('knows models of Ollama’s library by their names, whatever the tag', () => {
    expect(known(ollama('library/gemma2@9b'))).toBe('LicenseRef-scancode-gemma-tou-2025-03-24');
    expect(known(ollama('library/llama3.1'))).toBe('LicenseRef-scancode-llama-3.1-license-2024');
  });

  it('does not know what somebody else put there under the same name', () => {
    expect(known(ollama('somebody/gemma2@9b'))).toBeUndefined();
    expect(known('pkg:generic/library/gemma2@9b')).toBeUndefined();
    expect(known('pkg:huggingface/library/gemma2')).toBeUndefined();
  });

  it('decides nothing by what nobody verified', () => {
    expect(known(ollama('library/mistral'))).toBe('NOASSERTION');
  });
});
