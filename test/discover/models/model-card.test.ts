import { describe, expect, it } from 'vitest';
import { modelCard } from '../../../src/discover/sources/model-card.ts';
import { card, scan, type Tree } from './tree.ts';

const read = (tree: Tree) => scan(tree, modelCard);
const OOLONG = 'pkg:generic/tea-house/oolong-7b';

describe('cards', () => {
  it('reads a fine-tuned model, its base and its data', () => {
    const seen = read({
      'models/oolong-7b/README.md': card(
        'license: apache-2.0\nlibrary_name: transformers\npipeline_tag: text-generation\nbase_model: leaf/leaf-base\nbase_model_relation: finetune\ndatasets:\n- leaf/tea-reviews\n- null',
      ),
      'models/leaf/leaf-base/README.md': card('license: llama2\nlibrary_name: transformers'),
      'models/leaf/leaf-base/LICENSE': 'The leaf licence',
      'models/leaf/leaf-base/Notice': 'Leaf is picked by hand',
      'models/leaf/leaf-base/USE_POLICY.md': 'Do not brew twice',
    });
    expect(seen.edges).toEqual([
      'generic/tea-house uses generic/tea-house/oolong-7b',
      'generic/tea-house/oolong-7b trained-on huggingface/datasets/leaf/tea-reviews',
      'generic/tea-house/oolong-7b derived-from:finetune huggingface/leaf/leaf-base',
    ]);
    expect(seen.component(OOLONG)).toMatchObject({
      name: 'oolong-7b',
      kind: 'model',
      own: false,
      root: 'models/oolong-7b',
      declaredRaw: [
        {
          text: 'apache-2.0',
          field: 'license',
          vocabulary: 'huggingface',
          rank: 0,
          at: { path: 'models/oolong-7b/README.md', keys: ['license'] },
        },
      ],
      provenance: [{ source: 'model-card', at: { path: 'models/oolong-7b/README.md', line: 2 } }],
      facts: { library: 'transformers', 'pipeline-tag': 'text-generation' },
    });
    const base = seen.component('pkg:huggingface/leaf/leaf-base');
    expect(base).toMatchObject({ name: 'leaf/leaf-base', kind: 'model', own: false, facts: { hub: 'huggingface' } });
    expect(base.nameOnly).toBeUndefined();
    expect(base.licenseFiles.map((file) => `${file.role} ${file.path.split('/').pop()}`)).toEqual([
      'license LICENSE',
      'notice Notice',
      'notice USE_POLICY.md',
    ]);
    expect(seen.component('pkg:huggingface/datasets/leaf/tea-reviews')).toMatchObject({ kind: 'dataset', nameOnly: true });
    expect(seen.codes).toEqual([]);
  });

  it('reads datasets, with older keys and sources', () => {
    const seen = read({
      'data/tea/README.md': card(
        'licenses:\n- cc-by-nc-4.0\nsize_categories: x\nsource_datasets:\n- original\n- extended|squad\n- extended|other-news',
      ),
    });
    expect(seen.component('pkg:generic/tea-house/tea')).toMatchObject({
      kind: 'dataset',
      declaredRaw: [{ text: 'cc-by-nc-4.0' }],
    });
    expect(seen.edges).toContain('generic/tea-house/tea derived-from:unknown huggingface/datasets/squad');
    expect(seen.purls).toHaveLength(3);
  });

  it('reads a Space and what it loads', () => {
    const seen = read({
      'README.md': card(
        'title: Tea room\nsdk: gradio\napp_file: app.py\nlicense: mit\nmodels:\n- leaf/leaf-base\ndatasets:\n- leaf/tea',
      ),
    });
    expect(seen.component('pkg:generic/tea-house')).toMatchObject({
      kind: 'application',
      own: true,
      facts: { sdk: 'gradio', title: 'Tea room' },
    });
    expect(seen.edges).toEqual([
      'generic/tea-house uses huggingface/datasets/leaf/tea',
      'generic/tea-house uses huggingface/leaf/leaf-base',
    ]);
  });

  it('reads ModelScope cards: display names, maps of datasets', () => {
    const seen = read({
      'models/oolong-7b/README.md': card(
        'frameworks: pytorch\ntasks:\n- chat\nlicense: Apache License 2.0\nbase_model:\n- leaf/leaf-base\ndatasets:\n  train:\n  - leaf/tea\n  test:\n  - leaf/exam\n  evaluation: null',
      ),
    });
    expect(seen.component(OOLONG).declaredRaw).toMatchObject([{ text: 'Apache License 2.0', vocabulary: 'modelscope' }]);
    const host = '?repository_url=https:%2F%2Fmodelscope.cn';
    expect(seen.edges).toEqual([
      'generic/tea-house uses generic/tea-house/oolong-7b',
      `generic/tea-house/oolong-7b uses huggingface/datasets/leaf/exam${host}`,
      `generic/tea-house/oolong-7b trained-on huggingface/datasets/leaf/tea${host}`,
      `generic/tea-house/oolong-7b derived-from:unknown huggingface/leaf/leaf-base${host}`,
    ]);
  });

  it('believes a folder that says it holds Spaces or datasets', () => {
    const seen = read({
      'spaces/tea/room/README.md': card('title: Tea room\nlicense: mit\nmodels: [leaf/leaf-base]\ndatasets: [tea/leaves]'),
      'datasets/tea/leaves/README.md': card('license: mit'),
    });
    expect(seen.edges).toEqual([
      'generic/tea-house uses huggingface/spaces/tea/room',
      'huggingface/spaces/tea/room uses huggingface/datasets/tea/leaves',
      'huggingface/spaces/tea/room uses huggingface/leaf/leaf-base',
    ]);
  });

  it('reads the text that license_link names in a folder below, and none above', () => {
    const seen = read({
      'models/oolong-7b/README.md': card('license: other\nlicense_name: tea\nlicense_link: legal/TERMS.txt'),
      'models/oolong-7b/legal/TERMS.txt': 'the terms',
      'models/leaf-base/README.md': card('license: other\nlicense_name: tea\nlicense_link: ../../TERMS.txt'),
      'TERMS.txt': 'of something else',
    });
    expect(seen.component(OOLONG).licenseFiles.map(({ path }) => path)).toEqual(['models/oolong-7b/legal/TERMS.txt']);
    expect(seen.component('pkg:generic/tea-house/leaf-base').licenseFiles).toEqual([]);
  });

  it.each(['license: "{{ license }}"', 'license: {{ license }}'])('says that a card of blanks (%s) describes nothing', (yaml) => {
    const seen = read({ 'models/oolong-7b/README.md': card(yaml) });
    expect(seen.codes).toEqual(['discover/card-front-matter-invalid']);
    expect(read({ 'templates/README.md': card('license: "{{ license }}"') }).codes).toEqual([]);
  });

  it.each([
    ['BOM', '\ufeff---\nlicense: mit\n---\n'],
    ['CRLF', '---\r\nlicense: mit\r\n---\r\n'],
    ['white space before', '\n \n---\nlicense: mit\n---\n'],
    ['no line after', '---\nlicense: mit\n---'],
    ['spaces after the end', '---\nlicense: mit\n---  \nx'],
  ])('takes %s', (_, text) => {
    const seen = read({ 'models/oolong-7b/README.md': text });
    expect(seen.licenses(OOLONG)).toEqual(['license=mit']);
    expect(seen.codes).toEqual([]);
  });

  it('takes UTF-16 with its mark', () => {
    const bytes = Buffer.from('\ufeff---\nlicense: mit\n---\n', 'utf16le');
    expect(read({ 'models/oolong-7b/README.md': bytes }).licenses(OOLONG)).toEqual(['license=mit']);
  });

  it.each([
    ['adapter', 'library_name: peft'],
    ['adapter', 'tags: [lora]'],
    ['quantized', 'tags: [gguf]'],
    ['quantized', 'quantized_by: the tea master'],
    ['merge', 'tags: [mergekit]'],
    ['finetune', 'tags: [trl, sft]'],
    ['distilled', 'base_model_relation: distill'],
    ['unknown', 'base_model_relation: steeped'],
    ['unknown', 'library_name: transformers'],
  ])('derives as %s by %j', (how, yaml) => {
    const seen = read({ 'models/oolong-7b/README.md': card(`license: mit\nbase_model: leaf/leaf-base\n${yaml}`) });
    expect(seen.edges).toContain(`generic/tea-house/oolong-7b derived-from:${how} huggingface/leaf/leaf-base`);
  });

  it('takes several bases for a merge', () => {
    const seen = read({ 'models/oolong-7b/README.md': card('base_model: [leaf/leaf-base, leaf/stem-base]') });
    expect(seen.edges.filter((edge) => edge.includes('derived-from:merge'))).toHaveLength(2);
  });

  it('names a base that is a folder, an address, or no name at all', () => {
    const seen = read({
      'models/oolong-7b/README.md': card(
        'base_model: [leaf-base, "https://huggingface.co/leaf/stem", /scratch/run-3/, Leaf of the north]\nlicense: mit',
      ),
      'models/leaf-base/README.md': card('license: mit'),
    });
    expect(seen.edges.filter((edge) => edge.includes('derived-from'))).toEqual([
      'generic/tea-house/oolong-7b derived-from:merge generic/Leaf%20of%20the%20north',
      'generic/tea-house/oolong-7b derived-from:merge generic/run-3',
      'generic/tea-house/oolong-7b derived-from:merge generic/tea-house/leaf-base',
      'generic/tea-house/oolong-7b derived-from:merge huggingface/leaf/stem',
    ]);
  });

  it('makes one component of a base named in another case', () => {
    const seen = read({
      'models/oolong-7b/README.md': card('base_model: Leaf/LEAF-base\nlicense: mit'),
      'models/leaf/leaf-base/README.md': card('license: llama2'),
    });
    expect(seen.purls).toEqual(['pkg:generic/tea-house', OOLONG, 'pkg:huggingface/leaf/leaf-base']);
    expect(seen.licenses('pkg:huggingface/leaf/leaf-base')).toEqual(['license=llama2']);
  });

  it('survives a model based on itself, and circles', () => {
    const seen = read({
      'models/leaf/a/README.md': card('base_model: leaf/b'),
      'models/leaf/b/README.md': card('base_model: [leaf/a, leaf/b]'),
    });
    expect(seen.edges).toContain('generic/tea-house uses huggingface/leaf/a');
    expect(seen.edges.filter((edge) => edge.includes('uses'))).toHaveLength(1);
  });

  it('falls back on the lines of the body that templates carry', () => {
    const body =
      '# Oolong\n\n- **Developed by:** [More Information Needed]\n- **License:** Apache 2.0\n- **Finetuned from model [optional]:** [leaf/leaf-base](https://example.com)\n';
    const seen = read({ 'models/oolong-7b/README.md': card('library_name: transformers', body) });
    expect(seen.component(OOLONG).declaredRaw).toEqual([
      {
        text: 'Apache 2.0',
        field: 'License',
        vocabulary: 'free-text',
        rank: 2,
        at: { path: 'models/oolong-7b/README.md', line: 8, column: 16, endColumn: 26 },
      },
    ]);
    expect(seen.edges).toContain('generic/tea-house/oolong-7b derived-from:finetune huggingface/leaf/leaf-base');
    const silent = read({ 'models/oolong-7b/README.md': card('license: mit\nbase_model: leaf/x', body) });
    expect(silent.licenses(OOLONG)).toEqual(['license=mit']);
    expect(silent.purls).not.toContain('pkg:huggingface/leaf/leaf-base');
  });

  it('keeps the body for detection only where it speaks of licences', () => {
    const seen = read({
      'models/a/README.md': card('license: mit', 'Under the licence of the house.'),
      'models/b/README.md': card('license: mit', 'Tea.'),
    });
    expect(seen.component('pkg:generic/tea-house/a').licenseFiles).toMatchObject([{ role: 'card', path: 'models/a/README.md' }]);
    expect(seen.component('pkg:generic/tea-house/b').licenseFiles).toEqual([]);
  });

  it('notes gates', () => {
    const seen = read({
      'models/oolong-7b/README.md': card('license: llama4\nextra_gated_prompt: sign\nextra_gated_eu_disallowed: true'),
    });
    expect(seen.component(OOLONG).facts).toMatchObject({ gated: 'prompt', 'eu-disallowed': 'yes' });
  });

  it('leaves ordinary Markdown alone', () => {
    const seen = read({
      'README.md': '# Tea house\n\n---\n\nA house.\n\n---\n',
      'docs/post.md': card('layout: post\ntitle: Tea\nlicense: MIT'),
      'docs/license.md': card('license: mit'),
      'CHANGELOG.md': '---\n\n# 1.0\n',
      'skills/brew/SKILL.md': card('name: brew\ndescription: x\nlicense: MIT'),
      'templates/model_card.md': '---\n{{ card_data }}\n---\n',
      'src/modelcard_template.md': card('license: "{{ license }}"\nlibrary_name: x'),
    });
    expect(seen.purls).toEqual([]);
    expect(seen.codes).toEqual([]);
  });
});

