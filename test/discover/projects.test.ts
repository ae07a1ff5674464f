import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discover } from '../../src/discover/discover.ts';
import { openProject } from '../../src/io/open-project.ts';
import { view } from './view.ts';

const PROJECTS = resolve(import.meta.dirname, '../../fixtures/projects');
const expectationOf = (name: string): string => join(PROJECTS, name, 'expected.json');
const cases = readdirSync(PROJECTS)
  .filter((name) => /^(?:npm|python|model)-/.test(name))
  // A folder whose expectation `says` what it shows is read by test/projects.test.ts.
  .filter((name) => !existsSync(expectationOf(name)) || !readFileSync(expectationOf(name), 'utf8').includes('"says"'));

describe('tiny real projects are inventoried as the expectation beside them says', () => {
  it('has projects, each with an expectation', () => {
    expect(cases.length).toBeGreaterThan(20);
    expect(cases.filter((name) => !existsSync(expectationOf(name)))).toEqual([]);
  });

  for (const name of cases) {
    it(name, () => {
      const inventory = discover(openProject(join(PROJECTS, name)), { ignore: [] });
      expect(view(inventory)).toEqual(JSON.parse(readFileSync(expectationOf(name), 'utf8')));
    });
  }
});
