import { describe, expect, it } from 'vitest';
import { read, textOf } from './detector.ts';

const NOTICE =
  'Permission is granted to copy the recipes of this kettle under the terms of the GNU Free Documentation License, Version';

describe('Invariant Sections', () => {
  it.each([
    [
      `${NOTICE} 1.2 or any later version; with no Invariant Sections, no Front-Cover Texts, and no Back-Cover Texts.`,
      'GFDL-1.2-no-invariants-or-later',
    ],
    [`${NOTICE} 1.3; without any Invariant Sections.`, 'GFDL-1.3-no-invariants-only'],
    [
      `${NOTICE} 1.1 or any later version; with the Invariant Sections being "How to Pour", and with the Front-Cover Texts being "Tea".`,
      'GFDL-1.1-invariants-or-later',
    ],
    [`${NOTICE} 1.2 or any later version.`, 'GFDL-1.2-or-later'],
    [`${NOTICE} 1.2; with the Invariant Sections being none.`, 'GFDL-1.2-only'],
  ])('%s', (notice, expected) => {
    expect(read(notice, 'license')).toBe(expected);
  });
});

describe('licences without their preface', () => {
  it.each([
    ['CC-BY-ND-3.0', 'THE WORK (AS DEFINED BELOW)'],
    ['CC-BY-NC-SA-3.0', 'THE WORK (AS DEFINED BELOW)'],
    ['AFL-3.0', '1) Grant of Copyright License'],
    ['OSL-3.0', '1) Grant of Copyright License'],
    ['Beerware', 'As long as you retain'],
  ])('%s', (id, from) => {
    const text = textOf(id);
    expect(text).toContain(from);
    expect(read(text.slice(text.indexOf(from)), 'license')).toBe(id);
  });
});

describe('wordings in common use', () => {
  const swapped = (id: string, ...pairs: readonly (readonly [string, string])[]): string =>
    pairs.reduce((text, [from, to]) => {
      expect(text).toContain(from);
      return text.replaceAll(from, to);
    }, textOf(id));

  it.each(['BSD-2-Clause', 'BSD-3-Clause'])('%s that disclaims non-infringement as well', (id) => {
    const text = swapped(id, [
      'MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE',
      'MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE, OR NON-INFRINGEMENT, ARE',
    ]);
    expect(read(text, 'license')).toBe(id);
  });

  it('Ruby’s licence with executables for binaries, beside another one to choose', () => {
    const text = swapped(
      'Ruby',
      ['non-standard binaries', 'non-standard executables'],
      ['binary form', 'executable form'],
      ['the binaries', 'the executables'],
    );
    expect(read(text, 'license')).toBe('Ruby');
    const choice = 'You can redistribute the kettle under either the terms of the GPL version 2, or the conditions below:\n\n';
    expect(read(choice + text, 'license')).toBe('GPL-2.0-only OR Ruby');
  });
});

describe('choices and names that are long', () => {
  const whichever = 'This kettle is available under 2 licenses -- choose whichever you prefer.\n-----\n';

  it('texts below Alternative A and Alternative B are one choice', () => {
    const text = `${whichever}ALTERNATIVE A - MIT License\nCopyright (c) 2017 Tea House\n${textOf('MIT')}\n-----\nALTERNATIVE B - Public Domain\n${textOf('Unlicense')}`;
    expect(read(text, 'license')).toBe('MIT OR Unlicense');
  });

  it('a text below them that is no alternative is none', () => {
    const text = `${whichever}ALTERNATIVE A - MIT License\n${textOf('MIT')}\n-----\nThe spout is from elsewhere:\n${textOf('BSD-3-Clause')}`;
    expect(read(text, 'license')).toBe('MIT AND BSD-3-Clause');
  });

  it('the names of many holders, one of them an institute for research', () => {
    const holders = 'names of Kettle, Tea House Technologies, TLU, Spout Laboratories and LEAF Research Institute';
    const text = textOf('BSD-3-Clause').replace(/name of the copyright\s+holder/, holders);
    expect(text).toContain(holders);
    expect(read(text, 'license')).toBe('BSD-3-Clause');
  });

  it('an institute that alone may use it is none of the names', () => {
    const text = textOf('BSD-3-Clause').replace('provided that', 'for research use in an Institute only, provided that');
    expect(read(text, 'license')).not.toBe('BSD-3-Clause');
  });
});
