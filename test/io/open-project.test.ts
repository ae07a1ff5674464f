import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openProject } from '../../src/io/open-project.ts';
import { ROOT } from '../../src/io/paths.ts';
import type { ProjectFiles } from '../../src/io/project-files.ts';
import type { ProjectPath } from '../../src/model/location.ts';
import { tree } from './tree.ts';

const at = (path: string): ProjectPath => path as ProjectPath;
const code = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && 'code' in answer ? answer.code : answer;
const shape = (files: ProjectFiles, path = ''): unknown =>
  files.list(at(path)).entries.map(({ name, kind, link }) => `${name} ${kind}${link ? ' link' : ''}`);

describe('listing', () => {
  it('sorts, tells kinds and follows links that stay inside', () => {
    const root = tree({ 'b/x': '1', a: '2', 'c/up': { link: '../b' }, 'c/file': { link: '../a' } });
    const files = openProject(root);
    expect(shape(files)).toEqual(['a file', 'b directory', 'c directory']);
    expect(shape(files, 'c')).toEqual(['file file link', 'up directory link']);
    expect(files.text(at('c/up/x'))).toBe('1');
    expect(files.real(at('c/up/x'))).toBe('b/x');
    expect(files.list(at('c'), (name) => name === 'up').entries.map(({ name }) => name)).toEqual(['up']);
  });

  it('refuses links out of the root, loops and nowhere, each with its place', () => {
    const outside = tree({ 'secret/note': 'x', 'secret/deep/note': 'y' });
    const root = tree({
      out: { link: join(outside, 'secret') },
      file: { link: join(outside, 'secret/note') },
      loop: { link: 'loop' },
      nowhere: { link: 'gone' },
      'here/round': { link: '..' },
      'near/a': { link: '../out/deep' },
    });
    const files = openProject(root);
    const { entries, diagnostics } = files.list(ROOT);
    expect(diagnostics.map((found) => `${found.code} ${found.path}`).sort()).toEqual([
      'io/link-broken nowhere',
      'io/link-leaves-root out',
      'io/link-loop loop',
    ]);
    expect(entries.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'file file',
      'here directory',
      'loop other',
      'near directory',
      'nowhere other',
      'out other',
    ]);
    expect(code(files.text(at('file')))).toBe('io/link-leaves-root');
    expect(code(files.text(at('out/note')))).toBe('io/link-leaves-root');
    expect(code(files.text(at('near/a/note')))).toBe('io/link-leaves-root');
    expect(code(files.list(at('out')).diagnostics[0])).toBe('io/link-leaves-root');
    expect(files.join(ROOT, 'out', 'note')).toBeUndefined();
    expect(files.real(at('file'))).toBeUndefined();
    expect(files.real(at('here/round'))).toBe('');
    expect(files.isFile(at('file'))).toBe(false);
    expect(files.isDirectory(at('here/round'))).toBe(true);
  });

  it('does not believe a `..` that stands behind a link', () => {
    // `in/there` is really `far/off/there`; the text of the link inside it says `in/key`, the system says `far/off/key`.
    const outside = tree({ key: 'secret' });
    const root = tree({
      'in/key': 'plain',
      'far/off/there/up': { link: '../key' },
      'far/off/key': { link: join(outside, 'key') },
    });
    const files = openProject(tree({ a: 'x' }));
    expect(files.text(at('a'))).toBe('x');
    const linked = openProject(root);
    execFileSync('ln', ['-s', '../far/off/there', join(root, 'in/there')]);
    expect(shape(linked, 'in')).toEqual(['key file', 'there directory link']);
    expect(code(linked.text(at('in/there/up')))).toBe('io/link-leaves-root');
    expect(shape(linked, 'in/there')).toEqual(['up file link']);
    expect(code(linked.text(at('in/there/up')))).toBe('io/link-leaves-root');
  });

  it('never opens a pipe, and never waits for one', () => {
    const root = tree({ 'a/package.json': '{}' });
    execFileSync('mkfifo', [join(root, 'a/LICENSE')]);
    const opened: string[] = [];
    const files = openProject(root, { onOpen: (path) => opened.push(path) });
    expect(shape(files, 'a')).toEqual(['LICENSE other', 'package.json file']);
    expect(code(files.licenseText(at('a/LICENSE')))).toBe('io/not-a-file');
    expect(code(files.text(at('a')))).toBe('io/not-a-file');
    expect(opened).toEqual([]);
  });

  it('answers for a root that is missing or a file', () => {
    const root = tree({ file: 'x' });
    const gone = openProject(join(root, 'gone'));
    expect(gone.list(ROOT)).toMatchObject({ entries: [], diagnostics: [{ code: 'io/missing', incomplete: true }] });
    expect(code(gone.text(at('a')))).toBe('io/missing');
    expect(openProject(join(root, 'file')).list(ROOT).diagnostics).toMatchObject([
      { code: 'io/not-a-directory', incomplete: true },
    ]);
  });

  it('keeps to its limits and says so', () => {
    const root = tree({ 'a/b/c/d/e': 'x', big: 'x'.repeat(200), one: '1', two: '2', three: '3' });
    const files = openProject(root, { limits: { textBytes: 100, licenseBytes: 50, files: 3, depth: 3 } });
    expect(code(files.text(at('big')))).toBe('io/file-too-large');
    expect(code(files.licenseText(at('big')))).toBe('io/file-too-large');
    expect(code(files.text(at('big'), 300))).toBe('x'.repeat(200));
    expect(files.text(at('one'))).toMatchObject({ code: 'io/too-many-files', incomplete: true });
    expect(files.list(at('a/b/c/d')).diagnostics).toMatchObject([{ code: 'io/too-deep', incomplete: true }]);
    const few = openProject(root, { limits: { entries: 2 } });
    few.list(ROOT);
    expect(few.list(at('a')).diagnostics).toMatchObject([{ code: 'io/too-many-entries', incomplete: true }]);
  });

  it('begins where it is told, and names what is outside', () => {
    const files = openProject(tree({ 'a/b': 'x' }), { starts: ['a', '../b', '/etc'] });
    expect(files.starts).toEqual(['a']);
    expect(files.remarks().map((found) => `${found.code} ${found.path} ${found.incomplete}`)).toEqual([
      'io/outside-root ../b true',
      'io/outside-root /etc true',
    ]);
  });
});

