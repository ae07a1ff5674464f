import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { type PlacedNode, parsePlacedYaml } from '../../src/io/parse/placed-yaml.ts';

function plain(node: PlacedNode | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
}

/** The text of every scalar, key and collection, as its span cuts it out. */
function cuts(text: string, node: PlacedNode | undefined): readonly string[] {
  if (node === undefined) return [];
  const own = text.slice(node.start, node.end);
  if (node.kind === 'scalar') return [own];
  if (node.kind === 'list') return [own, ...node.items.flatMap((item) => cuts(text, item))];
  return [own, ...node.entries.flatMap(({ at, value }) => [text.slice(at.start, at.end), ...cuts(text, value)])];
}

const cutsOf = (text: string): readonly string[] => cuts(text, parsePlacedYaml(text).root);

describe('values know where they stand', () => {
  it('in blocks', () => {
    expect(cutsOf('tea:\n  - oolong # dark\n  - "jasmine"\npot: \'clay\'\n')).toEqual([
      'tea:\n  - oolong # dark\n  - "jasmine"\npot: \'clay\'',
      'tea',
      '- oolong # dark\n  - "jasmine"',
      'oolong',
      '"jasmine"',
      'pot',
      "'clay'",
    ]);
  });

  it('in brackets, JSON included', () => {
    expect(cutsOf('{"tea": [1, true, null, ], # cold\n "pot": {}}')).toEqual([
      '{"tea": [1, true, null, ], # cold\n "pot": {}}',
      '"tea"',
      '[1, true, null, ]',
      '1',
      'true',
      'null',
      '"pot"',
      '{}',
    ]);
  });

  it('where aliases stand, not where they point', () => {
    const text = 'a: &t [oolong]\nb: *t\n';
    const { root, problems } = parsePlacedYaml(text);
    expect(problems).toEqual([]);
    expect(plain(root)).toEqual({ a: ['oolong'], b: ['oolong'] });
    expect(root?.kind === 'map' && text.slice(root.entries[1]?.value.start, root.entries[1]?.value.end)).toBe('*t');
  });

  it('words of the core schema', () => {
    const text = '[~, null, True, FALSE, yes, 1, -2.5, 1e3, 0x1F, 0o17, .5, 2027-03-31, 1_000, "1", 1.2.3, 0BSD]';
    expect(plain(parsePlacedYaml(text).root)).toEqual([
      null,
      null,
      true,
      false,
      'yes',
      1,
      -2.5,
      1000,
      31,
      15,
      0.5,
      '2027-03-31',
      '1_000',
      '1',
      '1.2.3',
      '0BSD',
    ]);
  });
});

describe('what is not plain data', () => {
  const problems = (text: string): readonly string[] =>
    parsePlacedYaml(text).problems.map(({ slug, start, end }) => `${slug} ${text.slice(start, end)}`);
  it('is a problem with its place', () => {
    expect(problems('a: 1\nb: 2\na: 3\n')).toEqual(['duplicate-key a']);
    expect(problems('a: !!binary aGk=\n')).toEqual(['tag !!binary']);
    expect(problems('&a [*a]\n')).toEqual(['alias *a']);
    expect(problems('? [x]\n: y\n')).toEqual(['key [x]']);
    expect(problems('a\n---\nb\n')).toEqual(['documents b']);
    expect(problems('a: [\n\n')).toEqual(['syntax [']);
    expect(problems('a: "b\n')).toEqual(['syntax b']);
    expect(problems('')).toEqual([]);
  });
});

describe('laws', () => {
  const word = fc.oneof(
    fc.stringMatching(/^[a-z]{1,6}$/),
    fc.constantFrom('__proto__', 'constructor', 'a b', '-', '1', 'true', '#x', ': '),
  );
  const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      word,
      fc.constantFrom(null, true, false, 0, -1.5, 1e21, ''),
      fc.array(tie('node'), { maxLength: 4 }),
      fc
        .uniqueArray(fc.tuple(word, tie('node')), { maxLength: 4, selector: ([key]) => key })
        .map((pairs) => Object.fromEntries(pairs)),
    ),
  })).node;

  it('reads what others write, in YAML and in JSON', () => {
    fc.assert(
      fc.property(value, (tree) => {
        for (const text of [stringify(tree), JSON.stringify(tree, null, 1), JSON.stringify(tree)]) {
          const { root, problems } = parsePlacedYaml(text);
          expect(problems).toEqual([]);
          expect(plain(root)).toEqual(tree);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with its own library on random text, and never throws', () => {
    const piece = fc.constantFrom(
      'a',
      'b: ',
      '- ',
      '\n',
      '  ',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '&x ',
      '*x',
      '"',
      "'",
      '|\n',
      '>\n',
      '#',
      '? ',
      ': ',
      '1',
      '~',
      '---\n',
      '!!str ',
      '\t',
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        const { root, problems } = parsePlacedYaml(text);
        for (const { start, end } of problems) expect(start <= end && start >= 0 && start <= text.length).toBe(true);
        if (problems.length > 0 || root === undefined) return;
        expect(plain(root)).toEqual(load(text));
      }),
      { numRuns: 3_000 },
    );
  });
});
