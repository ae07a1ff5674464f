import { describe, expect, it } from 'vitest';
import type { DerivationKind } from '../../src/model/relations.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { type Edge, judge, type Part, policy, project } from './build.ts';

const book = loadRulebook();

/** Licences by the names that their users call them. */
const IDS: Readonly<Record<string, string>> = {
  'Llama 2': 'LicenseRef-scancode-llama-2-license-2023',
  'Llama 3': 'LicenseRef-llama-3',
  'Llama 3.1': 'LicenseRef-scancode-llama-3.1-license-2024',
  'Llama 3.2': 'LicenseRef-scancode-llama-3.2-license-2024',
  'Llama 3.3': 'LicenseRef-scancode-llama-3.3-license-2024',
  'Llama 4': 'LicenseRef-scancode-llama-4-cla-2025',
  Gemma: 'LicenseRef-scancode-gemma-tou-2025-03-24',
  'OpenRAIL-M': 'LicenseRef-scancode-bigscience-open-rail-m',
  CreativeML: 'LicenseRef-scancode-stable-diffusion-2022-08-22',
  'RAIL++': 'LicenseRef-scancode-bigscience-open-rail-m2',
  BigCode: 'LicenseRef-scancode-bigcode-open-rail-m-v1',
  Hunyuan: 'LicenseRef-scancode-tencent-hunyuan-3d-2.0-cla',
  Qwen: 'LicenseRef-scancode-qwen-2024',
  Tongyi: 'LicenseRef-scancode-tongyi-qianwen-2023',
  DeepSeek: 'LicenseRef-scancode-deepseek-la-1.0',
  FLUX: 'LicenseRef-scancode-flux-1-nc',
  EXAONE: 'LicenseRef-scancode-exaone-ai-model-1.1-nc',
  FAIPL: 'LicenseRef-scancode-fair-ai-public-1.0-sd',
};
const id = (name: string): string => IDS[name] ?? name;
const LINEAGE: ReadonlySet<string> = new Set([
  'lineage-conflict',
  'restriction-not-passed-on',
  'output-restriction',
  'dataset-conflict',
  'lineage-unresolved',
]);

/** `code severity` of each finding about lineage on the named component, sorted. */
function found(
  parts: Readonly<Record<string, Part>>,
  edges: readonly Edge[],
  about = 'huggingface/tea/oolong',
): readonly string[] {
  const world = project(parts, edges);
  const index = Object.keys(parts).indexOf(about);
  const { findings } = judge(world, policy({ unknown: 'allowed', use: { commercial: true } }), { book });
  return findings
    .filter(({ code, component }) => component === index && LINEAGE.has(code))
    .map(({ code, severity }) => `${code} ${severity}`)
    .sort();
}

const model = (license?: string, rest: Part = {}): Part => ({
  kind: 'model',
  ...(license !== undefined && { license }),
  ...rest,
});

function link(derived: string, base: string, how: DerivationKind = 'finetune', name = 'oolong'): readonly string[] {
  const about = `huggingface/tea/${name}`;
  return found(
    { [about]: model(id(derived)), 'huggingface/leaf/base': model(id(base)) },
    [[about, 'huggingface/leaf/base', { kind: 'derived-from', how }]],
    about,
  );
}