describe('paths', () => {
  it('joins inside the root only', () => {
    const files = openProject(tree({ a: 'x' }));
    expect(files.join(at('a/b'), '../c', './d')).toBe('a/c/d');
    expect(files.join(at('a'), '..')).toBe('');
    for (const parts of [['..'], ['../../x'], ['/etc/passwd'], ['a\0b'], ['x'.repeat(5000)], ['a', '../../..']]) {
      expect(files.join(ROOT, ...parts)).toBeUndefined();
    }
    expect(files.parent(at('a/b'))).toBe('a');
    expect(files.parent(ROOT)).toBe('');
  });
});

describe('text', () => {
  const utf16 = (text: string, big: boolean): Uint8Array => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return big ? bytes.swap16() : bytes;
  };
  const files = (content: string | Uint8Array): ProjectFiles => openProject(tree({ file: content }));

  it('decodes UTF-8 and UTF-16 and drops the byte order mark', () => {
    expect(files('\ufeffgrün').text(at('file'))).toBe('grün');
    expect(files(utf16('grün', false)).text(at('file'))).toBe('grün');
    expect(files(utf16('grün', true)).text(at('file'))).toBe('grün');
    expect(files('').text(at('file'))).toBe('');
  });

  it('reads a licence text of another age as Latin-1, and marks a manifest that is damaged', () => {
    const latin = files(Buffer.from('© Müller', 'latin1'));
    expect(latin.licenseText(at('file'))).toMatchObject({ body: '© Müller' });
    expect(latin.remarks()).toEqual([]);
    expect(latin.text(at('file'))).toBe('\ufffd M\ufffdller');
    expect(latin.remarks()).toMatchObject([{ code: 'io/not-utf8', path: 'file', incomplete: false }]);
    expect(files('a \ufffd b').remarks()).toEqual([]);
  });

  it('refuses what is not text', () => {
    expect(code(files(Buffer.from([0x4d, 0x5a, 0, 1, 2])).text(at('file')))).toBe('io/not-text');
    expect(code(files(Buffer.from([0x4d, 0x5a, 0, 1, 2])).licenseText(at('file')))).toBe('io/not-text');
  });

  it('reads files longer than one read', () => {
    const long = 'kettle\n'.repeat(100_000);
    expect(files(long).text(at('file'))).toBe(long);
    expect(files(long).bytes(at('file'), 699_993, 100)).toEqual(Buffer.from('kettle\n'));
    expect(files(long).bytes(at('file'), 800_000, 100)).toEqual(Buffer.alloc(0));
  });

  it('gives equal texts one digest and one body', () => {
    const project = openProject(tree({ a: 'same', b: 'same', c: 'other' }));
    const [a, b, c] = ['a', 'b', 'c'].map((name) => project.licenseText(at(name)));
    expect(a).toBe(b);
    expect(a).toEqual({ digest: '0967115f2813a3541eaef77de9d9d5773f1c0c04314b0bbfe4ff3b3b1c55b5d5', body: 'same' });
    expect(c).not.toEqual(a);
  });
});
