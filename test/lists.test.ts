import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discover } from '../src/discover/discover.ts';
import { SOURCES } from '../src/discover/sources/index.ts';
import { openProject } from '../src/io/open-project.ts';
import { CODES, FINDING_CODES } from '../src/model/codes.ts';
import { loadRulebook } from '../src/rulebook/load.ts';
import { loadPolicy } from '../src/rulebook/policy/load.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PROJECTS = join(ROOT, 'fixtures/projects');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`);
const projects = readdirSync(PROJECTS, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/**
 * The promise of CONTRIBUTING.md: to add a thing is to write its file and its line in one list. The lists of sources, reporters,
 * checks and presets are also tested where they stand; here is what holds between rooms. A failure names the file to write.
 */
describe('the lists', () => {
  it('of commands: each file of src/cli/commands has its line in src/cli/other-commands.ts', () => {
    const lists = read('src/cli/program.ts') + read('src/cli/other-commands.ts');
    const listed = new Set([...lists.matchAll(/'\.\/commands\/([^']+)'/g)].map(([, file]) => file));
    const files = readdirSync(join(ROOT, 'src/cli/commands')).filter((file) => file.endsWith('.ts'));
    const lacking = files
      .filter((file) => !listed.has(file))
      .map((file) => `import ./commands/${file} in src/cli/other-commands.ts`);
    expect(lacking).toEqual([]);
  });

  it('of presets: each file of rules/policies loads without a word', () => {
    const rulebook = loadRulebook();
    const files = readdirSync(join(ROOT, 'rules/policies')).filter((file) => file.endsWith('.yaml'));
    expect(files.map((file) => file.replace('.yaml', '')).sort()).toEqual(Object.keys(rulebook.presets).sort());
    for (const file of files) {
      const policy = file.replace('.yaml', '');
      expect({ file, ...loadPolicy({ cwd: PROJECTS, root: PROJECTS, rulebook, policy }) }).toMatchObject({
        file,
        diagnostics: [],
        policy: { extends: [policy] },
      });
    }
  });

  it('of findings: each code has a title, a meaning and a remedy in src/model/codes.ts', () => {
    for (const code of FINDING_CODES) {
      expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      const { title, meaning, remedy } = CODES[code];
      expect(
        [title, meaning, remedy].filter((text) => text.length < 10),
        `src/model/codes.ts: ${code}`,
      ).toEqual([]);
      expect(`${meaning}${remedy}`, `src/model/codes.ts: ${code} gives no legal advice`).not.toMatch(/\b(?:il)?legal(?:ly)?\b/i);
    }
  });

  it('of projects: each has an expectation', () => {
    const lacking = projects.filter((name) => name !== 'tea-house' && !existsSync(join(PROJECTS, name, 'expected.json')));
    expect(lacking.map((name) => `write fixtures/projects/${name}/expected.json`)).toEqual([]);
  });

  it('of sources: each is seen at work in a project', () => {
    // One that only says what it cannot read is known by its diagnostic.
    const seen = new Set(
      projects.flatMap((name) => {
        const { components, diagnostics } = discover(openProject(join(PROJECTS, name)), { ignore: [] });
        const sources = components.flatMap(({ provenance }) => provenance.map(({ source }) => source));
        return [...sources, ...diagnostics.map(({ code }) => code.replace('discover/', ''))];
      }),
    );
    const lacking = SOURCES.filter(({ id }) => !seen.has(id)).map(
      ({ id }) => `write fixtures/projects/${id}-<case>/expected.json`,
    );
    expect(lacking).toEqual([]);
  });

  it('of diagnostics: each code of discovery and reading is asked for by a test or a project', () => {
    const slugsOf = (file: string): string[] => {
      const text = read(file);
      return [...text.slice(text.indexOf('const PROBLEMS')).matchAll(/^ {2}'?([a-z][a-z0-9-]*)'?: \{/gm)].map(
        ([, slug = '']) => slug,
      );
    };
    const asked = [
      ...filesIn('test', '.ts').filter((file) => file !== 'test/lists.test.ts'),
      ...filesIn('fixtures', 'expected.json'),
    ]
      .map(read)
      .join('\n');
    const codes = [
      ...slugsOf('src/discover/problems.ts').map((slug) => `discover/${slug}`),
      ...slugsOf('src/io/problems.ts').map((slug) => `io/${slug}`),
    ];
    expect(codes.length).toBeGreaterThan(15);
    const lacking = codes.filter((code) => !asked.includes(code));
    expect(
      lacking.map((code) => `write a test in test/hostile, or a project in fixtures/projects, that ends in ${code}`),
    ).toEqual([]);
  });
});
