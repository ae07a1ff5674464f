import { describe, expect, it } from 'vitest';
import { questionOf } from '../../../src/discover/online/question.ts';
import { makePurl } from '../../../src/model/purl.ts';
import { status, text } from '../../io/fetch/local-host.ts';
import { ask, oolong, repository, SHA } from './ask.ts';

const BASE = 'pkg:huggingface/leaf/leaf-base';
const files = (...names: readonly string[]) => ({ siblings: names.map((rfilename) => ({ rfilename })) });

describe('a model that the project only names', () => {
  it('is what its hub says, at the line that named it', async () => {
    const seen = await ask(oolong('base_model: leaf/leaf-base\nbase_model_relation: adapter'), {
      '/api/models/leaf/leaf-base': repository(
        'leaf/leaf-base',
        { license: 'llama3.1', library_name: 'transformers', pipeline_tag: 'text-generation' },
        { gated: 'manual', ...files('README.md', 'LICENSE', 'model-00001-of-00002.safetensors') },
      ),
    });
    const at = { path: 'README.md', keys: ['base_model'] };
    const found = seen.component(BASE);
    expect(found).toMatchObject({ name: 'leaf/leaf-base', kind: 'model', own: false });
    expect(found.nameOnly).toBeUndefined();
    expect(found.declaredRaw).toEqual([{ text: 'llama3.1', field: 'license', vocabulary: 'huggingface', rank: 0, at }]);
    expect(found.facts).toEqual({
      commit: SHA,
      fetched: '2026-11-24',
      from: 'hub',
      gated: 'manual',
      hub: 'huggingface',
      library: 'transformers',
      'pipeline-tag': 'text-generation',
      url: `${seen.host.url}/leaf/leaf-base`,
      weights: 'safetensors',
    });
    expect(found.provenance).toEqual([
      { source: 'hub', at, origin: `${seen.host.url}/leaf/leaf-base` },
      { source: 'model-card', at },
    ]);
    expect(seen.host.asked).toEqual(['/api/models/leaf/leaf-base']);
    expect(seen.codes).toEqual([]);
  });

  it('is asked about at the revision that the project pins', async () => {
    const seen = await ask(oolong(`base_model: leaf/leaf-base@${SHA.slice(0, 12)}`), {
      [`/api/models/leaf/leaf-base/revision/${SHA.slice(0, 12)}`]: repository('leaf/leaf-base', { license: 'mit' }),
    });
    expect(seen.component(`${BASE}@${SHA.slice(0, 12)}`)).toMatchObject({
      version: SHA.slice(0, 12),
      declaredRaw: [{ text: 'mit' }],
    });
  });

  it('is asked about at the branch or tag that code names', () => {
    const question = (revision: string) =>
      questionOf({
        purl: makePurl({ type: 'huggingface', namespace: 'leaf', name: 'leaf-base' }),
        provenance: [],
        facts: { 'revision-name': revision },
      });
    expect(question('refs/pr/1')?.revision).toBe('refs/pr/1');
    for (const odd of ['../x', 'a/../b', '/x', 'a b', 'a?b', '-x', '', 'x/'])
      expect(question(odd)).not.toHaveProperty('revision');
  });

  it('is not asked about when its card is in the tree, whatever the card says', async () => {
    const seen = await ask(
      { ...oolong('base_model: leaf/leaf-base'), 'models/leaf/leaf-base/README.md': '---\nlanguage: en\nlibrary_name: x\n---\n' },
      {},
    );
    expect(seen.host.asked).toEqual([]);
  });

  it('goes by the name that the project gives it, also when the hub has another', async () => {
    const seen = await ask(oolong('base_model: Leaf/Leaf-Base\ndatasets: tea'), {
      '/api/models/Leaf/Leaf-Base': repository('leaf/leaf-base', { license: 'mit' }),
      '/api/datasets/tea': (_, response) => response.writeHead(307, { location: '/api/datasets/house/tea' }).end(),
      '/api/datasets/house/tea': repository('house/tea', { license: 'cc0-1.0' }),
    });
    expect(seen.purls.filter((purl) => purl.includes('eaf'))).toEqual(['pkg:huggingface/Leaf/Leaf-Base']);
    expect(seen.component('pkg:huggingface/Leaf/Leaf-Base').facts).not.toHaveProperty('renamed-to');
    expect(seen.component('pkg:huggingface/datasets/tea').facts).toMatchObject({ 'renamed-to': 'house/tea' });
    expect(seen.licenses('pkg:huggingface/datasets/tea')).toEqual(['license=cc0-1.0']);
  });

  it('stays unknown where the hub knows no licence either', async () => {
    const seen = await ask(oolong('base_model: leaf/leaf-base'), {
      '/api/models/leaf/leaf-base': repository('leaf/leaf-base', null),
    });
    expect(seen.component(BASE)).toMatchObject({ declaredRaw: [], licenseFiles: [], facts: { from: 'hub' } });
  });
});

