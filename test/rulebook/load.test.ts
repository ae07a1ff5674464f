import { describe, expect, it } from 'vitest';
import { readData } from '../../src/io/data.ts';
import { loadRulebook, openRulebook } from '../../src/rulebook/load.ts';

const rulebook = loadRulebook();

describe('the rulebook', () => {
  it('is loaded once', () => {
    expect(loadRulebook()).toBe(rulebook);
    expect(rulebook.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(rulebook.spdxVersion).toBe('3.29');
  });

  it('is JSON as a whole, and says the same read in one piece as read line by line', () => {
    const text = new TextDecoder().decode(readData('rulebook.json'));
    const whole: { licenses: Record<string, unknown>; exceptions: Record<string, unknown>; aliases: Record<string, unknown> } =
      JSON.parse(text);
    const book = openRulebook(text);
    expect(book.ids).toEqual(Object.keys(whole.licenses));
    for (const id of book.ids) expect(book.facts(id)).toEqual(whole.licenses[id]);
    expect(book.exceptionIds).toEqual(Object.keys(whole.exceptions));
  });

  it('lists its ids sorted', () => {
    expect([...rulebook.ids]).toEqual([...rulebook.ids].sort());
  });

  it('does not know what nobody described', () => {
    for (const id of ['LicenseRef-kettle', 'DocumentRef-tea:LicenseRef-kettle', '', '__proto__', 'constructor', 'toString']) {
      expect(rulebook.facts(id), id).toBeUndefined();
      expect(rulebook.exception(id), id).toBeUndefined();
      expect(rulebook.term(id), id).toBeUndefined();
      expect(rulebook.matrixRow(id), id).toBeUndefined();
      expect(rulebook.alias(id, 'npm'), id).toBeUndefined();
      expect(rulebook.spdxIds.license(id), id).toBeUndefined();
      expect(rulebook.spdxIds.replacement(id), id).toBeUndefined();
    }
  });

  it('refuses a text that is no rulebook', () => {
    expect(() => openRulebook('{}')).toThrow(/npm run build/);
  });
});

describe('the SPDX identifiers', () => {
  it('are compared without case', () => {
    expect(rulebook.spdxIds.license('apache-2.0')).toBe('Apache-2.0');
    expect(rulebook.spdxIds.license('gpl-2.0')).toBe('GPL-2.0');
    expect(rulebook.spdxIds.exception('CLASSPATH-EXCEPTION-2.0')).toBe('Classpath-exception-2.0');
    expect(rulebook.spdxIds.license('Classpath-exception-2.0')).toBeUndefined();
  });

  it('say what a deprecated id stands for', () => {
    expect(rulebook.spdxIds.replacement('GPL-2.0')).toBe('GPL-2.0-only');
    expect(rulebook.spdxIds.replacement('GPL-2.0+')).toBe('GPL-2.0-or-later');
    expect(rulebook.spdxIds.replacement('GPL-2.0-with-classpath-exception')).toBe('GPL-2.0-only WITH Classpath-exception-2.0');
    expect(rulebook.spdxIds.replacement('Net-SNMP')).toBeUndefined();
    expect(rulebook.spdxIds.replacement('MIT')).toBeUndefined();
  });

  it('find the or-later twin', () => {
    expect(rulebook.spdxIds.orLater('GPL-2.0-only')).toBe('GPL-2.0-or-later');
    expect(rulebook.spdxIds.orLater('LGPL-2.1')).toBe('LGPL-2.1-or-later');
    expect(rulebook.spdxIds.orLater('Apache-2.0')).toBeUndefined();
  });
});

describe('"or any later version"', () => {
  const later = (id: string): readonly string[] | undefined => rulebook.facts(id)?.later;

  it('admits itself and what came after, oldest first', () => {
    expect(later('GPL-2.0-or-later')).toEqual(['GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0-only', 'GPL-3.0-or-later']);
    expect(later('LGPL-2.1-or-later')).toEqual(['LGPL-2.1-only', 'LGPL-2.1-or-later', 'LGPL-3.0-only', 'LGPL-3.0-or-later']);
    expect(later('AGPL-3.0-or-later')).toEqual(['AGPL-3.0-only', 'AGPL-3.0-or-later']);
    expect(later('Apache-1.1')).toEqual(['Apache-1.1', 'Apache-2.0']);
    expect(later('CC-BY-SA-3.0')).toEqual(['CC-BY-SA-3.0', 'CC-BY-SA-4.0']);
    expect(later('CDDL-1.0')).toEqual(['CDDL-1.0', 'CDDL-1.1']);
  });

  it('says nothing of an id that means one version only', () => {
    expect(later('GPL-2.0-only')).toBeUndefined();
    expect(later('GPL-2.0')).toBeUndefined();
    expect(later('MIT')).toBeUndefined();
  });

  it('names only ids with facts', () => {
    for (const id of rulebook.ids)
      for (const admitted of later(id) ?? []) expect(rulebook.facts(admitted), `${id}: ${admitted}`).toBeDefined();
  });
});

describe('families', () => {
  const families = rulebook.ids.filter((id) => id.startsWith('LicenseRef-licheck-family-'));

  it('have members with facts, none of them a family', () => {
    expect(families.length).toBeGreaterThan(30);
    for (const id of families) {
      const members = rulebook.facts(id)?.members ?? [];
      expect(members.length, id).toBeGreaterThan(1);
      for (const member of members) {
        expect(rulebook.facts(member), `${id}: ${member}`).toBeDefined();
        expect(member).not.toContain('family');
      }
    }
  });

  it('are as strict as their strictest member', () => {
    expect(rulebook.facts('LicenseRef-licheck-family-GPL')?.category).toBe('strong-copyleft');
    expect(rulebook.facts('LicenseRef-licheck-family-BSD')?.category).toBe('permissive');
    expect(rulebook.facts('LicenseRef-licheck-family-CC')?.category).toBe('non-commercial');
  });
});
