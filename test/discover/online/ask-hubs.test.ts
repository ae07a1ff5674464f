import { describe, expect, it } from 'vitest';
import { askHubs } from '../../../src/discover/online/ask-hubs.ts';
import { offlineNote } from '../../../src/discover/online/offline-note.ts';
import { modelCard } from '../../../src/discover/sources/model-card.ts';
import { openHubs } from '../../../src/io/fetch/hubs.ts';
import type { Sighting } from '../../../src/model/inventory.ts';
import { type Answers, endless, nobody, serve, silent, status, text } from '../../io/fetch/local-host.ts';
import { card, scan } from '../models/tree.ts';
import { ask, NOW, oolong, repository } from './ask.ts';

const made = (id: string, base: string, license = 'mit') => ({
  [`/api/models/${id}`]: repository(id, { license, base_model: base, base_model_relation: 'finetune' }),
});

describe('a lineage', () => {
  it('is followed to its root, and asks about each model once', async () => {
    const seen = await ask(oolong('base_model: leaf/two'), {
      ...made('leaf/two', 'leaf/one'),
      ...made('leaf/one', 'leaf/zero'),
      '/api/models/leaf/zero': repository('leaf/zero', { license: 'gemma', datasets: ['house/tea', 'house/tea'] }),
      '/api/datasets/house/tea': repository('house/tea', { license: 'cc-by-nc-4.0' }),
    });
    expect(seen.host.asked).toEqual([
      '/api/models/leaf/two',
      '/api/models/leaf/one',
      '/api/models/leaf/zero',
      '/api/datasets/house/tea',
    ]);
    expect(seen.edges).toContain('huggingface/leaf/one derived-from:finetune huggingface/leaf/zero');
    expect(seen.licenses('pkg:huggingface/leaf/zero')).toEqual(['license=gemma']);
    expect(seen.licenses('pkg:huggingface/datasets/house/tea')).toEqual(['license=cc-by-nc-4.0']);
    expect(seen.component('pkg:huggingface/leaf/zero').declaredRaw[0]?.at).toEqual({ path: 'README.md', keys: ['base_model'] });
  });

  it('that runs in a circle ends', async () => {
    const seen = await ask(oolong('base_model: leaf/a'), {
      ...made('leaf/a', 'leaf/b'),
      ...made('leaf/b', 'leaf/A'),
    });
    expect(seen.host.asked).toEqual(['/api/models/leaf/a', '/api/models/leaf/b']);
    expect(seen.edges).toContain('huggingface/leaf/b derived-from:finetune huggingface/leaf/a');
  });

  it('that names itself is no lineage', async () => {
    const seen = await ask(oolong('base_model: leaf/a'), made('leaf/a', 'leaf/a'));
    expect(seen.edges.filter((edge) => edge.startsWith('huggingface/leaf/a'))).toEqual([]);
  });

  it('that leads back into the tree stops there', async () => {
    const seen = await ask(
      { ...oolong('base_model: leaf/two'), 'models/leaf/one/README.md': card('license: gpl-3.0\nlibrary_name: x') },
      made('leaf/two', 'leaf/one'),
    );
    expect(seen.host.asked).toEqual(['/api/models/leaf/two']);
    expect(seen.licenses('pkg:huggingface/leaf/one')).toEqual(['license=gpl-3.0']);
    expect(seen.component('pkg:huggingface/leaf/one').root).toBe('models/leaf/one');
  });

  it('that leads to a path on another machine keeps its unknown end', async () => {
    const seen = await ask(oolong('base_model: leaf/two'), made('leaf/two', '/data/secret/base-7b'));
    expect(seen.component('pkg:generic/base-7b')).toMatchObject({ nameOnly: true });
    expect(seen.edges).toContain('huggingface/leaf/two derived-from:finetune generic/base-7b');
  });

  it('that has no end is cut, and the report says so', async () => {
    const host = await serve(
      Object.fromEntries(Array.from({ length: 30 }, (_, i) => Object.entries(made(`leaf/n${i}`, `leaf/n${i + 1}`))[0] ?? [])),
    );
    const hubs = openHubs('/', { now: NOW, cache: false, allowHttpLoopback: true, environment: { HF_ENDPOINT: host.url } });
    const { inventory } = scan(oolong('base_model: leaf/n0'), modelCard);
    const gather = async (limits: { depth: number; repositories: number }): Promise<readonly Sighting[]> => {
      const found: Sighting[] = [];
      for await (const sighting of askHubs(inventory, hubs, limits)) found.push(sighting);
      return found;
    };
    const deep = await gather({ depth: 3, repositories: 100 });
    expect(host.asked).toEqual(['/api/models/leaf/n0', '/api/models/leaf/n1', '/api/models/leaf/n2', '/api/models/leaf/n3']);
    expect(deep.at(-1)).toMatchObject({
      diagnostic: { code: 'discover/hub-limit', message: expect.stringContaining('one model'), incomplete: true },
    });
    const few = await gather({ depth: 100, repositories: 2 });
    expect(few.filter(({ type }) => type === 'diagnostic')).toHaveLength(1);
    expect(host.asked).toHaveLength(6);
  });
});

