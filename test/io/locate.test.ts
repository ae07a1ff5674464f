import { describe, expect, it } from 'vitest';
import { locate } from '../../src/io/locate.ts';
import { openProject } from '../../src/io/open-project.ts';
import type { KeyPath } from '../../src/model/location.ts';
import { project } from '../cli/run.ts';

function marked(path: string, text: string, keys: KeyPath): string {
  const place = locate(openProject(project({ [path]: text })))({ path, keys });
  return `${place.line}:${place.column} ${place.excerpt.slice(place.column - 1, place.endColumn - 1)}`;
}

describe('places in JSON', () => {
  const lock =
    '{\n  "packages": {\n    "node_modules/kettle": {\n      "license": "MIT",\n      "os": ["tea", "\\"}"]\n    }\n  }\n}\n';
  it.each([
    [['packages', 'node_modules/kettle'], '3:5 "node_modules/kettle"'],
    [['packages', 'node_modules/kettle', 'license'], '4:18 "MIT"'],
    [['packages', 'node_modules/kettle', 'os', 1], '5:21 "\\"}"'],
    [['packages', 'nothing', 'here'], '2:3 "packages"'],
  ] as const)('finds %j', (keys, expected) => {
    expect(marked('package-lock.json', lock, keys)).toBe(expected);
  });
  it('takes the last of repeated keys, and keys with escapes', () => {
    expect(marked('a.json', '{"a": 1, "a": 2, "\\u0062": 3}', ['a'])).toBe('1:15 2');
    expect(marked('a.json', '{"a": 1, "\\u0062": 3}', ['b'])).toBe('1:20 3');
  });
  it('bears what is broken, deep or odd', () => {
    for (const text of ['', '{', '{"a"', '{"a": ', '[1,', '{"a": tru', '{"a": {"b": ', '[[[[', '}{']) {
      expect(marked('a.json', text, ['a', 'b', 0])).toMatch(/^1:/);
    }
    expect(marked('a.json', `{"a": ${'['.repeat(200_000)}${']'.repeat(200_000)}, "b": 1}`, ['b'])).toMatch(/^1:400/);
  });
});

describe('places in YAML, front matter and TOML', () => {
  it('finds a key of a configuration', () => {
    expect(marked('licheck.yaml', 'policy:\n  deny:\n    - category: x\n', ['policy', 'deny', 0, 'category'])).toBe('3:17 x');
  });
  it('finds a key of a card, lines counted from the top of the file', () => {
    const card = '---\r\ntags: [a]\r\nlicense:\r\n- mit\r\n- other\r\n---\r\n# Oolong\r\n';
    expect(marked('README.md', card, ['license', 1])).toBe('5:3 other');
    expect(marked('README.md', card, ['base_model'])).toBe('1:1 ---');
  });
  it('finds a table of an array and its key', () => {
    const toml = 'version = 1\n\n[[package]]\nname = "leaf"\n\n[[package]]\nname = "kettle"\nversion = "2"\n';
    expect(marked('uv.lock', toml, ['package', 1, 'name'])).toBe('7:1 name = "kettle"');
    expect(marked('uv.lock', toml, ['package', 1])).toBe('6:1 [[package]]');
    expect(marked('pyproject.toml', '[project]\nlicense = {text = "MIT"}\n', ['project', 'license', 'text'])).toBe(
      '2:1 license = {text = "MIT"}',
    );
  });
});

describe('files', () => {
  it('stay open while they are asked for, and are let go for others', () => {
    const long = `license: mit\n${'# tea\n'.repeat(400_000)}`;
    const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}.yaml`);
    const opened: string[] = [];
    const root = project(Object.fromEntries(names.map((name) => [name, long])));
    const place = locate(openProject(root, { onOpen: (path) => opened.push(path) }));
    const ask = (path: string): number => place({ path, keys: ['license'] }).column;
    expect(['a.yaml', 'a.yaml', 'a.yaml'].map(ask)).toEqual([10, 10, 10]);
    expect(opened).toEqual(['a.yaml']);
    expect(names.map(ask)).toEqual(names.map(() => 10));
    expect(ask('a.yaml')).toBe(10);
    expect(opened).toEqual([...names, 'a.yaml']);
  });
});

describe('places that need no search', () => {
  it('marks a whole line when only the line is known', () => {
    const place = locate(openProject(project({ 'requirements.txt': 'leaf==1\n  kettle==2  \n' })));
    expect(place({ path: 'requirements.txt', line: 2 })).toEqual({
      path: 'requirements.txt',
      line: 2,
      column: 3,
      endColumn: 12,
      excerpt: '  kettle==2  ',
    });
  });
  it('cuts a line of a megabyte and keeps its column', () => {
    const files = openProject(project({ 'a.json': `{"pad": "${'x'.repeat(1_000_000)}", "b": 1}` }));
    const place = locate(files)({ path: 'a.json', keys: ['b'] });
    expect(place.column).toBe(1_000_018);
    expect(place.excerpt).toHaveLength(200);
  });
  it('leaves what is missing or outside on its first line', () => {
    const place = locate(openProject(project({})));
    for (const path of ['gone.json', '../outside.json', '/etc/passwd', '']) {
      expect(place({ path, keys: ['a'] })).toMatchObject({ line: 1, column: 1, excerpt: '' });
    }
  });
});
