// Builds dist/: the bundled command and library, their types, the compiled rulebook and the detection index.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildCommand } from './build-command.mjs';
import { buildDetect } from './build-detect.mjs';

const root = import.meta.dirname;
const staging = join(root, `dist.${process.pid}`);
mkdirSync(staging, { recursive: true });
try {
  await build({
    entryPoints: {
      index: 'src/index.ts',
      'build/compile': 'src/rulebook/compile/run.ts',
      'build/detect': 'src/resolve/detect/compile/index.ts',
      'build/publish': 'src/report/document/publish.ts',
      'build/config': 'src/rulebook/policy/json-schema.ts',
      'build/bundles': 'src/cli/compile-bundles.ts',
    },
    absWorkingDir: root,
    outdir: staging,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    chunkNames: 'chunks/[name]-[hash]',
    legalComments: 'none',
  });
  const { compile } = await import(pathToFileURL(join(staging, 'build/compile.js')).href);
  await compile({ rules: join(root, 'rules'), modules: join(root, 'node_modules'), out: staging });
  const detect = await import(pathToFileURL(join(staging, 'build/detect.js')).href);
  buildDetect(detect, { rules: join(root, 'rules'), modules: join(root, 'node_modules'), out: staging });
  await buildCommand(staging);
  const reading = ['detect-thread.cjs', 'detect.bin'].map((name) => join(staging, name));
  writeFileSync(join(staging, 'detect.stamp'), `${stampOf(reading)}\n`);
  const { assessmentJsonSchema } = await import(pathToFileURL(join(staging, 'build/publish.js')).href);
  mkdirSync(join(staging, 'schemas'), { recursive: true });
  writeFileSync(join(staging, 'schemas/assessment.schema.json'), `${JSON.stringify(assessmentJsonSchema(), null, 2)}\n`);
  const { configJsonSchema } = await import(pathToFileURL(join(staging, 'build/config.js')).href);
  writeFileSync(join(staging, 'schemas/licheck.schema.json'), `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
  if (!process.argv.includes('--no-types')) {
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', join(staging, 'types')],
      {
        cwd: root,
        stdio: 'inherit',
      },
    );
  }
  const dist = join(root, 'dist');
  const old = `${staging}.old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(staging, dist);
  rmSync(old, { recursive: true, force: true });
  // What V8 keeps of a bundle names the place where it was run.
  compileBundles(dist);
  rmSync(join(dist, 'build'), { recursive: true });
} finally {
  rmSync(staging, { recursive: true, force: true });
}

/** In a process of its own, with the flags and the young heap of a scan. */
function compileBundles(place) {
  const texts = Object.values(JSON.parse(readFileSync(join(root, 'node_modules/spdx-license-list/spdx-full.json'), 'utf8')));
  const rehearsal = {
    program: join(place, 'program.cjs'),
    thread: join(place, 'detect-thread.cjs'),
    project: join(root, 'fixtures/projects/tea-house'),
    texts: texts.map(({ licenseText }) => licenseText),
  };
  const script = `import { readFileSync } from 'node:fs';
import { compileBundles } from ${JSON.stringify(pathToFileURL(join(place, 'build/bundles.js')).href)};
await compileBundles(JSON.parse(readFileSync(0, 'utf8')));`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    input: JSON.stringify(rehearsal),
    // What it reads is kept nowhere.
    env: { ...process.env, LICHECK_CACHE: join(place, 'build/cache') },
  });
}

/** The digest of all that decides how a text is read: the code that reads, and the index. */
function stampOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}
