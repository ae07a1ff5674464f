// Builds the command: dist/cli.js, the reading thread beside it, and the packages they use, with the licences of these.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = import.meta.dirname;
/** Loaded by few commands, or for what they know of their own place. */
const EXTERNAL = ['cosmiconfig', 'execa', 'yaml'];

/** Commander can start commands that are programs of their own. licheck has none, and Node takes 5 ms to load what that needs. */
const childProcessLater = {
  name: 'child_process when it is needed',
  setup({ onResolve, onLoad }) {
    const isCommander = (path) => /node_modules[\\/]commander[\\/]/.test(path);
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      isCommander(importer) ? { path: 'child_process', namespace: 'later' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'later' }, () => ({
      contents: "exports.spawn = (...args) => process.getBuiltinModule('node:child_process').spawn(...args);",
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
    plugins: [childProcessLater],
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
