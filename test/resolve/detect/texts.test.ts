import { describe, expect, it } from 'vitest';
import { detect, ids, read, textOf } from './detector.ts';

describe('whole licence texts', () => {
  it('are all known by the texts of the list', () => {
    // These ids share one text, or the text names no version: it is reported by the id that permits least.
    const plain = (id: string): string =>
      id
        .replace(/-or-later$|\+$/, '-only')
        .replace(/^(GFDL-[\d.]+)-(?:no-)?invariants-(?:only|or-later)$/, '$1-only')
        .replace(/^([AL]?GPL-[\d.]+|GFDL-[\d.]+)$/, '$1-only')
        .replace(/^(OFL-[\d.]+)-(?:no-)?RFN$/, '$1')
        .replace('MPL-2.0-no-copyleft-exception', 'MPL-2.0')
        .replace('bzip2-1.0.5', 'bzip2-1.0.6')
        .replace('StandardML-NJ', 'SMLNJ')
        .replace('BSD-2-Clause-FreeBSD', 'BSD-2-Clause-Views')
        .replace('BSD-2-Clause-NetBSD', 'BSD-2-Clause');
    const excepted = /-with-.*-exception$|^(?:CAL-1\.0|Community-Spec-1\.0|Net-SNMP|Nunit|eCos-2\.0|wxWindows)/;
    const wrong = ids
      .filter((id) => !excepted.test(id) && read(textOf(id)) !== plain(id))
      .map((id) => `${id}: ${read(textOf(id))}`);
    expect(wrong).toEqual([]);
  });

  it('are told from those that say a little more or less', () => {
    for (const id of [
      'BSD-1-Clause',
      'BSD-2-Clause',
      'BSD-3-Clause',
      'BSD-3-Clause-Clear',
      'BSD-4-Clause',
      'MIT',
      'MIT-0',
      'X11',
      'JSON',
      'ISC',
      '0BSD',
      'Apache-2.0',
      'Pixar',
      'ECL-2.0',
      'Python-2.0',
      'Python-2.0.1',
      'CC-BY-3.0',
      'CC-BY-NC-3.0',
    ]) {
      expect(read(textOf(id)), id).toBe(id);
    }
  });

  it('say where they stand', () => {
    const text = `tea\n\n${textOf('ISC')}\n\nmore tea\n`;
    const { matches, coverage, remainder } = detect(text);
    expect(matches).toMatchObject([{ license: 'ISC', method: 'exact', confidence: 1 }]);
    expect(matches[0]?.endLine).toBe(2 + textOf('ISC').trimEnd().split('\n').length);
    expect(coverage).toBeGreaterThan(0.9);
    expect(remainder.map(({ startLine }) => startLine)).toEqual([
      1,
      matches[0]?.endLine === undefined ? 0 : matches[0].endLine + 2,
    ]);
  });

  it('may name their own holder', () => {
    const text = textOf('BSD-3-Clause')
      .replace(/the copyright holder/g, 'Tea House Ltd.')
      .replace(/THE COPYRIGHT HOLDERS AND CONTRIBUTORS/g, 'TEA HOUSE LTD.');
    expect(read(text)).toBe('BSD-3-Clause');
    expect(
      read(
        textOf('BSD-3-Clause').replace(
          /Neither the name of the copyright holder nor the names of its contributors may be used/,
          'The name of the author may not be used',
        ),
      ),
    ).toBe('BSD-3-Clause');
  });

  it('are not claimed where a clause is missing or a word turns the sense', () => {
    expect(read(textOf('MIT').replace('is hereby granted', 'is not hereby granted'))).toBe('NOASSERTION');
    expect(
      read(textOf('MIT').replace('Permission is hereby granted', 'Except for competitors, permission is hereby granted')),
    ).toBe('NOASSERTION');
    const cut = textOf('BSD-3-Clause').replace(/2\. Redistributions in binary form[\s\S]*?distribution\./, '');
    expect(read(cut)).not.toContain('BSD-3-Clause');
    expect(
      detect(textOf('MIT').replace('to deal in the Software without restriction', 'to look at the Software for research'))
        .nearest[0]?.license,
    ).toBe('MIT');
  });

  it('are found one after the other', () => {
    expect(read(`${textOf('MIT')}\n\n---\n\n${textOf('Apache-2.0')}`)).toBe('MIT AND Apache-2.0');
    expect(read(`${textOf('BSD-3-Clause')}\n${textOf('ISC')}\n${textOf('BSD-3-Clause')}`)).toBe('BSD-3-Clause AND ISC');
  });

  it('are known when the end is cut off, if they are long', () => {
    const gpl = textOf('GPL-3.0-only');
    expect(read(gpl.slice(0, gpl.length * 0.8))).toBe('GPL-3.0-only');
  });
});

describe('what is no licence', () => {
  it.each([
    ['an empty text', ''],
    ['white space', ' \n\n '],
    ['prose', 'The tea house opens at nine. Guests are asked to leave their shoes at the door, and to pour for each other.'],
    [
      'source code',
      'export const pour = (cup) => { if (cup.isFull) throw new Error("the cup is full"); return { ...cup, isFull: true }; };',
    ],
    ['a changelog', '## 2.1.0\n\n- pour twice\n- fix the lid (#12)\n- update the MIT courses list\n'],
  ])('%s', (_, text) => {
    expect(read(text)).toBe('NONE');
  });

  it('a list of licence names is under none of them', () => {
    expect(read(ids.map((id) => `{"id": "${id}", "see": "https://spdx.org/licenses/${id}"}`).join('\n'))).not.toContain('MIT');
  });
});

describe('several copies of a licence, one below the other', () => {
  it('are that licence, and not one that is made of texts alike', () => {
    const whole = textOf('BSD-3-Clause').replace(/THE COPYRIGHT HOLDER OR CONTRIBUTORS BE/, 'THE REGENTS OR CONTRIBUTORS BE');
    const copy = whole.slice(whole.indexOf('Redistribution'));
    const part = (holder: string): string =>
      `Taken from ${holder} and licensed as:\n\nCopyright (c) 2014 ${holder}\n\nAll rights reserved.\n\n${copy}\n`;
    const rule = `\n${'-'.repeat(70)}\n\n`;
    const last = part('the Samovar').replace('THE REGENTS OR CONTRIBUTORS', 'SAMOVAR AUTHORS');
    expect(read([part('the Kettle'), part('the Teapot'), last].join(rule), 'license')).toBe('BSD-3-Clause');
    expect(read(textOf('Sleepycat'))).toBe('Sleepycat');
  });
});
