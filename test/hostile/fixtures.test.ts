import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discover } from '../../src/discover/discover.ts';
import { openProject } from '../../src/io/open-project.ts';
import { view } from '../discover/view.ts';

const HOSTILE = resolve(import.meta.dirname, '../../fixtures/hostile');
const cases = readdirSync(HOSTILE, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('hostile projects are inventoried as the expectation beside them says', () => {
  for (const { name } of cases) {
    it(name, () => {
      const inventory = discover(openProject(join(HOSTILE, name)), { ignore: [] });
      expect(view(inventory)).toEqual(JSON.parse(readFileSync(join(HOSTILE, name, 'expected.json'), 'utf8')));
    });
  }
});
