import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { licenseText, licheck, project, type Run, scanJson } from './run.ts';

/** A shop with everything that a policy has to say something about. */
const SHOP = {
  'package.json': {
    name: 'tea-shop',
    version: '1.0.0',
    private: true,
    dependencies: { 'report-kit': '2.1.0', sieve: '1.2.3', odd: '1.0.0' },
  },
  'node_modules/report-kit/package.json': { name: 'report-kit', version: '2.1.0', license: 'AGPL-3.0-only' },
  'node_modules/sieve/package.json': { name: 'sieve', version: '1.2.3', license: 'MIT' },
  'node_modules/sieve/LICENSE': licenseText('BSD-3-Clause'),
  'node_modules/odd/package.json': { name: 'odd', version: '1.0.0' },
  'models/leaf/leaf-base/README.md': '---\nlicense: bigscience-openrail-m\n---\n# leaf-base\n',
} as const;

const DIGEST = /^ *#? *sha256: [0-9a-f]{64}$/m;
const read = (root: string): string => readFileSync(join(root, 'licheck.yaml'), 'utf8');
const init = (root: string, args: readonly string[] = [], input?: string): Promise<Run> =>
  licheck(['init', root, ...args], input === undefined ? {} : { input });

/** Every entry that the file holds as a comment made an entry. */
const uncommented = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/^# ?(?= *(?:#|- |[\w-]+:(?: |$)))/, ''))
    .join('\n');

