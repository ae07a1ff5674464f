import { describe, expect, it } from 'vitest';
import { opennessOf } from '../../src/evaluate/openness/openness.ts';
import { FRAMEWORK, fits } from '../../src/evaluate/openness/openness-framework.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { type Edge, expression, type Part, project } from './build.ts';

const rulebook = loadRulebook();
const CARD: Part = { kind: 'model', provenance: [{ source: 'model-card', at: { path: 'README.md', line: 1 } }] };
const ALL = {
  weights: 'safetensors',
  paper: 'arXiv:2403.13784',
  report: 'technical-report.pdf',
  'paper-file': 'paper.pdf',
  evaluation: 'results',
  checkpoints: 'yes',
  code: 'architecture, training, inference, evaluation, preprocessing',
};

function grade(model: Part, others: Readonly<Record<string, Part>> = {}, edges: readonly Edge[] = []) {
  const { inventory, resolutions } = project({ 'huggingface/leaf/oolong-7b': { ...CARD, ...model }, ...others }, edges);
  return opennessOf(0, { inventory, resolutions, rulebook });
}

const DATA = 'huggingface/datasets/house/tea';
const MEASURES = 'huggingface/datasets/house/cups';
const trained = (license: string, rest: Part = {}): Parameters<typeof grade>[1] => ({
  [DATA]: { kind: 'dataset', license, ...rest },
});
const TRAINED: Edge = ['huggingface/leaf/oolong-7b', DATA, { kind: 'trained-on' }];
const MEASURED: Edge = ['huggingface/leaf/oolong-7b', MEASURES, { kind: 'uses' }];

describe('the source document’s four levels', () => {
  const level = (...input: Parameters<typeof grade>) => grade(...input)['openness-level'];
  it.each([
    [{}, 'visible here: none of 4 levels'],
    [{ paper: 'arXiv:2403.13784' }, 'visible here: level 1 of 4 (Paper)'],
    [{ report: 'technical-report.pdf' }, 'visible here: level 1 of 4 (Paper)'],
    [{ weights: 'gguf' }, 'visible here: level 2 of 4 (API)'],
    [{ weights: 'gguf', paper: 'arXiv:2403.13784' }, 'visible here: level 2 of 4 (API)'],
  ])('%j is %s', (facts, expected) => expect(level({ license: 'Apache-2.0', facts })).toBe(expected));

  it('asks for the training data too, known and under a known licence', () => {
    const weights = { license: 'MIT', facts: { weights: 'gguf' } };
    expect(level(weights, trained('CC-BY-4.0'), [TRAINED])).toBe('visible here: level 3 of 4 (Weights and training data)');
    expect(level(weights, trained('CC-BY-4.0', { nameOnly: true }), [TRAINED])).toBe('visible here: level 2 of 4 (API)');
    expect(level(weights, trained('NOASSERTION'), [TRAINED])).toBe('visible here: level 2 of 4 (API)');
    expect(level({ license: 'MIT' }, trained('CC-BY-4.0'), [TRAINED])).toBe('visible here: none of 4 levels');
    const two = { ...trained('CC-BY-4.0'), 'huggingface/datasets/house/pots': { kind: 'dataset', nameOnly: true } as const };
    expect(
      level(weights, two, [TRAINED, ['huggingface/leaf/oolong-7b', 'huggingface/datasets/house/pots', { kind: 'trained-on' }]]),
    ).toBe('visible here: level 2 of 4 (API)');
  });

  it('counts nothing that nobody may use', () => {
    for (const license of ['NONE', 'NOASSERTION'])
      expect(level({ license, facts: { weights: 'gguf' } })).toBe('visible here: none of 4 levels');
  });

  it('says what is missing, and never claims computing power', () => {
    const all = grade({ license: 'MIT', facts: ALL }, trained('CC-BY-4.0'), [TRAINED]);
    expect(all['openness-missing']).toBe('level 4 (Computing power): a scan cannot see it');
    expect(grade({ license: 'MIT', facts: { weights: 'gguf' } })['openness-missing']).toBe(
      'level 1 (Paper): no paper is named; level 3 (Weights and training data): the training data; level 4 (Computing power): a scan cannot see it',
    );
    expect(grade({ license: 'NOASSERTION', facts: { weights: 'gguf' } })['openness-missing']).toContain(
      'level 2 (API): no licence of the weights is known',
    );
  });
});

