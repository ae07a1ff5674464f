import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/discover/source.ts';
import { walk } from '../../src/discover/walk.ts';
import { openProject } from '../../src/io/open-project.ts';
import { type Node, tree } from '../io/tree.ts';

/** Tells what it is handed, as diagnostics. */
const echo = (...matches: string[]): Source => ({
  id: 'echo',
  title: 'says what it is handed',
  readers: [
    {
      matches,
      *read(path, { siblings }) {
        const message = siblings.map((entry) => entry.name).join(' ');
        yield { type: 'diagnostic', diagnostic: { code: 'test/handed', severity: 'note', path, message, incomplete: false } };
      },
    },
  ],
});

function handed(
  nodes: Record<string, Node>,
  matches: string[],
  options: { ignore?: string[]; starts?: string[] } = {},
): string[] {
  const files = openProject(tree(nodes), { starts: options.starts ?? [''] });
  return [...walk(files, [echo(...matches)], files.starts, options.ignore ?? [])].map((sighting) =>
    sighting.type === 'diagnostic'
      ? `${sighting.diagnostic.path} ${sighting.diagnostic.code.replace('test/handed', '')}`.trim()
      : '?',
  );
}

describe('the walk', () => {
  it('hands over names, suffixes and folders, and never enters what a reader owns', () => {
    const nodes = { 'a/x.md': '', 'a/own/x.md': '', 'b.dist-info/x.md': '', 'own/deep/x.md': '', 'x.md': '', 'y.txt': '' };
    expect(handed(nodes, ['*.md', 'own/', '*.dist-info/'])).toEqual(['b.dist-info', 'own', 'x.md', 'a/own', 'a/x.md']);
    expect(handed(nodes, ['x.md'])).toEqual(['x.md', 'a/x.md', 'a/own/x.md', 'b.dist-info/x.md', 'own/deep/x.md']);
  });
  it('stays out of histories and of what is ignored', () => {
    const nodes = { '.git/x.md': '', '.hidden/x.md': '', 'golden/a/x.md': '', 'b/golden/x.md': '', 'c/x.md': '' };
    expect(handed(nodes, ['x.md'], { ignore: ['golden/**', 'c'] })).toEqual(['.hidden/x.md', 'b/golden/x.md']);
    expect(handed(nodes, ['golden/'], { ignore: ['golden'] })).toEqual([]);
  });
  it('begins where it is told and sees nothing twice', () => {
    const nodes = { 'a/x.md': '', 'a/b/x.md': '', 'c/x.md': '' };
    expect(handed(nodes, ['x.md'], { starts: ['c', 'a/b', 'a'] })).toEqual(['a/x.md', 'a/b/x.md', 'c/x.md']);
  });
  it('follows a link inside the root once, under its real name', () => {
    const nodes = {
      'a/x.md': '',
      'b/again': { link: '../a' },
      'b/up': { link: '../..' },
      'far/x.md': '',
      'a/far': { link: '../far' },
    };
    expect(handed({ ...nodes, 'b/up': { link: '..' } }, ['x.md'])).toEqual(['a/x.md', 'far/x.md']);
    expect(handed(nodes, ['x.md'], { starts: ['a'] })).toEqual(['a/x.md', 'far/x.md']);
    expect(handed(nodes, ['x.md'], { ignore: ['far'], starts: ['a'] })).toEqual(['a/x.md']);
  });
  it('passes on what could not be listed, unless it is ignored', () => {
    const nodes = { loop: { link: 'loop' }, 'old/loop': { link: 'loop' } };
    expect(handed(nodes, [], { ignore: ['old'] })).toEqual(['loop io/link-loop']);
    expect(handed({}, [], { starts: ['gone'] })).toEqual(['gone io/missing']);
  });
  it('bears a very deep tree', () => {
    expect(handed({ [`${'d/'.repeat(120)}x.md`]: '' }, ['x.md']).map((line) => line.replace(/^.* /, ''))).toEqual([
      'io/too-deep',
    ]);
  });
});
