import { describe, expect, it } from 'vitest';
import { cardKind, isTemplate, topLevelKeys } from '../../../src/discover/models/card-kind.ts';

const kind = (yaml: string, name = 'README.md') => cardKind(topLevelKeys(yaml), name)?.kind;

describe('which Markdown is a card', () => {
  it.each([
    ['license: mit', 'model'],
    ['license: mit\ntags:\n- tea', 'model'],
    ['language: en\nlicense: mit\nthumbnail: x.png\nwidget:\n- text: x', 'model'],
    ['datasets:\n- leaf/tea\nlanguage: en', 'model'],
    ['license: mit\nextra_gated_prompt: sign here', 'model'],
    ['license: mit\npretty_name: Tea', 'dataset'],
    ['configs:\n- config_name: default\nlicense: mit', 'dataset'],
    ['license: mit\ntask_categories:\n- x\nsize_categories: x', 'dataset'],
    ['title: Tea room\nemoji: 🍵\ncolorFrom: green\ncolorTo: red\nsdk: gradio\napp_file: app.py\npinned: false', 'space'],
    ['title: Tea room\nsdk: static\napp_port: 80', 'space'],
    ['title: Tea room\nsdk: docker\nlicense: mit\nmodels: [leaf/leaf-base]', 'space'],
    ['tasks:\n- chat\nframeworks:\n- pytorch\nlicense: Apache License 2.0', 'model'],
    ['"license": mit', 'model'],
    ['license : mit', 'model'],
  ])('%j is a card of a %s', (yaml, expected) => expect(kind(yaml)).toBe(expected));

  it.each(['oolong-7b.md', 'docs/model.md', 'modelCard.md', 'README_zh.md'])(
    'a key that only cards have is enough in %s',
    (name) => {
      expect(kind('base_model: leaf/leaf-base', name)).toBe('model');
    },
  );

  it.each(['README.md', 'readme.md', 'modelCard.md', 'model-card.md', 'dataset_card.md', 'README.zh-CN.md'])(
    'a licence alone is enough in %s',
    (name) => expect(kind('license: mit', name)).toBe('model'),
  );

  it.each([
    ['license: mit', 'guide.md'],
    ['license: mit\ntags: [a]', 'SKILL.md'],
    ['name: brew\ndescription: Brews tea\nlicense: MIT', 'SKILL.md'],
    ['name: brew\ndescription: Brews tea\nlicense: MIT\nallowed-tools: Bash', 'README.md'],
    ['layout: post\ntitle: Tea\ndate: 2026-01-01\ncategories: tea\ntags: [tea]', 'README.md'],
    ['title: Tea\nlicense: CC-BY-4.0\nauthor: The tea master', 'README.md'],
    ['id: tea\ntitle: Tea\nsidebar_label: Tea\nsidebar_position: 3', 'README.md'],
    ['title: Tea\nsidebar_position: 1\nlicense: MIT', 'README.md'],
    ['title: Tea\nslug: tea\ndomain: example.com', 'README.md'],
    ['status: accepted\ndate: 2026-01-01', 'README.md'],
    ['"@tea/house": patch', 'brave-cups-brew.md'],
    ['name: Bug\nabout: Report a bug\nlabels: bug', 'README.md'],
    ['tags: [tea]\naliases: [cha]', 'README.md'],
    ['language: en\ntags: [tea]', 'README.md'],
    ['tasks:\n- wash cups', 'README.md'],
    ['title: Kettle\nmodel_name: K-100\nlayout: product\nslug: k', 'README.md'],
    ['license: mit\nfoo: bar', 'README.md'],
    ['', 'README.md'],
    ['output: html_document\ntitle: Tea', 'README.md'],
    ['title: Tea\nsdk: 34', 'README.md'],
  ])('%j in %s is not', (yaml, name) => expect(kind(yaml, name)).toBeUndefined());

  it('holds a card with keys of both for what its firm keys say', () => {
    expect(kind('base_model: leaf/leaf-base\nlicense: mit\nsize_categories: x')).toBe('model');
    expect(kind('library_name: datasets\ntask_categories: x\nsize_categories: x\nlicense: mit')).toBe('dataset');
  });

  it('knows templates', () => {
    expect(isTemplate('docs/modelcard_template.md', '')).toBe(true);
    expect(isTemplate('templates/card.md', '')).toBe(true);
    expect(isTemplate('README.md', '{{ card_data }}')).toBe(true);
    expect(isTemplate('contemplates/README.md', 'license: mit')).toBe(false);
  });
});
