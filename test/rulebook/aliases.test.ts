import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readRuleFiles } from '../../src/io/rule-files.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';

const rulebook = loadRulebook();
const file = readRuleFiles(join(import.meta.dirname, '../../rules')).find(({ path }) => path === 'aliases.yaml');
const entries = parse(file?.text ?? '') as readonly {
  readonly expression: string;
  readonly spellings: readonly string[];
  readonly vocabularies?: readonly ('huggingface' | 'modelscope' | 'npm' | 'pypi-classifier' | 'spdx' | 'free-text')[];
}[];

describe('aliases', () => {
  it('stand for licences that the rulebook knows', () => {
    const unknown = entries.flatMap(({ expression }) =>
      expression
        .split(/[ ()]+/)
        .filter((word) => word !== '' && !['AND', 'OR', 'WITH', 'NOASSERTION', 'NONE'].includes(word))
        .filter(
          (word) => !rulebook.facts(word) && !rulebook.exception(word) && !rulebook.spdxIds.license(word.replace(/\+$/, '')),
        )
        .map((word) => `${expression}: nothing is known of ${word}`),
    );
    expect(unknown).toEqual([]);
  });

  it('are found in the vocabulary that they belong to', () => {
    for (const { expression, spellings, vocabularies } of entries) {
      for (const spelling of spellings) {
        const found = rulebook.alias(spelling, vocabularies?.[0] ?? 'free-text');
        // A spelling of all vocabularies may mean something else in this one.
        if (vocabularies || !found?.vocabularies) expect(found?.expression, spelling).toBe(expression);
      }
    }
  });

  it('are not found in a vocabulary that they do not belong to, unless all share them', () => {
    const shared = new Set(entries.filter(({ vocabularies }) => !vocabularies).flatMap(({ spellings }) => spellings));
    for (const { spellings, vocabularies } of entries.filter(
      ({ vocabularies: limited }) => limited && !limited.includes('pypi-classifier'),
    )) {
      for (const spelling of spellings.filter((text) => !shared.has(text))) {
        expect(rulebook.alias(spelling, 'pypi-classifier')?.vocabularies, `${spelling} ${vocabularies}`).toBeUndefined();
      }
    }
  });
});