describe('links that break', () => {
  const LLAMAS = ['Llama 2', 'Llama 3', 'Llama 3.1', 'Llama 3.2', 'Llama 3.3', 'Llama 4'];
  const RAILS = ['Gemma', 'OpenRAIL-M', 'CreativeML', 'RAIL++', 'BigCode', 'DeepSeek'];
  const CONFLICT = ['lineage-conflict error'];
  const NOT_PASSED_ON = ['restriction-not-passed-on error'];
  const table: readonly (readonly [derived: string, base: string, expected: readonly string[], how?: DerivationKind])[] = [
    ...['Apache-2.0', 'MIT'].flatMap((derived) => LLAMAS.map((base) => [derived, base, CONFLICT] as const)),
    ...['Apache-2.0', 'MIT'].flatMap((derived) => RAILS.map((base) => [derived, base, NOT_PASSED_ON] as const)),
    ...['Apache-2.0', 'MIT'].flatMap((derived) =>
      [
        'CC-BY-NC-4.0',
        'CC-BY-NC-SA-4.0',
        'GPL-3.0-only',
        'AGPL-3.0-only',
        'CC-BY-SA-4.0',
        'CC-BY-ND-4.0',
        'FLUX',
        'Qwen',
        'FAIPL',
      ].map((base) => [derived, base, CONFLICT] as const),
    ),
    ['CC-BY-NC-4.0', 'CreativeML', NOT_PASSED_ON],
    ['GPL-3.0-only', 'OpenRAIL-M', NOT_PASSED_ON, 'merge'],
    ['OpenRAIL-M', 'GPL-3.0-only', CONFLICT, 'merge'],
    ['Llama 3.1', 'CC-BY-NC-4.0', CONFLICT, 'merge'],
    ['CC-BY-NC-4.0', 'Llama 3.1', CONFLICT, 'merge'],
    ['Gemma', 'Llama 3.1', CONFLICT],
    ['Llama 3.1', 'CC-BY-NC-SA-4.0', CONFLICT],
    ['OpenRAIL-M', 'Llama 3.1', CONFLICT],
    ['CreativeML', 'OpenRAIL-M', NOT_PASSED_ON],
    ['Apache-2.0', 'Hunyuan', NOT_PASSED_ON],
    ['Apache-2.0', 'Llama 3.1', CONFLICT, 'adapter'],
    ['Apache-2.0', 'Llama 3.1', CONFLICT, 'quantized'],
    ['Apache-2.0', 'Llama 3.1', CONFLICT, 'unknown'],
    ['Apache-2.0', 'Llama 2', ['output-restriction error'], 'distilled'],
    ['Apache-2.0', 'Tongyi', ['output-restriction error'], 'distilled'],
    ['Apache-2.0', 'EXAONE', ['output-restriction error'], 'distilled'],
    ['Apache-2.0', 'FLUX', ['output-restriction warning'], 'distilled'],
    ['Apache-2.0', 'CC-BY-NC-4.0', ['output-restriction error'], 'distilled'],
    ['Apache-2.0', 'Gemma', NOT_PASSED_ON, 'distilled'],
  ];
  for (const [derived, base, expected, how = 'finetune'] of table) {
    it(`${derived} over ${base} (${how}): ${expected.join(', ')}`, () => expect(link(derived, base, how)).toEqual(expected));
  }
});

describe('links that hold', () => {
  const table: readonly (readonly [derived: string, base: string, how?: DerivationKind])[] = [
    ['Apache-2.0', 'Apache-2.0'],
    ['Apache-2.0', 'MIT'],
    ['MIT', 'Apache-2.0'],
    ['OpenRAIL-M', 'Apache-2.0'],
    ['CC-BY-4.0', 'CC0-1.0'],
    ['CC-BY-NC-4.0', 'MIT'],
    ['GPL-3.0-only', 'MIT'],
    ['Llama 3.1', 'Llama 3.1'],
    ['Gemma', 'Gemma', 'quantized'],
    ['Llama 3.3', 'Llama 3.3', 'quantized'],
    ['CC-BY-NC-SA-4.0', 'CC-BY-NC-SA-4.0', 'merge'],
    ['CC-BY-NC-SA-4.0', 'CC-BY-NC-4.0'],
    ['GPL-3.0-only', 'GPL-2.0-or-later'],
    ['RAIL++', 'CreativeML'],
    ['OpenRAIL-M', 'CreativeML'],
    ['Apache-2.0', 'Llama 3.1', 'distilled'],
    ['Apache-2.0', 'Apache-2.0', 'distilled'],
    ['CC-BY-NC-4.0', 'CC-BY-NC-4.0', 'distilled'],
    ['Apache-2.0 AND LicenseRef-scancode-llama-3.1-license-2024', 'Llama 3.1'],
    ['Apache-2.0', 'Apache-2.0 OR LicenseRef-scancode-llama-3.1-license-2024'],
  ];
  for (const [derived, base, how = 'finetune'] of table) {
    it(`${derived} over ${base} (${how})`, () => expect(link(derived, base, how)).toEqual([]));
  }
});

