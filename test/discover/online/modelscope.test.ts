import { describe, expect, it } from 'vitest';
import { status, text } from '../../io/fetch/local-host.ts';
import { card, type Tree } from '../models/tree.ts';
import { ask } from './ask.ts';

const BASE = 'pkg:huggingface/leaf/leaf-base?repository_url=https:%2F%2Fmodelscope.cn';
const TREE: Tree = {
  'README.md': card('license: Apache License 2.0\nbase_model: "https://modelscope.cn/models/leaf/leaf-base"'),
};
const MODEL = '/api/v1/models/leaf/leaf-base';
const file = (path: string): string => `${MODEL}/repo?Revision=master&FilePath=${path}`;
const good = (data: object): object => ({ Code: 200, Data: data, Message: 'success', RequestId: '', Success: true });

describe('ModelScope', () => {
  it('says the licence, and what the card says beside', async () => {
    const seen = await ask(TREE, {
      [MODEL]: good({ Name: 'leaf-base', License: 'Apache License 2.0', ReadMeContent: '# Leaf base' }),
      [file('README.md')]: text(card('base_model:\n- leaf/root\nlicense: Apache License 2.0\ndatasets:\n  train:\n  - leaf/tea')),
      '/api/v1/models/leaf/root': good({ License: 'MIT', ReadMeContent: card('license: MIT') }),
      '/api/v1/datasets/leaf/tea': good({ License: 'CC-BY-4.0' }),
    });
    expect(seen.component(BASE)).toMatchObject({
      declaredRaw: [{ text: 'Apache License 2.0', vocabulary: 'modelscope', at: { path: 'README.md', keys: ['base_model'] } }],
      facts: { hub: 'modelscope', from: 'hub', fetched: '2026-11-24', url: `${seen.host.url}/models/leaf/leaf-base` },
    });
    expect(seen.edges.filter((edge) => edge.includes('leaf-base?')).length).toBeGreaterThan(2);
    expect(seen.purls.filter((purl) => purl.includes('modelscope'))).toHaveLength(3);
    expect(seen.licenses(BASE.replace('leaf-base', 'root'))).toEqual(['license=MIT']);
    expect(seen.licenses(BASE.replace('leaf/leaf-base', 'datasets/leaf/tea'))).toEqual(['license=CC-BY-4.0']);
    expect(seen.codes).toEqual([]);
  });

  it('is believed in its own field where there is no card', async () => {
    const seen = await ask(TREE, { [MODEL]: good({ License: 'GPL-3.0' }) });
    expect(seen.licenses(BASE)).toEqual(['license=GPL-3.0']);
    expect(seen.codes).toEqual([]);
  });

  it('gives the text where nothing names a licence', async () => {
    const seen = await ask(TREE, {
      [MODEL]: good({ License: 'other', ReadMeContent: '' }),
      [`${MODEL}/repo/files?Revision=master&Recursive=False`]: good({
        Files: [{ Path: 'LICENSE', Type: 'blob', Size: 9 }, { Path: 'sub/LICENSE' }, { Name: 'x' }, null],
      }),
      [file('LICENSE')]: text('Leaf terms'),
    });
    expect(seen.component(BASE).licenseFiles).toMatchObject([
      { path: `${seen.host.url}/models/leaf/leaf-base/resolve/master/LICENSE` },
    ]);
    expect(seen.inventory.texts.map(({ body }) => body)).toContain('Leaf terms');
  });

  it.each([
    [
      { Code: 10010101004, Message: 'get model info failed, err: unauthorized permission', RequestId: '', Success: false },
      'io/hub-denied',
    ],
    [{ Code: 404, Message: 'gone', Success: false }, 'io/hub-not-found'],
    [{ Code: 500, Message: 7, Success: false }, 'io/hub-error'],
    [{ Code: 200, Success: true }, 'io/hub-error'],
    [{ Code: 200, Success: false, Data: {} }, 'io/hub-error'],
    [[], 'io/hub-error'],
  ])('may refuse with the status of a success: %j', async (answer, code) => {
    const seen = await ask(TREE, { [MODEL]: text(JSON.stringify(answer), { 'content-type': 'application/json' }) });
    expect(seen.component(BASE)).toMatchObject({ nameOnly: true });
    expect(seen.codes).toEqual([code]);
  });

  it('whose card cannot be had is said', async () => {
    const seen = await ask(TREE, { [MODEL]: good({ License: 'MIT' }), [file('README.md')]: status(403) });
    expect(seen.licenses(BASE)).toEqual(['license=MIT']);
    expect(seen.inventory.diagnostics).toMatchObject([
      { code: 'io/hub-denied', message: expect.stringMatching(/^the card of leaf\/leaf-base /) },
    ]);
  });

  it('never gets the token of the other hub', async () => {
    const seen = await ask(
      TREE,
      { [MODEL]: good({ License: 'MIT' }) },
      { environment: { HF_ENDPOINT: 'https://hub.example', HF_TOKEN: 'hf_secret' } },
    );
    expect(seen.host.headers.map((headers) => headers.authorization)).toEqual(seen.host.asked.map(() => undefined));
  });
});
