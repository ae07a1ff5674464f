import { describe, expect, it } from 'vitest';
import { print } from '../../src/spdx/print.ts';
import { expression, judge, pattern, policy, project, rulebook, verdictOn } from './build.ts';
import { facts, term } from './facts.ts';

type Case = readonly [
  what: string,
  license: string,
  words: Parameters<typeof policy>[0],
  verdict: 'allowed' | 'review' | 'denied',
];

/** How a licence is judged, rule by rule. */
const CASES: readonly Case[] = [
  ['a named licence', 'MIT', { allow: ['MIT'] }, 'allowed'],
  ['a licence that nobody names', 'ISC', { allow: ['MIT'] }, 'denied'],
  ['OR takes the best branch', 'MIT OR GPL-3.0-only', { allow: ['MIT'] }, 'allowed'],
  ['a denied branch beside an allowed one', 'MIT OR GPL-3.0-only', { allow: ['MIT'], deny: ['GPL-3.0-only'] }, 'allowed'],
  ['AND takes the worst part', 'MIT AND GPL-3.0-only', { allow: ['MIT'] }, 'denied'],
  ['a strict part cannot hide in an OR', '(MIT OR GPL-2.0-only) AND AGPL-3.0-only', { allow: ['MIT'] }, 'denied'],
  ['AND binds tighter', 'MIT OR Apache-2.0 AND GPL-3.0-only', { allow: ['MIT'] }, 'allowed'],
  ['a pair is not its base', 'GPL-2.0-only WITH Classpath-exception-2.0', { allow: ['MIT'] }, 'denied'],
  [
    'a pair named as such',
    'GPL-2.0-only WITH Classpath-exception-2.0',
    { allow: ['GPL-2.0-only WITH Classpath-exception-2.0'], deny: ['GPL-2.0-only'] },
    'allowed',
  ],
  ['an allowed base covers the pair', 'Apache-2.0 WITH LLVM-exception', { allow: ['Apache-2.0'] }, 'allowed'],
  [
    'a denied base covers the pair too',
    'GPL-2.0-only WITH Classpath-exception-2.0',
    { allow: ['category:weak-copyleft'], deny: ['GPL-2.0-only'] },
    'denied',
  ],
  [
    'the exception changes the category',
    'GPL-2.0-only WITH Classpath-exception-2.0',
    { allow: ['category:weak-copyleft'] },
    'allowed',
  ],
  [
    'an exception without a category keeps the base’s',
    'Apache-2.0 WITH LLVM-exception',
    { allow: ['category:permissive'] },
    'allowed',
  ],
  ['or-later admits later versions', 'GPL-2.0-or-later', { allow: ['GPL-3.0-only'] }, 'allowed'],
  ['or-later admits the first version', 'GPL-2.0-or-later', { allow: ['GPL-2.0-only'] }, 'allowed'],
  ['or-later admits a later or-later', 'GPL-2.0-or-later', { allow: ['GPL-3.0-or-later'] }, 'allowed'],
  ['or-later named as such', 'GPL-2.0-or-later', { allow: ['GPL-3.0-only'], deny: ['GPL-2.0-or-later'] }, 'denied'],
  ['every admitted version denied', 'GPL-2.0-or-later', { deny: ['GPL-2.0-only', 'GPL-3.0-only'], unknown: 'allowed' }, 'denied'],
  [
    'or-later with a pair that one version has',
    'GPL-2.0-or-later WITH Classpath-exception-2.0',
    { allow: ['GPL-2.0-only WITH Classpath-exception-2.0'] },
    'allowed',
  ],
  ['only does not admit later', 'GPL-2.0-only', { allow: ['GPL-3.0-only'] }, 'denied'],
  ['plus admits the licence itself', 'Apache-2.0+', { allow: ['Apache-2.0'] }, 'allowed'],
  ['versions differ', 'CDDL-1.1', { allow: ['CDDL-1.0'] }, 'denied'],
  ['AGPL is not GPL', 'AGPL-3.0-only', { allow: ['GPL-3.0-only'] }, 'denied'],
  ['no licence is all rights reserved', 'NONE', { allow: ['MIT', 'category:proprietary'], unknown: 'allowed' }, 'denied'],
  ['no licence named as such', 'NONE', { review: ['NONE'] }, 'review'],
  ['nothing known', 'NOASSERTION', { allow: ['MIT'] }, 'denied'],
  ['nothing known, review wanted', 'NOASSERTION', { unknown: 'review' }, 'review'],
  ['a family is judged by its strictest member', 'LicenseRef-licheck-family-BSD', { allow: ['BSD-3-Clause'] }, 'denied'],
  ['a family whose members are all allowed', 'LicenseRef-licheck-family-BSD', { allow: ['category:permissive'] }, 'allowed'],
  ['a family named as such', 'LicenseRef-licheck-family-BSD', { allow: ['LicenseRef-licheck-family-BSD'] }, 'allowed'],
  ['one member denied', 'LicenseRef-licheck-family-BSD', { allow: ['category:permissive'], deny: ['BSD-4-Clause'] }, 'denied'],
  ['licence beats category', 'LGPL-2.1-only', { allow: ['LGPL-2.1-only'], deny: ['category:weak-copyleft'] }, 'allowed'],
  [
    'term beats category',
    'BSD-4-Clause',
    { allow: ['category:permissive'], review: ['term:advertising-acknowledgement'] },
    'review',
  ],
  [
    'restriction beats category',
    'LicenseRef-Tea-RAIL-M',
    { allow: ['category:use-restricted'], deny: ['restriction:malware'] },
    'denied',
  ],
  [
    'licence beats restriction',
    'LicenseRef-Tea-RAIL-M',
    { allow: ['LicenseRef-Tea-RAIL-M'], deny: ['restriction:malware'] },
    'allowed',
  ],
  ['deny beats allow at equal rank', 'MIT', { allow: ['MIT'], deny: ['MIT'] }, 'denied'],
  ['review beats allow at equal rank', 'MIT', { allow: ['MIT'], review: ['MIT'] }, 'review'],
  ['review is not allowed', 'MPL-2.0', { allow: ['category:permissive'], review: ['category:weak-copyleft'] }, 'review'],
  ['a reference that nobody described, named', 'LicenseRef-House-1', { allow: ['LicenseRef-House-1'] }, 'allowed'],
  ['a reference that nobody described', 'LicenseRef-House-1', { allow: ['MIT'], unknown: 'review' }, 'review'],
  ['unknown is a category', 'LicenseRef-House-1', { review: ['category:unknown'] }, 'review'],
  ['a compound selector', 'MIT AND GPL-3.0-only', { allow: ['GPL-3.0-only AND MIT'] }, 'allowed'],
  ['a compound selector is not its parts', 'MIT', { allow: ['MIT AND GPL-3.0-only'] }, 'denied'],
  [
    'a compound selector inside a larger expression',
    '(MIT AND GPL-3.0-only) OR AGPL-3.0-only',
    { allow: ['MIT AND GPL-3.0-only'] },
    'allowed',
  ],
];

