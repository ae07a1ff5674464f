import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agreement, compare, readRows } from '../../bench/compatibility/compare.ts';
import type { Answer, Joining } from '../../src/evaluate/compatibility/answer.ts';
import { createCompatibility } from '../../src/evaluate/compatibility/compatibility.ts';
import { type LicenseExpression, license } from '../../src/model/expression.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { parseExpression } from '../../src/spdx/parse.ts';
import { raise } from './build.ts';

const BENCH = new URL('../../bench/compatibility/', import.meta.url);
const book = loadRulebook();
const engine = createCompatibility(book);
const read = (text: string) => {
  const parsed = parseExpression(text, book.spdxIds);
  return parsed.ok ? parsed.expression : raise(`${text}: ${parsed.message}`);
};
const into = (inbound: string, outbound: string, joining: Joining = 'combine'): Answer =>
  engine.into(read(inbound), read(outbound), joining);

describe('compatibility, against a published matrix', () => {
  const result = compare(readRows(readFileSync(new URL('osadl-sample.tsv', BENCH), 'utf8')), (inbound, outbound) =>
    into(inbound, outbound),
  );

  it('agrees on at least 97 % of its Yes and No rows', () => {
    expect(agreement(result.counts)).toBeGreaterThanOrEqual(0.97);
  });
  it('answers "review" where the matrix does not know', () => {
    const { rows, agreed } = result.counts.get('Unknown') ?? raise('no Unknown rows');
    expect(agreed / rows).toBeGreaterThanOrEqual(0.97);
  });
  it('has every difference written down with its reason', () => {
    const page = readFileSync(new URL('DISAGREEMENTS.md', BENCH), 'utf8');
    const missing = result.differing.filter(
      ({ inbound, outbound, said, ours }) => !page.includes(`| ${inbound} | ${outbound} | ${said} | ${ours} | `),
    );
    expect(missing).toEqual([]);
  });
});

describe('compatibility, one rule each', () => {
  const table: readonly (readonly [inbound: string, outbound: string, answer: Answer['answer'], term: string])[] = [
    ['MIT', 'MIT', 'yes', 'identity'],
    ['MIT', 'LicenseRef-Proprietary', 'yes', 'include-copyright'],
    ['MIT', 'GPL-2.0-only', 'yes', 'include-copyright'],
    ['Apache-2.0', 'GPL-2.0-only', 'no', 'patent-retaliation'],
    ['Apache-2.0', 'GPL-2.0-or-later', 'no', 'patent-retaliation'],
    ['Apache-2.0', 'GPL-3.0-only', 'yes', 'include-copyright'],
    ['BSD-4-Clause', 'GPL-3.0-only', 'no', 'advertising-acknowledgement'],
    ['GPL-3.0-only', 'MIT', 'no', 'same-license'],
    ['GPL-3.0-only', 'LicenseRef-Proprietary', 'no', 'same-license'],
    ['GPL-2.0-only', 'GPL-3.0-only', 'no', 'same-license'],
    ['GPL-2.0-or-later', 'GPL-3.0-only', 'yes', 'or-later'],
    ['GPL-3.0-only', 'GPL-3.0-or-later', 'no', 'same-license'],
    ['GPL-3.0-or-later', 'GPL-3.0-only', 'yes', 'or-later'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only', 'yes', 'exception'],
    ['GPL-2.0-only', 'GPL-2.0-only WITH Classpath-exception-2.0', 'no', 'same-license'],
    ['LGPL-2.1-only', 'GPL-3.0-or-later', 'yes', 'opening'],
    ['LGPL-3.0-only', 'GPL-2.0-only', 'no', 'same-license--library'],
    ['GPL-3.0-only', 'AGPL-3.0-only', 'yes', 'opening'],
    ['LGPL-2.1-only', 'AGPL-3.0-only', 'review', 'opening'],
    ['GPL-2.0-only', 'AGPL-3.0-only', 'no', 'same-license'],
    ['AGPL-3.0-only', 'GPL-3.0-only', 'review', 'opening'],
    ['MPL-2.0', 'GPL-2.0-only', 'yes', 'opening'],
    ['MPL-2.0-no-copyleft-exception', 'GPL-2.0-only', 'no', 'same-license--file'],
    ['EPL-2.0', 'GPL-2.0-only', 'review', 'opening'],
    ['EUPL-1.2', 'AGPL-3.0-only', 'yes', 'opening'],
    ['EUPL-1.2', 'CDDL-1.0', 'no', 'same-license'],
    ['CECILL-2.1', 'GPL-3.0-only', 'yes', 'opening'],
    ['CC-BY-SA-4.0', 'GPL-3.0-only', 'yes', 'opening'],
    ['CC-BY-SA-4.0', 'GPL-2.0-only', 'no', 'share-alike-adaptations'],
    ['CC-BY-NC-4.0', 'MIT', 'no', 'non-commercial-only'],
    ['JSON', 'GPL-3.0-only', 'no', 'good-not-evil'],
    ['NONE', 'MIT', 'no', 'proprietary'],
    ['NOASSERTION', 'MIT', 'review', 'unknown'],
    ['LicenseRef-House', 'MIT', 'review', 'unknown'],
    ['MIT OR GPL-3.0-only', 'Apache-2.0', 'yes', 'include-copyright'],
    ['MIT AND GPL-3.0-only', 'Apache-2.0', 'no', 'same-license'],
    ['GPL-3.0-only', 'GPL-3.0-only OR MIT', 'no', 'same-license'],
    ['GPL-3.0-only', 'GPL-3.0-only AND MIT', 'yes', 'identity'],
  ];
  for (const [inbound, outbound, answer, term] of table) {
    it(`${inbound} into ${outbound}: ${answer}, for ${term}`, () => {
      const result = into(inbound, outbound);
      expect([result.answer, result.reasons[0]?.term]).toEqual([answer, term]);
    });
  }

  it('takes two steps from the LGPL by way of the GPL, and says both', () => {
    expect(into('LGPL-2.0-only', 'AGPL-3.0-or-later').reasons.map(({ license, clause }) => [license, clause])).toEqual([
      ['LGPL-2.0-only', '3'],
      ['GPL-3.0-only', '13'],
    ]);
  });

  it('asks a person where the members of a family differ, and only there', () => {
    const family = (name: string): LicenseExpression => license(`LicenseRef-licheck-family-${name}`);
    const answer = (name: string, outbound: string): Answer => engine.into(family(name), read(outbound), 'combine');
    expect(answer('LGPL', 'GPL-3.0-only').answer).toBe('yes');
    expect(answer('LGPL', 'GPL-2.0-only')).toMatchObject({
      answer: 'review',
      reasons: [{ term: 'unknown' }, { license: 'LGPL-3.0-only' }, {}],
    });
    expect(answer('BSD', 'GPL-3.0-only').answer).toBe('review');
    expect(answer('GPL', 'MIT').answer).toBe('no');
    expect(answer('BSD', 'MIT').answer).toBe('yes');
    expect(engine.into(read('MIT'), family('GPL'), 'combine').answer).toBe('yes');
  });

  it('lets a library stay beside a work under other terms, but not inside the GPL', () => {
    const answers = (inbound: string): string[] =>
      ['LicenseRef-Proprietary', 'MPL-2.0', 'GPL-2.0-only'].map((outbound) => into(inbound, outbound, 'link').answer);
    expect(answers('LGPL-2.1-only')).toEqual(['yes', 'yes', 'yes']);
    expect(answers('CDDL-1.0')).toEqual(['yes', 'yes', 'no']);
    expect(answers('GPL-3.0-only')).toEqual(['no', 'no', 'no']);
  });
});
