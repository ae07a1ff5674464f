import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { licheck, project, type Run, scanJson } from './run.ts';

const HOUSE = {
  'package.json': { name: 'tea-house', version: '1.0.0', private: true },
  'node_modules/report-kit/package.json': { name: 'report-kit', version: '2.1.0', license: 'AGPL-3.0-only' },
  'node_modules/@kettle/charts/package.json': {
    name: '@kettle/charts',
    version: '0.5.1',
    license: 'CC-BY-NC-4.0 AND GPL-3.0-only',
  },
  'node_modules/steep/package.json': { name: 'steep', version: '1.0.0', license: 'MIT' },
  'node_modules/brew-log/package.json': { name: 'brew-log', version: '0.3.0' },
} as const;

const CONFIG = [
  '# How the tea house ships.',
  'extends: commercial-distributed   # for now',
  '',
  'use:',
  '  fields: [ healthcare ]  # teas',
  '',
  '# the end',
  '',
].join('\n');
const BOUGHT = ['--reason', 'bought, contract 2026-114', '--owner', 'legal@teahouse.example', '--expires', '2999-12-31'];

const read = (root: string, file = 'licheck.yaml'): string => readFileSync(join(root, file), 'utf8');
const except = (root: string, args: readonly string[], input?: string): Promise<Run> =>
  licheck(['except', ...args.slice(0, 1), root, ...args.slice(1)], input === undefined ? {} : { input });
const held = async (root: string): Promise<readonly string[]> =>
  (await scanJson([root])).document.findings.flatMap(({ code, exception }) => (exception === null ? [] : [code]));

describe('licheck except by flags', () => {
  it('writes the entry, keeps every other line, and shows what it holds', async () => {
    const root = project({ ...HOUSE, 'licheck.yaml': CONFIG });
    const { code, out, err } = await except(root, ['report-kit', ...BOUGHT]);
    expect([code, err]).toEqual([0, 'wrote licheck.yaml:9\n']);
    expect(read(root)).toBe(
      `${CONFIG}\nexceptions:\n  - component: pkg:npm/report-kit@^2\n    license: AGPL-3.0-only\n    reason: bought, contract 2026-114\n    owner: legal@teahouse.example\n    expires: 2999-12-31\n`,
    );
    expect(out).toMatch(/holds now\n(?:.*\n)* {4}error\[license-denied\]: AGPL-3\.0-only is not allowed/);
    expect(await held(root)).toContain('license-denied');
    expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('names what a lineage breaks, and nothing else is held by that', async () => {
    const root = project({
      'models/leaf/llama-leaf/README.md': '---\nlicense: llama2\n---\n',
      'models/oolong-7b/README.md':
        '---\nlicense: cc-by-nc-4.0\nbase_model: leaf/llama-leaf\nbase_model_relation: finetune\n---\n',
      'licheck.yaml': 'extends: ai-product\npolicy:\n  allow: [CC-BY-NC-4.0]\n  severity: {commercial-use: off}\n',
    });
    const { code } = await except(root, ['oolong-7b', ...BOUGHT]);
    expect(code).toBe(0);
    expect(parse(read(root)).exceptions).toMatchObject([{ license: 'CC-BY-NC-4.0', covers: ['lineage-conflict'] }]);
    expect(await held(root)).toEqual(['lineage-conflict']);
  });

  it('makes a file where there is none: the default preset, as before', async () => {
    const root = project(HOUSE);
    const { code } = await except(root, ['report-kit@2.1.0', ...BOUGHT]);
    expect(code).toBe(0);
    expect(parse(read(root))).toMatchObject({
      extends: 'commercial-distributed',
      exceptions: [{ component: 'pkg:npm/report-kit@2.1.0' }],
    });
    const config = await licheck(['config', root]);
    expect([config.code, config.err]).toEqual([0, '']);
  });

  it.each([
    ['@kettle/charts', [], 'pkg:npm/@kettle/charts@^0.5'],
    ['charts', ['--versions', 'any'], 'pkg:npm/@kettle/charts'],
    ['charts', ['--versions', '>=0.5 <2'], 'pkg:npm/@kettle/charts@>=0.5 <2'],
    ['pkg:npm/%40kettle/charts', ['--versions', 'exact'], 'pkg:npm/@kettle/charts@0.5.1'],
    ['pkg:npm/@kettle/*', [], 'pkg:npm/@kettle/*'],
    ['pkg:npm/@kettle/charts@<1', [], 'pkg:npm/@kettle/charts@<1'],
  ])('%s %j is written as %s', async (word, args, pattern) => {
    const root = project({ ...HOUSE, 'licheck.yaml': CONFIG });
    const { code, err } = await except(root, [word, '--license', 'gpl-3.0-only', ...args, ...BOUGHT]);
    expect([code, err]).toEqual([0, expect.stringContaining('wrote')]);
    expect(parse(read(root))).toMatchObject({ exceptions: [{ component: pattern, license: 'GPL-3.0-only' }] });
    expect(await held(root)).toContain('license-denied');
  });

  it('--dry-run shows the same and writes nothing', async () => {
    const root = project({ ...HOUSE, 'licheck.yaml': CONFIG });
    const { code, out, err } = await except(root, ['report-kit', '--dry-run', ...BOUGHT]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('- component: pkg:npm/report-kit@^2');
    expect(read(root)).toBe(CONFIG);
  });

  it('accepts what is unknown only when that is said', async () => {
    const root = project({ ...HOUSE, 'licheck.yaml': CONFIG });
    const refused = await except(root, ['brew-log', ...BOUGHT]);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('nobody knows the licence of brew-log')]);
    expect((await except(root, ['brew-log', '--license', 'NOASSERTION', ...BOUGHT])).code).toBe(0);
    expect(await held(root)).toContain('license-unknown');
  });

  it.each([
    ['licheck.json', '{\n\t"extends": "internal"\n}\n', []],
    ['.licheckrc', 'extends: internal\n', []],
    [
      'package.json',
      `${JSON.stringify({ name: 'tea-house', licheck: { extends: 'internal' }, private: true }, null, 2)}\n`,
      ['licheck'],
    ],
  ])('edits %s', async (file, text, keys) => {
    const root = project({ ...HOUSE, 'package.json': text, [file]: text });
    if (file !== 'package.json') writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'tea-house' }));
    const { code, err } = await except(root, ['charts', '--license', 'CC-BY-NC-4.0', ...BOUGHT]);
    expect([code, err]).toEqual([0, expect.stringContaining(`wrote ${file}:`)]);
    const data = keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], parse(read(root, file)));
    expect(data).toMatchObject({ extends: 'internal', exceptions: [{ license: 'CC-BY-NC-4.0' }] });
    expect(existsSync(join(root, 'licheck.yaml'))).toBe(false);
    expect(await held(root)).toContain('license-denied');
  });

  it('edits the file that holds, also further up, with its mark and its line breaks', async () => {
    const text = `\ufeffextends: commercial-distributed\r\nignore: []\r\n`;
    const root = project({
      'licheck.yaml': text,
      ...Object.fromEntries(Object.entries(HOUSE).map(([path, content]) => [`web/${path}`, content])),
    });
    mkdirSync(join(root, '.git'));
    const { code, err } = await except(join(root, 'web'), ['report-kit', ...BOUGHT]);
    expect([code, err]).toEqual([0, 'wrote ../licheck.yaml:4\n']);
    expect(read(root).startsWith(text)).toBe(true);
    expect(read(root).replaceAll('\r\n', '')).not.toContain('\n');
    expect(await held(join(root, 'web'))).toContain('license-denied');
  });
});

