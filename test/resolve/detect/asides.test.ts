import { describe, expect, it } from 'vitest';
import { read, textOf } from './detector.ts';

const MIT = textOf('MIT').slice(textOf('MIT').indexOf('Permission'));

describe('between the title of a licence and its text', () => {
  it('a holder may be called as it pleases', () => {
    expect(read(`MIT License\n\nCopyright (c) 2020 Tea Research Institute, Academic Kettle Group\n\n${MIT}`)).toBe('MIT');
  });

  it.each([
    ['a restriction', 'Copyright (c) 2020 Tea House. For research use only.'],
    [
      'a longer one',
      'The licensee shall pay a yearly fee to the author for every kettle in which the tea or anything made of it is boiled.',
    ],
  ])('%s is heard', (_, remark) => {
    expect(read(`MIT License\n\n${remark}\n\n${MIT}`)).toContain('NOASSERTION');
  });

  it('a Business Source License has its parameters', () => {
    const busl = textOf('BUSL-1.1');
    const parameters = [
      'Licensor: Tea House',
      'Licensed Work: Kettle 1.2',
      'Additional Use Grant: You may use it in your own kitchen, provided that you do not sell tea that competes with the Tea House.',
      'Change Date: 2031-01-01',
      'Change License: Apache-2.0',
    ];
    const at = busl.indexOf('Terms');
    expect(read(`${busl.slice(0, at)}Parameters\n\n${parameters.join('\n')}\n\n${busl.slice(at)}`)).toBe('BUSL-1.1');
    expect(read(`${parameters.join('\n')}\n\n---\n\n${busl}`, 'license')).toBe('BUSL-1.1');
  });
});

describe('terms beside a licence', () => {
  const at = MIT.indexOf('THE SOFTWARE IS PROVIDED');
  const within = (clause: string): string => `${MIT.slice(0, at)}${clause}\n\n${MIT.slice(at)}`;

  it.each([
    [
      'a limit of use in its midst',
      within('The rights granted above may only be exercised to brew teas that work with the services of the Tea House.'),
    ],
    ['another condition in its midst', within('Modified versions must be clearly marked as such.')],
    [
      'terms that stand elsewhere',
      `${MIT}\n\nUse of the pictures is subject to the terms listed at https://tea.example/pictures`,
    ],
    ['an agreement for the rest', 'License: MIT\n\nBy using any of the pictures you are implicitly agreeing to our terms.'],
    [
      'a maker’s terms above it',
      `Licensed under the Kettle terms for use only with the kettles of the Tea House.\n\n---\n\n${MIT}`,
    ],
  ])('%s is never the licence alone', (_, text) => {
    expect(read(text, 'license')).toContain('NOASSERTION');
  });
});

describe('a choice of one part', () => {
  it('leaves the licence of the others', () => {
    const apache = textOf('Apache-2.0');
    const part =
      'Part: kettle. Licensed under the Apache License, Version 2.0 or the Mozilla Public License, version 2.0, at your option.';
    expect(read(`${apache}\n\n${part}\n\n${apache}\n`, 'license')).toBe('Apache-2.0 AND (Apache-2.0 OR MPL-2.0)');
  });
});

describe('a choice among the conditions', () => {
  const bsd = textOf('BSD-3-Clause');
  const at = bsd.indexOf('THIS SOFTWARE');
  const withClause = (clause: string): string => `${bsd.slice(0, at)}${clause}\n\n${bsd.slice(at)}`;
  const clause =
    'ALTERNATIVELY, this product may be distributed under the terms of the GNU General Public License, version 2, in which case the provisions of the GPL are required INSTEAD OF the above restrictions.';

  it('is one of two licences', () => {
    expect(read(withClause(clause))).toBe('BSD-3-Clause OR GPL-2.0-only');
  });

  it('may stand after the text, or before it', () => {
    const after = `${bsd}\n\nAlternatively, this software may be distributed under the terms of the GNU General Public License version 2.`;
    expect(read(after)).toBe('GPL-2.0-only OR BSD-3-Clause');
    const before =
      'You may choose to be licensed under the terms of the GNU General Public License (GPL) Version 2, available from the file COPYING, or the BSD license below:';
    expect(read(`${before}\n\n${bsd.slice(bsd.indexOf('Redistribution'))}`)).toBe('GPL-2.0-only OR BSD-3-Clause');
  });

  it('may be said once above both texts', () => {
    const preface =
      'At your option you may choose either of the following licenses:\n\n * The MIT License (MIT)\n * The Apache License 2.0';
    expect(read(`${preface}\n\n${textOf('MIT')}\n\n${textOf('Apache-2.0')}`)).toBe('MIT OR Apache-2.0');
    expect(read(`${textOf('MIT')}\n\n${textOf('Apache-2.0')}`)).toBe('MIT AND Apache-2.0');
  });

  it('that names no licence is in doubt, and so is one that says more', () => {
    expect(
      read(withClause(clause.replace('GNU General Public License, version 2', 'Tea License').replace('the GPL', 'it'))),
    ).toContain('NOASSERTION');
    expect(read(withClause(`${clause}\n\nNobody may sell this product to a bank.`))).toContain('NOASSERTION');
  });
});

describe('a licence that a text only names', () => {
  const agreement = [
    'TEA HOUSE END USER LICENSE AGREEMENT',
    'By installing the kettle you agree to this agreement. The licensor grants you a non-exclusive, non-transferable right to boil water.',
    'You may not reverse engineer, decompile or disassemble the kettle. All intellectual property stays with the licensor.',
    'Any feedback is provided to the licensor under the terms of the Apache License, Version 2.0.',
    'This agreement will terminate automatically when the licensee breaks it. The governing law is that of the tea garden.',
    'The kettle boils water and pours it with care. '.repeat(30),
  ].join('\n\n');

  it('in an agreement of its own is not its licence', () => {
    expect(read(agreement)).toBe('NOASSERTION');
  });

  it('and a licence text quoted in it is not all there is', () => {
    expect(read(`${agreement}\n\nThe lid is from elsewhere:\n\n${textOf('MIT')}`)).toBe('MIT AND NOASSERTION');
  });

  it('as what will come is not what is', () => {
    expect(read('As of the Change Date, use of the kettle will be governed by the Apache License, Version 2.0.')).not.toContain(
      'Apache',
    );
  });

  it('by a disclaimer alone is not known', () => {
    const bsd = textOf('BSD-1-Clause');
    expect(read(`The Tea Data License\n\n${bsd.slice(bsd.indexOf('THIS SOFTWARE'))}`)).not.toContain('BSD');
  });
});

describe('remarks that ask for nothing of their own', () => {
  it.each([
    'Full text of license texts referred to above follows (that they are\nlisted below does not necessarily imply the conditions apply to the\npresent binary release):',
    'This software is available subject to the conditions and terms laid\nout below. By downloading and using this software you are agreeing\nto the following conditions.',
  ])('stand beside a licence without changing it: %j', (remark) => {
    expect(read(`${remark}\n\n${textOf('MIT')}`, 'license')).toBe('MIT');
  });
});

describe('a component’s licence file of terms that nobody knows', () => {
  const covenant =
    'You may sip, but the leaves shall not be sold again. They go to subscribers only, while the subscription lasts.';
  it('is never said to hold no licence', () => {
    expect(read(covenant, 'license')).toBe('NOASSERTION');
    expect(read(covenant)).toBe('NONE');
    expect(read('https://house.example/tea\n', 'license')).toBe('NONE');
  });
});
