import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { and, type LicenseExpression, license, NOASSERTION, NONE, or } from '../../src/model/expression.ts';
import { better, type Policy, VERDICTS, type Verdict, worse } from '../../src/model/policy.ts';
import type { Rulebook } from '../../src/model/rulebook.ts';
import { CATEGORIES } from '../../src/model/terms.ts';
import { print } from '../../src/spdx/print.ts';
import { codes, judge, policy, project, rulebook, verdictOn } from '../evaluate/build.ts';
import { LICENSES } from '../evaluate/facts.ts';

const IDS = LICENSES.map(({ id }) => id);
const leaf: fc.Arbitrary<LicenseExpression> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...IDS).map((id) => license(id)) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('Classpath-exception-2.0', 'LLVM-exception')
      .map((exception) => license('GPL-2.0-or-later', exception)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<LicenseExpression>(
      NOASSERTION,
      NONE,
      license('LicenseRef-House'),
      license('Apache-2.0', undefined, true),
    ),
  },
);
const expressions = fc.letrec<{ node: LicenseExpression }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('node'), { minLength: 2, maxLength: 4 }).map(and),
    fc.array(tie('node'), { minLength: 2, maxLength: 4 }).map(or),
  ),
})).node;
const selectors = fc.oneof(
  fc.constantFrom(...IDS),
  fc.constantFrom(...CATEGORIES).map((category) => `category:${category}`),
  fc.constantFrom('term:include-copyright', 'term:disclose-source', 'restriction:malware'),
);
const rules = fc.record({
  allow: fc.uniqueArray(selectors, { maxLength: 6 }),
  review: fc.uniqueArray(selectors, { maxLength: 3 }),
  deny: fc.uniqueArray(selectors, { maxLength: 3 }),
  unknown: fc.constantFrom<Verdict>(...VERDICTS),
});
const rank = (verdict: Verdict): number => VERDICTS.indexOf(verdict);
const judged = (expression: LicenseExpression, words: Policy): Verdict => verdictOn(print(expression), words);

describe('the lattice of verdicts', () => {
  it('AND is the worse, OR the better, whatever the order', () => {
    fc.assert(
      fc.property(expressions, expressions, rules, (a, b, words) => {
        const rule = policy(words);
        const [left, right] = [judged(a, rule), judged(b, rule)];
        expect(judged(and([a, b]), rule)).toBe(worse(left, right));
        expect(judged(and([b, a]), rule)).toBe(worse(left, right));
        expect(judged(or([a, b]), rule)).toBe(better(left, right));
        expect(judged(or([b, a]), rule)).toBe(better(left, right));
      }),
    );
  });

  it('is idempotent, and absorbs', () => {
    fc.assert(
      fc.property(expressions, expressions, rules, (a, b, words) => {
        const rule = policy(words);
        const verdict = judged(a, rule);
        expect(judged(and([a, a]), rule)).toBe(verdict);
        expect(judged(or([a, and([a, b])]), rule)).toBe(verdict);
        expect(judged(and([a, or([a, b])]), rule)).toBe(verdict);
      }),
    );
  });

  it('distributes AND over OR', () => {
    fc.assert(
      fc.property(expressions, expressions, expressions, rules, (a, b, c, words) => {
        const rule = policy(words);
        expect(judged(and([a, or([b, c])]), rule)).toBe(judged(or([and([a, b]), and([a, c])]), rule));
      }),
    );
  });

  it('the branch taken has the verdict of the whole', () => {
    fc.assert(
      fc.property(expressions, rules, (expression, words) => {
        const rule = policy(words);
        const { verdicts } = judge(project({ 'npm/kettle@1.0.0': { license: print(expression) } }), rule);
        const [whole] = verdicts;
        if (!whole) throw new Error('no verdict');
        expect(judged(whole.chosen, rule)).toBe(whole.verdict);
        expect(whole.leaves.reduce<Verdict>((verdict, each) => worse(verdict, each.verdict), 'allowed')).toBe(whole.verdict);
      }),
    );
  });
});