describe('verdicts', () => {
  for (const [what, license, words, verdict] of CASES) {
    it(`${what}: ${license} is ${verdict}`, () => {
      expect(verdictOn(license, policy(words))).toBe(verdict);
    });
  }

  it('ends where families name each other in a circle', () => {
    const book = rulebook([
      facts('LicenseRef-a', 'permissive', { members: ['LicenseRef-b', 'MIT'] }),
      facts('LicenseRef-b', 'permissive', { members: ['LicenseRef-a', 'ISC'] }),
    ]);
    expect(verdictOn('LicenseRef-a', policy({ allow: ['MIT', 'ISC'] }), book)).toBe('allowed');
    expect(verdictOn('LicenseRef-a', policy({ allow: ['MIT'] }), book)).toBe('denied');
  });
});

describe('the branch taken', () => {
  const chosen = (license: string, words: Parameters<typeof policy>[0]): string => {
    const { verdicts } = judge(project({ 'npm/kettle@1.0.0': { license } }), policy(words));
    return verdicts[0] ? print(verdicts[0].chosen) : '';
  };

  it('is the least strict among equally good ones', () => {
    expect(chosen('GPL-3.0-only OR MIT', { allow: ['category:permissive', 'category:strong-copyleft'] })).toBe('MIT');
    expect(chosen('GPL-3.0-only OR MIT', {})).toBe('MIT');
  });
  it('asks for the least among equally strict ones', () => {
    expect(chosen('BSD-4-Clause OR MIT', { allow: ['category:permissive'] })).toBe('MIT');
  });
  it('is the author’s first when nothing else tells them apart', () => {
    expect(chosen('ISC OR MIT', { allow: ['category:permissive'] })).toBe('ISC');
  });
  it('is taken inside an AND', () => {
    expect(chosen('Apache-2.0 AND (GPL-3.0-only OR MIT)', { allow: ['category:permissive'] })).toBe('Apache-2.0 AND MIT');
  });

  it('is pinned by a choice, whatever the order', () => {
    const choices = [
      { component: pattern('pkg:npm/*'), from: expression('GPL-3.0-only OR MIT'), choose: expression('GPL-3.0-only') },
    ];
    const rules = policy({ allow: ['MIT'], review: ['GPL-3.0-only'], choices });
    const { verdicts } = judge(
      project({ 'npm/kettle@1.0.0': { license: 'MIT OR GPL-3.0-only' }, 'pypi/pot@1': { license: 'MIT OR GPL-3.0-only' } }),
      rules,
    );
    expect(verdicts.map(({ verdict, chosen: branch }) => `${verdict} ${print(branch)}`)).toEqual([
      'review GPL-3.0-only',
      'allowed MIT',
    ]);
  });

  it('carries the blame', () => {
    const { verdicts } = judge(
      project({ 'npm/kettle@1.0.0': { license: '(MIT OR ISC) AND GPL-3.0-only' } }),
      policy({ allow: ['MIT'], deny: ['category:strong-copyleft'] }),
    );
    expect(
      verdicts[0]?.leaves.map(({ license, verdict, by }) => [license, verdict, by.kind === 'rule' ? by.rule.text : by.kind]),
    ).toEqual([
      ['MIT', 'allowed', 'MIT'],
      ['GPL-3.0-only', 'denied', 'category:strong-copyleft'],
    ]);
  });
});

