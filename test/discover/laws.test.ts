import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { discover } from '../../src/discover/discover.ts';
import { SOURCES } from '../../src/discover/sources/index.ts';
import { openProject } from '../../src/io/open-project.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { assess } from '../../src/pipeline/index.ts';
import { reporters } from '../../src/report/index.ts';

const home = mkdtempSync(join(tmpdir(), 'licheck-laws-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
let planted = 0;

/** A project with one file, discovered; and the same a second time. */
function see(path: string, content: string | Uint8Array): Inventory {
  const root = join(home, String((planted += 1)), 'tea-house');
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
  const seen = discover(openProject(root), { ignore: [] });
  expect(discover(openProject(root), { ignore: [] })).toEqual(seen);
  rmSync(join(root, '..'), { recursive: true });
  return seen;
}

/** A diagnostic has a code, words, and the place; what is seen has a name. */
function isSound({ components, diagnostics, relations }: Inventory, path: string): void {
  for (const { code, message, path: at = '' } of diagnostics) {
    expect(code).toMatch(/^(?:io|discover)\/[a-z][a-z0-9-]*$/);
    expect(message).not.toBe('');
    expect(path === at || path.startsWith(`${at}/`) || at.startsWith(`${dirname(path)}/`) || at === '', `${at} for ${path}`).toBe(
      true,
    );
  }
  for (const component of components) {
    expect(component.purl).toMatch(/^pkg:[a-z]+\/./);
    expect(component.name).not.toBe('');
  }
  for (const end of [...relations.from, ...relations.to]) expect(end).toBeLessThan(components.length);
}

/** Where a reader that owns a folder looks inside. A new one needs its line here. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  'node_modules/': ['kettle/package.json', '@leaf/sieve/package.json', '.pnpm/kettle@1.0.0/node_modules/kettle/package.json'],
  'site-packages/': ['kettle-1.0.dist-info/METADATA', 'kettle.egg-info'],
  'dist-packages/': ['kettle-1.0.dist-info/METADATA'],
  '*.dist-info/': ['METADATA', 'RECORD', 'direct_url.json'],
  '*.egg-info/': ['PKG-INFO', 'requires.txt'],
};

/** Each kind of file that any reader asks for. */
const places = [
  ...new Set(
    SOURCES.flatMap((source) => source.readers.flatMap((reader) => reader.matches)).flatMap((match) => {
      const name = match.replace(/^\*|\*$/, 'kettle');
      if (!match.endsWith('/')) return [name];
      const inside = INSIDE[match];
      if (inside === undefined) throw new Error(`say in INSIDE of ${import.meta.filename} which files are read in ${match}`);
      return inside.map((file) => name + file);
    }),
  ),
].sort();

/** Words that readers look for, so that random documents get past the first question. */
const KEYS = [
  ...['name', 'version', 'license', 'licenses', 'packages', 'dependencies', 'devDependencies', 'optionalDependencies'],
  ...['peerDependencies', 'peerDependenciesMeta', 'workspaces', 'private', 'resolved', 'link', 'node_modules/kettle', ''],
  ...['package', 'project', 'tool', 'source', 'base_model', 'datasets', 'license_name', 'models', 'type', 'url', 'optional'],
  ...['__proto__', 'constructor', 'toString', 'base_model_name_or_path', '_name_or_path', 'model', 'image', 'metadata'],
];
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      null,
      true,
      7,
      -0.5,
      '',
      'MIT',
      '1.0.0',
      'kettle',
      'npm:cup@1.0.0',
      '../..',
      'leaf/leaf-base',
      '\u0000\u001b[2J',
      '\ud800',
    ),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('json'), { maxKeys: 5, noNullPrototype: true }),
  ),
}));

describe('every reader', () => {
  it.each(places)('bears random bytes as %s', (path) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => isSound(see(path, bytes), path)),
      { numRuns: 15 },
    );
  });

  it.each(places.filter((path) => !/\.(?:gguf|safetensors|onnx|ckpt|pth|pt|nemo|tflite|mlmodel|bin)$/.test(path)))(
    'bears random documents as %s',
    (path) => {
      // JSON is YAML too; as the head of a card it stands between fences.
      const written = json.map((value) =>
        /\.(?:md|markdown)$/i.test(path) ? `---\n${JSON.stringify(value)}\n---\n` : JSON.stringify(value),
      );
      fc.assert(
        fc.property(written, (text) => isSound(see(path, text), path)),
        { numRuns: 40 },
      );
    },
  );
});

describe('two scans of one project', () => {
  const projects = resolve(import.meta.dirname, '../../fixtures/projects');

  it.each(readdirSync(projects, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])))(
    '%s give the same bytes, wherever it stands',
    async (name) => {
      const copy = join(home, 'elsewhere', name);
      cpSync(join(projects, name), copy, { recursive: true, verbatimSymlinks: true });
      const [first, second] = await Promise.all(
        [join(projects, name), copy].map(async (root) => {
          const outcome = await assess({ paths: ['.'], cwd: root, today: '2026-11-24' });
          return outcome.ok
            ? reporters
                .flatMap((reporter) => [...reporter.render(outcome.assessment, { color: 0, verbose: true, quiet: false })])
                .join('')
            : JSON.stringify(outcome.diagnostics);
        }),
      );
      expect(second).toBe(first);
      expect(first).not.toContain(home);
    },
  );
});
