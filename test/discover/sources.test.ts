import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SOURCES } from '../../src/discover/sources/index.ts';

const FOLDER = resolve(import.meta.dirname, '../../src/discover/sources');
const PROJECTS = resolve(import.meta.dirname, '../../fixtures/projects');

describe('the list of sources', () => {
  it('has a line for every file of the room: add yours to sources/index.ts', () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && name !== 'index.ts');
    const listed = [...readFileSync(join(FOLDER, 'index.ts'), 'utf8').matchAll(/from '\.\/([^']+)'/g)].map((match) => match[1]);
    expect(listed.sort()).toEqual(files.sort());
  });
  it('names every source once, in kebab case, with a title and readers', () => {
    const ids = SOURCES.map((source) => source.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, title, readers } of SOURCES) {
      expect(id).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
      expect(title).not.toBe('');
      expect(readers.flatMap((reader) => reader.matches)).not.toEqual([]);
    }
  });
  it('has a fixture project for every package source: put one under fixtures/projects with its expected.json', () => {
    const seen = readdirSync(PROJECTS).flatMap((name) => {
      try {
        return [readFileSync(join(PROJECTS, name, 'expected.json'), 'utf8')];
      } catch {
        return [];
      }
    });
    const packages = SOURCES.map((source) => source.id).filter((id) => !id.startsWith('model-'));
    expect(packages.filter((id) => !seen.some((text) => text.includes(`"${id}"`) || text.includes(`"discover/${id}"`)))).toEqual(
      [],
    );
  });
});
