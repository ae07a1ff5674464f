// Builds the command: dist/cli.js, the reading thread beside it, and the packages they use, with the licences of these.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = import.meta.dirname;
/** Loaded by few commands, or for what they know of their own place. */
const EXTERNAL = ['cosmiconfig', 'execa', 'yaml'];

/**
 * What packages load that licheck has no use for, and Node takes 8 ms for: sockets, to ask whether there is a terminal (chalk;
 * licheck asks itself), and what starts commands that are programs of their own (commander; there are none).
 */
const INSTEAD = [
  {
    of: '#supports-color',
    in: 'chalk',
    contents: 'export default { stdout: false, stderr: false };',
  },
  {
    of: 'node:process',
    in: 'commander',
    contents: 'module.exports = process;',
  },
  {
    of: 'node:child_process',
    in: 'commander',
    contents: "exports.spawn = (...args) => process.getBuiltinModule('node:child_process').spawn(...args);",
  },
];
const lessOfNode = {
  name: 'less of Node',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:|#)/ }, ({ path, importer }) => {
      const isIn = (name) => importer.split(/[\\/]/).includes(name);
      return INSTEAD.some((other) => other.of === path && isIn(other.in)) ? { path, namespace: 'instead' } : undefined;
    });
    onLoad({ filter: /.*/, namespace: 'instead' }, ({ path }) => ({
      contents: INSTEAD.find((other) => other.of === path).contents,
    }));
  },
};

const COMMON = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // Half the text is half the time to read it; names stay, for the stack of a bug.
  minifyWhitespace: true,
  minifySyntax: true,
  external: EXTERNAL,
  plugins: [lessOfNode],
  legalComments: 'none',
};
/** Bundles that V8 may have compiled before (src/io/bundle.ts), and where a thread that runs one begins. */
const BUNDLES = { program: 'src/cli/program.ts', 'detect-thread': 'src/pipeline/detect-thread.ts' };
const ENTRY = { 'side-entry': 'src/io/side-entry.ts' };

/** Writes the command into `out`. */
export async function buildCommand(out) {
  await build({
    ...COMMON,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: out,
    splitting: true,
    format: 'esm',
    chunkNames: 'chunks/[name]-[hash]',
  });
  const { metafile } = await build({
    ...COMMON,
    entryPoints: { ...BUNDLES, ...ENTRY },
    outdir: out,
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    metafile: true,
    charset: 'ascii',
    define: { 'import.meta.url': 'ownPlace' },
    banner: { js: "const ownPlace=require('node:url').pathToFileURL(__filename).href;" },
  });
  for (const name of Object.keys(BUNDLES)) leadOut(join(out, `${name}.cjs`));
  writeFileSync(join(out, 'LICENSES.txt'), licensesOf(Object.keys(metafile.inputs)));
}

/** Packages that stay outside are asked for through what `openBundle` gives a bundle. */
function leadOut(path) {
  const text = readFileSync(path, 'latin1');
  const led = EXTERNAL.reduce((all, name) => all.replaceAll(`import("${name}")`, `importPackage("${name}")`), text);
  if (/\bimport\(/.test(led)) throw new Error(`${path} imports what it should hold`);
  writeFileSync(path, led, 'latin1');
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
