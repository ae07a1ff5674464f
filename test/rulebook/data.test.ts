import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readRuleFiles } from '../../src/io/rule-files.ts';
import { CATEGORIES } from '../../src/model/terms.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { contradictions } from './laws.ts';

const rules = join(import.meta.dirname, '../../rules');
const modules = join(import.meta.dirname, '../../node_modules');
const rulebook = loadRulebook();
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(modules, path), 'utf8'));
const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
const current = strings(readJson('spdx-license-ids/index.json'));
const deprecated = strings(readJson('spdx-license-ids/deprecated.json'));

interface LicenseYaml {
  readonly id: string;
  readonly variants?: Readonly<Record<string, unknown>>;
  readonly verified: string;
  readonly conditions: readonly Quoted[];
  readonly restrictions: readonly Quoted[];
  readonly permissions: readonly (string | Quoted)[];
  readonly limitations: readonly (string | Quoted)[];
}
interface Quoted {
  readonly tag: string;
  readonly quote?: string;
}
const files = readRuleFiles(rules)
  .filter(({ path }) => path.startsWith('licenses/'))
  .map(({ path, text }) => ({ path, data: parse(text) as LicenseYaml }));

describe('every SPDX id', () => {
  it('has facts, and so at least a category with its basis', () => {
    expect(current.length).toBe(708);
    for (const id of [...current, ...deprecated]) {
      const facts = rulebook.facts(id);
      expect(facts, `rules/categories.yaml: ${id} is missing`).toBeDefined();
      expect(CATEGORIES, id).toContain(facts?.category);
      if (facts?.detail === 'category') expect(facts.basis, `${id} has a category without a basis`).toBeTruthy();
    }
  });

  it('is known as deprecated when the list says so', () => {
    for (const id of deprecated) expect(rulebook.facts(id)?.deprecated, id).toBe(true);
    for (const id of current) expect(rulebook.facts(id)?.deprecated, id).toBeUndefined();
  });

  it('is described in full for at least 230 of them', () => {
    expect(current.filter((id) => rulebook.facts(id)?.detail === 'full').length).toBeGreaterThanOrEqual(230);
  });

  it('has facts for each exception', () => {
    expect(rulebook.exceptionIds.length).toBe(86);
    for (const id of rulebook.exceptionIds) expect(rulebook.exception(id)?.id).toBe(id);
  });
});

describe('the facts of each licence', () => {
  it.each(files.map(({ path, data }) => [path, data.id] as const))('%s agrees with its category', (path, id) => {
    const facts = rulebook.facts(id);
    expect(facts, path).toBeDefined();
    if (facts) expect(contradictions(facts).map((sentence) => `rules/${path}: ${id} ${sentence}`)).toEqual([]);
  });

  it('never contradict the category, variants and RAIL names included', () => {
    const broken = rulebook.ids.flatMap((id) => {
      const facts = rulebook.facts(id);
      return facts ? contradictions(facts).map((sentence) => `${id} ${sentence}`) : [];
    });
    expect(broken).toEqual([]);
  });

  it('cite a clause for every condition and restriction, and use only words that are explained', () => {
    for (const id of rulebook.ids) {
      const facts = rulebook.facts(id);
      for (const term of [...(facts?.conditions ?? []), ...(facts?.restrictions ?? [])]) {
        expect(term.clause, `${id}: ${term.tag}`).toBeTruthy();
        expect(rulebook.term(term.tag), `${id}: ${term.tag}`).toBeDefined();
      }
    }
  });

  it('let a condition on changes reach files, not works: a work that merely contains the code is not a changed file', () => {
    for (const { path, data } of files.filter(({ path: name }) => !name.includes('LicenseRef-'))) {
      const broken = (rulebook.facts(data.id)?.conditions ?? []).filter(
        ({ onlyModified, reach }) => onlyModified && reach === 'work',
      );
      expect(broken, path).toEqual([]);
    }
  });
});

describe('quotes', () => {
  const texts = readJson('spdx-license-list/spdx-full.json') as Readonly<Record<string, { readonly licenseText: string }>>;
  const spdx = files.filter(({ data }) => Object.hasOwn(texts, data.id));

  it.each(spdx.map((file) => [file.path, file] as const))('of %s stand in the licence text', (path, { data }) => {
    for (const id of [data.id, ...Object.keys(data.variants ?? {})]) {
      const text = plain(texts[id]?.licenseText ?? '');
      if (text === '') continue;
      const quotes = [...data.conditions, ...data.restrictions, ...data.permissions, ...data.limitations]
        .flatMap((term) => (typeof term === 'string' ? [] : [term.quote ?? []]))
        .flat();
      expect(quotes.filter((quote) => !text.includes(plain(quote))).map((quote) => `rules/${path}: ${id}: ${quote}`)).toEqual([]);
    }
  });

  it('prove every condition of a file that calls itself verified by text', () => {
    const bare = spdx
      .filter(({ data }) => data.verified === 'text')
      .flatMap(({ path, data }) =>
        [...data.conditions, ...data.restrictions].filter(({ quote }) => !quote).map(({ tag }) => `rules/${path}: ${tag}`),
      );
    expect(bare).toEqual([]);
  });
});

/** Text as it is compared: case, white space, list marks and the shape of quotation marks do not matter. */
function plain(text: string): string {
  return text
    .replace(/[“”]|``|''/g, '"')
    .replace(/[’‘]/g, "'")
    .replace(/[–—]/g, '-')
    .replace(/\n\s*[*#;]+ ?/g, ' ')
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .trim();
}
