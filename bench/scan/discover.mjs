// Discovery alone against the practical limit, each in a process of its own, in turns.
//   node bench/scan/discover.mjs <installed project> [--rounds 15]
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { compare } from './measure.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string', default: '15' } } });
const project = resolve(positionals[0] ?? '.');
const root = resolve(import.meta.dirname, '../..');
// Inside the repository, so that the bundle finds what it does not carry.
const folder = mkdtempSync(join(root, 'dist.bench-'));
try {
  const outfile = join(folder, 'discover.mjs');
  await build({
    stdin: {
      contents: `
        import { discover } from './src/discover/discover.ts';
        import { openProject } from './src/io/open-project.ts';
        const { components, relations, texts, diagnostics } = discover(openProject(process.argv[2]), { ignore: [] });
        console.log(components.length, 'components', relations.from.length, 'relations', texts.length, 'texts', diagnostics.length, 'diagnostics');`,
      resolveDir: root,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  });
  const rounds = Number(values.rounds);
  const here = { cwd: root, rounds };
  const [start, bare, found] = compare([
    { name: 'node -e 0', args: ['-e', '0'], ...here },
    { name: 'bare reader', args: [join(import.meta.dirname, 'read-bare.mjs'), project], ...here },
    { name: 'discover', args: [outfile, project], ...here },
  ]);
  console.log(found.stdout.trim());
  for (const one of [start, bare, found]) {
    console.log(`${one.name.padEnd(14)} least ${one.least} ms, median ${one.wall} ms, processor ${one.cpu} ms, ${one.memory} MB`);
  }
  const times = (what) => (found[what] / bare[what]).toFixed(2);
  console.log(`discover / bare: least ${times('least')}, median ${times('wall')}, processor ${times('cpu')}`);
} finally {
  rmSync(folder, { recursive: true });
}
