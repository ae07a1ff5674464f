import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssessedLabel } from '../../../src/model/assessment.ts';
import { lookOf } from '../../../src/report/text/ansi.ts';
import { gutterOf, snippets } from '../../../src/report/text/snippet.ts';
import { table } from '../../../src/report/text/table.ts';
import { widthOf } from '../../../src/report/text/width.ts';
import { PLAIN } from '../samples.ts';

const look = (width: number) => lookOf({ ...PLAIN, width });
const label = (part: Partial<AssessedLabel> & { excerpt: string; marked?: string }): AssessedLabel => {
  const { marked, ...rest } = part;
  const at = marked === undefined ? 0 : part.excerpt.indexOf(marked);
  return {
    path: 'licheck.yaml',
    line: 9,
    column: at + 1,
    endColumn: at + 1 + (marked?.length ?? 1),
    text: 'here',
    primary: true,
    ...rest,
  };
};
const draw = (labels: readonly AssessedLabel[], width = 100): string[] =>
  snippets(labels, look(width), gutterOf(labels), (text) => text);

describe('a snippet', () => {
  it('underlines the marked text', () => {
    expect(draw([label({ excerpt: '  - category: network-copyleft', marked: 'category: network-copyleft' })])).toEqual([
      '   ┌─ licheck.yaml:9:5',
      ' 9 │   - category: network-copyleft',
      '   │     ━━━━━━━━━━━━━━━━━━━━━━━━━━ here',
    ]);
  });

  it('expands tabs and counts wide characters twice', () => {
    expect(draw([label({ excerpt: '\t茶壺: deny', marked: 'deny' })]).slice(1)).toEqual([
      ' 9 │     茶壺: deny',
      '   │           ━━━━ here',
    ]);
  });

  it('spells out what would be obeyed, and the caret stays under the mark', () => {
    const [, line, under] = draw([label({ excerpt: 'a\u001b[2Jb deny', marked: 'deny' })]);
    expect(line).toBe(' 9 │ a\\u{1b}[2Jb deny');
    expect(under?.indexOf('━')).toBe(line?.indexOf('deny'));
  });

  it('shows a line once with all its labels, the primary one first', () => {
    const excerpt = 'license: MIT OR GPL-3.0-only';
    const lines = draw([
      label({ excerpt, marked: 'GPL-3.0-only', text: 'denied', primary: false }),
      label({ excerpt, marked: 'MIT', text: 'taken' }),
    ]);
    expect(lines.filter((line) => line.includes(excerpt))).toHaveLength(1);
    expect(lines[2]).toContain('━━━ taken');
    expect(lines[3]).toContain('──────────── denied');
  });

  it('moves along a line that is too long to show', () => {
    const excerpt = `{${'"leaf":1,'.repeat(200)}"license":"AGPL-3.0"}`;
    const lines = draw([label({ excerpt, marked: '"AGPL-3.0"' })], 60);
    expect(lines.join('\n')).toContain('"AGPL-3.0"');
    expect(lines[1]?.indexOf('"AGPL')).toBe(lines[2]?.indexOf('━'));
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(60);
  });

  it('names the place alone when the line was cut before the mark', () => {
    const cut = label({ excerpt: `${'x'.repeat(199)}…`, line: 1, column: 2259, endColumn: 2275 });
    expect(draw([cut])).toEqual(['   ┌─ licheck.yaml:1:2259', '   │ here']);
  });

  it('names the place alone when the line is not known', () => {
    expect(draw([label({ excerpt: '', line: 1, text: '' })])).toEqual(['   ┌─ licheck.yaml']);
  });

  it('is never wider than the terminal, whatever the line and the columns say', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 80 }),
        fc.integer({ min: 40, max: 120 }),
        (excerpt, column, length, width) => {
          const lines = draw([label({ excerpt, column, endColumn: column + length, path: 'a' })], width);
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
          expect(lines.join('')).toMatch(/━/);
        },
      ),
    );
  });
});

describe('a table', () => {
  const rows = [
    [{ text: 'permissive' }, { text: '1,204' }, { text: 'MIT, Apache-2.0, ISC' }],
    [{ text: '非商用' }, { text: '2' }, { text: 'CC-BY-NC-4.0' }],
  ];

  it('lines columns up by width', () => {
    expect(table([{}, { side: 'right' }, {}], rows, 80)).toEqual([
      '  permissive  1,204  MIT, Apache-2.0, ISC',
      '  非商用          2  CC-BY-NC-4.0',
    ]);
  });

  it('cuts what may be cut, then drops what may be dropped', () => {
    expect(table([{}, { side: 'right' }, { shrinkTo: 8 }], rows, 32)[0]).toBe('  permissive  1,204  MIT, Apach…');
    expect(table([{}, { side: 'right' }, { shrinkTo: 8, drop: 1 }], rows, 20)).toEqual([
      '  permissive  1,204',
      '  非商用          2',
    ]);
  });
});
