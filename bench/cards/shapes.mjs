// Writes synthetic cards: so many models, each in a folder of its own, tied together in one of several shapes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of the i-th card the one at the rest of six. */
export const LICENSES = ['mit', 'apache-2.0', 'llama3.1', 'cc-by-nc-4.0', 'bigscience-openrail-m', 'gemma'];
const RELATIONS = ['finetune', 'adapter', 'quantized', 'merge'];

/** The models that the i-th of `count` is made of. */
export const SHAPES = {
  tree: { title: 'a tree: each model is made of the one at half its number', bases: (i) => (i === 0 ? [] : [i >> 1]) },
  chain: { title: 'a chain: each model is made of the one before', bases: (i) => (i === 0 ? [] : [i - 1]) },
  star: { title: 'a star: every model is made of one', bases: (i) => (i === 0 ? [] : [0]) },
  merges: {
    title: 'merges: each model is made of eight before it',
    bases: (i) => [...new Set(Array.from({ length: Math.min(8, i) }, (_, k) => Math.floor((i * (2 * k + 1)) / 17)))],
  },
  cycles: { title: 'circles of ten, each leaning on the next', bases: (i, count) => circle(i, count) },
};

/** The models that the i-th of `count` is made of in this shape. */
export const basesOf = (shape, i, count) => SHAPES[shape].bases(i, count);

function circle(i, count) {
  const first = i - (i % 10);
  const next = i % 10 === 9 ? first : i + 1;
  const lean = i % 10 === 0 ? [(i + 10) % count] : [];
  return [Math.min(next, count - 1), ...lean].filter((base) => base !== i);
}

/** Writes the cards below `root`. */
export function writeCards(root, shape, count) {
  for (let i = 0; i < count; i += 1) {
    const folder = join(root, 'models', nameOf(i));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'README.md'), card(i, SHAPES[shape].bases(i, count)));
  }
}

/** What the i-th model is called. */
export const nameOf = (i) => `leaf-${i % 300}/tea-${i}`;

function card(i, bases) {
  const lineage =
    bases.length === 0
      ? ''
      : bases.length === 1
        ? `base_model: ${nameOf(bases[0])}\nbase_model_relation: ${RELATIONS[i % 3]}\n`
        : `base_model:\n${bases.map((base) => `- ${nameOf(base)}\n`).join('')}base_model_relation: merge\n`;
  return `---\nlicense: ${LICENSES[i % 6]}\nlibrary_name: transformers\npipeline_tag: text-generation\n${lineage}datasets:\n- leaf/cups-${i % 500}\nlanguage: en\ntags:\n- tea\n- generated_from_trainer\n---\n\n# tea-${i}\n\nA model of tea.\n`;
}
