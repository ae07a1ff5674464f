import { describe, expect, it } from 'vitest';
import { openParts } from '../../../src/discover/models/open-parts.ts';
import { modelCard } from '../../../src/discover/sources/model-card.ts';
import type { Entry } from '../../../src/io/project-files.ts';
import type { ProjectPath } from '../../../src/model/location.ts';
import { card, scan } from './tree.ts';

const entries = (...names: readonly string[]): readonly Entry[] =>
  names.map((name) => ({
    name: name.replace(/\/$/, ''),
    path: name as ProjectPath,
    kind: name.endsWith('/') ? 'directory' : 'file',
    link: false,
  }));
const parts = (data: unknown, body = '', ...names: readonly string[]) => openParts(data, body, entries(...names));

describe('what of a model’s making lies open beside its card', () => {
  it.each([
    [{ tags: ['arxiv:2403.13784', 'ARXIV:2403.13784', 'arxiv:x', 5] }, '', 'arXiv:2403.13784'],
    [{ arxiv: '2403.13784' }, '', 'arXiv:2403.13784'],
    [{ arxiv: 2403.13784 }, '', undefined],
    [{}, 'See https://arxiv.org/abs/2403.13784v6 and http://arxiv.org/pdf/2005.14165.pdf', 'arXiv:2403.13784, arXiv:2005.14165'],
    [{}, 'arxiv 2403.13784', undefined],
    [null, '', undefined],
  ])('%j with %j names the paper %s', (data, body, expected) => expect(parts(data, body).paper).toBe(expected));

  it('names few papers, of however many', () => {
    const body = Array.from({ length: 50 }, (_, i) => `https://arxiv.org/abs/24${10 + i}.00001`).join('\n');
    expect(parts({}, body).paper?.split(', ')).toHaveLength(5);
  });

  it.each([
    ['modeling_oolong.py', 'architecture'],
    ['train.py', 'training'],
    ['run_finetune_7b.sh', 'training'],
    ['generate.ipynb', 'inference'],
    ['handler.py', 'inference'],
    ['evaluate-tea.py', 'evaluation'],
    ['prepare_data.py', 'preprocessing'],
    ['trainer_state.json', undefined],
    ['training_args.bin', undefined],
    ['config.json', undefined],
    ['train.md', undefined],
    ['constrain.py', undefined],
    ['train.py/', undefined],
  ])('takes %s for code of %s', (name, expected) => expect(parts({}, '', name).code).toBe(expected));

  it('sees reports, papers, results and steps', () => {
    expect(parts({ 'model-index': [{ results: [] }] }, '', 'Technical-Report.pdf', 'paper.pdf', 'checkpoint-500/')).toEqual({
      report: 'Technical-Report.pdf',
      'paper-file': 'paper.pdf',
      evaluation: 'results',
      checkpoints: 'yes',
    });
    expect(parts({ 'model-index': [] }, '', 'newspaper.pdf', 'checkpoint-500', 'checkpoints/')).toEqual({});
  });

  it('is a fact of a model, and of nothing else', () => {
    const tree = (yaml: string) => ({
      'models/leaf/oolong-7b/README.md': card(yaml, 'https://arxiv.org/abs/2403.13784'),
      'models/leaf/oolong-7b/train.py': '',
    });
    const model = scan(tree('license: mit\nlibrary_name: x'), modelCard).component('pkg:huggingface/leaf/oolong-7b');
    expect(model.facts).toMatchObject({ paper: 'arXiv:2403.13784', code: 'training' });
    const dataset = scan(
      { 'README.md': card('license: mit\ntask_categories: [x]', 'https://arxiv.org/abs/2403.13784') },
      modelCard,
    );
    expect(dataset.inventory.components.map(({ facts }) => facts?.paper)).toEqual([undefined]);
  });
});
