import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Baseline } from '../../src/model/baseline.ts';
import { house } from './houses.ts';
import { licheck, project, scanJson } from './run.ts';

const OLD = house({ kettle: ['1.0.0', 'GPL-3.0-only'], cup: ['1.0.0', 'MIT'] });
const NEW = house({ kettle: ['2.0.0', 'GPL-3.0-only'], cup: ['1.0.0', 'MIT'], 'report-kit': ['1.0.0', 'AGPL-3.0-only'] });

const put = (root: string, files: Readonly<Record<string, object>>): void => {
  for (const [path, content] of Object.entries(files)) writeFileSync(join(root, path), JSON.stringify(content));
};

describe('a baseline', () => {
  it('records today’s findings, and holds them', async () => {
    const root = project(OLD);
    expect((await licheck(['.'], { cwd: root })).code).toBe(1);

    const written = await licheck(['--write-baseline'], { cwd: root });
    expect(written.code).toBe(0);
    expect(written.err).toMatch(/^wrote licheck-baseline\.json: \d+ findings$/m);
    expect(written.out).toContain('held back, not counted');
    const baseline = JSON.parse(readFileSync(join(root, 'licheck-baseline.json'), 'utf8')) as Baseline;
    expect(baseline.format).toBe(1);
    expect(baseline.findings.map(({ code, purl, license }) => [code, purl, license])).toContainEqual([
      'license-denied',
      'pkg:npm/kettle',
      'GPL-3.0-only',
    ]);

    const { document, code } = await scanJson(['--baseline', 'licheck-baseline.json'], { cwd: root });
    expect(code).toBe(0);
    expect(document.summary).toMatchObject({ errors: 0, warnings: 0, baselined: baseline.findings.length });
    expect(document.findings.every(({ baselined }) => baselined)).toBe(true);
  });

  it('counts what is new, also when a held package has a new version, and never grows by itself', async () => {
    const root = project(OLD);
    await licheck(['--write-baseline', 'held.json'], { cwd: root });
    const before = readFileSync(join(root, 'held.json'), 'utf8');
    put(root, NEW);
    const { document, code } = await scanJson(['--baseline', 'held.json'], { cwd: root });
    expect(code).toBe(1);
    const open = document.findings.filter(({ baselined, severity }) => !baselined && severity === 'error');
    expect(new Set(open.map(({ purl }) => purl?.split(/[@?]/)[0]))).toEqual(new Set(['pkg:npm/report-kit']));
    expect(document.findings.some(({ baselined, purl }) => baselined && purl?.startsWith('pkg:npm/kettle@2.0.0'))).toBe(true);
    expect(readFileSync(join(root, 'held.json'), 'utf8')).toBe(before);

    const again = await licheck(['--write-baseline', 'held.json', '--quiet'], { cwd: root });
    expect(again.err).toBe('');
    const told = await licheck(['--write-baseline', 'held.json'], { cwd: root });
    expect(told.err).toMatch(/; 0 that it did not hold before, 0 that it holds no more$/m);
  });

  it('says what it holds in vain', async () => {
    const root = project(OLD);
    await licheck(['--write-baseline'], { cwd: root });
    put(root, house({ cup: ['1.0.0', 'MIT'] }));
    const { document, code } = await scanJson(['--baseline', 'licheck-baseline.json'], { cwd: root });
    expect(code).toBe(0);
    expect(document.diagnostics.filter((one) => one.code === 'baseline/spent')).toMatchObject([
      { severity: 'note', path: 'licheck-baseline.json', incomplete: false, message: expect.stringContaining('pkg:npm/kettle') },
    ]);
    const smaller = await licheck(['--write-baseline'], { cwd: root });
    expect(smaller.err).toMatch(/\d+ that it holds no more$/m);
  });

  it.each([
    ['not JSON', '{"format": 1, "findings": [}', /baseline\/unreadable.*\n.*held\.json:1:28/],
    ['of another format', '{\n  "format": 2,\n  "findings": []\n}', /another format[\s\S]*held\.json:2:13/],
    ['without a format', '{"findings": []}', /another format/],
    [
      'edited',
      '{\n  "format": 1,\n  "findings": [\n    {"code": "license-denied"}\n  ]\n}',
      /findings\[0\][\s\S]*held\.json:4:5/,
    ],
    [
      'with a code that nobody knows',
      '{"format": 1, "findings": [{"code": "constructor", "purl": null, "license": null, "reach": "policy", "fingerprint": ""}]}',
      /findings\[0\]/,
    ],
    ['empty', '', /baseline\/unreadable/],
    ['no object', '[]', /baseline\/unreadable/],
  ])('that is %s is refused with its place', async (_, text, told) => {
    const root = project({ ...OLD, 'held.json': text });
    const run = await licheck(['--baseline', 'held.json', '--fail-on', 'never'], { cwd: root });
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(told);
  });

  it('that is missing is refused', async () => {
    const run = await licheck(['--baseline', 'held.json'], { cwd: project(OLD) });
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain('error[io/missing]: held.json does not exist');
  });

  it('is not written over anything else', async () => {
    const root = project(OLD);
    const manifest = readFileSync(join(root, 'package.json'), 'utf8');
    const over = await licheck(['--write-baseline', 'package.json'], { cwd: root });
    expect(over.code).toBe(2);
    expect(over.err).toContain('baseline/not-a-baseline');
    expect(readFileSync(join(root, 'package.json'), 'utf8')).toBe(manifest);
    const folder = await licheck(['--write-baseline', '.'], { cwd: root });
    expect(folder.code).toBe(2);
    expect(folder.err).toContain('baseline/is-a-folder');
  });

  it('is not written from an incomplete scan', async () => {
    const root = project({
      ...OLD,
      'broken/package-lock.json': '{',
      'broken/package.json': { name: 'broken', dependencies: { cup: '1' } },
    });
    const run = await licheck(['--write-baseline'], { cwd: root });
    expect(run.code).toBe(2);
    expect(run.err).toContain('baseline/incomplete');
    expect(existsSync(join(root, 'licheck-baseline.json'))).toBe(false);
    expect((await licheck(['--write-baseline', '--allow-incomplete'], { cwd: root })).code).toBe(0);
  });
});