describe('datasets', () => {
  const trained = (derived: string, data: string): readonly string[] =>
    found(
      { 'huggingface/tea/oolong': model(id(derived)), 'huggingface/datasets/leaf/reviews': { kind: 'dataset', license: data } },
      [['huggingface/tea/oolong', 'huggingface/datasets/leaf/reviews', { kind: 'trained-on' }]],
    );
  it('that permit no commercial use make no commercial model', () => {
    expect(trained('Apache-2.0', 'CC-BY-NC-4.0')).toEqual(['dataset-conflict error']);
    expect(trained('CC-BY-NC-4.0', 'CC-BY-NC-4.0')).toEqual([]);
    expect(trained('LicenseRef-House', 'CC-BY-NC-4.0')).toEqual(['dataset-conflict warning']);
  });
  it('that are open make any', () => {
    for (const data of ['MIT', 'CC0-1.0', 'CC-BY-4.0', 'ODC-By-1.0', 'CDLA-Permissive-2.0'])
      expect(trained('Apache-2.0', data)).toEqual([]);
  });
  it('that are shared alike leave the question to the law', () => {
    expect(trained('Apache-2.0', 'CC-BY-SA-4.0')).toEqual(['dataset-conflict note']);
  });
  it('of unknown licence are an unresolved link', () => {
    expect(trained('Apache-2.0', 'NOASSERTION')).toEqual(['lineage-unresolved warning']);
  });
  it('made with a model carry its rule for outputs on to the model that is trained on them', () => {
    const parts = (base: string): Readonly<Record<string, Part>> => ({
      'huggingface/tea/oolong': model('Apache-2.0'),
      'huggingface/datasets/tea/chats': { kind: 'dataset', license: 'Apache-2.0' },
      'huggingface/leaf/base': model(id(base)),
    });
    const edges: readonly Edge[] = [
      ['huggingface/tea/oolong', 'huggingface/datasets/tea/chats', { kind: 'trained-on' }],
      ['huggingface/datasets/tea/chats', 'huggingface/leaf/base', { kind: 'derived-from', how: 'generated-with' }],
    ];
    expect(found(parts('Llama 2'), edges)).toEqual(['output-restriction error']);
    expect(found(parts('Llama 2'), edges, 'huggingface/datasets/tea/chats')).toEqual([]);
    expect(found(parts('Apache-2.0'), edges)).toEqual([]);
  });
});

