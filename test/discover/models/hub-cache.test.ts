import { describe, expect, it } from 'vitest';
import { discover } from '../../../src/discover/discover.ts';
import { modelCard } from '../../../src/discover/sources/model-card.ts';
import { modelReference } from '../../../src/discover/sources/model-reference.ts';
import { cacheRoot, defaultCache, openCache } from '../../../src/io/model-caches.ts';
import { mountFiles } from '../../../src/io/mounted-files.ts';
import { openProject } from '../../../src/io/open-project.ts';
import { assess } from '../../../src/pipeline/index.ts';
import { safetensors } from './headers.ts';
import { card, look, plant, type Tree } from './tree.ts';

const A = 'a123456789abcdef0123456789abcdef01234567';
const B = 'b123456789abcdef0123456789abcdef01234567';
const SCOPE = '?repository_url=https:%2F%2Fmodelscope.cn';

const scan = (project: Tree, cache: Tree, hub: 'huggingface' | 'modelscope', all: boolean) => {
  const base = openProject(plant(project));
  const files = mountFiles(base, [openCache(hub, plant(cache))]);
  const caches = [{ hub, root: cacheRoot(hub), all }];
  return look(discover(files, { ignore: [], sources: [modelCard, modelReference], caches }));
};

const HF: Tree = {
  'models--leaf--oolong/refs/main': B,
  'models--leaf--oolong/blobs/0': card('license: mit\nbase_model: Leaf/Leaf-Base'),
  'models--leaf--oolong/blobs/1': card('license: gpl-3.0'),
  [`models--leaf--oolong/snapshots/${B}/README.md`]: '-> ../../blobs/0',
  [`models--leaf--oolong/snapshots/${A}/README.md`]: '-> ../../blobs/1',
  [`models--leaf--leaf-base/snapshots/${A}/model.safetensors`]: safetensors({ license: 'llama2' }),
  [`models--leaf--leaf-base/.no_exist/${A}/adapter_config.json`]: '',
  [`models--leaf--unused/snapshots/${A}/README.md`]: card('license: cc-by-nc-4.0'),
  [`datasets--leaf--tea/snapshots/${A}/tea.csv`]: 'x',
  '.locks/models--leaf--oolong/x.lock': '',
  'version.txt': '1',
};

