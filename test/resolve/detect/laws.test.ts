import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect, read, textOf } from './detector.ts';

const KNOWN = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'Zlib',
  'BSL-1.0',
  'MPL-2.0',
  'GPL-2.0-only',
  'LGPL-2.1-only',
  'CC0-1.0',
  'Unlicense',
  'NCSA',
  'EPL-2.0',
  'OFL-1.1',
];
const license = fc.constantFrom(...KNOWN);
const LAWS = { numRuns: 60 };

const rewrap = (text: string, width: number): string =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => {
      let line = 0;
      return paragraph
        .trim()
        .split(/\s+/)
        .map((word) => {
          const breaks = line > 0 && line + word.length > width;
          line = breaks ? word.length : line + word.length + 1;
          return `${breaks ? '\n' : ' '}${word}`;
        })
        .join('')
        .trim();
    })
    .join('\n\n');

describe('laws of detection', () => {
  it('re-wrapping changes nothing', () => {
    fc.assert(
      fc.property(license, fc.integer({ min: 20, max: 200 }), (id, width) => {
        expect(read(rewrap(textOf(id), width))).toBe(id);
      }),
      LAWS,
    );
  });

  it('neither does case, nor comment marks, nor quotes', () => {
    const mark = fc.constantFrom('// ', ' * ', '# ', ';; ', '-- ', 'dnl ', '> ', '    ', '| ');
    fc.assert(
      fc.property(license, mark, fc.constantFrom('upper', 'lower', 'as is'), (id, prefix, letters) => {
        const text = textOf(id)
          .replaceAll('"', '“')
          .replaceAll("'", '’')
          .split('\n')
          .map((line) => prefix + line)
          .join('\n');
        expect(read(letters === 'upper' ? text.toUpperCase() : letters === 'lower' ? text.toLowerCase() : text)).toBe(id);
      }),
      LAWS,
    );
  });

  it('neither do bullets', () => {
    fc.assert(
      fc.property(license, fc.constantFrom('*', '-', '(a)', 'iv.', '3)'), (id, bullet) => {
        expect(read(textOf(id).replace(/^(\s*)(?:\d+\.|\*|-|[a-z]\))\s+/gm, `$1${bullet} `))).toBe(id);
      }),
      LAWS,
    );
  });

  it('neither do copyright lines', () => {
    const holder = fc.stringMatching(/^[A-Z][a-z]{2,10} (?:Tea|Kettle|Leaf) [A-Z][a-z]{2,8}$/);
    fc.assert(
      fc.property(license, holder, fc.integer({ min: 1970, max: 2030 }), (id, name, year) => {
        expect(read(`Copyright (c) ${year} ${name}. All rights reserved.\n\n${textOf(id)}`)).toBe(id);
      }),
      LAWS,
    );
  });

  it('scrambled words never match', () => {
    fc.assert(
      fc.property(license, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (id, order) => {
        const keyed = textOf(id)
          .split(/\s+/)
          .map((word) => ({ word: word.replace(/[^\p{L}]/gu, ''), key: order.next().value }));
        const scrambled = keyed
          .sort((a, b) => a.key - b.key)
          .map(({ word }) => word)
          .join(' ');
        expect(detect(scrambled).matches.filter(({ method }) => method === 'text' || method === 'exact')).toEqual([]);
      }),
      LAWS,
    );
  });

  it('two texts in one file are both found', () => {
    fc.assert(
      fc.property(license, license, (first, second) => {
        const found = detect(`${textOf(first)}\n\n${textOf(second)}`).matches.map((match) => match.license);
        expect(found).toContain(first);
        expect(found).toContain(second);
      }),
      LAWS,
    );
  });

  it('whatever comes in, an answer goes out', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 400 })), (text) => {
        const { confidence, coverage, matches } = detect(text);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(coverage).toBeLessThanOrEqual(1);
        for (const { startLine, endLine } of matches) expect(endLine).toBeGreaterThanOrEqual(startLine);
      }),
      { numRuns: 200 },
    );
  });

  it('the same text gives the same reading', () => {
    fc.assert(
      fc.property(license, (id) => {
        expect(detect(textOf(id))).toEqual(detect(textOf(id)));
      }),
      { numRuns: 20 },
    );
  });
});
