import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadRulebook } from '../../../src/rulebook/load.ts';

interface Word {
  readonly title: string;
  readonly meaning: string;
  readonly todo?: string;
  readonly fields?: readonly string[];
}

const MARK = 'unlisted-restrictions';
const { restrictions } = parse(readFileSync('rules/restrictions.yaml', 'utf8')) as { restrictions: Record<string, Word> };
const book = loadRulebook();
const licenses = book.ids.flatMap((id) => book.facts(id) ?? []);

describe('the taxonomy of use restrictions', () => {
  it('has 38 items and a mark for lists that nobody read', () => {
    const tags = Object.keys(restrictions);
    expect(tags).toHaveLength(39);
    expect(tags).toContain(MARK);
    expect(tags).toContain('medical-advice');
  });

  it.each(Object.entries(restrictions))('explains %s', (tag, word) => {
    expect(tag).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(word.meaning).toMatch(/^[A-Z].*\.$/);
    expect(word.todo).toMatch(/^[A-Z].*\.$/);
    for (const field of word.fields ?? []) expect(field).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(book.term(tag)).toMatchObject({ tag, type: 'restriction', title: word.title });
  });

  it.each(Object.keys(restrictions))('%s stands in some licence', (tag) => {
    expect(licenses.some((facts) => facts.restrictions.some((term) => term.tag === tag))).toBe(true);
  });

  it('concerns the fields that people declare', () => {
    expect(book.term('medical-advice')?.fields).toEqual(['healthcare']);
    expect(book.term('insurance')?.fields).toEqual(['insurance']);
    for (const field of [
      'law-enforcement',
      'military',
      'biometrics',
      'employment',
      'credit',
      'critical-infrastructure',
      'elections',
    ]) {
      expect(Object.values(restrictions).some((word) => word.fields?.includes(field))).toBe(true);
    }
  });

  it('has an item for every restriction of every model licence', () => {
    const used = licenses
      .filter(({ id }) => id.startsWith('LicenseRef-'))
      .flatMap((facts) => facts.restrictions.map((term) => term.tag));
    expect([...new Set(used)].filter((tag) => !Object.hasOwn(restrictions, tag))).toEqual([]);
  });

  it.each(licenses.filter(({ restrictions: list }) => list.length > 0).map(({ id }) => id))(
    '%s uses tags that are explained',
    (id) => {
      for (const term of book.facts(id)?.restrictions ?? []) expect(book.term(term.tag)?.type).toBe('restriction');
    },
  );
});
