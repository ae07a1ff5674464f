import { describe, expect, it } from 'vitest';
import { readLicenseFiles, scoreName } from '../../src/discover/license-files.ts';
import { openProject } from '../../src/io/open-project.ts';
import { ROOT } from '../../src/io/paths.ts';
import { tree } from '../io/tree.ts';

describe('file names', () => {
  it.each([
    ['LICENSE', 'license', 1],
    ['licence', 'license', 1],
    ['LICENSE.md', 'license', 0.95],
    ['License.TXT', 'license', 0.95],
    ['COPYING', 'license', 0.95],
    ['UNLICENSE', 'license', 0.95],
    ['COPYING.LESSER', 'license', 0.9],
    ['LICENSE-MIT', 'license', 0.85],
    ['LICENSE.APACHE2', 'license', 0.85],
    ['MIT-LICENSE.txt', 'license', 0.85],
    ['LICENSES.md', 'license', 0.8],
    ['OFL.txt', 'license', 0.8],
    ['EULA.txt', 'license', 0.7],
    ['my-licenses-list', 'license', 0.6],
    ['NOTICE', 'notice', 0.7],
    ['ThirdPartyNotices.txt', 'notice', 0.5],
    ['LICENSE-3RD-PARTY.txt', 'notice', 0.5],
    ['PATENTS', 'notice', 0.4],
    ['COPYRIGHT', 'copyright', 0.6],
    ['REUSE.toml', 'copyright', 0.6],
    ['README.md', 'readme', 0.2],
    ['readme.zh-CN.md', 'readme', 0.2],
  ])('%s is a %s of %d', (name, role, score) => {
    expect(scoreName(name)).toEqual({ role, score });
    expect(scoreName(name)).toEqual({ role, score });
  });

  it.each([
    'index.js',
    'license.js',
    'licenses.json',
    'license-checker.ts',
    'LICENSE.png',
    'copy.md',
    'notice.css',
    'reader.md',
    '',
    'x'.repeat(100_000),
  ])('%j promises nothing, or little', (name) => {
    expect(scoreName(name)?.score ?? 0).toBeLessThan(0.5);
  });
});

describe('licence files of a folder', () => {
  it('are those of a REUSE layout too', () => {
    const files = openProject(
      tree({ 'LICENSES/MIT.txt': 'MIT', 'REUSE.toml': 'version = 1', '.reuse/dep5': 'x', '.reuse/other': 'no' }),
    );
    const { entries } = files.list(ROOT);
    expect(readLicenseFiles(entries, files).files.map(({ path, role }) => [path, role])).toEqual([
      ['.reuse/dep5', 'copyright'],
      ['LICENSES/MIT.txt', 'license'],
      ['REUSE.toml', 'copyright'],
    ]);
  });

  it('come with their texts, folders of licences included; the README only in need', () => {
    const files = openProject(
      tree({
        LICENSE: 'MIT',
        'LICENSES/ISC.txt': 'ISC',
        'LICENSES/AUTHORS': 'all',
        'licenses/x.js': 'no',
        'README.md': 'hi',
        NOTICE: 'us',
        'lib/LICENSE': 'deep',
      }),
    );
    const { files: found, diagnostics } = readLicenseFiles(files.list(ROOT).entries, files);
    expect(diagnostics).toEqual([]);
    expect(found.map(({ path, role, text }) => `${path} ${role} ${text?.body}`)).toEqual([
      'LICENSE license MIT',
      'LICENSES/AUTHORS copyright all',
      'LICENSES/ISC.txt license ISC',
      'NOTICE notice us',
    ]);
    const bare = openProject(tree({ 'README.md': 'License: MIT', 'README.fr.md': 'non', NOTICE: 'us' }));
    expect(readLicenseFiles(bare.list(ROOT).entries, bare).files.map(({ path, role }) => `${path} ${role}`)).toEqual([
      'NOTICE notice',
      'README.fr.md readme',
    ]);
  });

  it('are named even when they cannot be read', () => {
    const files = openProject(tree({ LICENSE: Buffer.from([0, 1, 2]) }));
    const { files: found, diagnostics } = readLicenseFiles(files.list(ROOT).entries, files);
    expect(found).toEqual([{ path: 'LICENSE', role: 'license', score: 1 }]);
    expect(diagnostics).toMatchObject([{ code: 'io/not-text', path: 'LICENSE' }]);
  });
});
