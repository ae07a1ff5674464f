import { describe, expect, it } from 'vitest';
import { license, or } from '../../src/model/expression.ts';
import { reconcile } from '../../src/resolve/effective.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { print } from '../../src/spdx/print.ts';

const book = loadRulebook();
const bsd = license('LicenseRef-licheck-family-BSD');

describe('a family beside one of its members', () => {
  it('in the text is the member that the metadata names', () => {
    const declared = or([license('GPL-2.0-only'), license('BSD-3-Clause')]);
    const found = reconcile(declared, or([license('GPL-2.0-only'), bsd]), book);
    expect(found.basis).toBe('agreed');
    expect(print(found.effective)).toBe('GPL-2.0-only OR BSD-3-Clause');
  });

  it('in the metadata is the member that the text shows', () => {
    const found = reconcile(bsd, license('BSD-2-Clause'), book);
    expect(found.basis).toBe('agreed');
    expect(print(found.effective)).toBe('BSD-2-Clause');
  });

  it('of another licence is a contradiction still', () => {
    expect(reconcile(license('MIT'), or([license('GPL-2.0-only'), bsd]), book).basis).toBe('conflict');
  });
});

describe('a text that admits later versions', () => {
  it.each([
    ['LGPL-3.0-only', 'LGPL-2.0-or-later', 'agreed'],
    ['GPL-3.0-or-later', 'GPL-2.0-or-later', 'agreed'],
    ['GPL-2.0-only', 'GPL-3.0-or-later', 'conflict'],
    ['LGPL-3.0-only', 'GPL-2.0-or-later', 'conflict'],
    ['GPL-3.0-only', 'GPL-2.0-only', 'conflict'],
  ])('is to metadata that says %s, when it is %s: %s', (declared, detected, basis) => {
    const found = reconcile(license(declared), license(detected), book);
    expect(found.basis).toBe(basis);
    if (basis === 'agreed') expect(print(found.effective)).toBe(declared);
  });
});
