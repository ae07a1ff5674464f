import { describe, expect, it } from 'vitest';
import { CODES, codeFacts, FINDING_CODES } from '../../../src/model/codes.ts';
import { explainCode } from '../../../src/report/explain/code.ts';
import { explainLicense } from '../../../src/report/explain/license.ts';
import { MATRIX_FORMATS, renderMatrix } from '../../../src/report/explain/matrix.ts';
import { nearest, unknownName } from '../../../src/report/explain/suggest.ts';
import { explainCategory, explainTerm } from '../../../src/report/explain/term.ts';
import { whenOf } from '../../../src/report/explain/words.ts';
import { golden, PLAIN } from '../samples.ts';
import { BREW, KETTLE, LEAF, ROW, term } from './facts.ts';
import { TRIGGERS_FOR_TEST } from './triggers.ts';

const ALL = [BREW, KETTLE, LEAF];

describe('explaining a licence', () => {
  it('says the row, the terms with clause and trigger, and the sources', async () => {
    await expect(explainLicense({ facts: BREW, term, row: ROW }, PLAIN)).toMatchFileSnapshot(golden('explain-brew.txt'));
  });

  it('says thresholds, values and what is not verified', async () => {
    const text = explainLicense({ facts: LEAF, term }, PLAIN);
    expect(text).toContain('not verified: review required');
    await expect(text).toMatchFileSnapshot(golden('explain-leaf.txt'));
  });

  it('never passes a category off as knowledge of the terms', () => {
    const text = explainLicense({ facts: KETTLE, term }, PLAIN).replace(/\s+/g, ' ');
    expect(text).toContain('only the category is known (a public database says "copyleft"): read the text, review required');
    expect(text).not.toContain('permits');
  });

  it('shows a hostile fact, and obeys none', () => {
    const text = explainLicense(
      { facts: { ...LEAF, name: 'a\u001b[2Jb', notes: ['\u202e|'], sources: ['https://x.example/\u001b'] }, term },
      { ...PLAIN, links: true, color: 3 },
    );
    expect(text.replace(/\u001b(?:\[[0-9;]*m|\]8;;[^\u001b\u0007]*\u001b\\)/g, '')).not.toMatch(/[^\P{C}\n]/u);
    expect(text).toContain('\u001b]8;;https://x.example/');
  });
});

describe('explaining words', () => {
  it.each(FINDING_CODES)('%s has a meaning, a remedy and a severity', (code) => {
    const facts = codeFacts(code);
    const text = explainCode(code, facts ?? CODES[code], PLAIN).replace(/\s+/g, ' ');
    for (const said of [code, CODES[code].title, CODES[code].meaning, CODES[code].remedy, CODES[code].severity])
      expect(text).toContain(said);
  });

  it('a term says what to do, how a policy names it, and which licences say it', async () => {
    const medical = term('medical-advice');
    if (!medical) throw new Error('no such term');
    await expect(explainTerm(medical, ALL, PLAIN)).toMatchFileSnapshot(golden('explain-medical-advice.txt'));
  });

  it('a category lists its licences', () => {
    const category = term('network-copyleft');
    if (!category) throw new Error('no such category');
    const text = explainCategory(category, ALL, PLAIN);
    expect(text).toContain("'category:network-copyleft'");
    expect(text).toContain('Kettle-1.0');
    expect(text).not.toContain('leaf-community');
  });

  it.each(TRIGGERS_FOR_TEST)('$triggers reads "$words"', ({ words, ...when }) => {
    expect(whenOf(when)).toBe(words);
  });
});

describe('an unknown name', () => {
  const known = [
    'Apache-2.0',
    'Artistic-2.0',
    'MIT',
    'GPL-2.0-only',
    'license-denied',
    'use-restriction',
    'LicenseRef-leaf-community',
  ];

  it.each([
    ['apache2', 'Apache-2.0'],
    ['Apche-2', 'Apache-2.0'],
    ['MTI', 'MIT'],
    ['licence-denied', 'license-denied'],
    ['use-restrictions', 'use-restriction'],
    ['leaf', 'LicenseRef-leaf-community'],
    ['GPL-2.0', 'GPL-2.0-only'],
  ])('%s is near %s', (word, name) => expect(nearest(word, known)[0]).toBe(name));

  it('far from everything suggests nothing, and costs little however long', () => {
    expect(nearest('samovar-of-the-north', known)).toEqual([]);
    expect(nearest('x'.repeat(1_000_000), known)).toEqual([]);
    expect(unknownName('\u001b[2J', 'a licence', known, PLAIN)).toBe('nothing is known of "\\u{1b}[2J": it is not a licence\n');
  });
});

describe('the matrix', () => {
  const entries = [{ facts: BREW, row: ROW }, { facts: LEAF }, { facts: KETTLE }];

  it.each(MATRIX_FORMATS)('as %s', async (format) => {
    await expect(renderMatrix(entries, format, { ...PLAIN, width: 120 })).toMatchFileSnapshot(
      golden(`matrix.${format === 'terminal' ? 'txt' : format}`),
    );
  });

  it('shows at any width which facts need a review', () => {
    for (const width of [40, 60, 80, 200]) {
      const lines = renderMatrix(entries, 'terminal', { ...PLAIN, width }).split('\n');
      expect(lines.filter((line) => line.endsWith(' review'))).toHaveLength(2);
    }
  });

  it('is JSON in the documented form', () => {
    const [brew, leaf] = JSON.parse(renderMatrix(entries, 'json', PLAIN)) as Record<string, unknown>[];
    expect(Object.keys(brew ?? {})).toEqual([
      'license',
      'name',
      'category',
      'artifacts',
      'permissions',
      'conditions',
      'limitations',
      'restrictions',
      'document',
      'verified',
      'sources',
    ]);
    expect(brew?.document).toEqual({
      permitsModificationAndRedistribution: 'Yes',
      requiresSourceDisclosure: 'Yes',
      requiresCopyrightNotice: 'No',
      includesUseRestrictions: 'N/A',
    });
    expect(leaf?.document).toBeNull();
  });
});