describe('cards that cannot be read', () => {
  const at = (text: string) => read({ 'models/oolong-7b/README.md': text });

  it.each([
    ['not valid YAML', '---\nlicense: mit\n  base: [\n---\n', 'discover/card-front-matter-invalid', false],
    ['not valid YAML, with a base', '---\nlicense: mit\nbase_model: [a\n---\n', 'discover/card-front-matter-invalid', true],
    ['never closed', '---\nlicense: mit\nlanguage: en\n\n# Oolong\n', 'discover/card-front-matter-invalid', false],
    ['not first', '# Oolong\n\n---\nlicense: mit\n---\n', 'discover/card-front-matter-not-first', false],
    [
      'not first, with a base',
      '# Oolong\r\n\r\n---\r\nbase_model: leaf/leaf-base\r\n---\r\n',
      'discover/card-front-matter-not-first',
      true,
    ],
    ['nested too deeply', `---\nlicense: mit\nwidget: ${'['.repeat(5000)}\n---\n`, 'discover/card-front-matter-invalid', false],
    ['an unknown tag', '---\nlicense: !!python/object x\n---\n', 'discover/card-front-matter-invalid', false],
  ])('%s: a diagnostic, and a model without a licence', (_, text, code, incomplete) => {
    const seen = at(text);
    expect(seen.inventory.diagnostics).toMatchObject([
      { code, incomplete, path: 'models/oolong-7b/README.md', line: expect.any(Number) },
    ]);
    expect(seen.licenses(OOLONG)).toEqual([]);
  });

  it('gives the place of the fault', () => {
    expect(at('---\nlicense: mit\ntags:\n- "a\n---\n').inventory.diagnostics).toMatchObject([{ line: 4 }]);
    expect(at('# Oolong\n\n---\nlicense: mit\n---\n').inventory.diagnostics).toMatchObject([{ line: 3 }]);
  });

  it('a list instead of a mapping', () => {
    expect(at('---\n[]\n---\n')).toMatchObject({ codes: ['discover/card-front-matter-not-mapping'], purls: [] });
    expect(at('---\njust words\n---\n')).toMatchObject({ codes: ['discover/card-front-matter-not-mapping'], purls: [] });
  });

  it('a key that stands twice: every licence counts, and the card is reported', () => {
    const seen = at('---\nlicense: mit\nlicense: gpl-3.0\n---\n');
    expect(seen.inventory.diagnostics).toMatchObject([{ code: 'discover/card-duplicate-key', line: 3 }]);
    expect(seen.licenses(OOLONG)).toEqual(['license=mit', 'license=gpl-3.0']);
    expect(at('---\nlicense: mit\ntags: [a]\ntags: [b]\n---\n').licenses(OOLONG)).toEqual(['license=mit']);
  });

  it('blanks of a template', () => {
    expect(at(card('license: "{license}"\nlibrary_name: x'))).toMatchObject({ codes: ['discover/card-placeholder'] });
    const spec = at(
      '---\nlicense: {license}  # Example: apache-2.0\nbase_model: {base_model}\nmetrics:\n- {metric}: {value}: x\n---\n',
    );
    expect(spec.inventory.diagnostics).toMatchObject([
      { code: 'discover/card-front-matter-invalid', severity: 'note', incomplete: false },
    ]);
    expect(spec.purls).toEqual([]);
  });

  it('front matter of megabytes', () => {
    const columns = Array.from({ length: 20_000 }, (_, i) => `  - name: c${i}\n    dtype: string\n`).join('');
    const seen = at(`---\ndataset_info:\n  features:\n${columns}license: mit\n---\n`);
    expect(seen.licenses(OOLONG)).toEqual(['license=mit']);
    const endless = at(`---\nlicense: mit\n${'a: b\n'.repeat(1_200_000)}`);
    expect(endless.inventory.diagnostics).toMatchObject([{ code: 'discover/card-front-matter-too-large', incomplete: true }]);
  });

  it('aliases that would expand for ever', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 20; i += 1) lines.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]`);
    const seen = at(card(`license: *a19\nlibrary_name: x\n${lines.join('\n')}`));
    expect(seen.codes).toEqual(['discover/card-front-matter-invalid']);
    const bomb = at(card(`${lines.join('\n')}\nlicense: *a19\ndatasets: *a19\nbase_model: *a19\ntags: *a19\nlibrary_name: x`));
    expect(bomb.component(OOLONG).declaredRaw.length).toBeLessThanOrEqual(200);
    const wide = Array.from(
      { length: 4 },
      (_, i) => `w${i}: &w${i} [${Array.from({ length: 450 }, () => (i === 0 ? 'x' : `*w${i - 1}`)).join(', ')}]`,
    );
    expect(at(card(`${wide[0]}\n${wide[1]}\nbase_model: *w1\nlibrary_name: x`)).purls).toContain(OOLONG);
  });

  it('keys that would poison an object', () => {
    const seen = at(card('__proto__:\n  license: mit\nconstructor: x\nlibrary_name: x\ntags: [__proto__]'));
    expect(seen.licenses(OOLONG)).toEqual([]);
    expect(({} as Record<string, unknown>).license).toBeUndefined();
  });
});
