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

/** Writes the command into `out`; answers the files of the reading thread, absolute. */
export async function buildCommand(out) {
  const { metafile } = await build({
    entryPoints: { cli: 'src/cli/main.ts', 'detect-thread': 'src/pipeline/detect-thread.ts' },
    absWorkingDir: root,
    outdir: out,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // Half the text is half the time to read it; names stay, for the stack of a bug.
    minifyWhitespace: true,
    minifySyntax: true,
    external: EXTERNAL,
    plugins: [lessOfNode],
    chunkNames: 'chunks/[name]-[hash]',
    // What is CommonJS among the packages asks for Node's modules in its own way.
    banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
    legalComments: 'none',
    metafile: true,
  });
  writeFileSync(join(out, 'LICENSES.txt'), licensesOf(Object.keys(metafile.inputs)));
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [join(root, path), output]));
  return filesOf(join(out, 'detect-thread.js'), outputs);
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

/** An output and all that it imports, absolute. */
function filesOf(entry, outputs) {
  const files = new Set();
  const visit = (path) => {
    if (files.has(path) || !outputs.has(path)) return;
    files.add(path);
    for (const { path: next } of outputs.get(path).imports) visit(join(root, next));
  };
  visit(entry);
  return [...files];
}
