// Measures the compatibility engine against a sample of the OSADL matrix and writes every difference down.
// Needs `npm run build` first. `node bench/compatibility/run.mjs`
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../bundle.mjs';

const root = resolve(import.meta.dirname, '../..');
const work = join(root, 'bench/work');
mkdirSync(work, { recursive: true });
const contents = [
  'src/evaluate/compatibility/compatibility',
  'src/rulebook/load',
  'src/spdx/parse',
  'bench/compatibility/compare',
]
  .map((path) => `export * from './${path}.ts';`)
  .join('\n');
const outfile = join(work, 'compatibility.mjs');
await bundle({
  stdin: { contents, resolveDir: root, loader: 'ts' },
  outfile,
});
const { agreement, compare, createCompatibility, openRulebook, parseExpression, readRows, writePage } = await import(
  pathToFileURL(outfile).href
);

const rulebook = openRulebook(readFileSync(join(root, 'dist/rulebook.json'), 'utf8'));
const parse = (text) => parseExpression(text, rulebook.spdxIds).expression;
const rows = readRows(readFileSync(join(import.meta.dirname, 'osadl-sample.tsv'), 'utf8'));

const started = performance.now();
const engine = createCompatibility(rulebook);
const result = compare(rows, (inbound, outbound) => engine.into(parse(inbound), parse(outbound), 'combine'));
const took = performance.now() - started;
writeFileSync(join(import.meta.dirname, 'DISAGREEMENTS.md'), writePage(result));
for (const [said, { rows: all, agreed }] of result.counts) console.log(`${said}: ${agreed} of ${all}`);
console.log(
  `Yes and No rows: ${(100 * agreement(result.counts)).toFixed(2)} % agreement, ${rows.length} pairs in ${took.toFixed(0)} ms`,
);