describe('what only the hub’s tags say', () => {
  it('completes a card that does not say it, and overrules none that does', async () => {
    const seen = await ask(oolong('base_model: leaf/leaf-base'), {
      '/api/models/leaf/leaf-base': repository('leaf/leaf-base', null, {
        tags: [
          'license:gemma',
          'base_model:leaf/root',
          'base_model:quantized:leaf/root',
          'dataset:house/tea',
          'arxiv:2403.13784',
          7,
          null,
        ],
      }),
      '/api/models/leaf/root': repository(
        'leaf/root',
        { license: ['mit'], base_model_relation: 'merge', base_model: 'leaf/stem' },
        {
          tags: ['license:gpl-3.0', 'base_model:other/other', 'base_model:adapter:other/other'],
        },
      ),
      '/api/models/leaf/stem': repository('leaf/stem', { license: 'mit' }),
      '/api/datasets/house/tea': repository('house/tea', { license: 'odc-by' }),
    });
    expect(seen.licenses(BASE)).toEqual(['license=gemma']);
    expect(seen.licenses('pkg:huggingface/leaf/root')).toEqual(['license[0]=mit']);
    expect(seen.edges).toEqual(
      expect.arrayContaining([
        'huggingface/leaf/leaf-base derived-from:quantized huggingface/leaf/root',
        'huggingface/leaf/leaf-base trained-on huggingface/datasets/house/tea',
        'huggingface/leaf/root derived-from:merge huggingface/leaf/stem',
      ]),
    );
    expect(seen.purls.join()).not.toContain('other');
  });
});

