import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DiffDocument } from '../../src/model/diff.ts';
import { emptyFolder, type Repository, repository, runGit } from '../io/git/repository.ts';
import { house, installed } from './houses.ts';
import { licenseText, licheck, type Run } from './run.ts';

const BEFORE = { kettle: ['1.0.0', 'MIT'], cup: ['1.0.0', 'MIT'], saucer: ['1.0.0', 'GPL-3.0-only'] } as const;
const AFTER = { kettle: ['2.0.0', 'BUSL-1.1'], cup: ['1.1.0', 'MIT'], 'report-kit': ['2.1.0', 'AGPL-3.0-only'] } as const;

async function diff(cwd: string, ...args: readonly string[]): Promise<Run & { readonly document: DiffDocument }> {
  const run = await licheck(['diff', ...args, '--format', 'json'], { cwd });
  return { ...run, document: JSON.parse(run.out === '' ? 'null' : run.out) as DiffDocument };
}

const bare = (purl: string): string => purl.replace(/\?.*/, '');
const summary = ({ added, removed, relicensed }: DiffDocument): unknown => ({
  added: added.map(({ purl, license }) => `${bare(purl)} ${license}`),
  removed: removed.map(({ purl, license }) => `${bare(purl)} ${license}`),
  relicensed: relicensed.map(({ purl, was, from, to }) => `${bare(was)} ${bare(purl)} ${from} ${to}`),
});

const CHANGES = {
  added: ['pkg:npm/report-kit@2.1.0 AGPL-3.0-only'],
  removed: ['pkg:npm/saucer@1.0.0 GPL-3.0-only'],
  relicensed: ['pkg:npm/kettle@1.0.0 pkg:npm/kettle@2.0.0 MIT BUSL-1.1'],
};

/** A repository with the old shelf committed, and the new one in the working tree. */
function changed(): Repository {
  const tea = repository({ ...house(BEFORE), '.gitignore': 'node_modules/\n' });
  tea.write(house(AFTER));
  return tea;
}

