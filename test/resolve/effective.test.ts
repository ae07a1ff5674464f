import { describe, expect, it } from 'vitest';
import { and, license, NOASSERTION, or } from '../../src/model/expression.ts';
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

describe('an edition that metadata calls by the name of another', () => {
  it.each([
    ['Python-2.0', 'Python-2.0.1', 'Python-2.0.1'],
    [
      'LicenseRef-scancode-gemma-tou-2025-03-24',
      'LicenseRef-scancode-gemma-tou-2024-04-01',
      'LicenseRef-scancode-gemma-tou-2024-04-01',
    ],
    ['OpenSSL', 'SSLeay-standalone', 'OpenSSL'],
  ])('%s over the text of %s is %s', (declared, detected, effective) => {
    const found = reconcile(license(declared), license(detected), book);
    expect(found.basis).toBe('agreed');
    expect(print(found.effective)).toBe(effective);
  });
  it('stands when the text shows both', () => {
    const both = and([license('Python-2.0'), license('Python-2.0.1')]);
    expect(print(reconcile(license('Python-2.0'), both, book).effective)).toBe('Python-2.0');
  });
});

describe('terms that nobody recognised', () => {
  const mit = license('MIT');
  it('beside the licence that the metadata names apply as well', () => {
    const found = reconcile(mit, and([mit, NOASSERTION]), book);
    expect(found.basis).toBe('conflict');
    expect(print(found.effective)).toBe('MIT AND NOASSERTION');
  });
  it('that may be chosen instead take nothing away', () => {
    expect(reconcile(mit, or([mit, NOASSERTION]), book)).toEqual({ effective: mit, basis: 'agreed' });
  });
  it('that the metadata speaks of already are no contradiction', () => {
    expect(reconcile(and([mit, NOASSERTION]), and([mit, NOASSERTION]), book).basis).toBe('agreed');
  });
});

describe('licences that the metadata only lists', () => {
  const artistic = license('LicenseRef-licheck-family-Artistic');
  const declared = and([artistic, license('LicenseRef-licheck-family-GPL'), license('GPL-2.0-or-later')]);
  const text = or([license('GPL-2.0-or-later'), license('Artistic-1.0-Perl')]);
  it('are a choice where the text says so of all of them', () => {
    const found = reconcile(declared, text, book, true);
    expect(found.basis).toBe('agreed');
    expect(print(found.effective)).toBe('GPL-2.0-or-later OR Artistic-1.0-Perl');
  });
  it('all apply where the text offers only some of them, or the metadata says AND', () => {
    expect(print(reconcile(and([license('MIT'), declared]), text, book, true).effective)).toBe(
      'MIT AND Artistic-1.0-Perl AND GPL-2.0-or-later',
    );
    expect(print(reconcile(declared, text, book).effective)).toBe('Artistic-1.0-Perl AND GPL-2.0-or-later');
  });
});

describe('the LGPL 3.0 and the text of the GPL that it is passed on with', () => {
  const both = and([license('GPL-3.0-only'), license('LGPL-3.0-only')]);
  it('are one licence where the metadata names the LGPL', () => {
    const declared = license('LGPL-3.0-or-later');
    expect(reconcile(declared, both, book)).toEqual({ effective: declared, basis: 'agreed' });
  });
  it('are two where it does not, or where the text of the LGPL is not there', () => {
    expect(reconcile(license('MIT'), both, book).basis).toBe('conflict');
    expect(reconcile(license('LGPL-3.0-only'), license('GPL-3.0-only'), book).basis).toBe('conflict');
    expect(reconcile(license('LGPL-2.1-only'), both, book).basis).toBe('conflict');
  });
});
