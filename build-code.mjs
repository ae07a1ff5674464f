// Builds dist/code/: what the command runs, one file a thread with the packages it uses, and beside it what V8 made of that
// file. Run as a script it makes the latter for one bundle:  node build-code.mjs <dist> <bundle>
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = import.meta.dirname;
const BUNDLES = ['program', 'read-texts'];

/** Writes the bundles into `out`/code. */
export async function buildCode(out) {
  const { metafile } = await build({
    entryPoints: {
      program: 'src/cli/program.ts',
      'read-texts': 'src/pipeline/read-texts.ts',
      'detect-thread': 'src/pipeline/detect-thread.ts',
    },
    absWorkingDir: root,
    outdir: join(out, 'code'),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    external: ['cosmiconfig'],
    define: { 'import.meta.url': 'ownUrl' },
    banner: { js: "const ownUrl = require('node:url').pathToFileURL(__filename).href;" },
    legalComments: 'none',
    metafile: true,
  });
  writeFileSync(join(out, 'code/LICENSES.txt'), licensesOf(Object.keys(metafile.inputs)));
  for (const bundle of BUNDLES)
    execFileSync(process.execPath, [import.meta.filename, out, bundle], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The licence files of the packages that a bundle contains: they ask to go with it. */
function licensesOf(inputs) {
  const packages = new Set(inputs.flatMap((input) => input.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []));
  return [...packages].sort().map(licenseOf).join('\n');
}

function licenseOf(folder) {
  const file = readdirSync(join(root, folder)).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) throw new Error(`${folder} has no licence file to go with the bundle`);
  const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  return `${name} ${version}\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}\n`;
}

/** Runs what a scan runs, so that V8 has seen it, and keeps what V8 then holds. */
async function keepCompiled(out, bundle) {
  const { runCompiled } = await import(pathToFileURL(join(out, 'compiled.js')).href);
  const { exports, kept } = runCompiled(bundle);
  await { program: useProgram, 'read-texts': useReader }[bundle](exports, join(out, `code/${bundle}.report`));
  writeFileSync(join(out, `code/${bundle}.v8`), kept());
}

async function useProgram({ run }, report) {
  const example = join(root, 'fixtures/projects/tea-house');
  for (const format of ['terminal', 'json']) {
    await run(['scan', example, '--fail-on', 'never', '--no-cache', '--format', format, '--output', report]);
  }
  rmSync(report);
}

function useReader({ readTexts }) {
  const modules = join(root, 'node_modules');
  const texts = readdirSync(modules)
    .map((name) => join(modules, name, 'LICENSE'))
    .filter((path) => existsSync(path));
  readTexts(texts.map((path) => [readFileSync(path, 'latin1'), { role: 'license' }]));
}

if (process.argv[1] === import.meta.filename) await keepCompiled(resolve(process.argv[2]), process.argv[3]);
