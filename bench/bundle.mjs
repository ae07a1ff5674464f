// Bundles sources for a benchmark: no need for a whole build.
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

/** Runs esbuild from the top of the repository; `options` say what goes in and where it goes. */
export const bundle = (options) =>
  build({
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
    ...options,
  });
