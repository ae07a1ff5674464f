import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masked, withoutCredentials } from '../../src/model/credentials.ts';
import { makePurl } from '../../src/model/purl.ts';

describe('addresses with credentials', () => {
  it.each([
    ['git+https://user:s3cret@git.example/a.git#1', 'git+https://git.example/a.git#1'],
    ['https://t0ken@git.example/a.tgz', 'https://git.example/a.tgz'],
    ['https://git.example/a.tgz?x=1&token=s3cret#f', 'https://git.example/a.tgz?x=1&token=***#f'],
    ['git+ssh://git@git.example/a.git', 'git+ssh://git@git.example/a.git'],
    ['ssh://git:s3cret@git.example/a.git', 'ssh://git.example/a.git'],
    ['https://git.example/@tea/a@1.0.0.tgz', 'https://git.example/@tea/a@1.0.0.tgz'],
    ['tea@house.example', 'tea@house.example'],
  ])('%s', (address, expected) => expect(withoutCredentials(address)).toBe(expected));

  it('are masked in place', () => {
    const line = '"resolved": "https://user:pw@git.example/a?token=abc", "x": 1';
    expect(masked(line)).toBe('"resolved": "https://****:**@git.example/a?token=***", "x": 1');
  });

  it('keep the columns of whatever line', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ahtps:/@?=&token."<'), maxLength: 60 }), (text) => {
        expect(masked(text)).toHaveLength(text.length);
        expect(withoutCredentials(withoutCredentials(text))).toBe(withoutCredentials(text));
      }),
    );
  });

  it('never name a component', () => {
    const qualifiers = { vcs_url: 'git+https://user:s3cret@git.example/a.git' };
    expect(makePurl({ type: 'npm', name: 'a', qualifiers })).not.toContain('s3cret');
  });
});