describe('the class of the Model Openness Framework', () => {
  const III = { weights: 'safetensors', report: 'technical-report.pdf', evaluation: 'results', code: 'architecture' };

  it('is none where anything is missing, and says what', () => {
    const card = grade({ license: 'Apache-2.0', facts: { weights: 'safetensors' } });
    expect(card['mof-class']).toBe('visible here: none');
    expect(card['mof-missing']).toBe(
      'for Class III (Open Model): code of the architecture, data card, technical report, evaluation results',
    );
  });

  it('is III with the parts that it asks for', () => {
    const three = grade({ license: 'Apache-2.0', facts: III }, trained('MIT'), [TRAINED]);
    expect(three['mof-class']).toBe('visible here: Class III (Open Model)');
    expect(three['mof-missing']).toBe(
      'for Class II (Open Tooling): training code, inference code, evaluation code, evaluation data',
    );
  });

  it('is II with the tools, and I with data and paper, which only one licence fits at once', () => {
    const tools = { ...III, code: 'architecture, training, inference, evaluation' };
    const measured = { [MEASURES]: { kind: 'dataset', license: 'CC0-1.0' } as const };
    const two = grade({ license: 'Apache-2.0', facts: tools }, { ...trained('MIT'), ...measured }, [TRAINED, MEASURED]);
    expect(two['mof-class']).toBe('visible here: Class II (Open Tooling)');
    expect(two['mof-missing']).toBe('for Class I (Open Science): preprocessing code, intermediate parameters, research paper');
    const mixed = grade({ license: 'Apache-2.0', facts: ALL }, { ...trained('MIT'), ...measured }, [TRAINED, MEASURED]);
    expect(mixed['mof-class']).toBe('visible here: Class II (Open Tooling)');
    expect(mixed['mof-missing']).toBe(
      'for Class I (Open Science): intermediate parameters (its licence is not one for data), research paper (its licence is not one for document)',
    );
    const one = grade({ license: 'OpenMDW-1.0', facts: ALL }, { ...trained('MIT'), ...measured }, [TRAINED, MEASURED]);
    expect(one['mof-class']).toBe('visible here: Class I (Open Science)');
    expect(one).not.toHaveProperty('mof-missing');
  });

  it('counts a paper elsewhere for no part: its licence is not visible', () => {
    const { 'paper-file': _, ...linked } = ALL;
    expect(
      grade(
        { license: 'OpenMDW-1.0', facts: linked },
        { ...trained('MIT'), [MEASURES]: { kind: 'dataset', license: 'CC0-1.0' } },
        [TRAINED, MEASURED],
      )['mof-missing'],
    ).toContain('research paper (linked, its licence is not visible here)');
  });

  it.each(['LicenseRef-scancode-llama-3.1-license-2024', 'CC-BY-NC-4.0', 'NOASSERTION', 'Apache-2.0 AND CC-BY-NC-4.0'])(
    'is none under %s, whatever is there',
    (license) => {
      const found = grade({ license, facts: ALL }, trained('MIT'), [TRAINED]);
      expect(found['mof-class']).toBe('visible here: none');
      expect(found['mof-missing']).toContain('final parameters (its licence is not one for data or code)');
    },
  );

  it.each([
    ['Apache-2.0', 'code', true],
    ['GPL-3.0-only', 'code', true],
    ['Apache-2.0', 'document', false],
    ['CC-BY-4.0', 'code', false],
    ['CC-BY-4.0', 'document', true],
    ['CC-BY-4.0', 'data', false],
    ['CDLA-Permissive-2.0', 'data', true],
    ['OpenMDW-1.0', 'data', true],
    ['MIT OR CC-BY-NC-4.0', 'code', true],
    ['MIT AND CC-BY-NC-4.0', 'code', false],
  ] as const)('holds %s for a licence of %s: %s', (license, matter, expected) => {
    expect(fits(expression(license), [matter], rulebook.facts)).toBe(expected);
  });

  it('asks each class for what the classes below it ask', () => {
    expect(FRAMEWORK.map((part) => part.class)).toEqual([...FRAMEWORK.map((part) => part.class)].sort((a, b) => b - a));
    expect(FRAMEWORK.filter((part) => part.class === 3)).toHaveLength(6);
    expect(FRAMEWORK.filter((part) => part.class === 2)).toHaveLength(4);
  });
});

describe('what is graded', () => {
  it('is a model with a card here, whoever made it', () => {
    expect(grade({ own: true })).toHaveProperty('openness-level');
    expect(grade({ kind: 'dataset' })).toEqual({});
    expect(grade({ provenance: [{ source: 'model-reference', at: { path: 'app.py' } }] })).toEqual({});
    expect(grade({ provenance: [{ source: 'hub', at: { path: 'app.py' } }] })).toEqual({});
  });

  it('is nothing without a rulebook to grade by', () => {
    const { inventory, resolutions } = project({ 'huggingface/leaf/oolong-7b': CARD });
    expect(opennessOf(0, { inventory, resolutions, rulebook: {} })).toEqual({});
    expect(opennessOf(7, { inventory, resolutions, rulebook })).toEqual({});
  });

  it('takes a fact called like a property of every object for what it is', () => {
    expect(grade({ facts: JSON.parse('{"__proto__": "weights", "constructor": "x"}') })['mof-class']).toBe('visible here: none');
  });
});
