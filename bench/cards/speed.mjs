// node bench/cards/speed.mjs [--cards 1000,10000,100000]: cards with lineage, read and merged; and how fast code is searched.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { buildDiscovery } from './build.mjs';

const { values } = parseArgs({
  options: { cards: { type: 'string', default: '1000,10000,100000' }, code: { type: 'string', default: '64' } },
});
const { discover, modelCard, modelReference, openProject } = await buildDiscovery();
const LICENSES = ['mit', 'apache-2.0', 'llama3.1', 'cc-by-nc-4.0', 'bigscience-openrail-m', 'gemma'];

function card(i) {
  const base = i === 0 ? '' : `base_model: leaf-${(i >> 1) % 300}/tea-${i >> 1}\nbase_model_relation: finetune\n`;
  return `---\nlicense: ${LICENSES[i % 6]}\nlibrary_name: transformers\npipeline_tag: text-generation\n${base}datasets:\n- leaf/cups-${i % 500}\nlanguage: en\ntags:\n- tea\n- generated_from_trainer\n---\n\n# tea-${i}\n\nA model of tea.\n`;
}

/** Times the second of two runs: the first warms the machine's caches. */
function time(root, sources) {
  let best = { ms: Number.POSITIVE_INFINITY, inventory: undefined };
  for (let run = 0; run < 2; run += 1) {
    const [started, cpu] = [performance.now(), process.cpuUsage()];
    const inventory = discover(openProject(root), { ignore: [], sources });
    const ms = performance.now() - started;
    const used = process.cpuUsage(cpu);
    if (ms < best.ms) best = { ms, cpu: (used.user + used.system) / 1000, inventory };
  }
  return best;
}

for (const count of values.cards.split(',').map(Number)) {
  const root = mkdtempSync(join(tmpdir(), 'licheck-cards-'));
  for (let i = 0; i < count; i += 1) {
    const folder = join(root, `models/leaf-${i % 300}/tea-${i}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'README.md'), card(i));
  }
  const { ms, cpu, inventory } = time(root, [modelCard]);
  const heap = Math.round(process.memoryUsage().heapUsed / 1e6);
  console.log(
    `${count} cards: ${Math.round(ms)} ms (${Math.round(cpu)} ms of one core), ${Math.round(count / (ms / 1000))} cards/s, ${inventory.relations.from.length} relations, heap ${heap} MB`,
  );
  rmSync(root, { recursive: true, force: true });
}

const root = mkdtempSync(join(tmpdir(), 'licheck-code-'));
const size = Number(values.code);
const plain = `import os\n\n\ndef brew(leaf, water):\n    """Steep the leaf."""\n    return water.pour(leaf, minutes=3)  # not too long\n\n\n`;
const loads = `from transformers import AutoModel\n\nMODEL = "leaf/leaf-base"\n\n\ndef load():\n    return AutoModel.from_pretrained(MODEL, revision="main")\n\n\n`;
for (const [name, text, bytes] of [
  ['without a marker', plain, size * 1e6],
  ['that load models', loads + plain.repeat(200), (size * 1e6) / 8],
]) {
  const folder = join(root, name.replaceAll(' ', '-'));
  mkdirSync(folder);
  const file = name === 'without a marker' ? text.repeat(300) : text;
  const count = Math.ceil(bytes / file.length);
  for (let i = 0; i < count; i += 1) writeFileSync(join(folder, `brew-${i}.py`), file);
  const { ms } = time(folder, [modelReference]);
  console.log(`${count} Python files ${name}: ${Math.round((count * file.length) / 1e6 / (ms / 1000))} MB/s`);
}
rmSync(root, { recursive: true, force: true });