describe('licheck diff of git revisions', () => {
  it('compares a revision with the working tree', async () => {
    const tea = changed();
    const { code, document } = await diff(tea.root, 'main');
    expect(code).toBe(1);
    expect(summary(document)).toEqual(CHANGES);
    expect(document.rejudged.map(({ purl, from, to }) => `${bare(purl)} ${from} ${to}`)).toEqual([
      'pkg:npm/kettle@2.0.0 allowed denied',
    ]);
    const codes = new Set(document.newFindings.map(({ code, purl }) => `${bare(purl ?? '')} ${code}`));
    expect(codes).toContain('pkg:npm/report-kit@2.1.0 license-denied');
    expect(codes).toContain('pkg:npm/kettle@2.0.0 license-denied');
    expect(document.resolvedFindings.map(({ purl }) => bare(purl ?? ''))).toContain('pkg:npm/saucer@1.0.0');
    expect(
      document.newObligations.some(({ tag, purl }) => tag === 'disclose-source' && bare(purl) === 'pkg:npm/report-kit@2.1.0'),
    ).toBe(true);
    expect(document.old).toMatchObject({
      name: 'main',
      kind: 'revision',
      commit: tea.git('rev-parse', 'main').trim(),
      complete: true,
    });
    expect(document.new).toMatchObject({ kind: 'working-tree', commit: null, complete: true });
    expect(document.notes.join('\n')).toContain(
      'packages that are installed but not committed, model caches and hubs are left out',
    );
  });

  it('compares two revisions, forwards and backwards', async () => {
    const tea = changed();
    tea.commit('second');
    expect(summary((await diff(tea.root, 'HEAD~1', 'HEAD')).document)).toEqual(CHANGES);
    const back = await diff(tea.root, 'HEAD', 'HEAD~1');
    expect(back.document.relicensed).toMatchObject([{ from: 'BUSL-1.1', to: 'MIT' }]);
    const same = await diff(tea.root, 'HEAD', 'main');
    expect([same.code, same.document.newFindings.length, same.document.relicensed.length]).toEqual([0, 0, 0]);
  });

  it('does not take what is installed for a change', async () => {
    const tea = repository({ ...house(BEFORE), '.gitignore': 'node_modules/\n' });
    tea.write({ ...installed(BEFORE), 'node_modules/cup/LICENSE': licenseText('GPL-3.0-only') });
    const { code, document } = await diff(tea.root, 'main');
    expect([code, document.relicensed, document.newFindings, document.added]).toEqual([0, [], [], []]);
  });

  it('fails only for what is new, at or above --fail-on', async () => {
    const tea = repository(house({ saucer: ['1.0.0', 'GPL-3.0-only'] }));
    tea.write(house({ saucer: ['1.0.1', 'GPL-3.0-only'], cup: ['1.0.0', 'MIT'] }));
    expect((await diff(tea.root, 'main')).code).toBe(0);
    const worse = changed();
    expect((await diff(worse.root, 'main', '--fail-on', 'never')).code).toBe(0);
  });

  it('looks at one folder of a larger repository', async () => {
    const files = Object.fromEntries(Object.entries(house(BEFORE)).map(([path, content]) => [`houses/tea/${path}`, content]));
    const street = repository({ ...files, ...house({ 'report-kit': ['1.0.0', 'AGPL-3.0-only'] }) });
    street.write(Object.fromEntries(Object.entries(house(AFTER)).map(([path, content]) => [`houses/tea/${path}`, content])));
    expect(summary((await diff(street.root, 'main', '--path', 'houses/tea')).document)).toEqual(CHANGES);
    expect(summary((await diff(join(street.root, 'houses/tea'), 'main')).document)).toEqual(CHANGES);
    street.write({
      'houses/new/package.json': house(BEFORE)['package.json'],
      'houses/new/package-lock.json': house(BEFORE)['package-lock.json'],
    });
    const fresh = await diff(street.root, 'main', '--path', 'houses/new');
    expect(fresh.document.notes).toContain('main holds no components, so everything is new');
  });

  it('says what a lock file without licences cannot tell', async () => {
    const tea = repository(house({ cup: ['1.0.0'] }));
    const { document } = await diff(tea.root, 'main');
    expect(document.notes.join('\n')).toContain('1 component has no licence in what git holds');
  });

  it('names a submodule that moved', async () => {
    const leaf = repository({ 'a.txt': 'a' });
    const tea = repository(house(BEFORE));
    tea.git('submodule', '--quiet', 'add', leaf.root, 'vendor/leaf');
    const { document } = await diff(tea.root, 'main');
    expect(document.notes.join('\n')).toContain('vendor/leaf is a submodule and was not entered');
    tea.commit('with it');
    expect((await diff(tea.root, 'main')).document.notes.join('\n')).not.toContain('submodule');
  });

  it('trusts no side that could not be read whole', async () => {
    const tea = repository({ ...house(BEFORE), 'package-lock.json': '{' });
    tea.write(house(BEFORE));
    const run = await diff(tea.root, 'main');
    expect(run.code).toBe(2);
    expect(run.document.old.complete).toBe(false);
    expect(run.err).toContain('discover/lockfile-unreadable');
    expect((await licheck(['diff', 'main'], { cwd: tea.root })).out).toContain('INCOMPLETE  main');
    expect((await licheck(['diff', 'main', '--allow-incomplete', '--fail-on', 'never'], { cwd: tea.root })).code).toBe(0);
  });

  it.each([
    [['v9'], 'git/unknown-revision'],
    [['main', '--', '-c'], 'git/bad-revision'],
    [['main', '--path', 'nowhere'], 'io/missing'],
    [['main', '--policy', 'no-such-preset'], 'policy/'],
    [['nowhere.json'], 'io/missing'],
    [[], "missing required argument 'old'"],
  ] as const)('refuses %j', async (args, told) => {
    const tea = repository(house(BEFORE));
    const run = await licheck(['diff', ...args], { cwd: tea.root });
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(told);
  });

  it('refuses a folder without a repository, and says that a clone is shallow', async () => {
    expect((await licheck(['diff', 'main'], { cwd: emptyFolder() })).err).toContain('git/not-a-repository');
    const tea = repository(house(BEFORE));
    tea.write(house(AFTER));
    tea.commit('second');
    const folder = emptyFolder();
    runGit(folder, ['clone', '--quiet', '--depth', '1', `file://${tea.root}`, 'clone']);
    const run = await licheck(['diff', 'HEAD~1'], { cwd: join(folder, 'clone') });
    expect(run.code).toBe(2);
    expect(run.err).toContain('git fetch --unshallow');
  });
});

