import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { HubSettings } from '../../../src/io/fetch/hubs.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { assess } from '../../../src/pipeline/index.ts';
import { type Answers, nobody, serve, text } from '../../io/fetch/local-host.ts';
import { plant, type Tree } from '../models/tree.ts';
import { NOW, oolong, repository, SHA } from './ask.ts';

const APACHE = `
                                 Apache License
                           Version 2.0, January 2004
                        http://www.apache.org/licenses/
`;
const TREE = oolong('base_model: leaf/leaf-base\nbase_model_relation: finetune\ndatasets: house/tea');
const ANSWERS: Answers = {
  '/api/models/leaf/leaf-base': repository('leaf/leaf-base', { license: 'llama3.1', base_model: 'leaf/root' }),
  '/api/models/leaf/root': repository('leaf/root', {}, { siblings: [{ rfilename: 'LICENSE' }] }),
  [`/leaf/root/resolve/${SHA}/LICENSE`]: text(`SPDX-License-Identifier: Apache-2.0\n${APACHE}`),
  '/api/datasets/house/tea': repository('house/tea', { license: 'cc-by-nc-4.0' }),
};

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

async function scan(root: string, online?: Partial<HubSettings>): Promise<Assessment> {
  const settings = online && { now: NOW, cache: false, allowHttpLoopback: true, limits: { retries: 0 }, ...online };
  const outcome = await assess({ paths: [root], cwd: root, today: '2026-11-24', ...(settings && { online: settings }) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.assessment;
}

const licenseOf = (assessment: Assessment, name: string): string | undefined =>
  assessment.components.find((component) => component.purl === `pkg:huggingface/${name}`)?.effective;

describe('a scan', () => {
  it('with --online resolves what its hub says, and points to the line that named it', async () => {
    const host = await serve(ANSWERS);
    const assessment = await scan(plant(TREE), { environment: { HF_ENDPOINT: host.url } });
    expect(licenseOf(assessment, 'leaf/leaf-base')).toMatch(/llama-3\.1/i);
    expect(licenseOf(assessment, 'datasets/house/tea')).toBe('CC-BY-NC-4.0');
    const root = assessment.components.find(({ purl }) => purl === 'pkg:huggingface/leaf/root');
    expect(root).toMatchObject({ detected: 'Apache-2.0', effective: 'Apache-2.0', basis: 'detected', facts: { from: 'hub' } });
    expect(root?.evidence).toMatchObject([
      {
        view: 'detected',
        path: 'README.md',
        line: null,
        endLine: null,
        notes: [expect.stringMatching(/^the text was read at http.*LICENSE$/)],
      },
    ]);
    expect(assessment.relations).toContainEqual(
      expect.objectContaining({ from: 'pkg:huggingface/leaf/leaf-base', to: 'pkg:huggingface/leaf/root', kind: 'derived-from' }),
    );
    expect(assessment.diagnostics.map(({ code }) => code)).not.toContain('discover/offline');
    for (const { path } of assessment.findings.flatMap(({ labels }) => labels)) expect(path).not.toMatch(/^https?:/);
  });

  it('without it touches no network, and says what it could have asked', async () => {
    const host = await serve(ANSWERS);
    const assessment = await scan(plant(TREE));
    expect(host.asked).toEqual([]);
    expect(licenseOf(assessment, 'leaf/leaf-base')).toBe('NOASSERTION');
    expect(assessment.diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'discover/offline',
        message: expect.stringMatching(/^2 models or datasets are only named/),
      }),
    );
    expect(assessment.complete).toBe(true);
  });

  it('gives the same bytes from the cache as from the hub, and leaves nothing in the tree', async () => {
    const host = await serve(ANSWERS);
    const cache = mkdtempSync(join(tmpdir(), 'licheck-scan-cache-'));
    made.push(cache);
    const root = plant(TREE);
    const online = { cache: true, environment: { HF_ENDPOINT: host.url, LICHECK_CACHE: cache } };
    const cold = JSON.stringify(await scan(root, online));
    const asked = host.asked.length;
    expect(asked).toBe(4);
    const warm = JSON.stringify(await scan(root, { ...online, now: NOW + 3_600_000 }));
    expect(warm).toBe(cold);
    expect(host.asked).toHaveLength(asked);
    expect(readdirSync(join(cache, 'hubs'))).toHaveLength(4);
    expect(readdirSync(root)).toEqual(['README.md']);
  });

  it('that no hub answers is as good as one without network', async () => {
    const tree: Tree = TREE;
    const offline = await scan(plant(tree));
    const failed = await scan(plant(tree), { environment: { HF_ENDPOINT: await nobody() } });
    expect(failed.components).toEqual(offline.components);
    expect(failed.findings).toEqual(offline.findings);
    expect(failed.complete).toBe(true);
    expect(failed.diagnostics.map(({ code }) => code)).toContain('io/offline');
  });
});
