import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { findInSimpleYaml } from '../../../src/io/locate/simple.ts';
import { findInYaml } from '../../../src/io/locate/yaml.ts';
import { cutFrontMatter } from '../../../src/io/parse/front-matter.ts';
import { parsePlainYaml } from '../../../src/io/parse/plain-yaml.ts';
import { parseSimpleYaml } from '../../../src/io/parse/simple-yaml.ts';

/** The Hub's own expression (huggingface_hub, repocard.py), which this module answers for in linear time. */
const HUB = /^(\s*---(?:\r\n|\r|\n))([\S\s]*?)((?:\r\n|\r|\n)---[ \t]*(\r\n|\n|$))/;

describe('front matter', () => {
  it('is cut as the Hub cuts it', () => {
    const piece = fc.constantFrom('---', '\n', '\r\n', '\r', ' ', '\t', 'license: mit', '--', '-', 'x', '\ufeff');
    const text = fc
      .tuple(fc.boolean(), fc.array(piece, { maxLength: 12 }))
      .map(([head, rest]) => (head ? '---\n' : '') + rest.join(''));
    fc.assert(
      fc.property(text, (sample) => {
        const match = HUB.exec(sample);
        const cut = cutFrontMatter(sample);
        expect(cut.state === 'found' ? [cut.yaml, cut.end] : undefined).toEqual(match ? [match[2], match[0].length] : undefined);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['---\na: 1\n---\n', 2],
    ['\n\n---\na: 1\n---\n', 4],
    ['\r\n---\r\na: 1\r\n---\r\n', 3],
  ])('counts the lines before %j', (text, line) =>
    expect(cutFrontMatter(text)).toMatchObject({ state: 'found', line, yaml: 'a: 1' }),
  );

  it('tells a block without end from no block', () => {
    expect(cutFrontMatter('---\nlicense: mit\n').state).toBe('unclosed');
    expect(cutFrontMatter('# Tea\n').state).toBe('none');
    expect(cutFrontMatter('').state).toBe('none');
    expect(cutFrontMatter('--- \nlicense: mit\n---\n').state).toBe('none');
  });

  it('takes hostile text in its stride', () => {
    expect(cutFrontMatter(`---\n${'\n---x'.repeat(200_000)}`).state).toBe('unclosed');
    expect(cutFrontMatter(`---\n${'-'.repeat(1_000_000)}`).state).toBe('unclosed');
    expect(cutFrontMatter(' '.repeat(1_000_000)).state).toBe('none');
  });
});

describe('plain YAML', () => {
  it('reads the plainest of it as a parser would', () => {
    const word = fc.constantFrom(
      ...[
        'mit',
        'apache-2.0',
        'leaf/leaf-base',
        'null',
        'true',
        'no',
        'Apache License 2.0',
        'a: b',
        'a #b',
        '7',
        '1e3',
        "'x'",
        'x ',
        'a  b',
        '~',
        '[a]',
        'a,b',
        '',
        '(x)',
        'a (b)',
        'a -b',
        'a - b',
        '__proto__',
        '.inf',
      ],
    );
    const key = fc.constantFrom('license', 'tags', 'base_model', 'model-index', '__proto__', 'a b', 'true', '- x', '#c', '');
    const line = fc.oneof(
      fc.tuple(key, word).map(([name, value]) => `${name}: ${value}`),
      key.map((name) => `${name}:`),
      fc.tuple(fc.constantFrom('', '  ', '   ', '\t'), word).map(([indent, value]) => `${indent}- ${value}`),
      fc.constantFrom('', '  ', '---', '...', 'words', '  words', '# c', '-', '- a: b'),
    );
    let plain = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 7 }), (lines) => {
        const text = lines.join('\n');
        const simple = parseSimpleYaml(text);
        if (simple === undefined) return;
        plain += 1;
        expect(text === '' || Object.keys(simple).length === 0 ? {} : load(text)).toEqual(simple);
        const [quick, slow] = [findInSimpleYaml(text), findInYaml(text)];
        for (const name of [...Object.keys(simple), 'nothing']) {
          for (const keys of [[name], [name, 0], [name, 2], [name, 'x'], [name, 0, 'x']]) {
            const found = slow(keys);
            expect(quick?.(keys)).toEqual(found && { start: found.start, end: found.end });
          }
        }
      }),
      { numRuns: 5000 },
    );
    expect(plain).toBeGreaterThan(300);
  });

  it('keeps words that older YAML takes for something else', () => {
    expect(parsePlainYaml('a: no\nb: 2026-01-01\nc: ~\nd: 1.0')).toEqual({
      ok: true,
      value: { a: 'no', b: '2026-01-01', c: null, d: 1 },
    });
  });

  it('answers every text with a value or a place', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a: -[]{}&*!|>\'"\n\t#?,%@`'), maxLength: 60 }), (text) => {
        const parsed = parsePlainYaml(text);
        if (!parsed.ok) expect(parsed.problem.line).toBeGreaterThan(0);
      }),
    );
  });

  it('makes `__proto__` an ordinary key', () => {
    const parsed = parsePlainYaml('__proto__: {polluted: yes}');
    expect(parsed.ok && Object.keys(parsed.value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
