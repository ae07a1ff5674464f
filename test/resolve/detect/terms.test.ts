import { describe, expect, it } from 'vitest';
import { read, textOf } from './detector.ts';

const MIT = textOf('MIT');

describe('terms that nothing explains beside a licence', () => {
  it.each([
    'Companies with more than forty kettles need to buy a commercial license.',
    'By using the recipes you agree to our license terms.',
    'Use of the pictures is subject to the terms listed at https://tea.example/pictures.',
    'This software may not be used to boil water for a bank.',
    'Permission to use, copy and distribute the word list for any purpose is hereby granted, provided that the name of the Tea House is kept.',
    'The Tea House grants you a non-exclusive license to use the kettle in your own kitchen only.',
    'For non-commercial use only.',
    'You must show the logo of the Tea House on every page.',
  ])('%s', (sentence) => {
    expect(read(`${MIT}\n\n${sentence}\n`, 'license')).toBe('MIT AND NOASSERTION');
    expect(read(`${sentence}\n\n${MIT}`, 'license')).toContain('NOASSERTION');
  });

  it.each([
    'The kettle is maintained by the Tea House. Contributions are welcome.',
    'Files in the vendor folder are externally maintained libraries that have their own licenses.',
    'If you contribute code to this kettle, you allow it to be distributed under the MIT license.',
    'You can use it for commercial projects, open source projects, or anything else.',
    'See the LICENSE file for details.',
    'The kettle is a port of the teapot and distributed under the same license.',
    'A copy of the license can be found at https://tea.example/license.',
    'The function must be called only once and may not be used with cold water.',
    'THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND.',
  ])('are not what this says: %s', (sentence) => {
    expect(read(`${MIT}\n\n${sentence}\n`, 'license')).toBe('MIT');
  });

  it('are heard right below the advice that ends a GNU licence', () => {
    const text = `${textOf('GPL-3.0-only')}\n\nAdditional terms under section 7: you must keep the logo of the Tea House in the user interface.\n`;
    expect(read(text, 'license')).toBe('GPL-3.0-only AND NOASSERTION');
    expect(read(textOf('GPL-3.0-only'), 'license')).toBe('GPL-3.0-only');
  });

  it('are heard in the midst of a sentence of the licence', () => {
    const text = textOf('Apache-2.0').replace(
      'you may not use this file except',
      'you may not use this file for the army, except',
    );
    expect(read(text, 'license')).toContain('Apache-2.0');
  });

  it('are none of a README’s where it speaks of something else', () => {
    const usage = 'You must not sell a full kettle. Users may only pour water that is subject to the conditions of the garden.';
    expect(read(`# Kettle\n\n## Usage\n\n${usage}\n\n## License\n\nMIT\n`, 'readme')).toBe('MIT');
  });
});

describe('short terms', () => {
  const ISC = textOf('ISC');
  const places: readonly (readonly [string, string, (said: string) => string])[] = [
    ['after the condition', 'MIT', (said) => MIT.replace(/(portions of the Software\.)\s/, `$1\n\n${said}\n\n`)],
    ['among the conditions', 'MIT', (said) => MIT.replace(/(following\s+conditions:)\s/, `$1\n\n${said}\n\n`)],
    ['below the holder', 'MIT', (said) => MIT.replace('<year> <copyright holders>', `2021 Tea House\n\n${said}`)],
    ['beside the holder', 'MIT', (said) => MIT.replace('<year> <copyright holders>', `2021 Tea House. ${said}`)],
    ['before the disclaimer', 'ISC', (said) => ISC.replace(/(appear in all copies\.)\s/, `$1\n\n${said}\n\n`)],
  ];
  const terms = [
    'For household use only.',
    'You may not host the kettle for others.',
    'Commercial use needs our consent.',
    'You must keep the logo of the Tea House.',
    'Nobody may sell the recipes.',
    'Evaluation only.',
    'No resale.',
  ];
  for (const [place, license, put] of places)
    it(`are heard ${place}`, () => {
      for (const said of terms) expect([said, read(put(said), 'license')]).not.toEqual([said, license]);
      expect(read(put('Brewed with care.'), 'license')).toBe(license);
    });

  it('are heard within a text even in odd words', () => {
    for (const said of ['The steam may not be bottled.', 'Do not pass it on.'])
      for (const [, license, put] of places.slice(0, 2)) expect([said, read(put(said), 'license')]).not.toEqual([said, license]);
    const held = MIT.replace('<year> <copyright holders>', '2021 Tea House. All rights reserved.');
    expect(read(held, 'license')).toBe('MIT');
  });

  it('are heard as a condition of its own before the one that names the holder', () => {
    const bsd = textOf('BSD-3-Clause').replace(
      /\n\s*3\. Neither the name of the copyright holder nor the names of its contributors may/,
      '\n\n3. Changed kettles must be clearly marked as such.\n\n4. The name of the Tea House may not',
    );
    expect(bsd).toContain('Tea House');
    expect(read(bsd, 'license')).toContain('NOASSERTION');
    expect(read(bsd.replace(/3\. Changed[^\n]*\n\n4\./, '3.'), 'license')).toBe('BSD-3-Clause');
  });

  it.each(['Free for everyone.', 'No attribution required.', 'Please report bugs to the Tea House.'])(
    'are not what this says: %s',
    (said) => {
      for (const [, license, put] of places) expect(read(put(said), 'license')).toBe(license);
    },
  );
});

describe('a disclaimer', () => {
  const bsd = textOf('BSD-3-Clause');
  const disclaimer = bsd.slice(bsd.indexOf('THIS SOFTWARE IS PROVIDED'));
  const notice = 'The recipes are licensed under the Creative Commons Attribution-ShareAlike 4.0 International License.';

  it('below another licence’s notice is no licence of its own', () => {
    expect(read(`${notice}\n\n${disclaimer.replace('THIS SOFTWARE', 'THIS BOOK')}`, 'license')).toBe('CC-BY-SA-4.0');
  });

  it('of which more is left than that is', () => {
    const cut = bsd.slice(bsd.indexOf('2. Redistributions in binary form'));
    expect(read(`${notice}\n\n${cut}`, 'license')).toContain('NOASSERTION');
  });
});
