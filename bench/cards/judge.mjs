// Cards with lineage, read and judged by the whole pipeline: cards a second of processor time (the system's too), and peak memory.
//   node bench/cards/judge.mjs [--shapes tree,chain,star,merges,cycles] [--cards 1000,10000,100000] [--rounds 3] [--stages] [--heap <MB>] [--profile <folder>] [--no-write]
// Needs a built dist/ for its rulebook and its detection index; the code is bundled from src/.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
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
    'no-write': { type: 'boolean', default: false },
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

const measured = [];
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
      const rate = (one) => Math.round(count / ((one.user + one.system) / 1000));
      const result = {
        shape,
        cards: count,
        findings: first.findings,
        userMs: Math.round(median(runs.map((one) => one.user))),
        systemMs: Math.round(median(runs.map((one) => one.system))),
        cardsPerSecond: median(runs.map(rate)),
        bestPerSecond: Math.max(...runs.map(rate)),
        peakMB: Math.round(Math.max(...runs.map((one) => one.memory))),
      };
      row(Object.values(result));
      if (first.wrong === 0) measured.push(result);
      if (values.stages)
        for (const [stage, ms] of Object.entries(first.stages)) console.log(`  ${stage.padEnd(12)} ${Math.round(ms)} ms`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

if (!values['no-write'] && values.heap === undefined && values.profile === undefined) record();

/** Keeps what was measured, beside what other runs measured of other shapes and sizes. */
function record() {
  const file = join(import.meta.dirname, 'results.json');
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).results : [];
  const isNew = ({ shape, cards }) => measured.some((one) => one.shape === shape && one.cards === cards);
  const results = [...known.filter((one) => !isNew(one)), ...measured].sort(
    (a, b) => a.cards - b.cards || (a.shape < b.shape ? -1 : 1),
  );
  const about = 'written by bench/cards/judge.mjs: medians; the rate counts the processor time of every thread, user and system';
  const machine = `${availableParallelism()} cores, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  writeFileSync(file, `${JSON.stringify({ about, machine, results }, null, 2)}\n`);
}

/** Judges a folder in a process of its own. */
function run(folder, shape, count) {
  const args = [...flags, outfile, folder, shape, String(count), ...(values.stages ? ['--stages'] : [])];
  return JSON.parse(execFileSync(process.execPath, args, { maxBuffer: 1 << 20 }).toString());
}
