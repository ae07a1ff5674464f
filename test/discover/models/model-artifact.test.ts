import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelArtifact } from '../../../src/discover/sources/model-artifact.ts';
import { modelCard } from '../../../src/discover/sources/model-card.ts';
import { bytesOf, gguf, ggufText, onnx, safetensors, u32, u64 } from './headers.ts';
import { card, scan, type Tree } from './tree.ts';

const read = (tree: Tree) => scan(tree, modelArtifact, modelCard);
const OOLONG = 'pkg:generic/tea-house/oolong-7b';
const JSONS = (value: unknown): string => JSON.stringify(value);

describe('GGUF', () => {
  const HEADER = gguf({
    'general.architecture': 'llama',
    'general.name': 'Oolong 7B',
    'general.license': 'other',
    'general.license.name': 'leaf-community',
    'general.license.link': 'https://tea.example/LICENSE',
    'tea.temperature': 80,
    'general.base_model.count': 2,
    'general.base_model.0.name': 'Leaf Base',
    'general.base_model.0.repo_url': 'https://huggingface.co/leaf/leaf-base',
    'general.base_model.1.name': 'Stem Base',
    'general.base_model.1.organization': 'Leaf',
    'tokenizer.ggml.tokens': Array.from({ length: 40_000 }, (_, i) => `token${i}`),
    'general.datasets': ['leaf/tea', 'https://huggingface.co/datasets/leaf/cups'],
  });

  it('reads licence, bases and datasets, past lists of any length', () => {
    const seen = read({ 'models/oolong-7b.Q4_K_M.gguf': HEADER });
    expect(seen.component(OOLONG)).toMatchObject({
      own: false,
      kind: 'model',
      declaredRaw: [
        {
          text: 'leaf-community',
          field: 'general.license.name',
          link: 'https://tea.example/LICENSE',
          vocabulary: 'huggingface',
          rank: 0,
        },
      ],
      facts: { architecture: 'llama', title: 'Oolong 7B', weights: 'gguf' },
    });
    expect(seen.edges).toEqual([
      'generic/tea-house uses generic/tea-house/oolong-7b',
      'generic/tea-house/oolong-7b derived-from:quantized generic/Leaf%20Stem%20Base',
      'generic/tea-house/oolong-7b trained-on huggingface/datasets/leaf/cups',
      'generic/tea-house/oolong-7b trained-on huggingface/datasets/leaf/tea',
      'generic/tea-house/oolong-7b derived-from:quantized huggingface/leaf/leaf-base',
    ]);
  });

  it('belongs to the card beside it, and both speak', () => {
    const seen = read({ 'models/oolong-7b/README.md': card('license: apache-2.0'), 'models/oolong-7b/oolong.Q8_0.gguf': HEADER });
    expect(seen.licenses(OOLONG)).toEqual(['license=apache-2.0', 'general.license.name=leaf-community']);
    expect(seen.component(OOLONG).provenance.map((one) => one.source)).toEqual(['model-card', 'model-artifact']);
  });

  it('takes shards and quantizations for one model, other names for others', () => {
    const seen = read({
      'weights/oolong-00001-of-00003.gguf': HEADER,
      'weights/oolong-00002-of-00003.gguf': HEADER,
      'weights/oolong.Q8_0.gguf': HEADER,
      'weights/green-IQ2_XS.gguf': gguf({ 'general.license': 'mit' }),
    });
    expect(seen.purls.filter((purl) => purl.startsWith('pkg:generic/tea-house/'))).toEqual([
      'pkg:generic/tea-house/green',
      'pkg:generic/tea-house/oolong',
    ]);
    expect(seen.opened).not.toContain('weights/oolong-00002-of-00003.gguf');
  });

  it.each([
    ['no magic', bytesOf('GGXX', u32(3), u64(0), u64(0))],
    ['empty', new Uint8Array(0)],
    ['text', bytesOf('hello there, this is no model at all')],
    ['version from the future', bytesOf('GGUF', u32(5000), u64(0), u64(1))],
  ])('that is not GGUF (%s) is a note', (_, bytes) => {
    expect(read({ 'weights/oolong.gguf': bytes }).inventory.diagnostics).toMatchObject([
      { code: 'discover/model-header-unreadable', severity: 'note' },
    ]);
  });

  it.each([
    ['cut short', HEADER.subarray(0, 300)],
    ['a text of 2^60 bytes', bytesOf('GGUF', u32(3), u64(0), u64(5), ggufText('general.license'), u32(8), u64(2n ** 60n))],
    ['2^62 keys', bytesOf('GGUF', u32(3), u64(0), u64(2n ** 62n), ggufText('general.license'), u32(8), ggufText('mit'))],
    ['a list of 2^50 texts', bytesOf('GGUF', u32(3), u64(0), u64(1), ggufText('x'), u32(9), u32(8), u64(2n ** 50n))],
    ['a list of lists', bytesOf('GGUF', u32(3), u64(0), u64(1), ggufText('x'), u32(9), u32(9), u64(1))],
    ['an unknown type', bytesOf('GGUF', u32(3), u64(0), u64(1), ggufText('x'), u32(77))],
  ])('that breaks off (%s) still is a model', (_, bytes) => {
    const seen = read({ 'weights/oolong.gguf': bytes });
    expect(seen.component('pkg:generic/tea-house/oolong').facts).toMatchObject({ header: 'cut short' });
  });

  it('of random bytes never throws', () => {
    const tail = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(tail, fc.boolean(), (bytes, magic) => {
        read({
          'weights/oolong.gguf': magic ? bytesOf('GGUF', u32(3), u64(0), bytes) : bytes,
          'weights/a.onnx': bytes,
          'weights/b.safetensors': bytes,
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('safetensors', () => {
  it('reads metadata, small header or large', () => {
    const metadata = {
      'modelspec.license': 'CC-BY-NC-4.0',
      'modelspec.merged_from': 'leaf/a, leaf/b',
      ss_sd_model_name: 'leaf/leaf-xl',
      'modelspec.title': 'Ool\\"ong}',
    };
    for (const padding of [0, 2_000_000]) {
      const seen = read({ 'loras/oolong-7b.safetensors': safetensors(metadata, padding) });
      expect(seen.component(OOLONG)).toMatchObject({
        declaredRaw: [{ text: 'CC-BY-NC-4.0', field: 'modelspec.license', vocabulary: 'free-text', rank: 1 }],
        facts: { title: 'Ool\\"ong}' },
      });
      expect(seen.edges.filter((edge) => edge.includes('derived'))).toEqual([
        'generic/tea-house/oolong-7b derived-from:merge huggingface/leaf/a',
        'generic/tea-house/oolong-7b derived-from:merge huggingface/leaf/b',
        'generic/tea-house/oolong-7b derived-from:adapter huggingface/leaf/leaf-xl',
      ]);
    }
  });

  it.each([
    ['short', [1, 2]],
    ['huge', [...u64(2n ** 63n)]],
    ['no JSON', [...u64(10), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
  ])('%s: a note', (_, bytes) => {
    expect(read({ 'loras/oolong.safetensors': Uint8Array.from(bytes) }).codes).toEqual(['discover/model-header-unreadable']);
  });

  it('knows what Git LFS leaves behind', () => {
    const seen = read({ 'loras/oolong-7b.safetensors': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n' });
    expect(seen.codes).toEqual([]);
    expect(seen.component(OOLONG).facts).toMatchObject({ header: 'git-lfs pointer' });
  });
});

describe('ONNX', () => {
  it('reads the metadata behind the graph, and not the graph', () => {
    const license = 'AGPL-3.0 License (https://teapots.example/license)';
    const seen = read({
      'weights/kettle-detector.onnx': onnx({ author: 'Teapots', license, base_model: 'leaf/leaf-base' }, 3_000_000),
    });
    expect(seen.component('pkg:generic/tea-house/kettle-detector')).toMatchObject({
      declaredRaw: [{ text: license, field: 'metadata_props.license', rank: 1 }],
      facts: { author: 'Teapots', producer: 'teapot' },
    });
    expect(seen.edges).toContain('generic/tea-house/kettle-detector derived-from:unknown huggingface/leaf/leaf-base');
  });

  it('that is not ONNX is a note', () => {
    expect(read({ 'weights/a.onnx': bytesOf([255, 255, 255]) }).codes).toEqual(['discover/model-header-unreadable']);
  });
});

describe('configurations beside weights', () => {
  it('reads an adapter’s base, and believes it over a card that does not say how', () => {
    const seen = read({
      'models/oolong-7b/README.md': card('license: mit\nbase_model: leaf/leaf-base'),
      'models/oolong-7b/adapter_config.json': JSONS({ base_model_name_or_path: 'leaf/leaf-base', peft_type: 'LORA' }),
    });
    expect(seen.edges.filter((edge) => edge.includes('derived'))).toEqual([
      'generic/tea-house/oolong-7b derived-from:adapter huggingface/leaf/leaf-base',
    ]);
    expect(seen.component(OOLONG).facts).toMatchObject({ adapter: 'LORA' });
  });

  it('reads where weights were loaded from, but not a model’s own name, nor over a card', () => {
    const config = (from: string): string =>
      JSONS({ _name_or_path: from, architectures: ['LeafForCausalLM'], quantization_config: { quant_method: 'gptq' } });
    const base = read({
      'models/oolong-7b/model.safetensors': safetensors({}),
      'models/oolong-7b/config.json': config('leaf/leaf-base'),
    });
    expect(base.edges).toContain('generic/tea-house/oolong-7b derived-from:quantized huggingface/leaf/leaf-base');
    expect(base.component(OOLONG).facts).toMatchObject({ architecture: 'LeafForCausalLM', quantization: 'gptq' });
    const self = read({
      'models/oolong-7b/model.safetensors': safetensors({}),
      'models/oolong-7b/config.json': config('leaf/oolong-7b'),
    });
    expect(self.edges).toEqual(['generic/tea-house uses generic/tea-house/oolong-7b']);
    const carded = read({
      'models/oolong-7b/README.md': card('license: mit'),
      'models/oolong-7b/model.safetensors': safetensors({}),
      'models/oolong-7b/config.json': config('leaf/leaf-base'),
    });
    expect(carded.edges.filter((edge) => edge.includes('derived'))).toEqual([]);
  });

  it('leaves every other config.json alone', () => {
    const seen = read({ 'src/config.json': JSONS({ _name_or_path: 'leaf/leaf-base', model_type: 'x' }), 'config.json': '{}' });
    expect(seen.purls).toEqual([]);
    expect(seen.opened.filter((path) => path.endsWith('config.json'))).toEqual([]);
  });

  it('takes the parts of a pipeline for the whole', () => {
    const seen = read({
      'models/oolong-7b/model_index.json': JSONS({ _class_name: 'TeaPipeline' }),
      'models/oolong-7b/unet/diffusion_pytorch_model.safetensors': safetensors({ license: 'mit' }),
      'models/oolong-7b/unet/config.json': JSONS({ _class_name: 'UNet' }),
    });
    expect(seen.purls).toEqual(['pkg:generic/tea-house', OOLONG]);
    expect(seen.licenses(OOLONG)).toEqual(['license=mit']);
  });

  it('reads merge recipes in files and in cards', () => {
    const recipe =
      'merge_method: slerp\nbase_model: leaf/a\nslices:\n- sources:\n  - model: leaf/a\n    layer_range: [0, 2]\n  - model:\n      path: leaf/b+leaf/lora\nmodels:\n- model: leaf/c\n';
    const merged = ['a', 'b', 'c', 'lora'].map(
      (name) => `generic/tea-house/oolong-7b derived-from:merge huggingface/leaf/${name}`,
    );
    const file = read({ 'models/oolong-7b/README.md': card('license: mit'), 'models/oolong-7b/mergekit_config.yml': recipe });
    expect(file.edges.filter((edge) => edge.includes('derived'))).toEqual(merged);
    const inCard = read({ 'models/oolong-7b/README.md': card('license: mit', `# Oolong\n\n\`\`\`yaml\n${recipe}\`\`\`\n`) });
    expect(inCard.edges.filter((edge) => edge.includes('derived'))).toEqual(merged);
  });

  it('takes LICENSE beside weights that have no card', () => {
    const seen = read({ 'models/oolong-7b/model.safetensors': safetensors({}), 'models/oolong-7b/LICENSE': 'The leaf licence' });
    expect(seen.component(OOLONG).licenseFiles).toMatchObject([{ role: 'license', path: 'models/oolong-7b/LICENSE' }]);
  });
});

describe('Modelfiles', () => {
  it('build on models of Ollama, of the Hub, and on files', () => {
    const seen = read({
      'models/oolong-7b/Modelfile':
        '# brew\nFROM llama3.2:3b\nADAPTER ./tea-lora\nFROM hf.co/leaf/leaf-base:Q4_K_M\nLICENSE MIT\nSYSTEM """\nLICENSE not this\n"""\n',
    });
    expect(seen.licenses(OOLONG)).toEqual(['LICENSE=MIT']);
    expect(seen.edges.filter((edge) => edge.includes('derived'))).toEqual([
      'generic/tea-house/oolong-7b derived-from:unknown generic/library/llama3.2@3b?repository_url=https:%2F%2Follama.com',
      'generic/tea-house/oolong-7b derived-from:adapter generic/tea-lora',
      'generic/tea-house/oolong-7b derived-from:unknown huggingface/leaf/leaf-base',
    ]);
  });

  it('build on weights in the tree', () => {
    const seen = read({
      'brew/Modelfile': 'FROM ../weights/oolong-7b.gguf\n',
      'weights/oolong-7b.gguf': gguf({ 'general.license': 'mit' }),
    });
    expect(seen.edges).toContain('generic/tea-house/brew derived-from:unknown generic/tea-house/oolong-7b');
    expect(seen.licenses(OOLONG)).toEqual(['general.license=mit']);
  });

  it('carry licence texts', () => {
    const seen = read({
      'models/oolong-7b/Modelfile': `FROM gemma2\nLICENSE """\nThe leaf licence\n${'You may brew. '.repeat(20)}\n"""\n`,
    });
    expect(seen.component(OOLONG).licenseFiles).toMatchObject([{ role: 'license', path: 'models/oolong-7b/Modelfile' }]);
    expect(seen.licenses(OOLONG)).toEqual([]);
  });

  it('at the root are how the project runs a model', () => {
    const seen = read({ Modelfile: 'FROM mistral\n' });
    expect(seen.edges).toEqual(['generic/tea-house uses generic/library/mistral?repository_url=https:%2F%2Follama.com']);
    expect(seen.component('pkg:generic/library/mistral?repository_url=https:%2F%2Follama.com').provenance).toEqual([
      { source: 'model-reference', at: { path: 'Modelfile', line: 1 } },
    ]);
  });

  it('without FROM are something else', () => expect(read({ 'x/Modelfile': 'hello' }).purls).toEqual([]));
});

describe('pickles', () => {
  it('are counted and never opened', () => {
    const seen = read({
      'weights/oolong.ckpt': 'x',
      'models/green-7b/pytorch_model.bin': 'x',
      'models/yolov8n.pt': 'x',
      'models/leaf/leaf-base/README.md': card('license: mit'),
      'models/leaf/leaf-base/pytorch_model.bin': 'x',
      'data/messages.pt': 'x',
      'page.pt': 'x',
      'cache.pkl': 'x',
      '.venv/lib/site-packages/__editable__.tea.pth': 'x',
      '.venv/lib/site-packages/tea.pth': 'x',
    });
    expect(seen.purls).toEqual([
      'pkg:generic/tea-house',
      'pkg:generic/tea-house/green-7b',
      'pkg:generic/tea-house/oolong',
      'pkg:generic/tea-house/yolov8n',
      'pkg:huggingface/leaf/leaf-base',
    ]);
    expect([...new Set(seen.opened)]).toEqual(['models/leaf/leaf-base/README.md']);
  });
});

describe('tests and packages', () => {
  it('hold no models of the project', () => {
    const seen = read({
      'tests/data/tiny.onnx': onnx({ license: 'mit' }),
      'src/__tests__/tiny.gguf': gguf({}),
      '.venv/lib/python3.12/site-packages/leaf/tiny.onnx': onnx({}),
    });
    expect(seen.purls).toEqual([]);
  });
});
