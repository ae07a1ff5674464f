import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openRevision, type Revision } from '../../../src/io/git/revision.ts';
import { isDiagnostic } from '../../../src/io/problems.ts';
import type { ProjectFiles } from '../../../src/io/project-files.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import type { ProjectPath } from '../../../src/model/location.ts';
import { emptyFolder, repository, runGit, trap } from './repository.ts';

const at = (path: string): ProjectPath => path as ProjectPath;

async function open(root: string, revision: string, limits?: Parameters<typeof openRevision>[2]): Promise<Revision> {
  const opened = await openRevision(root, revision, limits);
  if (isDiagnostic(opened)) throw new Error(`${opened.code}: ${opened.message}`);
  return opened;
}

async function refusal(root: string, revision: string): Promise<Diagnostic> {
  const opened = await openRevision(root, revision);
  if (!isDiagnostic(opened)) throw new Error(`${revision} was opened`);
  return opened;
}

/** Looks until nothing is lacking, and answers what the last look says. */
async function settled<T>(revision: Revision, ask: (files: ProjectFiles) => T): Promise<T> {
  for (;;) {
    const answer = ask(revision.look());
    if (!(await revision.fetch())) return answer;
  }
}

describe('a revision read without a checkout', () => {
  it('shows the files of that revision, not those of the working tree', async () => {
    const house = repository({ 'package.json': { name: 'tea-house' }, 'docs/LICENSE': 'steep well\n' });
    house.write({ 'package.json': { name: 'coffee-house' }, 'later.txt': 'later' });
    const revision = await open(house.root, 'HEAD');
    expect(await settled(revision, (files) => files.text(at('package.json')))).toContain('tea-house');
    const files = revision.look();
    expect(files.list(at('')).entries.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'docs directory',
      'package.json file',
    ]);
    expect(files.isFile(at('later.txt'))).toBe(false);
    const license = await settled(revision, (all) => all.licenseText(at('docs/LICENSE')));
    expect(license).toEqual({ body: 'steep well\n', digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('takes branches, tags, short ids and expressions', async () => {
    const house = repository({ 'a.txt': 'one' });
    const first = house.git('rev-parse', 'HEAD').trim();
    house.git('tag', '-a', 'v1', '-m', 'one');
    house.write({ 'a.txt': 'two' });
    const second = house.commit('second');
    expect((await open(house.root, 'main')).commit).toBe(second);
    expect((await open(house.root, 'v1')).commit).toBe(first);
    expect((await open(house.root, 'HEAD~1')).commit).toBe(first);
    expect((await open(house.root, first.slice(0, 8))).commit).toBe(first);
  });

  it('reads the folder that is scanned, inside a larger repository', async () => {
    const house = repository({ 'package.json': { name: 'street' }, 'houses/tea [1]/package.json': { name: 'tea' } });
    const revision = await open(join(house.root, 'houses/tea [1]'), 'HEAD');
    expect(
      revision
        .look()
        .list(at(''))
        .entries.map(({ name }) => name),
    ).toEqual(['package.json']);
    expect(await settled(revision, (files) => files.text(at('package.json')))).toContain('"tea"');
    expect(revision.look().name).toBe('tea [1]');
  });

  it('says that a folder was not there yet', async () => {
    const house = repository({ 'a.txt': 'one' });
    house.write({ 'new/b.txt': 'two' });
    house.commit('second');
    expect((await open(join(house.root, 'new'), 'HEAD~1')).isAbsent).toBe(true);
    expect((await open(join(house.root, 'new'), 'HEAD')).isAbsent).toBe(false);
  });

  it('follows links inside the tree and none that leave it', async () => {
    const house = repository({
      'packages/kettle/package.json': { name: 'kettle' },
      'linked/kettle': { link: '../packages/kettle' },
      'linked/up': { link: '../../outside' },
      'linked/absolute': { link: '/etc' },
      'linked/broken': { link: 'nothing' },
      'linked/loop': { link: 'loop' },
    });
    const revision = await open(house.root, 'HEAD');
    const { entries, diagnostics } = revision.look().list(at('linked'));
    expect(entries.map(({ name, kind, link }) => `${name} ${kind} ${link}`)).toEqual([
      'absolute other true',
      'broken other true',
      'kettle directory true',
      'loop other true',
      'up other true',
    ]);
    expect(diagnostics.map(({ code }) => code).sort()).toEqual([
      'io/link-broken',
      'io/link-leaves-root',
      'io/link-leaves-root',
      'io/link-loop',
    ]);
    expect(revision.look().real(at('linked/kettle/package.json'))).toBe('packages/kettle/package.json');
    expect(await settled(revision, (files) => files.text(at('linked/kettle/package.json')))).toContain('kettle');
    expect(revision.look().join(at('linked/up'), 'passwd')).toBeUndefined();
    expect(revision.look().text(at('linked/up/passwd'))).toMatchObject({ code: 'io/link-leaves-root' });
  });

  it('names submodules, and does not enter them', async () => {
    const leaf = repository({ 'package.json': { name: 'leaf' } });
    const house = repository({ 'a.txt': 'one' });
    house.git('submodule', '--quiet', 'add', leaf.root, 'vendor/leaf');
    const commit = house.commit('with a submodule');
    const revision = await open(house.root, commit);
    expect(revision.look().remarks()).toMatchObject([{ code: 'git/submodule', path: 'vendor/leaf', incomplete: false }]);
    expect(revision.look().list(at('vendor')).entries).toEqual([
      { name: 'leaf', path: 'vendor/leaf', kind: 'other', link: false },
    ]);
  });

  it('reads odd names and binary content as they are', async () => {
    const house = repository({ 'a b\tü"\n.txt': 'odd', '__proto__/package.json': '{}' });
    writeFileSync(join(house.root, 'weights.bin'), Buffer.from([0, 1, 2, 10, 13, 255, 32, 98, 108, 111, 98]));
    house.commit('binary');
    const revision = await open(house.root, 'HEAD');
    expect(await settled(revision, (files) => files.text(at('a b\tü"\n.txt')))).toBe('odd');
    expect(revision.look().isFile(at('__proto__/package.json'))).toBe(true);
    const piece = await settled(revision, (files) => files.bytes(at('weights.bin'), 2, 4));
    expect(piece).toEqual(Buffer.from([2, 10, 13, 255]));
    expect(revision.look().bytes(at('weights.bin'), 10, 99)).toEqual(Buffer.from('b'));
    expect(revision.look().text(at('weights.bin'))).toMatchObject({ code: 'io/not-text' });
  });

  it('reads no more than it may', async () => {
    const house = repository({
      'small.txt': 'x',
      'large.txt': 'x'.repeat(5000),
      'second.txt': 'y'.repeat(900),
      'third.txt': 'z'.repeat(900),
    });
    const revision = await open(house.root, 'HEAD', { object: 1000, total: 1000 });
    const texts = await settled(revision, (files) =>
      ['small.txt', 'large.txt', 'second.txt', 'third.txt'].map((path) => files.text(at(path))),
    );
    expect(texts).toMatchObject([
      'x',
      { code: 'io/file-too-large' },
      'y'.repeat(900),
      { code: 'git/too-much', incomplete: true },
    ]);
    expect(revision.look().text(at('second.txt'), 10)).toMatchObject({ code: 'io/file-too-large' });
  });

  it('answers unknown and impossible revisions with a code', async () => {
    const house = repository({ 'a.txt': 'one' });
    expect(await refusal(house.root, 'v9')).toMatchObject({ code: 'git/unknown-revision', incomplete: true });
    expect(await refusal(house.root, 'main..HEAD')).toMatchObject({ code: 'git/unknown-revision' });
    expect(await refusal(house.root, '')).toMatchObject({ code: 'git/bad-revision' });
    expect(await refusal(house.root, 'a\0b')).toMatchObject({ code: 'git/bad-revision' });
    expect(await refusal(house.root, '--output=/tmp/stolen')).toMatchObject({ code: 'git/bad-revision' });
    expect(await refusal(emptyFolder(), 'main')).toMatchObject({ code: 'git/not-a-repository' });
  });

  it('says that a shallow clone lacks the revision', async () => {
    const house = repository({ 'a.txt': 'one' });
    const first = house.git('rev-parse', 'HEAD').trim();
    house.write({ 'a.txt': 'two' });
    house.commit('second');
    const folder = emptyFolder();
    runGit(folder, ['clone', '--quiet', '--depth', '1', `file://${house.root}`, 'clone']);
    expect(await refusal(join(folder, 'clone'), first)).toMatchObject({ code: 'git/shallow' });
    expect(await refusal(join(folder, 'clone'), 'HEAD~1')).toMatchObject({ code: 'git/shallow' });
    expect((await open(join(folder, 'clone'), 'HEAD')).commit).toMatch(/^[0-9a-f]{40}$/);
  });

  it('says what a partial clone does not hold, and fetches nothing', async () => {
    const house = repository({ 'a.txt': 'one', 'b.txt': 'two' });
    house.git('config', 'uploadpack.allowFilter', 'true');
    const folder = emptyFolder();
    runGit(folder, ['clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${house.root}`, 'clone']);
    const clone = join(folder, 'clone');
    const { program, mark } = trap(folder, 'transport');
    runGit(clone, ['config', 'remote.origin.uploadpack', program]);
    runGit(clone, ['config', 'core.sshCommand', program]);
    runGit(clone, ['config', 'protocol.allow', 'always']);
    const revision = await open(clone, 'HEAD');
    const text = await settled(revision, (files) => files.text(at('a.txt')));
    expect(text).toMatchObject({ code: 'git/object-missing', incomplete: true });
    expect(
      revision
        .look()
        .remarks()
        .every((remark) => remark.code === 'git/object-missing'),
    ).toBe(true);
    expect(existsSync(mark)).toBe(false);
  });
});

describe('what a repository could have executed', () => {
  it('runs no monitor, hook, filter, text conversion, pager or alias of the repository', async () => {
    const house = repository({ '.gitattributes': '* filter=trap diff=trap\n', 'a.txt': 'one' });
    const { program, mark } = trap(house.root, '.git/trap');
    const settings = [
      'core.fsmonitor',
      'core.pager',
      'pager.ls-tree',
      'pager.rev-parse',
      'core.sshCommand',
      'diff.external',
      'diff.trap.textconv',
      'filter.trap.clean',
      'filter.trap.smudge',
      'core.editor',
      'core.askPass',
      'credential.helper',
    ];
    for (const key of settings) house.git('config', key, program);
    house.git('config', 'alias.ls-tree', `!${program}`);
    house.git('config', 'alias.rev-parse', `!${program}`);
    for (const hook of ['post-index-change', 'post-checkout', 'reference-transaction']) trap(house.root, `.git/hooks/${hook}`);
    rmSync(mark, { force: true });
    const revision = await open(house.root, 'HEAD');
    expect(await settled(revision, (files) => files.text(at('a.txt')))).toBe('one');
    expect(existsSync(mark)).toBe(false);
    for (const hook of ['post-index-change', 'post-checkout', 'reference-transaction']) {
      expect(existsSync(join(house.root, `.git/hooks/${hook}.was-run`))).toBe(false);
    }
  });

  it('runs no git that the project brings along', async () => {
    const house = repository({ 'a.txt': 'one' });
    const { mark } = trap(house.root, 'node_modules/.bin/git');
    const own = trap(house.root, 'tools/git');
    const elsewhere = emptyFolder();
    const hoisted = trap(elsewhere, 'node_modules/.bin/git');
    const brought = [
      join(house.root, 'node_modules/.bin'),
      join(house.root, 'tools'),
      join(elsewhere, 'node_modules/.bin'),
      '.',
      '',
    ];
    vi.stubEnv('PATH', [...brought, process.env.PATH].join(':'));
    try {
      expect((await open(house.root, 'HEAD')).isAbsent).toBe(false);
    } finally {
      vi.unstubAllEnvs();
    }
    expect([mark, own.mark, hoisted.mark].filter((file) => existsSync(file))).toEqual([]);
  });

  it('says that there is no git', async () => {
    const house = repository({ 'a.txt': 'one' });
    vi.stubEnv('PATH', emptyFolder());
    try {
      expect(await refusal(house.root, 'HEAD')).toMatchObject({ code: 'git/not-installed', incomplete: true });
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('leaves it to git whom to trust', async () => {
    const house = repository({ 'a.txt': 'one' });
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    try {
      expect(await refusal(house.root, 'HEAD')).toMatchObject({ code: 'git/unsafe-repository', incomplete: true });
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('is not led to another repository by the variables of a hook', async () => {
    const house = repository({ 'a.txt': 'one' });
    const other = repository({ 'b.txt': 'two' });
    vi.stubEnv('GIT_DIR', join(other.root, '.git'));
    vi.stubEnv('GIT_WORK_TREE', other.root);
    try {
      const revision = await open(house.root, 'HEAD');
      expect(revision.look().isFile(at('a.txt'))).toBe(true);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