describe('licheck diff of saved results', () => {
  async function saved(): Promise<Repository> {
    const tea = repository(house(BEFORE));
    await licheck(['--format', 'json', '--output', 'old.json', '--fail-on', 'never'], { cwd: tea.root });
    tea.write(house(AFTER));
    return tea;
  }

  it('compares a saved result with another, or with the working tree as it is', async () => {
    const tea = await saved();
    expect(summary((await diff(tea.root, 'old.json')).document)).toEqual(CHANGES);
    await licheck(['--format', 'json', '--output', 'new.json', '--fail-on', 'never'], { cwd: tea.root });
    const { code, document } = await diff(tea.root, 'old.json', 'new.json');
    expect(code).toBe(1);
    expect(summary(document)).toEqual(CHANGES);
    expect(document.notes).toEqual([]);
    expect(document.old).toMatchObject({ name: 'old.json', kind: 'saved', commit: null });
  });

  it('takes one from standard input', async () => {
    const tea = await saved();
    const run = await licheck(['diff', '-', '--format', 'json'], {
      cwd: tea.root,
      input: readFileSync(join(tea.root, 'old.json'), 'utf8'),
    });
    expect(summary(JSON.parse(run.out) as DiffDocument)).toEqual(CHANGES);
  });

  it('compares a saved result with a revision as far as both tell', async () => {
    const tea = await saved();
    tea.commit('second');
    const { document } = await diff(tea.root, 'old.json', 'HEAD');
    expect(summary(document)).toEqual(CHANGES);
    expect(document.notes.join('\n')).toContain('licences are compared as declared');
  });

  it('says where a result was edited by hand', async () => {
    const tea = await saved();
    const text = readFileSync(join(tea.root, 'old.json'), 'utf8').replace('"verdict": "allowed"', '"verdict": "fine"');
    writeFileSync(join(tea.root, 'old.json'), text);
    const run = await licheck(['diff', 'old.json'], { cwd: tea.root });
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(/report\/wrong-shape[\s\S]*old\.json:\d+:\d+/);
  });

  it('says that the policy is not the same', async () => {
    const tea = await saved();
    const { document } = await diff(tea.root, 'old.json', '--policy', 'internal');
    expect(document.notes.join('\n')).toContain('different policies: commercial-distributed, then internal');
  });
});

describe('what licheck diff prints', () => {
  it('a view for a terminal', async () => {
    const { out } = await licheck(['diff', 'main'], { cwd: changed().root });
    for (const part of [
      'new findings',
      'error[license-denied]: AGPL-3.0-only is not allowed by the policy',
      'MIT → BUSL-1.1',
      'allowed → denied',
      'owed anew for this use',
      'resolved',
      '(exit 1)',
      'licheck why ',
    ]) {
      expect(out).toContain(part);
    }
    expect(out).not.toContain('\u001b');
  });

  it('a comment for a pull request', async () => {
    const { out } = await licheck(['diff', 'main', '--format', 'markdown'], { cwd: changed().root });
    expect(out.startsWith('<!-- licheck diff -->\n')).toBe(true);
    expect(out).toMatch(/### licheck: ❌ \d+ new errors/);
    expect(out).toContain('| relicensed | `kettle@1.0.0` → `kettle@2.0.0` | `MIT` → `BUSL-1.1` | allowed → denied |');
    expect(out).toContain('| added | `report-kit@2.1.0` |');
  });

  it('nothing to see when nothing changed', async () => {
    const tea = repository(house({ cup: ['1.0.0', 'MIT'] }));
    const run = await licheck(['diff', 'main'], { cwd: tea.root });
    expect(run.code).toBe(0);
    expect(run.out).toContain('nothing newly against the policy');
    expect((await licheck(['diff', 'main', '--quiet'], { cwd: tea.root })).out).toBe('');
  });

  it('names of the scanned tree as they are, harmless in every format', async () => {
    const tea = repository(house(BEFORE));
    tea.write({ ...house(BEFORE), 'models/evil\u001b[31m|<b>/README.md': '---\nlicense: agpl-3.0\n---\n# evil <img src=x>\n' });
    for (const format of ['terminal', 'markdown', 'json']) {
      const { out } = await licheck(['diff', 'main', '--format', format], { cwd: tea.root });
      expect(out).not.toContain('\u001b');
      if (format === 'markdown') expect(out).not.toMatch(/<b>|<img/);
    }
  });

  it('to a file when asked', async () => {
    const tea = changed();
    const run = await licheck(['diff', 'main', '--format', 'markdown', '--output', 'comment.md'], { cwd: tea.root });
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(readFileSync(join(tea.root, 'comment.md'), 'utf8')).toContain('### licheck');
    expect((await licheck(['diff', 'main', '--output', 'no/such/folder.md'], { cwd: tea.root })).code).toBe(2);
  });
});
