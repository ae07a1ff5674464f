import fc from 'fast-check';
import { describe, it } from 'vitest';
import { modelArtifact } from '../../../src/discover/sources/model-artifact.ts';
import { modelCard } from '../../../src/discover/sources/model-card.ts';
import { modelReference } from '../../../src/discover/sources/model-reference.ts';
import { gguf, onnx, safetensors } from './headers.ts';
import { card, scan } from './tree.ts';

/** One file per reader, with what a well-made one holds. */
const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'a/README.md': card(
    'license: [mit, other]\nlicense_name: x\nbase_model: leaf/a\ndatasets: {train: [leaf/b]}',
    '- **License:** mit\n',
  ),
  'b/oolong.gguf': gguf({ 'general.license': 'mit', 'general.datasets': ['leaf/b'] }),
  'c/oolong.safetensors': safetensors({ license: 'mit' }),
  'd/oolong.onnx': onnx({ license: 'mit' }, 100),
  'e/adapter_config.json': '{"base_model_name_or_path": "leaf/a"}',
  'e/config.json': '{"_name_or_path": "leaf/a", "architectures": ["X"]}',
  'f/mergekit_config.yml': 'merge_method: slerp\nslices:\n- sources:\n  - model: leaf/a\n',
  'g/Modelfile': 'FROM mistral\nLICENSE """\nx\n"""\n',
  'h/a.py': 'from transformers import AutoModel\nM = "leaf/a"\nAutoModel.from_pretrained(M, revision="x")\n',
  'h/a.ts': "import { pipeline } from '@huggingface/transformers';\nconst M = `leaf/a`;\npipeline('x', M, { revision: 'y' });\n",
  'h/a.ipynb': '{"cells": [{"cell_type": "code", "source": ["load_dataset(\\"squad\\")\\n"]}]}',
  'h/a.sh': 'export M=leaf/a\nhf download "$M" --revision x # huggingface\n',
  'h/a.yaml': 'base_model: leaf/a\nargs: ["--model", "leaf/b"]\nrun: |\n  ollama pull x\n',
  'h/a.toml': 'base_model = "leaf/a"\n',
  'h/a.json': '{"model_name_or_path": "leaf/a"}',
};
const SIGNS = [
  '"',
  "'",
  '`',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '\n',
  '\\',
  '---',
  '&a',
  '*a',
  '<<: ',
  '__proto__',
  '\u0000',
  '\ufeff',
  '$' + '{',
  '"""',
].map((sign) => Buffer.from(sign));
const SOURCES = [modelCard, modelArtifact, modelReference];

describe('any bytes at all', () => {
  it('are read without a throw', () => {
    const names = fc.constantFrom(...Object.keys(FILES));
    fc.assert(
      fc.property(names, fc.uint8Array({ maxLength: 300 }), (name, bytes) => {
        scan({ [name]: bytes }, ...SOURCES);
      }),
      { numRuns: 150 },
    );
  });

  it('within well-made files are read without a throw', () => {
    const names = fc.constantFrom(...Object.keys(FILES));
    const edit = fc.record({
      at: fc.nat(2000),
      cut: fc.nat(6),
      put: fc.oneof(fc.uint8Array({ maxLength: 6 }), fc.constantFrom(...SIGNS)),
    });
    fc.assert(
      fc.property(names, fc.array(edit, { minLength: 1, maxLength: 4 }), (name, edits) => {
        let bytes = Buffer.from(FILES[name] ?? '');
        for (const { at, cut, put } of edits) {
          const from = at % (bytes.length + 1);
          bytes = Buffer.concat([bytes.subarray(0, from), Buffer.from(put), bytes.subarray(from + cut)]);
        }
        scan({ ...FILES, [name]: bytes }, ...SOURCES);
      }),
      { numRuns: 200 },
    );
  });
});
