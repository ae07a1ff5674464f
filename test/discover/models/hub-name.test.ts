import { describe, expect, it } from 'vitest';
import { type HubKind, hubPurl, readHubName } from '../../../src/discover/models/hub-name.ts';

const purl = (text: string, kind: HubKind = 'model', hub?: 'modelscope'): string | undefined => {
  const name = readHubName(text, kind, hub);
  return name && hubPurl(name);
};
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

describe('names on the hubs', () => {
  it.each([
    ['leaf/leaf-base', 'pkg:huggingface/leaf/leaf-base'],
    [' leaf/leaf-base ', 'pkg:huggingface/leaf/leaf-base'],
    ['gpt2', 'pkg:huggingface/gpt2'],
    ['Leaf/Leaf_Base.v1-2', 'pkg:huggingface/Leaf/Leaf_Base.v1-2'],
    ['leaf/leaf-base@main', 'pkg:huggingface/leaf/leaf-base'],
    [`leaf/leaf-base@${COMMIT}`, `pkg:huggingface/leaf/leaf-base@${COMMIT}`],
    ['https://huggingface.co/leaf/leaf-base', 'pkg:huggingface/leaf/leaf-base'],
    ['https://huggingface.co/leaf/leaf-base/blob/main/README.md?x=1#y', 'pkg:huggingface/leaf/leaf-base'],
    [`https://hf.co/leaf/leaf-base/tree/${COMMIT}`, `pkg:huggingface/leaf/leaf-base@${COMMIT}`],
    ['https://huggingface.co/gpt2/resolve/main/model.safetensors', 'pkg:huggingface/gpt2'],
    ['https://huggingface.co/datasets/leaf/tea', 'pkg:huggingface/datasets/leaf/tea'],
    ['https://huggingface.co/spaces/leaf/tea-room', 'pkg:huggingface/spaces/leaf/tea-room'],
    ['git@hf.co:leaf/leaf-base.git', 'pkg:huggingface/leaf/leaf-base'],
    ['https://guest:secret@huggingface.co/leaf/leaf-base', 'pkg:huggingface/leaf/leaf-base'],
    ['hf://datasets/leaf/tea@main/cups.parquet', 'pkg:huggingface/datasets/leaf/tea'],
    ['huggingface.co/leaf/leaf-base', 'pkg:huggingface/leaf/leaf-base'],
    ['https://modelscope.cn/models/leaf/leaf-base', 'pkg:huggingface/leaf/leaf-base?repository_url=https:%2F%2Fmodelscope.cn'],
    ['https://www.modelscope.cn/datasets/leaf/tea', 'pkg:huggingface/datasets/leaf/tea?repository_url=https:%2F%2Fmodelscope.cn'],
  ])('reads %s', (text, expected) => expect(purl(text)).toBe(expected));

  it('takes the kind and the hub that the place implies', () => {
    expect(purl('leaf/tea', 'dataset')).toBe('pkg:huggingface/datasets/leaf/tea');
    expect(purl('leaf/tea', 'model', 'modelscope')).toBe('pkg:huggingface/leaf/tea?repository_url=https:%2F%2Fmodelscope.cn');
    expect(purl('https://huggingface.co/leaf/leaf-base', 'dataset')).toBe('pkg:huggingface/leaf/leaf-base');
  });

  it.each([
    '',
    '.',
    '..',
    './leaf-base',
    '../leaf-base',
    '/models/leaf-base',
    'a/b/c',
    'C:\\models\\leaf',
    'leaf base',
    'leaf/',
    '/leaf',
    '{base_model}',
    '$MODEL',
    '$' + '{MODEL}',
    '<model>',
    'leaf--base/x',
    'leaf/..',
    'leaf/base.',
    'leaf/base.git',
    '-leaf/base',
    'https://example.com/leaf/base',
    'https://huggingface.co.evil.example/leaf/base',
    'leaf/base@',
    'leaf/base@a b',
    `leaf/${'x'.repeat(97)}`,
    'Ä/ö',
    'a\nb',
    's3://bucket/leaf',
  ])('refuses %j', (text) => expect(purl(text)).toBeUndefined());

  it('never shows what stands before the host', () => {
    expect(JSON.stringify(readHubName('https://guest:secret@hf.co/leaf/leaf-base', 'model'))).not.toContain('secret');
  });
});