describe('monotonicity', () => {
  it('another deny never improves a verdict', () => {
    fc.assert(
      fc.property(expressions, rules, selectors, (expression, words, more) => {
        // A deny is the strictest of its rank, so it can only take the place of something milder or as strict,
        // unless it is more specific than a deny of lower rank, which is a deny too.
        const before = judged(expression, policy(words));
        const after = judged(expression, policy({ ...words, deny: [...words.deny, more] }));
        expect(rank(after)).toBeGreaterThanOrEqual(rank(before));
      }),
    );
  });

  it('another licence that is allowed by name never worsens one', () => {
    fc.assert(
      fc.property(expressions, rules, fc.constantFrom(...IDS), (expression, words, id) => {
        const before = judged(expression, policy(words));
        const after = judged(expression, policy({ ...words, allow: [...words.allow, id] }));
        expect(rank(after)).toBeLessThanOrEqual(rank(before));
      }),
    );
  });

  it('another way of shipping never removes an obligation or a conflict', () => {
    const ways = ['none', 'source', 'binary', 'saas', 'weights', 'dataset', 'outputs'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...IDS),
        fc.constantFrom('library', 'model', 'dataset', 'application'),
        fc.uniqueArray(fc.constantFrom(...ways)),
        fc.constantFrom(...ways),
        (id, kind, some, more) => {
          const world = project({ 'npm/kettle@1.0.0': { license: id, kind } });
          const owed = (distribution: readonly (typeof ways)[number][]): { tags: string[]; found: readonly string[] } => {
            const result = judge(world, policy({ allow: [`category:permissive`], unknown: 'allowed', use: { distribution } }));
            return { tags: result.obligations.map(({ tag }) => tag), found: codes(result) };
          };
          const before = owed(some);
          const after = owed([...some, more]);
          expect(before.tags.filter((tag) => !after.tags.includes(tag))).toEqual([]);
          expect(before.found.filter((code) => !after.found.includes(code))).toEqual([]);
        },
      ),
    );
  });

  it('commercial use never asks for less than use without', () => {
    fc.assert(
      fc.property(fc.constantFrom(...IDS), (id) => {
        const world = project({ 'npm/kettle@1.0.0': { license: id } });
        const tags = (commercial: boolean): string[] =>
          judge(world, policy({ use: { commercial } })).obligations.map(({ tag }) => tag);
        expect(tags(false).filter((tag) => !tags(true).includes(tag))).toEqual([]);
      }),
    );
  });
});

describe('order', () => {
  it('of policy lines and of components does not matter', () => {
    const parts = fc.dictionary(
      fc.constantFrom('npm/a@1', 'npm/b@1', 'npm/c@1', 'npm/d@1', 'npm/e@1'),
      expressions.map((each) => ({ license: print(each) })),
      { minKeys: 1 },
    );
    fc.assert(
      fc.property(parts, rules, (some, words) => {
        const forth = judge(project(some), policy(words));
        const names = Object.keys(some);
        const back = judge(
          project(Object.fromEntries(Object.entries(some).reverse())),
          policy({ ...words, allow: [...words.allow].reverse(), deny: [...words.deny].reverse() }),
        );
        expect(back.verdicts.map(({ verdict }) => verdict).reverse()).toEqual(forth.verdicts.map(({ verdict }) => verdict));
        expect(codes(back)).toEqual(codes(forth));
        expect(names.length).toBe(forth.verdicts.length);
      }),
    );
  });
});

describe('cost', () => {
  /** Counts look-ups of facts: the judge's own measure of work. */
  function work(text: LicenseExpression): number {
    let asked = 0;
    const world = project({ 'npm/kettle@1.0.0': {} });
    const resolutions = world.resolutions.map((resolution) => ({ ...resolution, effective: text }));
    const book = countingBook(() => {
      asked += 1;
    });
    judge({ ...world, resolutions }, policy({ allow: ['MIT'] }), { book });
    return asked;
  }

  it('of a hostile expression is linear in its distinct licences', () => {
    const hostile = (size: number): LicenseExpression => {
      const refs = Array.from({ length: size }, (_, i) => license(`LicenseRef-${i}`));
      return and(refs.map((ref, i) => or([ref, license(`LicenseRef-${(i * 7) % size}`)])));
    };
    const small = work(hostile(500));
    const large = work(hostile(5000));
    expect(large / small).toBeLessThan(11);
  });

  it('of the same expression met again is nothing', () => {
    let asked = 0;
    const parts = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`npm/p${i}@1`, { license: 'MIT OR GPL-3.0-only' }]));
    const book = countingBook((id) => {
      if (id === 'MIT') asked += 1;
    });
    judge(project(parts), policy({ allow: ['MIT'] }), { book });
    expect(asked).toBeLessThan(10);
  });
});

function countingBook(count: (id: string) => void): Rulebook {
  const book = rulebook();
  return {
    ...book,
    facts: (id) => {
      count(id);
      return book.facts(id);
    },
  };
}
