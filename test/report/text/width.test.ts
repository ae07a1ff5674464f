import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTo, pad, widthOf } from '../../../src/report/text/width.ts';
import { wrap, wrapList } from '../../../src/report/text/wrap.ts';

const words = fc
  .array(fc.constantFrom('tea', 'oolong-7b', '茶', '烏龍茶', '🍵', 'e\u0301', 'ｆｕｌｌ', 'a', '한글', '→', '👍🏽', '🇯🇵', '⚠️'), {
    maxLength: 20,
  })
  .map((parts) => parts.join(' '));

describe('the width of a text', () => {
  it.each([
    ['tea', 3],
    ['茶', 2],
    ['烏龍茶', 6],
    ['한글', 4],
    ['ﾃｨｰ', 3],
    ['Ｔ', 2],
    ['🍵', 2],
    ['e\u0301', 1],
    ['👍🏽', 2],
    ['🇯🇵', 2],
    ['⚠', 1],
    ['⚠️', 2],
    ['┌─', 2],
    ['', 0],
  ])('%s takes %i columns', (text, columns) => expect(widthOf(text)).toBe(columns));

  it('is the sum of the parts, cut or padded as asked', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 40 }), (text, columns) => {
        expect(widthOf(cutTo(text, columns))).toBeLessThanOrEqual(columns);
        expect(widthOf(pad(text, columns))).toBe(Math.max(columns, widthOf(text)));
        if (widthOf(text) <= columns) expect(cutTo(text, columns)).toBe(text);
      }),
    );
  });
});

describe('wrapping', () => {
  it('keeps every character in order and no line too wide', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 40 }), (text, columns) => {
        const lines = wrap(text, columns);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('breaks at spaces, and a word only where it must', () => {
    expect(wrap('report what a text says', 10)).toEqual(['report', 'what a', 'text says']);
    expect(wrap('烏龍茶壺', 5)).toEqual(['烏龍', '茶壺']);
    expect(wrap('', 5)).toEqual(['']);
  });

  it('lists what fits and counts the rest', () => {
    expect(wrapList(['kettle', 'teapot', 'whisk'], 16, 1)).toEqual({ lines: ['kettle, teapot'], rest: 1 });
    expect(wrapList(['kettle', 'teapot', 'whisk'], 16, 2)).toEqual({ lines: ['kettle, teapot,', 'whisk'], rest: 0 });
    expect(wrapList([], 16, 2)).toEqual({ lines: [], rest: 0 });
  });
});
