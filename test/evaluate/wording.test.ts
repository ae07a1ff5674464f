import { describe, expect, it } from 'vitest';
import { sayReasons } from '../../src/evaluate/checks/say.ts';
import { sayClause } from '../../src/model/clause.ts';
import { wordFor } from '../../src/model/license-word.ts';
import { DERIVATIONS } from '../../src/model/relations.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { judge, policy, project } from './build.ts';

const book = loadRulebook();
const LLAMA = 'LicenseRef-scancode-llama-2-license-2023';
const RAIL = 'LicenseRef-scancode-bigscience-open-rail-m';

/** Every finding about a model or dataset under the derived licence, made in every way from a base under the other. */
function saidOf(
  derived: string,
  base: string,
  kind: 'model' | 'dataset',
): readonly { message: string; notes: readonly string[] }[] {
  return [...DERIVATIONS, 'trained-on' as const].flatMap((how) => {
    const parts = {
      'huggingface/tea/oolong': { kind, license: derived },
      'huggingface/leaf/base': { kind: how === 'trained-on' ? ('dataset' as const) : ('model' as const), license: base },
    };
    const relation = how === 'trained-on' ? { kind: how } : { kind: 'derived-from' as const, how };
    const world = project(parts, [['huggingface/tea/oolong', 'huggingface/leaf/base', relation]]);
    return judge(world, policy({ unknown: 'allowed' }), { book }).findings.filter(({ code }) => code !== 'license-unknown');
  });
}

describe('sentences about lineage', () => {
  const licenses = ['Apache-2.0', 'CC-BY-NC-4.0', 'CC-BY-SA-4.0', 'CC-BY-ND-4.0', 'GPL-3.0-only', 'NOASSERTION', LLAMA, RAIL];
  const said = licenses.flatMap((base) =>
    (['model', 'dataset'] as const).flatMap((kind) => [...saidOf('Apache-2.0', base, kind), ...saidOf(RAIL, base, kind)]),
  );

  it('are English, however the one was made from the other', () => {
    expect(said.length).toBeGreaterThan(60);
    for (const { message } of said) {
      expect(message).not.toMatch(/\b(?:for|as|fit) (?:derived|made|trained|distilled)\b/);
      expect(message).not.toMatch(/\bmay not\b|NOASSERTION|undefined|LicenseRef-/);
      if (/ fit /.test(message)) expect(message).toMatch(/: .+ (?:does|might) not fit (?:an?) [a-z]/);
    }
  });

  it('name the licence whose clause they cite', () => {
    const notes = said.flatMap(({ notes }) => notes).filter((note) => /permits commercial use, which/.test(note));
    expect(notes.length).toBeGreaterThan(0);
    for (const note of notes) expect(note).toMatch(/which CC-BY-NC-4\.0 \(clause 2\(a\)\(1\)\) holds back$/);
  });
});

describe('clauses', () => {
  it('are called so where their number alone would not say it', () => {
    expect(
      ['5(c)', '(2)', 'II.3', 'V', 'Attachment A(d)', 'Use Policy 1.1', 'first item', 'Vendor terms'].map(sayClause),
    ).toEqual([
      'clause 5(c)',
      'clause (2)',
      'clause II.3',
      'clause V',
      'Attachment A(d)',
      'Use Policy 1.1',
      'first item',
      'Vendor terms',
    ]);
  });

  it('stand behind the name of their own licence', () => {
    const say = (license: string, text: string): readonly string[] =>
      sayReasons([{ license, term: 'x', clause: '2', text }], book);
    expect(say('MIT', 'MIT-0 and MIT part')).toEqual(['MIT-0 and MIT (clause 2) part']);
    expect(say(LLAMA, 'it wants more')).toEqual(['clause 2 of Llama 2 Community License Agreement: it wants more']);
  });
});

describe('the word to ask for a licence by', () => {
  const evidence = [
    { expression: LLAMA, raw: 'llama2; rm -rf' },
    { expression: `${LLAMA} AND MIT`, raw: 'both' },
    { expression: LLAMA, raw: 'llama2' },
  ];
  it('is the spelling that was read as it, when that is one word', () => expect(wordFor(LLAMA, evidence)).toBe('llama2'));
  it('is the id when the spelling only pointed to a text', () => {
    expect(wordFor(LLAMA, [{ expression: LLAMA, raw: 'tea-license', method: 'text' }])).toBe(LLAMA);
  });
  it('is the id without such a spelling', () => expect(wordFor(RAIL, evidence)).toBe(RAIL));
  it('is the id that SPDX gave', () => expect(wordFor('MIT', [{ expression: 'MIT', raw: 'mit' }])).toBe('MIT'));
  it('is the name of a family', () => expect(wordFor('LicenseRef-licheck-family-BSD', [])).toBe('BSD'));
});
