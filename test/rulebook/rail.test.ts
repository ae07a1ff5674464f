import { describe, expect, it } from 'vitest';
import { loadRulebook } from '../../src/rulebook/load.ts';

const rulebook = loadRulebook();
const ARTIFACTS = { D: 'data', A: 'application', M: 'model', S: 'source' } as const;
const LETTERS = ['D', 'A', 'M', 'S'] as const;

/** Every non-empty selection of the letters in D-A-M-S order. */
const selections = Array.from({ length: 15 }, (_, index) => LETTERS.filter((_letter, place) => ((index + 1) >> place) & 1));

describe('the RAIL naming convention', () => {
  it('knows fifteen selections, open or not', () => {
    const known = rulebook.ids.filter((id) => /^LicenseRef-(?:Open)?RAIL-[DAMS]+$/.test(id));
    expect(known.length).toBe(30);
  });

  for (const letters of selections) {
    for (const prefix of ['', 'Open'] as const) {
      const id = `LicenseRef-${prefix}RAIL-${letters.join('')}`;
      it(`reads ${id}`, () => {
        const facts = rulebook.facts(id);
        expect(facts?.category).toBe('use-restricted');
        expect(facts?.artifacts).toEqual(letters.map((letter) => ARTIFACTS[letter]));
        expect(facts?.restrictions.length).toBe(1);
        expect(facts?.flowDown).toBe('restrictions');
        const asked = facts?.conditions.map(({ tag }) => tag) ?? [];
        expect(asked).toContain('include-use-restrictions');
        expect(new Set(asked).size).toBe(asked.length);
        const permissions = facts?.permissions.map(({ tag }) => tag) ?? [];
        if (prefix === 'Open')
          expect(permissions).toEqual(expect.arrayContaining(['commercial-use', 'modifications', 'distribution']));
        else expect(permissions).toEqual([]);
        expect(['text', 'text-read']).not.toContain(facts?.verified);
      });
    }
  }

  it('does not know letters out of order, repeated or foreign', () => {
    for (const name of ['OpenRAIL-SM', 'RAIL-MM', 'RAIL-X', 'OpenRAIL-', 'openrail-m']) {
      expect(rulebook.facts(`LicenseRef-${name}`), name).toBeUndefined();
    }
  });
});
