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
