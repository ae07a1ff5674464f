import { describe, expect, it } from 'vitest';
import { discover } from '../../../src/discover/discover.ts';
import { modelCard } from '../../../src/discover/sources/model-card.ts';
import { openProject } from '../../../src/io/open-project.ts';
import { splitPattern } from '../../../src/model/pattern.ts';
import type { ComponentPattern } from '../../../src/model/policy.ts';
import { card, look, plant, scan, type Tree } from './tree.ts';

const MIT = card('license: mit\nlibrary_name: transformers');
const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const purls = (tree: Tree) => scan(tree, modelCard).purls.filter((purl) => purl !== 'pkg:generic/tea-house');
const HOST = '?repository_url=https:%2F%2Fmodelscope.cn';

describe('what a model is called', () => {
  it.each<[string, string]>([
    [`hub/models--leaf--leaf-base/snapshots/${COMMIT}/README.md`, `pkg:huggingface/leaf/leaf-base@${COMMIT}`],
    [`hub/models--gpt2/snapshots/${COMMIT}/README.md`, `pkg:huggingface/gpt2@${COMMIT}`],
    [`hub/datasets--leaf--tea/snapshots/${COMMIT}/README.md`, `pkg:huggingface/datasets/leaf/tea@${COMMIT}`],
    [`hub/spaces--leaf--room/snapshots/${COMMIT}/README.md`, `pkg:huggingface/spaces/leaf/room@${COMMIT}`],
    ['modelscope/hub/models/leaf/leaf___1/README.md', `pkg:huggingface/leaf/leaf.1${HOST}`],
    ['modelscope/hub/leaf/leaf-base/README.md', `pkg:huggingface/leaf/leaf-base${HOST}`],
    ['modelscope/datasets/leaf/tea/README.md', `pkg:huggingface/datasets/leaf/tea${HOST}`],
    ['models/leaf/leaf-base/README.md', 'pkg:huggingface/leaf/leaf-base'],
    ['packages/ml/models/leaf/leaf-base/README.md', 'pkg:huggingface/leaf/leaf-base'],
    ['datasets/leaf/tea/README.md', 'pkg:huggingface/datasets/leaf/tea'],
    ['spaces/leaf/room/README.md', 'pkg:huggingface/spaces/leaf/room'],
    ['Models/Leaf/Leaf-Base/README.md', 'pkg:huggingface/Leaf/Leaf-Base'],
    ['models/oolong-7b/README.md', 'pkg:generic/tea-house/oolong-7b'],
    ['a/b/oolong-7b/README.md', 'pkg:generic/tea-house/oolong-7b'],
    ['cards/oolong-7b.md', 'pkg:generic/tea-house/oolong-7b'],
    ['README.md', 'pkg:generic/tea-house'],
    ['models/-bad-/x/README.md', 'pkg:generic/tea-house/x'],
    ['models/tea/experiments/oolong-7b/README.md', 'pkg:generic/tea-house/oolong-7b'],
    ['models/tea/models/oolong-7b/README.md', 'pkg:generic/tea-house/oolong-7b'],
    ['models/tea/models/leaf/leaf-base/README.md', 'pkg:huggingface/leaf/leaf-base'],
  ])('%s', (path, expected) => {
    const seen = scan({ [path]: MIT }, modelCard);
    expect(seen.purls).toContain(expected);
    expect(seen.purls.filter((purl) => purl !== 'pkg:generic/tea-house' && purl !== expected)).toEqual([]);
  });

  it('knows a dataset by its keys inside a folder of models', () => {
    expect(purls({ 'models/leaf/tea/README.md': card('license: mit\ntask_categories: x') })).toEqual([
      'pkg:huggingface/datasets/leaf/tea',
    ]);
  });

  it('does not take a model for the owner of its parts', () => {
    const tree = {
      'models/oolong-7b/README.md': MIT,
      'models/oolong-7b/v2/README.md': MIT,
      'models/oolong-7b/checkpoint-500/README.md': card('license: other'),
    };
    expect(purls(tree)).toEqual(['pkg:generic/tea-house/oolong-7b', 'pkg:generic/tea-house/v2']);
    expect(scan(tree, modelCard).licenses('pkg:generic/tea-house/oolong-7b')).toEqual(['license=mit']);
  });

  it('lets a checkpoint speak where the model has no card', () => {
    expect(purls({ 'oolong/model.safetensors': 'x', 'oolong/checkpoint-500/README.md': MIT })).toEqual([
      'pkg:generic/tea-house/oolong',
    ]);
  });

  it('keeps two folders of one name apart', () => {
    expect(purls({ 'a/oolong-7b/README.md': MIT, 'b/oolong-7b/README.md': MIT })).toEqual([
      'pkg:generic/tea-house/a/oolong-7b',
      'pkg:generic/tea-house/b/oolong-7b',
    ]);
  });

  it('names under what the project calls itself', () => {
    const oolong = { 'models/oolong-7b/README.md': MIT };
    expect(purls({ ...oolong, 'package.json': '{"name": "@tea/shop"}' })).toContain('pkg:generic/%40tea/shop/oolong-7b');
    expect(purls({ ...oolong, 'pyproject.toml': '[project]\nname = "tea-py"' })).toContain('pkg:generic/tea-py/oolong-7b');
    expect(purls({ ...oolong, 'pyproject.toml': '[tool.poetry]\nname = "tea-po"' })).toContain('pkg:generic/tea-po/oolong-7b');
    expect(purls({ ...oolong, 'package.json': '{"name": 5', 'pyproject.toml': '=' })).toContain(
      'pkg:generic/tea-house/oolong-7b',
    );
  });

  const GIT = (url: string): string =>
    `[core]\n\tbare = false\n[remote "origin"]\n\turl = ${url}\n\tfetch = +refs\n[branch "main"]\n\turl = https://huggingface.co/not/this\n`;

  it.each([
    ['https://huggingface.co/leaf/oolong', 'pkg:huggingface/leaf/oolong'],
    ['https://guest:secret@huggingface.co/leaf/oolong', 'pkg:huggingface/leaf/oolong'],
    ['git@hf.co:datasets/leaf/tea', 'pkg:huggingface/datasets/leaf/tea'],
    ['https://www.modelscope.cn/leaf/oolong.git', `pkg:huggingface/leaf/oolong${HOST}`],
    ['https://git.example/leaf/oolong', 'pkg:generic/tea-house/here'],
    ['../origin', 'pkg:generic/tea-house/here'],
  ])('by the git remote %s', (url, expected) => {
    expect(purls({ 'here/README.md': MIT, 'here/.git/config': GIT(url) })).toEqual([expected]);
  });

  it('by the remote of a submodule, inside the tree only', () => {
    const config = GIT('https://huggingface.co/leaf/oolong');
    expect(
      purls({ 'here/README.md': MIT, 'here/.git': 'gitdir: ../.git/modules/here\n', '.git/modules/here/config': config }),
    ).toEqual(['pkg:huggingface/leaf/oolong']);
    expect(purls({ 'here/README.md': MIT, 'here/.git': 'gitdir: ../../../etc\n' })).toEqual(['pkg:generic/tea-house/here']);
  });

  it('the root of the tree is the project itself, also under a hub’s name', () => {
    const seen = scan({ 'README.md': MIT, '.git/config': GIT('https://huggingface.co/leaf/oolong') }, modelCard);
    expect(seen.component('pkg:huggingface/leaf/oolong')).toMatchObject({ own: true, root: '' });
    expect(seen.purls).toHaveLength(1);
  });

  it('by the name that the configuration gives where nothing else tells', () => {
    const files = openProject(
      plant({
        'here/README.md': MIT,
        'models/leaf/base/README.md': MIT,
        'models/oolong/README.md': card('license: mit\nbase_model: Leaf/Given'),
      }),
    );
    const component = (purl: string) => ({ ...splitPattern(purl), at: { path: 'licheck.yaml' } }) as ComponentPattern;
    const names = [
      { component: component('pkg:generic/tea-house/here'), name: 'leaf/given' },
      { component: component('pkg:huggingface/leaf/base'), name: 'leaf/other' },
      { component: component('pkg:generic/*/oolong'), name: 'not a name' },
    ];
    const seen = look(discover(files, { ignore: [], sources: [modelCard], names }));
    expect(seen.purls).toEqual([
      'pkg:generic/tea-house',
      'pkg:generic/tea-house/oolong',
      'pkg:huggingface/leaf/base',
      'pkg:huggingface/leaf/given',
    ]);
    expect(seen.component('pkg:huggingface/leaf/given')).toMatchObject({ name: 'leaf/given', root: 'here' });
    expect(seen.edges).toContain('generic/tea-house/oolong derived-from:unknown huggingface/leaf/given');
  });

  it('reads the commit that the downloader notes, and whose downloader it was', () => {
    const folder = 'models/leaf/leaf-base';
    const seen = scan(
      { [`${folder}/README.md`]: MIT, [`${folder}/.cache/huggingface/download/README.md.metadata`]: `${COMMIT}\netag\n1\n` },
      modelCard,
    );
    expect(seen.component(`pkg:huggingface/leaf/leaf-base@${COMMIT}`)).toMatchObject({
      version: COMMIT,
      facts: { revision: 'pinned' },
    });
    const other = scan({ [`${folder}/README.md`]: MIT, [`${folder}/.msc`]: 'pickle', [`${folder}/.mdl`]: 'pickle' }, modelCard);
    expect(other.purls).toContain(`pkg:huggingface/leaf/leaf-base${HOST}`);
    expect(other.opened.filter((path) => /\.(?:msc|mdl)$/.test(path))).toEqual([]);
  });

  it('reads the symlinked snapshots of the cache, and names the base that they hold', () => {
    const repo = 'hub/models--leaf--leaf-base';
    const seen = scan(
      {
        [`${repo}/blobs/abc`]: card('license: llama2'),
        [`${repo}/refs/main`]: COMMIT,
        [`${repo}/snapshots/${COMMIT}/README.md`]: '-> ../../blobs/abc',
        'models/oolong/README.md': card('license: mit\nbase_model: leaf/leaf-base'),
      },
      modelCard,
    );
    expect(seen.licenses(`pkg:huggingface/leaf/leaf-base@${COMMIT}`)).toEqual(['license=llama2']);
    expect(seen.edges).toContain(`generic/tea-house/oolong derived-from:unknown huggingface/leaf/leaf-base@${COMMIT}`);
    expect(seen.purls).toHaveLength(3);
  });
});