describe('chains', () => {
  const chain = (...licenses: readonly (string | undefined)[]): [Readonly<Record<string, Part>>, Edge[]] => {
    const names = licenses.map((_, i) => (i === 0 ? 'huggingface/tea/oolong' : `huggingface/leaf/m${i}`));
    const parts = Object.fromEntries(
      names.map((name, i) => [name, model(licenses[i] === undefined ? undefined : id(licenses[i]))]),
    );
    return [parts, names.slice(1).map((name, i): Edge => [names[i] ?? '', name, { kind: 'derived-from', how: 'finetune' }])];
  };
  it('name the link that breaks', () => {
    const [parts, edges] = chain('Apache-2.0', 'Apache-2.0', 'Gemma');
    expect(found(parts, edges, 'huggingface/leaf/m1')).toEqual(['restriction-not-passed-on error']);
  });
  it('carry a break on to whoever builds on it', () => {
    const [parts, edges] = chain('Apache-2.0', 'Apache-2.0', 'Apache-2.0', 'Gemma');
    expect(found(parts, edges)).toEqual(['restriction-not-passed-on error']);
  });
  it('see through unknown links', () => {
    const [parts, edges] = chain('Apache-2.0', undefined, undefined, 'Llama 3.1');
    expect(found(parts, edges)).toEqual(['lineage-conflict error', 'lineage-unresolved warning']);
    const { findings } = judge(project(parts, edges), policy({ unknown: 'allowed' }), { book });
    expect(findings.find(({ code }) => code === 'lineage-conflict')?.lineage).toEqual([0, 1, 2, 3]);
  });
  it('of one licence hold at any depth', () => {
    const [parts, edges] = chain('Gemma', 'Gemma', 'Gemma', 'Gemma', 'Gemma');
    for (const name of Object.keys(parts)) expect(found(parts, edges, name)).toEqual([]);
  });
  it('judge every base of a merge', () => {
    const parts = {
      'huggingface/tea/oolong': model('Apache-2.0'),
      'huggingface/leaf/a': model('MIT'),
      'huggingface/leaf/b': model(id('Gemma')),
      'huggingface/leaf/c': model('CC-BY-NC-4.0'),
    };
    const edges = ['a', 'b', 'c'].map(
      (base): Edge => ['huggingface/tea/oolong', `huggingface/leaf/${base}`, { kind: 'derived-from', how: 'merge' }],
    );
    expect(found(parts, edges)).toEqual(['lineage-conflict error', 'restriction-not-passed-on error']);
  });
  it('end in circles', () => {
    const [parts, edges] = chain(undefined, undefined, undefined, 'Gemma');
    const around: Edge[] = [...edges, ['huggingface/leaf/m2', 'huggingface/tea/oolong', { kind: 'derived-from', how: 'merge' }]];
    expect(found({ ...parts, 'huggingface/tea/oolong': model('Apache-2.0') }, around)).toEqual([
      'lineage-unresolved warning',
      'restriction-not-passed-on error',
    ]);
    const self: Edge = ['huggingface/tea/oolong', 'huggingface/tea/oolong', { kind: 'derived-from', how: 'finetune' }];
    expect(found({ 'huggingface/tea/oolong': model('MIT') }, [self])).toEqual([]);
  });
});

