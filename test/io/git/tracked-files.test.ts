import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRevision } from '../../../src/io/git/revision.ts';
import { openTracked } from '../../../src/io/git/tracked-files.ts';
import { isDiagnostic } from '../../../src/io/problems.ts';
import type { ProjectFiles } from '../../../src/io/project-files.ts';
import type { ProjectPath } from '../../../src/model/location.ts';
import { emptyFolder, repository, trap } from './repository.ts';

const at = (path: string): ProjectPath => path as ProjectPath;

async function open(root: string): Promise<ProjectFiles> {
  const opened = await openTracked(root);
  if (isDiagnostic(opened)) throw new Error(`${opened.code}: ${opened.message}`);
  return opened;
}

describe('the working tree as git would commit it', () => {
  it('shows tracked and new files, and none that are ignored or installed', async () => {
    const house = repository({
      '.gitignore': 'build/\n*.log\n',
      'package.json': '{}',
      'vendored/node_modules/cup/package.json': '{"name": "cup"}',
      'gone.txt': 'gone',
    });
    house.write({
      'new/LICENSE': 'new',
      'build/out.js': '',
      'kettle.log': '',
      'node_modules/kettle/package.json': '{"name": "kettle"}',
    });
    rmSync(join(house.root, 'gone.txt'));
    const files = await open(house.root);
    expect(files.list(at('')).entries.map(({ name }) => name)).toEqual(['.gitignore', 'new', 'package.json', 'vendored']);
    expect(files.text(at('new/LICENSE'))).toBe('new');
    expect(files.text(at('vendored/node_modules/cup/package.json'))).toContain('cup');
    expect(files.text(at('node_modules/kettle/package.json'))).toMatchObject({ code: 'io/missing' });
    expect(files.isFile(at('kettle.log'))).toBe(false);
    expect(files.isDirectory(at('node_modules'))).toBe(false);
    expect(files.isDirectory(at('vendored'))).toBe(true);
  });

  it('shows through a link what is shown at its end', async () => {
    const house = repository({
      'packages/kettle/package.json': '{}',
      kettle: { link: 'packages/kettle' },
      '.gitignore': 'cache\n',
    });
    house.write({ 'cache/a.txt': 'a', 'to-cache': { link: 'cache' } });
    const files = await open(house.root);
    expect(files.text(at('kettle/package.json'))).toBe('{}');
    expect(files.text(at('to-cache/a.txt'))).toMatchObject({ code: 'io/missing' });
  });

  it('names submodules as a revision does, and does not enter them', async () => {
    const leaf = repository({ 'package.json': '{}' });
    const house = repository({ 'a.txt': 'one' });
    house.git('submodule', '--quiet', 'add', leaf.root, 'vendor/leaf');
    const commit = house.commit('with a submodule');
    const files = await open(house.root);
    expect(files.isFile(at('vendor/leaf/package.json'))).toBe(false);
    const revision = await openRevision(house.root, commit);
    expect(files.remarks()).toMatchObject([{ code: 'git/submodule', path: 'vendor/leaf' }]);
    expect(isDiagnostic(revision) ? [] : revision.look().remarks()).toEqual(files.remarks());
  });

  it('stays below the folder that is scanned', async () => {
    const house = repository({ 'package.json': '{}', 'houses/tea/package.json': '{"name": "tea"}' });
    const files = await open(join(house.root, 'houses/tea'));
    expect(files.list(at('')).entries.map(({ name }) => name)).toEqual(['package.json']);
    expect(files.text(at('package.json'))).toContain('tea');
  });

  it('starts no file monitor, and writes nothing', async () => {
    const house = repository({ 'a.txt': 'one' });
    const { program, mark } = trap(house.root, '.git/trap');
    house.git('config', 'core.fsmonitor', program);
    const hook = trap(house.root, '.git/hooks/post-index-change');
    await open(house.root);
    expect(existsSync(mark)).toBe(false);
    expect(existsSync(hook.mark)).toBe(false);
  });

  it('says that a folder is in no repository', async () => {
    expect(await openTracked(emptyFolder())).toMatchObject({ code: 'git/not-a-repository', incomplete: true });
  });
});