describe('the cache of the Hub', () => {
  it('answers for the names that a project uses, and for their bases', () => {
    const seen = scan({ 'a.py': 'AutoModel.from_pretrained("leaf/oolong")' }, HF, 'huggingface', false);
    expect(seen.purls).toEqual([
      'pkg:generic/tea-house',
      `pkg:huggingface/leaf/leaf-base@${A}`,
      `pkg:huggingface/leaf/oolong@${B}`,
    ]);
    expect(seen.edges).toEqual([
      `generic/tea-house uses huggingface/leaf/oolong@${B}`,
      `huggingface/leaf/oolong@${B} derived-from:unknown huggingface/leaf/leaf-base@${A}`,
    ]);
    expect(seen.licenses(`pkg:huggingface/leaf/oolong@${B}`)).toEqual(['license=mit']);
    expect(seen.licenses(`pkg:huggingface/leaf/leaf-base@${A}`)).toEqual(['license=llama2']);
    expect(seen.component(`pkg:huggingface/leaf/oolong@${B}`).declaredRaw[0]?.at.path).toBe(
      `$HF_HUB_CACHE/models--leaf--oolong/snapshots/${B}/README.md`,
    );
    expect(seen.codes).toEqual([]);
  });

  it('gives the revision that is named', () => {
    const seen = scan({ 'a.py': `AutoModel.from_pretrained("leaf/oolong", revision="${A}")` }, HF, 'huggingface', false);
    expect(seen.licenses(`pkg:huggingface/leaf/oolong@${A}`)).toEqual(['license=gpl-3.0']);
    expect(seen.purls).not.toContain(`pkg:huggingface/leaf/oolong@${B}`);
  });

  it('gives everything when asked, also what has no card', () => {
    const seen = scan({}, HF, 'huggingface', true);
    expect(seen.purls).toEqual([
      'pkg:generic/tea-house',
      `pkg:huggingface/datasets/leaf/tea@${A}`,
      `pkg:huggingface/leaf/leaf-base@${A}`,
      `pkg:huggingface/leaf/oolong@${B}`,
      `pkg:huggingface/leaf/unused@${A}`,
    ]);
    expect(seen.component(`pkg:huggingface/datasets/leaf/tea@${A}`)).toMatchObject({ kind: 'dataset', facts: { from: 'cache' } });
  });

  it('that is not there answers nothing', () => {
    const base = openProject(plant({ 'a.py': 'AutoModel.from_pretrained("leaf/oolong")' }));
    const files = mountFiles(base, [openCache('huggingface', '/nowhere/at/all')]);
    const seen = look(
      discover(files, {
        ignore: [],
        sources: [modelReference],
        caches: [{ hub: 'huggingface', root: cacheRoot('huggingface'), all: false }],
      }),
    );
    expect(seen.purls).toEqual(['pkg:generic/tea-house', 'pkg:huggingface/leaf/oolong']);
  });

  it('never hides a folder of the project', () => {
    const seen = scan(
      { '$HF_HUB_CACHE/oolong-7b/README.md': card('license: gpl-3.0\nlibrary_name: x') },
      HF,
      'huggingface',
      true,
    );
    expect(seen.purls).toEqual(['pkg:generic/tea-house', 'pkg:generic/tea-house/oolong-7b']);
  });

  it('is not left by a link', () => {
    const cache = { [`models--leaf--oolong/snapshots/${A}/README.md`]: '-> /etc/hostname' };
    const seen = scan({ 'a.py': 'AutoModel.from_pretrained("leaf/oolong")' }, cache, 'huggingface', false);
    expect(seen.codes).toContain('io/link-leaves-root');
    expect(seen.inventory.diagnostics[0]?.path).toMatch(/^\$HF_HUB_CACHE\//);
  });
});

describe('the cache of ModelScope', () => {
  it('answers in both layouts, and opens no pickle', () => {
    const cache: Tree = {
      'models/leaf/oolong___1/README.md': card('license: Apache License 2.0\ntasks: [chat]\nframeworks: pytorch'),
      'models/leaf/oolong___1/.msc': 'pickle',
      'leaf/older/README.md': card('license: MIT'),
      'datasets/leaf/tea/README.md': card('license: mit\ntask_categories: x'),
      '._____temp/leaf/half/README.md': card('license: mit'),
    };
    const seen = scan({}, cache, 'modelscope', true);
    expect(seen.purls).toEqual([
      'pkg:generic/tea-house',
      `pkg:huggingface/datasets/leaf/tea${SCOPE}`,
      `pkg:huggingface/leaf/older${SCOPE}`,
      `pkg:huggingface/leaf/oolong.1${SCOPE}`,
    ]);
    expect(seen.component(`pkg:huggingface/leaf/oolong.1${SCOPE}`).declaredRaw).toMatchObject([{ vocabulary: 'modelscope' }]);
    const named = scan(
      { 'a.py': 'from modelscope import snapshot_download\nsnapshot_download("leaf/oolong.1")' },
      cache,
      'modelscope',
      false,
    );
    expect(named.licenses(`pkg:huggingface/leaf/oolong.1${SCOPE}`)).toEqual(['license=Apache License 2.0']);
  });
});

describe('where the caches are', () => {
  it.each([
    ['huggingface', { HF_HUB_CACHE: '/x' }, '/x'],
    ['huggingface', { HUGGINGFACE_HUB_CACHE: '/y' }, '/y'],
    ['huggingface', { HF_HOME: '/h' }, '/h/hub'],
    ['huggingface', { XDG_CACHE_HOME: '/c' }, '/c/huggingface/hub'],
    ['huggingface', { HF_HUB_CACHE: ' ' }, '/home/leaf/.cache/huggingface/hub'],
    ['modelscope', {}, '/home/leaf/.cache/modelscope/hub'],
    ['modelscope', { MODELSCOPE_CACHE: '/m' }, '/m'],
  ] as const)('%s with %j', (hub, env, expected) => expect(defaultCache(hub, env, '/home/leaf')).toBe(expected));
});

describe('a scan', () => {
  it('resolves the licence of a model that only the cache holds, and points into the cache', async () => {
    const root = plant({
      'package.json': '{"name": "tea-house", "version": "1.0.0", "private": true}',
      'a.py': 'AutoModel.from_pretrained("leaf/oolong")',
    });
    const caches = [{ hub: 'huggingface' as const, path: plant(HF), all: false }];
    const outcome = await assess({ paths: [root], cwd: root, today: '2026-11-24', caches });
    if (!outcome.ok) throw new Error('the scan was refused');
    const found = outcome.assessment.components.find((one) => one.purl === `pkg:huggingface/leaf/oolong@${B}`);
    expect(found).toMatchObject({ effective: 'MIT', kind: 'model' });
    const path = `$HF_HUB_CACHE/models--leaf--oolong/snapshots/${B}/README.md`;
    expect(found?.evidence).toMatchObject([{ path, raw: 'mit' }]);
    expect(outcome.assessment.complete).toBe(true);
  });

  it('is incomplete when a cache that was asked for is not there', async () => {
    const root = plant({ 'package.json': '{"name": "tea-house", "version": "1.0.0", "private": true}' });
    const caches = [{ hub: 'modelscope' as const, path: `${root}/nowhere`, all: true }];
    const outcome = await assess({ paths: [root], cwd: root, today: '2026-11-24', caches });
    if (!outcome.ok) throw new Error('the scan was refused');
    expect(outcome.assessment.complete).toBe(false);
    expect(outcome.assessment.diagnostics).toMatchObject([{ code: 'io/missing', path: '$MODELSCOPE_CACHE' }]);
  });
});