describe('what is inherited from farther back', () => {
  const merge = { kind: 'derived-from', how: 'merge' } as const;
  const tune = { kind: 'derived-from', how: 'finetune' } as const;
  const bases = ['a', 'b', 'c'].map((name) => `huggingface/leaf/${name}`);
  const said = (licenses: readonly string[]): readonly (readonly [string, readonly string[]])[] => {
    const parts = {
      'huggingface/tea/oolong': model('Apache-2.0'),
      'huggingface/tea/blend': model('Apache-2.0'),
      ...Object.fromEntries(bases.map((base, i) => [base, model(id(licenses[i] ?? ''))])),
    };
    const world = project(parts, [
      ['huggingface/tea/oolong', 'huggingface/tea/blend', tune],
      ...bases.map((base): Edge => ['huggingface/tea/blend', base, merge]),
    ]);
    return judge(world, policy({ unknown: 'allowed', use: { commercial: true } }), { book })
      .findings.filter(({ code, component }) => component === 0 && LINEAGE.has(code))
      .map(({ message, notes }) => [message.replace(/^.* (?=\w+ \()/, ''), notes.slice(1)]);
  };
  it('is told once for each cause, with the others by name', () => {
    expect(said(['Llama 3.1', 'Llama 3.1', 'Llama 3.1'])).toEqual([
      ['a (Llama 3.1 Community License Agreement)', ['the same holds of b and c farther back']],
    ]);
  });
  it('is told apart where the causes differ', () => {
    expect(said(['Llama 3.1', 'CC-BY-NC-4.0', 'Llama 3.1']).map(([base]) => base)).toEqual([
      'a (Llama 3.1 Community License Agreement)',
      'b (CC-BY-NC-4.0)',
    ]);
  });
});

describe('names and words', () => {
  const naming = (name: string, base: string, how: DerivationKind = 'finetune', rest: Part = {}): readonly string[] => {
    const about = `huggingface/tea/${name}`;
    const world = project({ [about]: model(id(base), rest), 'huggingface/leaf/base': model(id(base)) }, [
      [about, 'huggingface/leaf/base', { kind: 'derived-from', how }],
    ]);
    return judge(world, policy({ unknown: 'allowed' }), { book })
      .findings.filter(({ code }) => code === 'naming-duty')
      .map(({ severity, message }) => `${severity} ${message}`);
  };
  it('are owed by a derivative that does not show them', () => {
    expect(naming('oolong-7b', 'Llama 3.1')).toEqual([
      'note oolong-7b: Llama 3.1 Community License Agreement of base asks for a name that begins with "Llama"',
    ]);
    expect(naming('Llama-oolong-7b', 'Llama 3.1')).toEqual([]);
    expect(naming('llama3-oolong', 'Llama 3')).toEqual([]);
    expect(naming('llama-oolong', 'Llama 3')).toHaveLength(1);
    expect(naming('oolong-7b', 'Llama 2')).toEqual([]);
    expect(naming('oolong-7b', 'Llama 3.1', 'quantized')).toEqual([]);
  });
  it('are a warning for what was made here', () => {
    expect(naming('oolong-7b', 'Llama 3.1', 'finetune', { own: true })[0]).toMatch(/^warning /);
  });
});

describe('the declared use', () => {
  const codes = (license: string, use: Parameters<typeof policy>[0], rest: Part = {}): readonly string[] => {
    const { findings } = judge(
      project({ 'huggingface/leaf/base': model(id(license), rest) }),
      policy({ unknown: 'allowed', ...use }),
      { book },
    );
    return findings
      .map(({ code, severity }) => `${code} ${severity}`)
      .filter((each) => /territory|output|threshold/.test(each))
      .sort();
  };
  it('meets territories, regions spelled out', () => {
    const use = { monthlyActiveUsers: 1, trainsOnOutputs: false };
    expect(codes('Hunyuan', { use: { ...use, territories: ['US', 'DE'] } })).toEqual(['territory error']);
    expect(codes('Hunyuan', { use: { ...use, territories: ['US'] } })).toEqual([]);
    expect(codes('Hunyuan', { use })).toEqual(['territory warning']);
  });
  it('meets them for the models that the policy means', () => {
    const use = { use: { territories: ['DE'], monthlyActiveUsers: 1 } };
    expect(codes('Llama 3.2', use)).toEqual(['territory warning']);
    expect(codes('Llama 3.2', use, { facts: { 'pipeline-tag': 'text-generation' } })).toEqual([]);
    expect(codes('Llama 3.2', use, { facts: { 'pipeline-tag': 'image-text-to-text' } })).toEqual(['territory error']);
  });
  it('asks for a number or compares it', () => {
    expect(codes('Llama 3.1', {})).toEqual(['commercial-threshold warning']);
    expect(codes('Llama 3.1', { use: { monthlyActiveUsers: 800_000_000 } })).toEqual(['commercial-threshold error']);
  });
  it('meets rules for outputs', () => {
    const use = { use: { trainsOnOutputs: true, monthlyActiveUsers: 1 } };
    expect(codes('Llama 2', use)).toEqual(['output-restriction error']);
    expect(codes('Llama 3.1', use)).toEqual([]);
    expect(codes('FLUX', use)).toEqual(['output-restriction warning']);
    expect(codes('CC-BY-NC-4.0', use)).toEqual(['output-restriction error']);
    const no = { use: { trainsOnOutputs: false, monthlyActiveUsers: 1 } };
    for (const license of ['Llama 2', 'FLUX', 'CC-BY-NC-4.0']) expect(codes(license, no)).toEqual([]);
  });
  it('asks whether outputs train models, of licences that hold that back and of no others', () => {
    const use = { use: { monthlyActiveUsers: 1 } };
    expect(codes('Llama 2', use)).toEqual(['output-restriction warning']);
    expect(codes('FLUX', use)).toEqual(['output-restriction warning']);
    for (const license of ['Llama 3.1', 'Gemma', 'CC-BY-NC-4.0', 'Apache-2.0']) expect(codes(license, use)).toEqual([]);
  });
});
