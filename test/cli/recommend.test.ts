import { describe, expect, it } from 'vitest';
import type { Recommendation } from '../../src/model/recommendation.ts';
import { house } from './houses.ts';
import { licheck, project } from './run.ts';

const TREE = { ...house({ kettle: ['1.0.0', 'GPL-3.0-only'], 'report-kit': ['1.0.0', 'AGPL-3.0-only'], cup: ['1.0.0', 'MIT'] }) };

async function recommend(
  root: string,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly answer: Recommendation }> {
  const { code, out } = await licheck(['recommend', root, '--format', 'json', ...args]);
  return { code, answer: JSON.parse(out) as Recommendation };
}

describe('licheck recommend', () => {
  it('ranks outbound licences with what rules the others out', async () => {
    const { code, answer } = await recommend(project(TREE));
    expect(code).toBe(0);
    const answerFor = (license: string): string | undefined => answer.candidates.find((one) => one.license === license)?.answer;
    expect(answerFor('AGPL-3.0-only')).toBe('yes');
    expect(answerFor('MIT')).toBe('no');
    expect(answer.candidates[0]?.answer).toBe('yes');
    const excluded = answer.candidates.find((one) => one.answer === 'no')?.license;
    expect((await licheck(['recommend', project(TREE)])).out).toContain(`--want ${excluded}  what would have to go for it`);
    const order = answer.candidates.map((one) => ['yes', 'review', 'no'].indexOf(one.answer));
    expect(order).toEqual([...order].sort());
  });

  it('says what would have to go for a wanted licence', async () => {
    const root = project(TREE);
    const { code, answer } = await recommend(root, '--want', 'ISC', '--want', 'agpl-3.0-only');
    expect(code).toBe(1);
    expect(answer.wanted).toEqual(['ISC', 'AGPL-3.0-only']);
    const obstacles = answer.candidates.find(({ license }) => license === 'ISC')?.rulesOut.map(({ purl }) => purl.split('@')[0]);
    expect(new Set(obstacles)).toEqual(new Set(['pkg:npm/kettle', 'pkg:npm/report-kit']));
    expect((await recommend(root, '--want', 'AGPL-3.0-only')).code).toBe(0);
    const { out } = await licheck(['recommend', root, '--want', 'ISC']);
    expect(out).toContain('ISC would be admitted without');
    expect(out).toContain('kettle@1.0.0  GPL-3.0-only');
  });

  it('names what the project is under now', async () => {
    const root = project({ ...TREE, 'licheck.yaml': 'extends: commercial-distributed\nproject:\n  license: Apache-2.0\n' });
    expect((await recommend(root)).answer.current).toBe('Apache-2.0');
    expect((await licheck(['recommend', root])).out).toContain('Apache-2.0 (now)');
  });

  it('asks for a look where a licence is unknown', async () => {
    const root = project(house({ kettle: ['1.0.0'] }));
    expect((await recommend(root, '--want', 'MIT')).code).toBe(3);
    const best = (await recommend(root)).answer.candidates[0];
    expect(best?.answer).toBe('review');
    expect((await licheck(['recommend', root])).out).toContain(`--want ${best?.license}  what a person must look at`);
  });

  it('refuses what it does not know, and trusts no incomplete scan', async () => {
    const unknown = await licheck(['recommend', project(TREE), '--want', 'Apachee-2.0']);
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.err).toContain('did you mean Apache-2.0');
    const root = project({ ...TREE, 'package-lock.json': '{' });
    const run = await licheck(['recommend', root]);
    expect(run.code).toBe(2);
    expect(run.err).toContain('error[cli/incomplete]');
    expect((await licheck(['recommend', root, '--allow-incomplete'])).code).toBe(0);
    expect((await licheck(['recommend', '/nowhere/at/all'])).err).toContain('does not exist');
  });
});
