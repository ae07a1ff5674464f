import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { discover } from '../../src/discover/discover.ts';
import { openProject } from '../../src/io/open-project.ts';
import type { Inventory } from '../../src/model/inventory.ts';

/** Where each reader finds its file, and whether bytes without sense there must be said to be unreadable. */
const PLACES = [
  ['package.json', true],
  ['package-lock.json', true],
  ['npm-shrinkwrap.json', true],
  ['node_modules/kettle/package.json', true],
  ['node_modules/.pnpm/kettle@1/node_modules/kettle/package.json', true],
  ['uv.lock', true],
  ['poetry.lock', true],
  ['pyproject.toml', true],
  ['kettle-1.0.dist-info/METADATA', true],
  ['site-packages/kettle.egg-info', true],
  ['kettle-1.0.dist-info/direct_url.json', false],
  ['requirements.txt', false],
  ['yarn.lock', false],
  ['node_modules/kettle/LICENSE', false],
] as const;

const root = mkdtempSync(join(tmpdir(), 'licheck-random-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let runs = 0;

function scan(path: string, content: Uint8Array): Inventory {
  const project = join(root, String((runs += 1)));
  mkdirSync(join(project, dirname(path)), { recursive: true });
  writeFileSync(join(project, path), content);
  const inventory = discover(openProject(project), { ignore: [] });
  rmSync(project, { recursive: true });
  return inventory;
}

/** Blanks and comments are a valid file of some formats. */
const isNoise = (bytes: Uint8Array): boolean => !/^\s*(?:#.*)?$/.test(Buffer.from(bytes).toString('latin1'));

describe('random bytes', () => {
  it.each(PLACES)('in %s end in a diagnostic, never in a throw', (path, mustSay) => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 400 }).filter(isNoise), (bytes) => {
        const { diagnostics } = scan(path, bytes);
        if (mustSay)
          expect(diagnostics.filter((found) => found.path?.startsWith(dirname(path) === '.' ? path : dirname(path)))).not.toEqual(
            [],
          );
      }),
      { numRuns: 60 },
    );
  });

  it.each(PLACES)('put into a valid %s do no harm', (path) => {
    const sample = Buffer.from(sampleOf(path));
    fc.assert(
      fc.property(fc.nat(sample.length), fc.uint8Array({ maxLength: 8 }), fc.nat(40), (at, bytes, cut) => {
        scan(path, Buffer.concat([sample.subarray(0, at), bytes, sample.subarray(Math.min(sample.length, at + cut))]));
      }),
      { numRuns: 60 },
    );
  });
});

/** A real file of that name among the fixtures. */
function sampleOf(path: string): string {
  const projects = resolve(import.meta.dirname, '../../fixtures/projects');
  const name = path.slice(path.lastIndexOf('/') + 1);
  for (const entry of readdirSync(projects, { recursive: true, encoding: 'utf8' }).sort()) {
    if (entry.endsWith(`/${name}`)) return readFileSync(join(projects, entry), 'utf8');
  }
  return 'Name: kettle\nVersion: 1.0\nLicense: MIT\n';
}