describe('licheck except with questions', () => {
  it('asks for what no flag said, offers half a year, and writes when it is told to', async () => {
    const root = project({ ...HOUSE, 'licheck.yaml': CONFIG });
    const { code, err } = await except(
      root,
      ['charts', '--ask'],
      '2\nTODO\nbought from the author\n\nlegal team\n2020-01-01\n\ny\n',
    );
    expect(code).toBe(0);
    expect(err).toContain('"TODO" is no reason');
    expect(err).toContain('an owner is required');
    expect(err).toContain('2020-01-01 is not in the future');
    const offered = /Until which day\? \[(\d{4}-\d{2}-\d{2})\]/.exec(err)?.[1] ?? '';
    expect(parse(read(root))).toMatchObject({
      exceptions: [{ license: 'GPL-3.0-only', reason: 'bought from the author', owner: 'legal team', expires: offered }],
    });
  });

  it.each([
    ['the input ends', 'bought from the author\n'],
    ['the last answer is no', 'bought from the author\nlegal team\n\nn\n'],
  ])('writes nothing when %s', async (_, input) => {
    const root = project({ ...HOUSE, 'licheck.yaml': CONFIG });
    const { code, err } = await except(root, ['report-kit', '--ask'], input);
    expect([code, err.endsWith('stopped: nothing was written\n')]).toEqual([2, true]);
    expect(read(root)).toBe(CONFIG);
  });

  it('asks nothing when the flags say it all', async () => {
    const root = project({ ...HOUSE, 'licheck.yaml': CONFIG });
    const { code, err } = await except(root, ['report-kit', '--ask', ...BOUGHT], '');
    expect([code, err]).toEqual([0, 'wrote licheck.yaml:9\n']);
  });
});

describe('licheck except and an exception that is there', () => {
  const EXPIRED = `${CONFIG}exceptions:\n  # bought in 2024\n  - component: pkg:npm/report-kit@^2   # both services\n    license: AGPL-3.0-only\n    reason: "contract 2024-7"\n    owner: legal@teahouse.example\n    expires: 2025-12-31 # soon\n`;

  it('renews it, date or words, and leaves the rest', async () => {
    const root = project({ ...HOUSE, 'licheck.yaml': EXPIRED });
    const refused = await except(root, ['report-kit', ...BOUGHT]);
    expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(/there is an exception .* already/)]);
    const { code } = await except(root, ['report-kit', '--renew', '--expires', '2999-12-31']);
    expect(code).toBe(0);
    expect(read(root)).toBe(EXPIRED.replace('2025-12-31', '2999-12-31'));
    // It holds now: renewing goes on without naming the licence.
    expect((await except(root, ['report-kit', '--renew', '--reason', 'contract 2026-9', '--expires', '2999-11-30'])).code).toBe(
      0,
    );
    expect(read(root)).toBe(EXPIRED.replace('2025-12-31', '2999-11-30').replace('2024-7', '2026-9'));
  });

  it('there must be one to renew', async () => {
    const root = project({ ...HOUSE, 'licheck.yaml': CONFIG });
    const { code, err } = await except(root, ['report-kit', '--renew', ...BOUGHT]);
    expect([code, err]).toEqual([2, expect.stringContaining('there is no exception')]);
  });
});

