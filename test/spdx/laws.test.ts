/** Laws of the room. The grammar of the `spdx-expression-parse` package is the second opinion. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { and, type LicenseExpression, license, NOASSERTION, NONE, or } from '../../src/model/expression.ts';
import { fold, licensesOf } from '../../src/spdx/fold.ts';
import { readLicense } from '../../src/spdx/normalize.ts';
import { parseExpression } from '../../src/spdx/parse.ts';
import { canonical, print } from '../../src/spdx/print.ts';
import { foldSpelling } from '../../src/spdx/spelling.ts';
import { EXCEPTION_IDS, ids, LICENSE_IDS } from './ids.ts';
import { ALIASES, names } from './names.ts';

const current = LICENSE_IDS.filter((id) => ids.replacement(id) === undefined);
const leaf: fc.Arbitrary<LicenseExpression> = fc.oneof(
  fc.constantFrom(...current).map((id) => license(id)),
  fc
    .constantFrom(...current)
    .filter((id) => ids.orLater(id) === undefined && !id.endsWith('-or-later'))
    .map((id) => license(id, undefined, true)),
  fc.tuple(fc.constantFrom(...current), fc.constantFrom(...EXCEPTION_IDS)).map(([id, exception]) => license(id, exception)),
  fc.stringMatching(/^[A-Za-z0-9.-]{1,12}$/).map((name) => license(`LicenseRef-House-${name}`)),
  fc.constantFrom<LicenseExpression>(NONE, NOASSERTION),
);
const { expression } = fc.letrec<{ expression: LicenseExpression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.array(tie('expression'), { minLength: 1, maxLength: 4 }).map(and),
    fc.array(tie('expression'), { minLength: 1, maxLength: 4 }).map(or),
  ),
}));
const parsed = (text: string): LicenseExpression | string => {
  const result = parseExpression(text, ids);
  return result.ok ? result.expression : result.message;
};

describe('printing and parsing', () => {
  it('parse(print(e)) is e, with nothing to repair', () => {
    fc.assert(
      fc.property(expression, (e) => {
        expect(parseExpression(print(e), ids)).toEqual({ ok: true, expression: e, repairs: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  it('canonical text is an expression, is its own canonical text, and forgets order', () => {
    const shuffled = (e: LicenseExpression): LicenseExpression =>
      fold<LicenseExpression>(e, {
        license: (found) => found,
        and: (parts) => and([...parts].reverse()),
        or: (parts) => or([...parts, ...parts].reverse()),
        noassertion: () => NOASSERTION,
        none: () => NONE,
      });
    fc.assert(
      fc.property(expression, (e) => {
        const key = canonical(e);
        const again = parsed(key);
        expect(typeof again).toBe('object');
        expect(canonical(again as LicenseExpression)).toBe(key);
        expect(canonical(shuffled(e))).toBe(key);
        expect(new Set(licensesOf(again as LicenseExpression).map((found) => JSON.stringify(found)))).toEqual(
          new Set(licensesOf(e).map((found) => JSON.stringify(found))),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('case of ids and operators does not matter', () => {
    fc.assert(
      fc.property(expression, (e) => {
        if (!print(e).includes('LicenseRef'))
          expect(canonical(parsed(print(e).toLowerCase()) as LicenseExpression)).toBe(canonical(e));
      }),
    );
  });
});

describe('agreement with spdx-expression-parse', () => {
  const require = createRequire(import.meta.url);
  const oracle: (text: string) => OracleNode = require('spdx-expression-parse');
  const oracleExceptions: readonly string[] = createRequire(require.resolve('spdx-expression-parse'))('spdx-exceptions');
  const common = current.filter((id) => ids.orLater(id) === undefined && !id.endsWith('-or-later'));
  const word = fc.oneof(
    fc.constantFrom(...common),
    fc.constantFrom(...common).map((id) => `${id}+`),
    fc
      .tuple(fc.constantFrom(...common), fc.constantFrom(...oracleExceptions.filter((id) => EXCEPTION_IDS.includes(id))))
      .map((pair) => pair.join(' WITH ')),
    fc.constant('LicenseRef-House'),
    fc.constant('DocumentRef-sbom:LicenseRef-House'),
  );
  const { text } = fc.letrec<{ text: string }>((tie) => ({
    text: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      word,
      fc.tuple(tie('text'), fc.constantFrom(' AND ', ' OR '), tie('text')).map((three) => three.join('')),
      tie('text').map((inner) => `(${inner})`),
    ),
  }));

  it('reads every expression of the common grammar as the package does', () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(parsed(source)).toEqual(fromOracle(oracle(source)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses what the package refuses, when the words are words of both', () => {
    const soup = fc
      .array(fc.oneof(word, fc.constantFrom('AND', 'OR', 'WITH', '(', ')')), { maxLength: 8 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(soup, (source) => {
        // The package reads past an empty pair of parentheses: `( ) MIT` is MIT to it.
        fc.pre(!source.includes('( )'));
        let accepted = true;
        try {
          oracle(source);
        } catch {
          accepted = false;
        }
        expect(parseExpression(source, ids).ok).toBe(accepted);
      }),
      { numRuns: 2_000 },
    );
  });
});

interface OracleNode {
  readonly license?: string;
  readonly plus?: true;
  readonly exception?: string;
  readonly conjunction?: 'and' | 'or';
  readonly left?: OracleNode;
  readonly right?: OracleNode;
}

function fromOracle(node: OracleNode): LicenseExpression {
  if (node.license !== undefined) return license(node.license, node.exception, node.plus === true);
  const sides = [node.left, node.right].map((side) => fromOracle(side ?? {}));
  return node.conjunction === 'and' ? and(sides) : or(sides);
}

describe('reading spellings', () => {
  const spelling = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          'MIT',
          'gpl',
          'v2',
          '2.0',
          'or',
          'later',
          'and',
          '/',
          ',',
          '(',
          ')',
          'License',
          'the',
          'BSD',
          '+',
          'http://',
          'unknown',
          'RAIL-SM',
        ),
        { maxLength: 10 },
      )
      .map((parts) => parts.join(' ')),
    fc.constantFrom(...ALIASES.flatMap((entry) => entry.spellings)),
  );

  it('never throws; what is unreadable says why, and the rest is canonical', () => {
    fc.assert(
      fc.property(spelling, fc.constantFrom('npm', 'huggingface', 'pypi-classifier', 'free-text'), (text, vocabulary) => {
        const reading = readLicense(text, vocabulary as 'npm', names);
        if (reading.method === 'unreadable') {
          expect(reading.expression).toEqual(NOASSERTION);
          expect(reading.problem?.offset).toBeLessThanOrEqual(text.length);
        } else {
          expect(parsed(print(reading.expression))).toEqual(reading.expression);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('is idempotent: what was read is read again as it stands', () => {
    fc.assert(
      fc.property(spelling, (text) => {
        const once = readLicense(text, 'free-text', names);
        const twice = readLicense(print(once.expression), 'free-text', names);
        expect(twice).toEqual({ expression: once.expression, method: 'spdx', repairs: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  it('folding is idempotent and blind to case and white space', () => {
    fc.assert(
      fc.property(spelling, (text) => {
        const folded = foldSpelling(text);
        if (!folded.startsWith('url:')) expect(foldSpelling(folded)).toBe(folded);
        if (/^[\x20-\x7e]*$/.test(text) && !/[a-z]\d|>=/i.test(text)) {
          expect(foldSpelling(`  ${text.toUpperCase().replaceAll(' ', '\t\n')} `)).toBe(folded);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
