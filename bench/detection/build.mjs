// Bundles the detector and its index into a folder, for the benchmark: no need for a whole build.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildDetect } from '../../build-detect.mjs';
import { bundle } from '../bundle.mjs';

export async function buildDetector(out) {
  const root = resolve(import.meta.dirname, '../..');
  mkdirSync(out, { recursive: true });
  await bundle({
    entryPoints: { detector: 'src/resolve/detect/detector.ts', compile: 'src/resolve/detect/compile/index.ts' },
    outdir: out,
    outExtension: { '.js': '.mjs' },
  });
  const compile = await import(pathToFileURL(join(out, 'compile.mjs')).href);
  buildDetect(compile, { rules: join(root, 'rules'), modules: join(root, 'node_modules'), out });
  return (await import(pathToFileURL(join(out, 'detector.mjs')).href)).createDetector;
}
