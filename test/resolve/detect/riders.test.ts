import { describe, expect, it } from 'vitest';
import { detect, read, textOf } from './detector.ts';

describe('a text that adds to a licence is never that licence alone', () => {
  it.each([
    [
      'a non-commercial rider after it',
      `${textOf('MIT')}\n\nThe Software may not be used for commercial purposes.`,
      'MIT AND NOASSERTION',
    ],
    ['a rider before it', `For non-commercial use only.\n\n${textOf('ISC')}`, 'ISC AND NOASSERTION'],
    [
      'a Commons Clause',
      `"Commons Clause" License Condition v1.0\n\nThe grant does not include the right to Sell.\n\n${textOf('Apache-2.0')}`,
      'LicenseRef-scancode-commons-clause AND Apache-2.0',
    ],
    [
      'a Commons Clause by its name',
      'Licensed under the Apache License 2.0 with Commons Clause.',
      'Apache-2.0 AND LicenseRef-scancode-commons-clause',
    ],
    [
      'a rider behind the advice that ends a GNU text',
      `${textOf('GPL-2.0')}\n\nIn addition, the Software may not be used for any commercial purpose.`,
      'GPL-2.0-only AND NOASSERTION',
    ],
    ['that advice alone', textOf('GPL-2.0').replace(/\n[^\n]*signature of Ty Coon[\s\S]*$/, '\n'), 'GPL-2.0-only'],
    [
      'a sentence that begins as one of its own',
      `${textOf('Apache-2.0')}\n\nYou may not use this software to train machine learning models.`,
      'Apache-2.0 AND NOASSERTION',
    ],
    [
      'a clause in the midst of a long one',
      textOf('Apache-2.0').replace(/\n\s*5\. /, '\n\nThe Software may not be used for any commercial purpose.\n$&'),
      'NOASSERTION',
    ],
    [
      'a clause in its midst',
      textOf('MIT').replace('The above copyright', 'Military use is prohibited. The above copyright'),
      'NOASSERTION',
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('exceptions', () => {
  it('stand on the licence they are an exception to', () => {
    const notice =
      'This code is free software; you can redistribute it under the terms of the GNU General Public License version 2 only';
    expect(read(`${notice}, subject to the "Classpath" exception as provided in the LICENSE file.`)).toBe(
      'GPL-2.0-only WITH Classpath-exception-2.0',
    );
    expect(read('Part of the LLVM Project, under the Apache License v2.0 with LLVM Exceptions.')).toBe(
      'Apache-2.0 WITH LLVM-exception',
    );
  });

  it('without a licence say nothing for sure', () => {
    expect(read('subject to the Classpath exception')).toBe('NOASSERTION');
  });
});

describe('terms that nothing recognised', () => {
  it('are told by their lines', () => {
    const mit = textOf('MIT').trimEnd();
    const { unread } = detect(`${mit}\n\nCommercial use of the kettle requires a separate agreement with the Tea House.\n`);
    const line = mit.split('\n').length + 2;
    expect(unread).toEqual({ startLine: line, endLine: line });
    expect(detect(mit)).not.toHaveProperty('unread');
  });
});