describe('what the hubs do not tell', () => {
  const BASE = 'pkg:huggingface/leaf/leaf-base';
  it.each([
    ['a name that is not there', status(404), 'io/hub-not-found'],
    ['a private repository', status(401, { 'x-error-code': 'RepoNotFound' }), 'io/hub-not-found'],
    ['a gated repository', status(401, { 'x-error-code': 'GatedRepo' }), 'io/hub-denied'],
    ['a forbidden repository', status(403), 'io/hub-denied'],
    ['a hub in trouble', status(500), 'io/hub-error'],
    ['a busy hub', status(429), 'io/hub-error'],
    ['nonsense', text('{', { 'content-type': 'application/json' }), 'io/hub-error'],
    ['a login page', text('<html>', { 'content-type': 'text/html' }), 'io/hub-error'],
    ['a flood', endless, 'io/hub-error'],
    ['silence', silent, 'io/hub-error'],
  ])('%s leaves the model unknown, with the place that named it', async (_, answer, code) => {
    const seen = await ask(
      oolong('base_model: leaf/leaf-base'),
      { '/api/models/leaf/leaf-base': answer },
      { limits: { requestMs: 200, jsonBytes: 10_000 } },
    );
    expect(seen.component(BASE)).toMatchObject({ nameOnly: true, declaredRaw: [], licenseFiles: [] });
    expect(seen.inventory.diagnostics).toMatchObject([
      { code, severity: 'warning', message: expect.stringMatching(/^leaf\/leaf-base /), path: 'README.md', incomplete: false },
    ]);
  });

  it('is said once for a host that cannot be reached', async () => {
    const seen = await ask(oolong('base_model: [leaf/a, leaf/b, leaf/c]'), {}, { environment: { HF_ENDPOINT: await nobody() } });
    expect(seen.inventory.diagnostics).toMatchObject([
      {
        code: 'io/offline',
        message: expect.stringMatching(
          /^127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\); 3 models or datasets stay unknown$/,
        ),
      },
    ]);
  });

  it('is said once when the time is over', async () => {
    const answers: Answers = { '/api/models/leaf/a': silent, '/api/models/leaf/b': silent };
    const seen = await ask(oolong('base_model: [leaf/a, leaf/b]'), answers, { limits: { totalMs: 100 } });
    expect(seen.inventory.diagnostics).toMatchObject([
      { code: 'io/online-timeout', message: expect.stringContaining('2 models or datasets stay unknown') },
    ]);
  });

  it('is not asked of a hub whose address cannot be used', async () => {
    const seen = await ask(oolong('base_model: leaf/a'), {}, { environment: { HF_ENDPOINT: 'ftp://hub.example' } });
    expect(seen.codes).toEqual(['io/endpoint-refused']);
    expect(seen.host.asked).toEqual([]);
  });

  it('never shows the token', async () => {
    const seen = await ask(
      oolong('base_model: [leaf/a, leaf/b]'),
      { '/api/models/leaf/a': repository('leaf/a', { license: 'mit' }) },
      {
        environment: { HF_TOKEN: 'hf_secret' },
      },
    );
    expect(seen.host.headers[0]?.authorization).toBe('Bearer hf_secret');
    expect(JSON.stringify(seen.inventory)).not.toContain('hf_secret');
  });
});

describe('what is not asked', () => {
  it('is anything but models and datasets on a hub that answers', async () => {
    const seen = await ask(
      oolong(
        'base_model: ["https://ollama.com/library/tea", "./local", "hf://spaces/leaf/room", "a/b/c/d"]\ndatasets: "s3://x/y"',
      ),
      {},
    );
    expect(seen.host.asked).toEqual([]);
  });

  it('gives the same inventory in every order, and again', async () => {
    const answers = { ...made('leaf/a', 'leaf/c'), ...made('leaf/b', 'leaf/c'), ...made('leaf/c', 'leaf/a') };
    const first = await ask(oolong('base_model: [leaf/a, leaf/b]'), answers);
    const second = await ask(oolong('base_model: [leaf/b, leaf/a]'), answers);
    const bare = (seen: typeof first) => seen.edges.filter((edge) => edge.startsWith('huggingface'));
    expect(bare(second)).toEqual(bare(first));
    expect(second.purls).toEqual(first.purls);
  });
});

describe('a scan without network', () => {
  it('says how many it could ask about, and of no other', () => {
    const { inventory } = scan(oolong('base_model: [leaf/a, leaf/b]\ndatasets: house/tea'), modelCard);
    expect(offlineNote(inventory, () => true)).toMatchObject({
      code: 'discover/offline',
      severity: 'note',
      message: '3 models or datasets are only named; scan with --online to ask their hub',
      incomplete: false,
    });
    const tea = inventory.components.findIndex(({ kind }) => kind === 'dataset');
    expect(offlineNote(inventory, (index) => index === tea)?.message).toMatch(/^1 model or dataset is only named; .* its hub$/);
    expect(offlineNote(inventory, () => false)).toBeUndefined();
    expect(offlineNote(scan(oolong('language: en'), modelCard).inventory, () => true)).toBeUndefined();
  });
});
