import { describe, expect, it } from 'vitest';
import { compileIndex } from '../../../src/resolve/detect/compile/compile.ts';
import { fingerprint, packPrint, unpackPrint } from '../../../src/resolve/detect/compile/fingerprint.ts';
import { buildNames } from '../../../src/resolve/detect/compile/names.ts';
import { properNouns } from '../../../src/resolve/detect/compile/proper.ts';
import { markReference } from '../../../src/resolve/detect/compile/reference.ts';
import { withVariants } from '../../../src/resolve/detect/compile/variants.ts';
import { openIndex } from '../../../src/resolve/detect/index-data/index-format.ts';

const SPELLINGS = { same: [['color', 'colour']], light: ['ii'] };
const TEXT = 'Tea House License\n\nCopyright (c) <year> <name>\n\nYou may pour this tea for any guest who asks for a cup of it.';

describe('compiling the index', () => {
  it('gives the same bytes for the same input, and opens them again', () => {
    const input = {
      texts: [{ license: 'Tea', kind: 'text' as const, text: TEXT }],
      prints: [],
      spellings: SPELLINGS,
      ends: { heads: [], tails: [] },
      words: ['kettle'],
      rules: { kettle: 1 },
      source: 'tea-list 1',
    };
    const bytes = compileIndex(input);
    expect(compileIndex(input)).toEqual(bytes);
    const index = openIndex(bytes);
    expect(index.references).toMatchObject([{ license: 'Tea', kind: 'text' }]);
    expect(index.rules).toEqual({ kettle: 1 });
    expect(index.texts).toBe('tea-list 1');
  });

  it('opens bytes that start anywhere', () => {
    const bytes = compileIndex({
      texts: [],
      prints: [],
      spellings: SPELLINGS,
      ends: { heads: [], tails: [] },
      words: [],
      rules: null,
      source: '',
    });
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(openIndex(shifted.subarray(3)).references).toEqual([]);
  });

  it('refuses bytes that are no index', () => {
    expect(() => openIndex(new TextEncoder().encode('tea, not an index'))).toThrow('build the package again');
  });

  it('marks titles, copyright lines and appendices as what may be missing', () => {
    const { optional, placeholders } = markReference(`${TEXT}\nHOW TO POUR: gently`, { heads: [], tails: ['how to pour'] });
    const whole = `${TEXT}\nHOW TO POUR: gently`;
    const parts = optional.map(([from, to]) => whole.slice(from, to).trim());
    expect(parts).toContain('Copyright (c) <year> <name>');
    expect(parts).toContain('HOW TO POUR: gently');
    expect(parts.some((part) => part.startsWith('Tea House License'))).toBe(true);
    expect(placeholders.map(([from, to]) => whole.slice(from, to))).toEqual(['<year>', '<name>']);
  });

  it('makes other wordings of a text, and says so when the words are not there', () => {
    const texts = [{ license: 'Tea', kind: 'text' as const, text: 'pour this tea for any guest' }];
    expect(
      withVariants(texts, [
        { license: 'Tea', swap: [[['this tea', 'the pot']]], part: [{ from: 'this tea', to: 'any guest' }] },
      ]).map(({ text }) => text),
    ).toEqual(['pour this tea for any guest', 'pour the pot for any guest', 'this tea for any guest']);
    expect(() => withVariants(texts, [{ license: 'Tea', swap: [[['coffee', 'tea']]] }])).toThrow('does not say "coffee"');
    expect(() => withVariants(texts, [{ license: 'Coffee' }])).toThrow('names Coffee');
  });

  it('keeps digests of a text, not its words', () => {
    const { words, hashes, at } = fingerprint(TEXT.repeat(3), SPELLINGS);
    expect(unpackPrint(packPrint(hashes, at))).toEqual({ hashes, at });
    expect(hashes.length).toBeLessThan(words);
  });

  it('knows proper nouns by their capitals', () => {
    expect(properNouns(['the Oolong Company pours tea', 'a company of oolong drinkers', 'by Darjeeling and the tea'])).toEqual([
      'darjeeling',
    ]);
  });

  it('spells names out and takes the versions of listed names apart', () => {
    const data = { families: [], licenses: { Tea: { names: ['{green} tea license'] } }, choices: {} };
    const { phrases } = buildNames(data, [{ id: 'Pot-2.0', name: 'The Teapot License, Version 2.0' }], []);
    expect(phrases.map(({ words }) => words.join(' '))).toEqual([
      'tea license',
      'green tea license',
      'teapot license 2.0',
      'teapot license version 2.0',
      'teapot license v 2.0',
    ]);
  });
});
