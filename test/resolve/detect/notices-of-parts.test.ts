import { describe, expect, it } from 'vitest';
import { read, textOf } from './detector.ts';

const MIT = textOf('MIT');
const copyOf = (text: string, holder: string): string => text.replace('<year> <copyright holders>', holder);

describe('what a notice speaks of', () => {
  it('a text that is there again, for a part, is no part of the choice above it', () => {
    const lid = copyOf(MIT.slice(MIT.indexOf('Copyright')), '2012 Pot House');
    const text = [
      MIT,
      '-----',
      'Also available under GPL 2.0.',
      'This kettle is free software; you can redistribute it under the terms of the GNU General Public License as published by the Free Software Foundation; either version 2 of the License, or (at your option) any later version.',
      '-----',
      'The lid was taken from the pot, whose license is included below.',
      lid,
    ].join('\n\n');
    expect(read(text, 'license')).toBe('(GPL-2.0-or-later OR MIT) AND MIT');
  });

  it('parts that may be had under either licence leave the whole under one', () => {
    const preface =
      'The kettle is licensed under the Python Software Foundation License Version 2.\n\nThe recipes in its manual are dual licensed under the PSF License Version 2 and the Zero-Clause BSD license.';
    expect(read(`${preface}\n\n${textOf('Python-2.0.1')}\n\n${textOf('0BSD')}`, 'license')).toBe(
      '(Python-2.0 OR 0BSD) AND Python-2.0.1',
    );
    const both = 'The kettle is dual licensed under the MIT License and the Zero-Clause BSD license.';
    expect(read(`${both}\n\n${MIT}\n\n${textOf('0BSD')}`, 'license')).toBe('MIT OR 0BSD');
  });

  it('a licence in a copyright line between title and text is another’s', () => {
    const holder = '2017 Tea House and others (based on code from pot-maps - ISC License - Copyright (c) 2014, Pot House)';
    const titled = MIT.replace('MIT License', 'The MIT License (MIT)');
    expect(read(copyOf(titled, holder), 'license')).toBe('ISC AND MIT');
    expect(read(copyOf(MIT, '2017 Tea House (MIT License)'), 'license')).toBe('MIT');
  });

  it('what the work comes from keeps its licence above another text', () => {
    const head =
      "This kettle was derived from the 'pot' module of the Tea House, copyright (c) 1998-2001 by Tea Labs and licensed under the ISC\nlicense.\n\nAll additions are licensed under the MIT License.";
    expect(read(`${head}\n\n${MIT}`, 'license')).toBe('ISC AND MIT');
  });

  it.each([
    ['Creative Commons Attribution 4.0 International\n(c) copyright 2019, Pot House', 'CC-BY-4.0'],
    [
      `[SIL Open Font License, 1.1](https://tea.example/scripts/page?site=${'a'.repeat(90)}) ([text](https://tea.example/${'b'.repeat(90)}))`,
      'OFL-1.1',
    ],
  ])('a name in a line of its own, in a list of parts: %#', (line, expected) => {
    const list = `# Parts\n\nThe kettle comes with these parts, which were made by others, and with a manual that tells how to clean them.\n\n### Spout\n\n${line}\n\n### Lid\n\nThe lid was drawn in the garden.\n`;
    expect(read(list, 'license')).toBe(expected);
  });
});

describe('a licence that nobody knows by its name', () => {
  it.each([
    'This kettle is also subject to the [Tea House license](https://tea.example/license) in general.',
    'The lid is distributed under the Pot House Lid License.',
    'All other files are available under the terms of the Garden Company Agreement.',
  ])('%s', (said) => {
    expect(read(`${MIT}\n\n${said}\n`, 'license')).toBe('MIT AND NOASSERTION');
  });

  it.each([
    'Released under an Open Source License.',
    'The kettle is distributed under the Tea House License, reproduced above and below.',
    'Licensed under the MIT License.',
  ])('is none in: %s', (said) => {
    expect(read(`${said}\n\n${MIT}\n`, 'license')).toBe('MIT');
  });

  it('whose text stands there is that text', () => {
    expect(
      read(
        `The kettle is distributed under the Tea House License.\n\nTea House License\n\n${MIT.slice(MIT.indexOf('Copyright'))}`,
        'license',
      ),
    ).toBe('MIT');
  });
});

describe('exceptions that are alike', () => {
  it('are told apart by what they say of the linked work', () => {
    const notice =
      'The kettle is free software: you can redistribute it under the terms of the GNU Lesser General Public License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later version.';
    const own =
      'In addition, as a special exception, the Tea House gives permission to link this kettle with any stove, and with stoves that were built after it, and distribute the two together. You must obey the GNU Lesser General Public License for all of the code used other than the stove.';
    expect(read(`${notice}\n\n${own}`, 'license')).not.toContain('WITH');
  });
});
