// Bundles discovery for the benchmark: no need for a whole build.
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../bundle.mjs';

/** What the benchmarks of cards ask of the sources. */
export async function buildDiscovery() {
  const root = resolve(import.meta.dirname, '../..');
  const outfile = join(root, 'node_modules/.cache/licheck-bench/cards.mjs');
  await bundle({
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
  });
  return import(pathToFileURL(outfile).href);
}
