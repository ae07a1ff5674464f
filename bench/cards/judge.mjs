// Cards with lineage, read and judged by the whole pipeline: cards a second of user processor time, and peak memory.
//   node bench/cards/judge.mjs [--shapes tree,chain,star,merges,cycles] [--cards 1000,10000,100000] [--rounds 3] [--stages] [--heap <MB>] [--profile <folder>]
// Needs a built dist/ for its rulebook and its detection index; the code is bundled from src/.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from '../bundle.mjs';
import { SHAPES, writeCards } from './shapes.mjs';

const { values } = parseArgs({
  options: {
    shapes: { type: 'string', default: Object.keys(SHAPES).join(',') },
    cards: { type: 'string', default: '1000,10000,100000' },
    rounds: { type: 'string', default: '3' },
    stages: { type: 'boolean', default: false },
    heap: { type: 'string' },
    profile: { type: 'string' },
  },
});
const root = resolve(import.meta.dirname, '../..');
const outfile = join(root, 'node_modules/.cache/licheck-judge.mjs');
await bundle({
  entryPoints: [join(import.meta.dirname, 'judge-one.ts')],
  outfile,
});

const flags = [
  ...(values.heap === undefined ? [] : [`--max-old-space-size=${values.heap}`]),
  ...(values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`]),
];
const row = (cells) =>
  console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(8) : String(cell).padStart(11))).join(''));
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

row(['shape', 'cards', 'findings', 'user ms', 'system ms', 'cards/s', 'best', 'peak MB']);
for (const shape of values.shapes.split(',')) {
  for (const count of values.cards.split(',').map(Number)) {
    const folder = mkdtempSync(join(tmpdir(), 'licheck-cards-'));
    try {
      writeCards(folder, shape, count);
      const runs = Array.from({ length: Number(values.rounds) }, () => run(folder, shape, count));
      const [first] = runs;
      if (first.wrong > 0) {
        console.error(`${shape}: ${first.wrong} links are not judged as they must be`);
        process.exitCode = 1;
      }
      const user = median(runs.map((one) => one.user));
      const best = Math.min(...runs.map((one) => one.user));
      const rate = (ms) => Math.round(count / (ms / 1000));
      row([
        shape,
        count,
        first.findings,
        Math.round(user),
        Math.round(median(runs.map((one) => one.system))),
        rate(user),
        rate(best),
        Math.round(Math.max(...runs.map((one) => one.memory))),
      ]);
      if (values.stages)
        for (const [stage, ms] of Object.entries(first.stages)) console.log(`  ${stage.padEnd(12)} ${Math.round(ms)} ms`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Judges a folder in a process of its own. */
function run(folder, shape, count) {
  const args = [...flags, outfile, folder, shape, String(count), ...(values.stages ? ['--stages'] : [])];
  return JSON.parse(execFileSync(process.execPath, args, { maxBuffer: 1 << 20 }).toString());
}