describe('scopes', () => {
  const verdict = (scope: 'dev' | 'test' | 'build' | 'runtime', dev: 'allowed' | 'review' | 'denied'): string | undefined =>
    judge(project({ 'npm/kettle@1.0.0': { license: 'GPL-3.0-only', scope } }), policy({ dev })).verdicts[0]?.verdict;

  it('a development tool is judged no worse than `dev`', () => {
    expect(verdict('dev', 'denied')).toBe('denied');
    expect(verdict('dev', 'review')).toBe('review');
    expect(verdict('test', 'allowed')).toBe('allowed');
    expect(verdict('runtime', 'review')).toBe('denied');
    expect(verdict('build', 'review')).toBe('denied');
  });

  it('the project’s own packages are the project', () => {
    const world = project({ 'npm/tea-house@1.0.0': { license: 'NONE', own: true }, 'npm/web@1.0.0': { own: true } });
    const { verdicts, findings } = judge(world, policy());
    expect(verdicts.map((each) => each.verdict)).toEqual(['allowed', 'allowed']);
    expect(findings).toEqual([]);
  });
});

describe('terms that a policy names', () => {
  it('may stand in any section', () => {
    const book = rulebook([facts('LicenseRef-x', 'permissive', { limitations: [term('patent-retaliation')] })]);
    expect(verdictOn('LicenseRef-x', policy({ allow: ['category:permissive'], deny: ['term:patent-retaliation'] }), book)).toBe(
      'denied',
    );
  });
});
