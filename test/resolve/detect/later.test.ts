import { describe, expect, it } from 'vitest';
import { read, textOf } from './detector.ts';

describe('later versions that a notice admits', () => {
  it.each([
    [
      'The kettle is free software under the Mozilla Public License, version 1.1 or (at your option) any later version.',
      'MPL-1.1+',
    ],
    ['Released under the Eclipse Public License 1.0 or later.', 'EPL-1.0+'],
    ['The teapot is licensed under the EPL v2.0+.', 'EPL-2.0+'],
    ['Licensed under the Open Software License version 3.0 or any newer version.', 'OSL-3.0+'],
    ['Licensed under the Academic Free License, version 2.1 or later.', 'AFL-2.1+'],
    ['Licensed under the EUPL, version 1.1 or any later version.', 'EUPL-1.1+'],
    [
      'This leaf may be distributed under the conditions of the LaTeX Project Public License, either version 1.3c of this license or (at your option) any later version.',
      'LPPL-1.3c+',
    ],
    ['License: CDDL version 1.0 or newer', 'CDDL-1.0+'],
    ['Recipes under Creative Commons Attribution-ShareAlike 3.0 or later', 'CC-BY-SA-3.0+'],
    [
      'Licensed under the GNU GPL 2 or later, the GNU LGPL 2.1 or later, or the MPL 1.1 or later.',
      'GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1+',
    ],
  ])('%s', (notice, expected) => {
    expect(read(notice, 'license')).toBe(expected);
  });

  it.each([
    ['are those of the other licence', 'Licensed under the MPL 1.1 or GPL 2.0 or later.', 'MPL-1.1 OR GPL-2.0-or-later'],
    [
      'begin no new sentence',
      'Licensed under the Mozilla Public License, version 2.0. Later versions of the kettle are sold.',
      'MPL-2.0',
    ],
    [
      'are none that wait for somebody',
      'Licensed under the EUPL, version 1.2 or – as soon they will be approved – subsequent versions.',
      'EUPL-1.2',
    ],
    [
      'are none when somebody has to accept them',
      'Licensed under the Apache License, Version 2.0, or any later version accepted by the Tea House.',
      'Apache-2.0',
    ],
  ])('%s', (_, notice, expected) => {
    expect(read(notice, 'license')).toBe(expected);
  });

  it('are no matter of the licence’s own clause on new versions', () => {
    expect(read(textOf('MPL-1.1'), 'license')).toBe('MPL-1.1');
    expect(read(textOf('EPL-2.0'), 'license')).toBe('EPL-2.0');
  });

  it('are said by the notice above the text', () => {
    const notice = 'The kettle is licensed under the Open Software License, version 3.0 or any later version.';
    expect(read(`${notice}\n\n${textOf('OSL-3.0')}`, 'license')).toBe('OSL-3.0+');
  });

  it('are said in a remark of their own', () => {
    const lines = [
      'under the terms of the GNU General Public License, version 2',
      'or any later version published by the foundation',
    ];
    expect(read(lines.map((line) => `<!-- ${line} -->\n`).join(''), 'license')).toBe('GPL-2.0-or-later');
  });

  it.each([
    [
      'Spanish',
      'Este hervidor se distribuye bajo un triple esquema: GNU GPL versión 3 o posterior, GNU LGPL versión 3 o posterior, ó MPL versión 1.1 o posterior.',
      'GPL-3.0-or-later OR LGPL-3.0-or-later OR MPL-1.1+',
    ],
    [
      'Spanish, in many words',
      'Puede modificarlo bajo los términos de la Licencia Pública General de GNU, ya sea la versión 2 de la licencia, o (a su elección) cualquier versión posterior.',
      'GPL-2.0-or-later',
    ],
    [
      'French',
      'La théière est distribuée sous les termes de la Licence Publique Générale GNU, soit la version 3 de la licence, soit (à votre gré) toute version ultérieure.',
      'GPL-3.0-or-later',
    ],
    [
      'German',
      'Die Kanne steht unter den Bedingungen der GNU General Public License, Version 3 der Lizenz oder (nach Ihrer Wahl) jeder neueren Version.',
      'GPL-3.0-or-later',
    ],
    [
      'Italian',
      'La teiera è distribuita secondo i termini della GNU General Public License; sia la versione 2 della licenza, sia (a propria scelta) ogni versione successiva.',
      'GPL-2.0-or-later',
    ],
    ['Polish', 'Czajnik na licencji GPL w wersji 2 lub nowszej.', 'GPL-2.0-or-later'],
    ['Russian', 'Чайник распространяется на условиях лицензии GPL версии 2 или более поздней.', 'GPL-2.0-or-later'],
  ])('in %s', (_, notice, expected) => {
    expect(read(notice, 'license')).toBe(expected);
  });
});
