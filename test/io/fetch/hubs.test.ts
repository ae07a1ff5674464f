import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openHubs } from '../../../src/io/fetch/hubs.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z');
const root = mkdtempSync(join(tmpdir(), 'licheck-hubs-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const open = (environment: Readonly<Record<string, string>> = {}) => openHubs(root, { now: NOW, cache: false, environment });
const codes = (environment: Readonly<Record<string, string>>) => open(environment).diagnostics.map(({ code }) => code);

describe('where the hubs are', () => {
  it('are their own sites, unless the user moves them', () => {
    expect(open()).toMatchObject({
      endpoints: { huggingface: 'https://huggingface.co', modelscope: 'https://www.modelscope.cn' },
      diagnostics: [],
    });
    expect(open({ HF_ENDPOINT: ' https://hub.example/hf/ ', MODELSCOPE_DOMAIN: 'www.modelscope.ai' }).endpoints).toEqual({
      huggingface: 'https://hub.example/hf',
      modelscope: 'https://www.modelscope.ai',
    });
    expect(open({ HF_ENDPOINT: '', HF_TOKEN: '' })).toMatchObject({
      endpoints: { huggingface: 'https://huggingface.co' },
      diagnostics: [],
    });
  });

  it.each([
    'http://hub.example',
    'http://127.0.0.1:80',
    'ftp://hub.example',
    'https://user:s3cr3t@hub.example',
    'hub',
    'https://hub.example/?q=1',
    'file:///etc',
  ])('are not asked at %j, and the user is told', (address) => {
    const { endpoints, diagnostics } = open({ HF_ENDPOINT: address });
    expect(endpoints.huggingface).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: 'io/endpoint-refused', message: expect.stringMatching(/^HF_ENDPOINT /), incomplete: false },
    ]);
    expect(JSON.stringify(diagnostics)).not.toContain('s3cr3t');
  });

  it('send no token that could break a header, and do not show it', () => {
    expect(codes({ HF_TOKEN: 'hf_ok' })).toEqual([]);
    expect(codes({ HF_TOKEN: '  hf_ok\n' })).toEqual([]);
    for (const token of ['hf_a\r\nx-evil: 1', 'hf a', 'hf_\u{1f375}', 'x'.repeat(501)]) {
      expect(codes({ HF_TOKEN: token })).toEqual(['io/token-unusable']);
      expect(JSON.stringify(open({ HF_TOKEN: token }).diagnostics)).not.toContain(token.slice(0, 4));
    }
  });

  it('keep nothing in the scanned folder', () => {
    const inside = openHubs(root, { now: NOW, environment: { LICHECK_CACHE: join(root, 'cache') } });
    expect(inside.diagnostics.map(({ code }) => code)).toEqual(['io/cache-in-tree']);
    const off = openHubs(root, { now: NOW, cache: false, environment: { LICHECK_CACHE: join(root, 'cache') } });
    expect(off.diagnostics).toEqual([]);
  });
});
