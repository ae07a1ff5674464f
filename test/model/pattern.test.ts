import { describe, expect, it } from 'vitest';
import { compilePattern, splitPattern } from '../../src/model/pattern.ts';
import { makePurl, type Purl } from '../../src/model/purl.ts';

const kettle = makePurl({ type: 'npm', namespace: '@tea', name: 'kettle', version: '2.1.0' });
const matches = (text: string, purl: Purl): boolean => compilePattern(splitPattern(text))(purl);

describe('component patterns', () => {
  it('splits the range off, but not the scope', () => {
    expect(splitPattern('pkg:npm/@tea/kettle@^2')).toEqual({ purl: 'pkg:npm/@tea/kettle', range: '^2' });
    expect(splitPattern('pkg:npm/@tea/kettle')).toEqual({ purl: 'pkg:npm/@tea/kettle' });
    expect(splitPattern('pkg:npm/*')).toEqual({ purl: 'pkg:npm/*' });
    expect(splitPattern('pkg:huggingface/leaf/leaf-base@main')).toEqual({
      purl: 'pkg:huggingface/leaf/leaf-base',
      range: 'main',
    });
  });

  const table: readonly [string, boolean][] = [
    ['pkg:npm/@tea/kettle', true],
    ['pkg:npm/%40tea/kettle', true],
    ['PKG:NPM/@Tea/Kettle', true],
    ['pkg:npm/@tea/kettle@^2', true],
    ['pkg:npm/@tea/kettle@^3', false],
    ['pkg:npm/@tea/*', true],
    ['pkg:npm/*', false],
    ['pkg:npm/**', true],
    ['pkg:**', true],
    ['**', true],
    ['pkg:npm/@tea/ket*le', true],
    ['pkg:npm/@tea/ket*lex', false],
    ['pkg:npm/kettle', false],
    ['pkg:npm/@tea/kettle?repository_url=x', false],
    ['', false],
  ];
  for (const [text, expected] of table) {
    it(`${text} ${expected ? 'means' : 'does not mean'} ${kettle}`, () => {
      expect(matches(text, kettle)).toBe(expected);
    });
  }

  it('needs a version where a range is asked for', () => {
    const bare = makePurl({ type: 'npm', name: 'kettle' });
    expect(matches('pkg:npm/kettle', bare)).toBe(true);
    expect(matches('pkg:npm/kettle@^2', bare)).toBe(false);
  });

  it('compares qualifiers only when the pattern names some', () => {
    const scoped = makePurl({ type: 'generic', name: 'leaf', qualifiers: { repository_url: 'https://hub.example' } });
    expect(matches('pkg:generic/leaf', scoped)).toBe(true);
    expect(matches('pkg:generic/leaf?repository_url=https://hub.example', scoped)).toBe(true);
    expect(matches('pkg:generic/leaf?repository_url=https://other.example', scoped)).toBe(false);
  });

  it('answers a hostile glob over a long name without backtracking', () => {
    const long = makePurl({ type: 'npm', name: 'a'.repeat(20_000) });
    expect(matches(`pkg:npm/${'a*'.repeat(60)}b`, long)).toBe(false);
  });
});
