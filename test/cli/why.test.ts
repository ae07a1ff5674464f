import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Why } from '../../src/model/why.ts';
import { house, installed } from './houses.ts';
import { licenseText, licheck, project } from './run.ts';

const SHELF = { kettle: ['1.0.0', 'MIT OR GPL-3.0-only'], 'report-kit': ['2.1.0', 'AGPL-3.0-only'] } as const;

function tree(): string {
  const files = house(SHELF);
  return project({
    ...files,
    ...installed(SHELF),
    'node_modules/kettle/LICENSE': licenseText('MIT'),
    'node_modules/kettle/package.json': {
      name: 'kettle',
      version: '1.0.0',
      license: 'MIT OR GPL-3.0-only',
      dependencies: { lid: '1' },
    },
    'licheck.yaml': 'extends: commercial-distributed\n',
  });
}

async function why(
  args: readonly string[],
  options: Parameters<typeof licheck>[1] = {},
): Promise<{ code: number; answers: Why[]; err: string }> {
  const { code, out, err } = await licheck(['why', ...args, '--format', 'json', '--allow-incomplete'], options);
  return { code, err, answers: out === '' ? [] : (JSON.parse(out) as Why[]) };
}

describe('licheck why', () => {
  it('says which files name the component, and how to know more of one that is only named', async () => {
    const root = project(house({ cup: ['1.0.0'] }));
    const { out } = await licheck(['why', 'cup', root]);
    expect(out).toContain('  seen in\n  • package-lock.json  npm-lockfile, https://registry.leaf.example/cup-1.0.0.tgz\n');
    expect(out.replace(/\s+/g, ' ')).toContain('what would change it • Install the packages and scan again');
  });

  it('answers with paths, evidence with lines, the tree, the line that decided, and what would change it', async () => {
    const { code, answers } = await why(['report-kit', tree()]);
    expect(code).toBe(0);
    const [answer] = answers;
    expect(answers).toHaveLength(1);
    expect(answer?.component).toMatchObject({ name: 'report-kit', verdict: 'denied', effective: 'AGPL-3.0-only' });
    expect(answer?.paths[0]?.map((purl) => purl.split(/[@?]/)[0])).toEqual(['pkg:npm/tea-house', 'pkg:npm/report-kit']);
    expect(answer?.component.evidence[0]).toMatchObject({
      view: 'declared',
      path: 'node_modules/report-kit/package.json',
      line: 4,
    });
    const integrity = 'sha512-AAAA';
    const origin = 'https://registry.leaf.example/report-kit-2.1.0.tgz';
    expect(answer?.component.provenance).toEqual([
      { source: 'npm-installed', path: 'node_modules/report-kit/package.json', line: null, origin: null, integrity: null },
      { source: 'npm-lockfile', path: 'package-lock.json', line: null, origin, integrity },
    ]);
    expect(answer?.tree).toMatchObject({ kind: 'license', text: 'AGPL-3.0-only', verdict: 'denied', taken: true });
    expect(answer?.tree.decidedBy?.path).toBe('preset:commercial-distributed');
    expect(answer?.findings.map(({ code }) => code)).toContain('license-denied');
    expect(answer?.changes.length).toBeGreaterThan(0);
  });

  it('shows the branch that was not taken', async () => {
    const { answers } = await why(['kettle@1.0.0', tree()]);
    expect(answers[0]?.tree.parts.map(({ text, verdict, taken }) => `${text} ${verdict} ${taken}`)).toEqual([
      'MIT allowed true',
      'GPL-3.0-only denied false',
    ]);
  });

  it('draws it', async () => {
    const { out, code } = await licheck(['why', 'report-kit'], { cwd: tree() });
    expect(code).toBe(0);
    for (const part of [
      'how it comes in',
      'tea-house → report-kit@2.1.0',
      'what says so',
      'how it was judged',
      'decided by',
      'what would change it',
    ]) {
      expect(out).toContain(part);
    }
  });

  it('answers from a saved result, as far as it tells', async () => {
    const root = tree();
    await licheck(['.', '--format', 'json', '--output', 'saved.json', '--fail-on', 'never'], { cwd: root });
    const saved = join(root, 'saved.json');
    const live = await why(['report-kit', root]);
    const { code, answers } = await why(['report-kit', '--from', saved]);
    expect(code).toBe(0);
    const [now, then] = [live.answers[0], answers[0]];
    expect(then?.paths).toEqual(now?.paths);
    expect(then?.obligations).toEqual(now?.obligations);
    expect(then?.findings).toEqual(now?.findings);
    expect(then?.tree.decidedBy).toEqual(now?.tree.decidedBy);
    const { answers: kettle } = await why(['kettle', '--from', saved]);
    expect(kettle[0]?.tree).toMatchObject({ text: 'MIT', verdict: 'allowed', reason: 'chosen out of MIT OR GPL-3.0-only' });
  });

  it('shows every component of a name, and says how to name one', async () => {
    const root = project({
      ...house({ kettle: ['1.0.0', 'MIT'] }),
      'node_modules/kettle/package.json': { name: 'kettle', version: '1.0.0', license: 'MIT' },
      'other/package.json': { name: 'other', version: '1.0.0', dependencies: { kettle: '2.0.0' } },
      'other/package-lock.json': house({ kettle: ['2.0.0', 'GPL-3.0-only'] })['package-lock.json'],
    });
    const { out } = await licheck(['why', 'kettle', root, '--allow-incomplete']);
    expect(out).toContain('kettle@1.0.0');
    expect(out).toContain('kettle@2.0.0');
    expect(out).toContain('2 components answer to this name');
    expect((await why(['kettle', root])).answers).toHaveLength(2);
    expect((await why(['kettle@2.0.0', root])).answers).toHaveLength(1);
  });

  it('refuses a name that nobody knows, and a result that cannot be read', async () => {
    const root = tree();
    const unknown = await licheck(['why', 'reportkit\u001b[2J', root]);
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.err).not.toContain('\u001b');
    expect((await licheck(['why', 'reportkit', root])).err).toContain('did you mean report-kit?');
    const edited = project({ 'saved.json': '{"format": 1, "tool": 7}' });
    const run = await licheck(['why', 'kettle', '--from', 'saved.json'], { cwd: edited });
    expect(run.code).toBe(2);
    expect(run.err).toMatch(/report\/wrong-shape[\s\S]*saved\.json:1:\d+/);
    expect((await licheck(['why', 'kettle', '--from', 'nowhere.json'])).code).toBe(2);
    expect((await licheck(['why'])).code).toBe(2);
  });
});