describe('licheck except refuses what would be no exception', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['a name that nothing has', ['kettel', ...BOUGHT], /nothing is known of "kettel"/],
    ['the project itself', ['tea-house', ...BOUGHT], /is the project's own/],
    ['a component that is allowed', ['steep', ...BOUGHT], /nothing is held against steep/],
    ['an allowed licence by name', ['steep', '--license', 'MIT', ...BOUGHT], /nothing is held against steep@1\.0\.0 under MIT/],
    [
      'another licence than its own',
      ['report-kit', '--license', 'MIT', ...BOUGHT],
      /report-kit@2\.1\.0 is under AGPL-3\.0-only, not under MIT/,
    ],
    ['a family', ['report-kit', '--license', 'GPL', ...BOUGHT], /could mean several licences/],
    ['one licence of several, unsaid', ['charts', ...BOUGHT], /several licences .* are in question: .*CC-BY-NC-4\.0/],
    ['missing words', ['report-kit'], /needs --reason, --owner, --expires/],
    ['a missing date', ['report-kit', ...BOUGHT.slice(0, 4)], /needs --expires\s(?:.|\n)*--expires \d{4}-/],
    [
      'words that say nothing',
      ['report-kit', '--reason', 'tbd', '--owner', '?', '--expires', 'soon'],
      /"tbd" is no reason(?:.|\n)*"\?" is no owner(?:.|\n)*"soon"/,
    ],
    ['a day that is past', ['report-kit', ...BOUGHT.slice(0, 5), '2020-01-01'], /2020-01-01 is not in the future/],
    ['a day that no calendar has', ['report-kit', ...BOUGHT.slice(0, 5), '2027-02-30'], /is not a day of the calendar/],
    ['a range that is none', ['report-kit', '--versions', '^^2', ...BOUGHT], /is not a version range/],
    ['a range that leaves the version out', ['report-kit', '--versions', '^3', ...BOUGHT], /nothing is held|not under/],
  ])('%s', async (_, args, says) => {
    const root = project({ ...HOUSE, 'licheck.yaml': CONFIG });
    const { code, out, err } = await except(root, args);
    expect([code, out]).toEqual([2, '']);
    expect(err.replace(/\n {2,}/g, ' ')).toMatch(says);
    expect(err).not.toContain('    at ');
    expect(read(root)).toBe(CONFIG);
  });

  it('a policy with a mistake, a file that is not UTF-8, a list that is shared', async () => {
    const root = project({ ...HOUSE, 'licheck.yaml': 'polcy: {}\n' });
    const broken = await except(root, ['report-kit', ...BOUGHT]);
    expect([broken.code, broken.err]).toEqual([2, expect.stringContaining('error[policy/unknown-key]')]);
    writeFileSync(join(root, 'licheck.yaml'), Buffer.from('\ufeffextends: internal\n', 'utf16le'));
    const odd = await except(root, ['charts', '--license', 'CC-BY-NC-4.0', ...BOUGHT]);
    expect([odd.code, odd.err]).toEqual([2, expect.stringContaining('is not UTF-8')]);
    const shared = 'extends: internal\nchoices: &none []\nexceptions: *none\n';
    writeFileSync(join(root, 'licheck.yaml'), shared);
    const alias = await except(root, ['charts', '--license', 'CC-BY-NC-4.0', ...BOUGHT]);
    expect(alias.code).toBe(2);
    expect(alias.err.replace(/\s+/g, ' ')).toMatch(
      /written in a way that cannot be added to.*add this under `exceptions` by hand: \{"component"/i,
    );
    expect(read(root)).toBe(shared);
  });

  it('several components of one name: each is listed by its purl', async () => {
    const root = project({
      ...HOUSE,
      'node_modules/steep/node_modules/report-kit/package.json': {
        name: 'report-kit',
        version: '1.0.0',
        license: 'AGPL-3.0-only',
      },
      'node_modules/steep/package.json': { name: 'steep', version: '1.0.0', license: 'MIT', dependencies: { 'report-kit': '1' } },
    });
    const { code, err } = await except(root, ['report-kit', ...BOUGHT]);
    expect(code).toBe(2);
    expect(err).toContain('pkg:npm/report-kit@1.0.0');
    expect(err).toContain('pkg:npm/report-kit@2.1.0');
    expect((await except(root, ['report-kit', '--versions', 'any', ...BOUGHT])).code).toBe(0);
    expect(parse(read(root))).toMatchObject({ exceptions: [{ component: 'pkg:npm/report-kit' }] });
  });
});
