import { describe, expect, it } from 'vitest';
import { compileGlobs, matchesSegment } from '../../src/io/glob.ts';

const hits = (glob: string, ...paths: string[]): string[] => paths.filter(compileGlobs([glob]));

describe('globs over paths', () => {
  it('name a folder and all that is in it', () => {
    expect(hits('third_party/**', 'third_party', 'third_party/a/b', 'third_party2', 'x/third_party')).toEqual([
      'third_party',
      'third_party/a/b',
    ]);
    expect(hits('vendor/leaf', 'vendor/leaf', 'vendor/leaf/x', 'vendor/leafy')).toEqual(['vendor/leaf', 'vendor/leaf/x']);
  });
  it('keep a star inside its segment and let two stars cross', () => {
    expect(hits('packages/*/test', 'packages/a/test', 'packages/a/b/test', 'packages/test')).toEqual(['packages/a/test']);
    expect(hits('packages/**/test', 'packages/a/test', 'packages/a/b/test/x', 'packages/test')).toEqual([
      'packages/a/test',
      'packages/a/b/test/x',
      'packages/test',
    ]);
    expect(hits('a?c/*.md', 'abc/x.md', 'ac/x.md', 'abc/x.txt')).toEqual(['abc/x.md']);
    expect(hits('**', 'a', 'a/b')).toEqual(['a', 'a/b']);
  });
  it('find a bare name at any depth, and one with a leading slash at the root', () => {
    expect(hits('golden', 'golden', 'a/golden/x', 'golden2')).toEqual(['golden', 'a/golden/x']);
    expect(hits('/golden', 'golden', 'a/golden')).toEqual(['golden']);
    expect(hits('./golden/', 'golden', 'a/golden')).toEqual(['golden']);
  });
  it('mean nothing when empty, and take everything else literally', () => {
    expect(hits('', 'a')).toEqual([]);
    expect(hits('a+(b)', 'a+(b)', 'ab')).toEqual(['a+(b)']);
  });
  it('cost no more for a hostile pattern', () => {
    expect(matchesSegment(`${'*a'.repeat(50)}b`, 'a'.repeat(5000))).toBe(false);
    expect(compileGlobs([`${'**/a/'.repeat(60)}b`])(Array.from({ length: 500 }, () => 'a').join('/'))).toBe(false);
  });
});