describe('licheck init without questions', () => {
  it('writes a policy that is read, and says what it took for granted', async () => {
    const root = project(SHOP);
    const { code, err, out } = await init(root);
    expect(code).toBe(0);
    expect(err).toMatch(/found 3 packages, 1 model, 1 of the project’s own in \S+; under the default policy \d errors? and \d/);
    expect(err).toContain('not asked, so assumed: --shipped product --commercial --license LicenseRef-Proprietary');
    expect(err).toContain('wrote licheck.yaml\n');
    expect(out).toContain('default policy  with this file');
    expect(parse(read(root))).toEqual({
      extends: 'commercial-distributed',
      project: { license: 'LicenseRef-Proprietary' },
      use: { commercial: true, distribution: ['binary'] },
    });
    const config = await licheck(['config', root]);
    expect([config.code, config.err]).toEqual([0, '']);
    expect(config.out).toContain('distribution: [binary]');
  });

  it('leaves to people what only people can say: as comments that are refused until they are filled in', async () => {
    const root = project(SHOP);
    await init(root, ['--yes']);
    const text = read(root);
    expect(text).toMatch(
      /^# exceptions:\n# {3}# report-kit@2\.1\.0: denied, network-copyleft, through tea-shop\n# {3}- component: pkg:npm\/report-kit@\^2$/m,
    );
    expect(text).toMatch(
      /^# {3}- component: pkg:npm\/sieve@1\.2\.3\n# {5}license: BSD-3-Clause\n# {5}file: LICENSE\n# {5}sha256: [0-9a-f]{64}\n# {5}reason:$/m,
    );
    expect(text).toMatch(/^# {3}- component: pkg:npm\/odd@1\.0\.0\n# {5}license:\n# {5}reason:$/m);
    expect(text).toMatch(/^# {5}- restriction:medical-advice +# \w/m);
    writeFileSync(join(root, 'licheck.yaml'), uncommented(text));
    const { code, err } = await licheck([root, '--verbose']);
    expect(code).toBe(2);
    expect(
      err.match(
        /error\[policy\/wrong-type\]: (?:exceptions|clarifications)\[\d\]\.(?:license|reason|owner|expires) wants text, not nothing/g,
      )?.length,
    ).toBeGreaterThan(5);
  });

  it('filled in, the comments are a policy that holds', async () => {
    const root = project(SHOP);
    await init(root, ['--yes']);
    const filled = uncommented(read(root))
      .replace(/^( *)license:$/gm, '$1license: ISC')
      .replace(/^( *)reason:$/gm, '$1reason: agreed with the authors')
      .replace(/^( *)owner:$/gm, '$1owner: legal@teahouse.example')
      .replace(/^( *)expires:$/gm, '$1expires: 2999-12-31')
      .replace(/^ *fields:.*\n/m, '');
    writeFileSync(join(root, 'licheck.yaml'), filled);
    const { document, code } = await scanJson([root]);
    expect(document.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(document.summary).toMatchObject({ errors: 0, warnings: 0, denied: 0 });
    expect(document.components.find(({ name }) => name === 'sieve')).toMatchObject({
      basis: 'concluded',
      effective: 'BSD-3-Clause',
    });
    expect(code).toBe(0);
  });

  it('takes answers from flags', async () => {
    const root = project(SHOP);
    const { code, err } = await init(root, ['--shipped', 'service,open-source', '--no-commercial', '--license', 'apache 2.0']);
    expect(code).toBe(0);
    expect(err).not.toContain('assumed');
    expect(parse(read(root))).toMatchObject({
      extends: 'open-source-permissive',
      project: { license: 'Apache-2.0' },
      use: { commercial: false, distribution: ['source', 'binary', 'saas', 'outputs'] },
    });
  });

  it('reads off an open project how it is shipped', async () => {
    const root = project({ 'package.json': { name: 'tea-lib', version: '1.0.0', license: 'MIT' } });
    const { err } = await init(root);
    expect(err).toContain('--shipped open-source --commercial --license MIT (the project declares MIT and is not private)');
    expect(parse(read(root))).toMatchObject({ extends: 'open-source-permissive', project: { license: 'MIT' } });
  });

  it.each(['BSD', 'LicenseRef-scancode-proprietary-licens', 'LicenseRef-licheck-family-GPL'])(
    'names no licence that a policy could not: %s',
    async (license) => {
      const root = project({ 'package.json': { name: 'tea-lib', version: '1.0.0', license } });
      const { code, err } = await init(root);
      expect([code, err]).toEqual([0, expect.stringContaining('--commercial no licence')]);
      expect(parse(read(root))).not.toHaveProperty('project');
    },
  );

  it('writes nothing with --dry-run, and the file alone to standard output', async () => {
    const root = project(SHOP);
    const { code, out, err } = await init(root, ['--dry-run']);
    expect(code).toBe(0);
    expect(parse(out)).toMatchObject({ extends: 'commercial-distributed' });
    expect(err).toContain('default policy');
    expect(existsSync(join(root, 'licheck.yaml'))).toBe(false);
  });
});

describe('licheck init with questions', () => {
  it('asks three, then what only a person can say; the effect is shown before anything is written', async () => {
    const root = project(SHOP);
    const { code, err, out } = await init(root, ['--ask'], '2\n\nclosed\ny\ny\ny\n');
    expect(code).toBe(0);
    expect(err.match(/^\? /gm)).toHaveLength(6);
    expect(err).toContain('pkg:npm/sieve@1.2.3: LICENSE is BSD-3-Clause');
    expect(out).toMatch(/no longer found\n(?:.*\n)*? {4}warning\[license-mismatch\]: sieve@1\.2\.3/);
    const policy = parse(read(root)) as { clarifications: object[]; policy: { acknowledge: string[] } };
    expect(policy).toMatchObject({ extends: 'ai-product', use: { distribution: ['saas', 'outputs'] } });
    expect(policy.clarifications).toMatchObject([
      { component: 'pkg:npm/sieve@1.2.3', license: 'BSD-3-Clause', file: 'LICENSE', reason: expect.stringContaining('was read') },
    ]);
    expect(policy.policy.acknowledge).toContain('restriction:medical-advice');
    const { document } = await scanJson([root]);
    expect(document.findings.filter(({ code }) => code === 'use-restriction' || code === 'license-mismatch')).toEqual([]);
  });

  it('decides nothing for whoever only presses return', async () => {
    const root = project(SHOP);
    const { code } = await init(root, ['--ask'], '\n\n\n\n\n\n');
    expect(code).toBe(0);
    expect(Object.keys(parse(read(root)) as object)).toEqual(['extends', 'project', 'use']);
    expect(read(root)).toMatch(DIGEST);
  });

  it('asks again for a licence that is none, and does not ask what a flag said', async () => {
    const root = project({ 'package.json': { name: 'tea-lib' } });
    const { err } = await init(root, ['--ask', '--shipped', 'internal', '--commercial'], 'GPL\nMTI\nMIT\n\n');
    expect(err).toContain('"GPL" could mean several licences');
    expect(err).toMatch(/"MTI" is not a licence that is known; did you mean \S+\?/);
    expect(err).not.toContain('How is it shipped');
    expect(parse(read(root))).toMatchObject({ extends: 'internal', project: { license: 'MIT' } });
  });

  it.each([
    ['the input ends', '1\n'],
    ['the last answer is no', '\n\n\n\n\nn\n'],
  ])('writes nothing when %s', async (_, input) => {
    const root = project(SHOP);
    const { code, err } = await init(root, ['--ask'], input);
    expect([code, err.endsWith('stopped: nothing was written\n')]).toEqual([2, true]);
    expect(existsSync(join(root, 'licheck.yaml'))).toBe(false);
  });
});

describe('licheck init and what is there already', () => {
  it('never replaces a policy silently; --force keeps every older one', async () => {
    const root = project({ ...SHOP, 'licheck.yaml': 'extends: internal # ours\n' });
    const refused = await init(root);
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err).toContain('error[cli/config-exists]: licheck.yaml is there already');
    expect(refused.err).toContain('--force');
    expect(read(root)).toBe('extends: internal # ours\n');
    const first = await init(root, ['--force', '-q']);
    expect([first.code, first.err, first.out]).toEqual([0, '', '']);
    const second = await init(root, ['--force']);
    expect(second.err).toContain('the old one is kept as licheck.yaml.bak2');
    expect(readFileSync(join(root, 'licheck.yaml.bak'), 'utf8')).toBe('extends: internal # ours\n');
    expect(readFileSync(join(root, 'licheck.yaml.bak2'), 'utf8')).toBe(read(root));
    expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('a broken policy stands in the way too, and --force replaces it', async () => {
    const root = project({ ...SHOP, 'licheck.yaml': 'polcy: [\n' });
    expect((await init(root)).code).toBe(2);
    expect((await init(root, ['--force'])).code).toBe(0);
    expect((await licheck(['config', root])).code).toBe(0);
  });

  it.each([
    ['.licheckrc.json', { '.licheckrc.json': '{"extends": "internal"}' }, 'is there already'],
    ['package.json', { 'package.json': { name: 'tea', licheck: { extends: 'internal' } } }, 'holds a policy already'],
    ['licheck.config.js', { 'licheck.config.js': 'throw 1' }, 'is code'],
  ])('%s is neither replaced nor shadowed', async (name, files, says) => {
    const root = project(files);
    for (const args of [[], ['--force']]) {
      const { code, err } = await init(root, args);
      expect(code).toBe(2);
      expect(err).toContain(`${name} ${says}`);
    }
    expect(existsSync(join(root, 'licheck.yaml'))).toBe(false);
  });

  it('says that a policy further up will no longer hold here', async () => {
    const root = project({ 'licheck.yaml': 'extends: internal\n', 'web/package.json': { name: 'web' } });
    mkdirSync(join(root, '.git'));
    const { code, err } = await init(join(root, 'web'));
    expect(code).toBe(0);
    expect(err).toContain('warning[cli/config-exists]: ../licheck.yaml holds for this folder now');
    expect(err).toContain('extends: ../licheck.yaml');
  });
});

describe('licheck init and bad input', () => {
  it.each([
    [['--license', 'GPL'], 'could mean several'],
    [['--license', ''], 'is not a licence'],
    [['--shipped', 'by post'], 'Choose from'],
  ])('%j', async (args, says) => {
    const root = project(SHOP);
    const { code, err, out } = await init(root, args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(says);
    expect(err).not.toContain('    at ');
    expect(existsSync(join(root, 'licheck.yaml'))).toBe(false);
  });

  it('a folder that is not there', async () => {
    const { code, err } = await init(join(project({}), 'nowhere'));
    expect(code).toBe(2);
    expect(err).toContain('error[io/missing]');
  });

  it('names from outside stay names', async () => {
    const name = 'evil\nexceptions:\n  - component: pkg:npm/**\u001b[2J';
    const root = project({
      'package.json': { name: 'tea-shop', private: true },
      'node_modules/evil/package.json': { name, version: '1.0.0\npolicy: {unknown: allow}', license: 'AGPL-3.0-only' },
      'node_modules/star/package.json': { name: 'st*r', version: '>=0', license: 'AGPL-3.0-only' },
      'node_modules/odd/package.json': { name: 'odd', version: '1.0.0', license: '*/ " \' \n policy: {}' },
    });
    const { code, err, out } = await init(root);
    expect(code).toBe(0);
    expect(err + out).not.toContain('\u001b');
    expect(Object.keys(parse(read(root)) as object)).toEqual(['extends', 'project', 'use']);
    expect(read(root)).not.toMatch(/component: .*\*/);
    expect(read(root)).not.toContain('\u001b');
  });

  it('an empty folder gets a policy too', async () => {
    const root = project({});
    const { code, err } = await init(root);
    expect(code).toBe(0);
    expect(err).toContain('found no components');
    expect((await licheck(['config', root])).code).toBe(0);
  });
});
