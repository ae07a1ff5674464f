import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** DESIGN: who may import whom, and why. `node` says whether a room may touch Node at all. */
const WALLS: Record<string, { may: readonly string[]; node: boolean; because: string }> = {
  model: { may: [], node: false, because: 'the glossary depends on nothing, so everything can depend on it' },
  spdx: { may: ['model'], node: false, because: 'expressions are values; reading them needs no disk' },
  io: { may: ['model'], node: true, because: 'this is the only room that reads disk or network' },
  rulebook: { may: ['model', 'spdx', 'io'], node: false, because: 'rules and policy are read through io' },
  discover: { may: ['model', 'io'], node: false, because: 'sources see files only through io, and interpret nothing' },
  resolve: { may: ['model', 'spdx'], node: false, because: 'resolving is a pure function of what was seen' },
  evaluate: { may: ['model', 'spdx'], node: false, because: 'judging is a pure function of what was resolved' },
  report: { may: ['model', 'spdx'], node: false, because: 'a report is a view of the document, nothing else' },
  pipeline: {
    may: ['model', 'io', 'rulebook', 'discover', 'resolve', 'evaluate'],
    node: false,
    because: 'the whole run on one page',
  },
  cli: { may: ['model', 'io', 'rulebook', 'report', 'pipeline'], node: true, because: 'the terminal is its only concern' },
  'index.ts': {
    may: ['model', 'io', 'rulebook', 'report', 'pipeline'],
    node: false,
    because: 'the library door shows rooms, it does no work',
  },
};

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'))
  .sort();

const importsOf = (file: string): string[] => {
  const text = readFileSync(join(SRC, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return [
    ...text.matchAll(/(?:^|[;\s])(?:import|export)\s[^'";]*?from\s*'([^']+)'|import\(\s*'([^']+)'|^import\s*'([^']+)'/gm),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
};
const target = (file: string, specifier: string): string =>
  relative(SRC, resolve(SRC, dirname(file), specifier)).replaceAll('\\', '/');
const roomOf = (file: string): string => file.split('/')[0] ?? '';

describe('the walls of the house', () => {
  it('has only the rooms of the plan', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !(room in WALLS))).toEqual([]);
  });

  for (const [room, wall] of Object.entries(WALLS)) {
    it(`${room} imports only ${wall.may.join(', ') || 'nothing'}: ${wall.because}`, () => {
      const breaches = files
        .filter((file) => roomOf(file) === room)
        .flatMap((file) =>
          importsOf(file)
            .filter((specifier) => specifier.startsWith('.'))
            .map((specifier) => target(file, specifier))
            .filter((to) => roomOf(to) !== room && !wall.may.includes(roomOf(to)))
            .map((to) => `${file} -> ${to}`),
        );
      expect(breaches).toEqual([]);
    });
    if (!wall.node) {
      it(`${room} does not touch Node: ${wall.because}`, () => {
        const breaches = files
          .filter((file) => roomOf(file) === room)
          .filter(
            (file) => importsOf(file).some((specifier) => specifier.startsWith('node:')) || /\bprocess\.\w/.test(code(file)),
          );
        expect(breaches).toEqual([]);
      });
    }
  }

  it('has no import circles', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter((s) => s.startsWith('.'))
          .map((s) => target(file, s)),
      ]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      else if (!done.has(file)) {
        for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
        done.add(file);
      }
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('has no file over 300 lines: a room that full becomes a folder', () => {
    expect(files.filter((file) => readFileSync(join(SRC, file), 'utf8').split('\n').length > 301)).toEqual([]);
  });
});

function code(file: string): string {
  return readFileSync(join(SRC, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
