// Bundles discovery for the benchmark: no need for a whole build.
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** What the benchmarks of cards ask of the sources. */
export async function buildDiscovery() {
  const root = resolve(import.meta.dirname, '../..');
  const outfile = join(root, 'node_modules/.cache/licheck-bench/cards.mjs');
  await build({
    stdin: {
      contents: `
        export { discover } from './src/discover/discover.ts';
        export { modelCard } from './src/discover/sources/model-card.ts';
        export { modelReference } from './src/discover/sources/model-reference.ts';
        export { openProject } from './src/io/open-project.ts';
        export { relationAt } from './src/model/relations.ts';`,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