describe('a licence text', () => {
  const LICENSE = `/leaf/leaf-base/resolve/${SHA}/LICENSE`;
  const hub = (data: object | null, names: readonly string[], extra: object = {}) => ({
    '/api/models/leaf/leaf-base': repository('leaf/leaf-base', data, files(...names)),
    ...extra,
  });

  it.each([
    ['other', { license: 'other', license_name: 'leaf-community' }],
    ['unknown', { license: 'unknown' }],
    ['nothing', {}],
    ['a blank', { license: '[More Information Needed]' }],
    ['an empty list', { license: [] }],
  ])('is fetched where the card says %s', async (_, data) => {
    const seen = await ask(
      oolong('base_model: leaf/leaf-base'),
      hub(data, ['LICENSE', 'README.md'], { [LICENSE]: text('Leaf Community Licence') }),
    );
    expect(seen.component(BASE).licenseFiles).toMatchObject([
      { path: `${seen.host.url}${LICENSE}`, role: 'license', score: 1, text: 0, at: { path: 'README.md', keys: ['base_model'] } },
    ]);
    expect(seen.inventory.texts.map(({ body }) => body)).toContain('Leaf Community Licence');
  });

  it('is left where it is when the card names a licence', async () => {
    const seen = await ask(oolong('base_model: leaf/leaf-base'), hub({ license: ['mit', 'other'] }, ['LICENSE']));
    expect(seen.host.asked).toEqual(['/api/models/leaf/leaf-base']);
  });

  it('is the file that the card links to, else the surest name at the top', async () => {
    const linked = await ask(
      oolong('base_model: leaf/leaf-base'),
      hub({ license: 'other', license_link: './TERMS' }, ['LICENSE', 'TERMS'], {
        [LICENSE.replace('LICENSE', 'TERMS')]: text('Terms'),
      }),
    );
    expect(linked.host.asked[1]).toBe(LICENSE.replace('LICENSE', 'TERMS'));
    expect(linked.component(BASE).declaredRaw).toMatchObject([{ link: './TERMS' }]);
    const surest = await ask(
      oolong('base_model: leaf/leaf-base'),
      hub({}, ['my-license-notes.txt', 'sub/LICENSE', 'NOTICE', 'LICENSE.md', '../LICENSE', 'LICENSE%2f..']),
    );
    expect(surest.host.asked).toEqual(['/api/models/leaf/leaf-base', LICENSE.replace('LICENSE', 'LICENSE.md')]);
  });

  it('that cannot be had is said, and the card still counts', async () => {
    const seen = await ask(
      oolong('base_model: leaf/leaf-base'),
      hub({ license: 'other', license_name: 'leaf-community' }, ['LICENSE'], {
        [LICENSE]: status(403, { 'x-error-code': 'GatedRepo' }),
      }),
    );
    expect(seen.licenses(BASE)).toEqual(['license_name=leaf-community']);
    expect(seen.inventory.diagnostics).toMatchObject([
      {
        code: 'io/hub-denied',
        message: expect.stringMatching(/^the licence text of leaf\/leaf-base is not shown/),
        path: 'README.md',
        incomplete: false,
      },
    ]);
  });

  it('missing beside a card that names none leaves the word to whoever knows the model', async () => {
    const seen = await ask(
      oolong('base_model: leaf/leaf-base'),
      hub({ license: 'other', license_link: 'https://leaf.example/terms' }, []),
    );
    expect(seen.component(BASE)).toMatchObject({
      declaredRaw: [],
      facts: { license: 'other', 'license-link': 'https://leaf.example/terms' },
    });
  });

  it('that is too large is not read', async () => {
    const seen = await ask(oolong('base_model: leaf/leaf-base'), hub({}, ['LICENSE'], { [LICENSE]: text('x'.repeat(5000)) }), {
      limits: { textBytes: 1000 },
    });
    expect(seen.component(BASE).licenseFiles).toEqual([]);
    expect(seen.codes).toEqual(['io/hub-error']);
  });
});

describe('answers that are not what they should be', () => {
  it.each([
    ['a list', []],
    ['a text', 'leaf'],
    ['null', null],
  ])('%s leaves the model unknown', async (_, value) => {
    const seen = await ask(oolong('base_model: leaf/leaf-base'), {
      '/api/models/leaf/leaf-base': text(JSON.stringify(value), { 'content-type': 'application/json' }),
    });
    expect(seen.component(BASE)).toMatchObject({ nameOnly: true, declaredRaw: [] });
    expect(seen.codes).toEqual(['io/hub-error']);
  });

  it.each([
    { cardData: 7, tags: 'x', siblings: {}, sha: 9, gated: 4, id: [] },
    { cardData: [], tags: [[]], siblings: [null, 3, { rfilename: 5 }, { rfilename: '' }], sha: '../../x' },
    { cardData: { license: { a: { b: { c: { d: 1 } } } }, base_model: { x: [null, 3] }, datasets: 4, tags: {} } },
    { cardData: { base_model: ['../../etc/passwd', '/abs/olute', 'a/b/c', 'x'.repeat(5000), '{base}'], license: 'mit' } },
  ])('%j does no harm', async (answer) => {
    const seen = await ask(oolong('base_model: leaf/leaf-base'), { '/api/models/leaf/leaf-base': answer });
    expect(seen.component(BASE).facts).toMatchObject({ from: 'hub' });
    expect(seen.host.asked.filter((path) => path.includes('..'))).toEqual([]);
  });

  it('a prototype in the card is a key like any other', async () => {
    const seen = await ask(oolong('base_model: leaf/leaf-base'), {
      '/api/models/leaf/leaf-base': text(
        '{"__proto__":{"cardData":{"license":"mit"}},"id":"leaf/leaf-base","cardData":{"__proto__":{"license":"mit"},"constructor":{"license":"mit"}},"tags":[]}',
        { 'content-type': 'application/json' },
      ),
    });
    expect(seen.licenses(BASE)).toEqual([]);
    expect(({} as Record<string, unknown>).license).toBeUndefined();
  });
});
