import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { licheck, type Run } from '../cli/run.ts';
import { CUP, folder, grow, hollow, link, nested, type Plant, pipe } from './grow.ts';

/** A line of a JavaScript stack, which no user should ever see. */
const STACK = /^\s+at \S|this is a bug/m;
const refused = (run: Run): void => {
  expect(run.err).not.toMatch(STACK);
  expect(run.err).toMatch(/error\[policy\//);
  expect(run.code).toBe(2);
  // A policy that cannot be read judges nothing.
  expect(run.out).toBe('');
};

/** [what, the configuration] */
const BROKEN: readonly (readonly [string, Plant])[] = [
  ['breaks off', 'policy:\n  allow: [MIT'],
  ['is a list', '- MIT\n'],
  ['is a text', 'MIT\n'],
  ['opens 100,000 brackets', `policy: ${'['.repeat(100_000)}`],
  ['nests 100,000 brackets', `policy: ${nested(100_000)}`],
  [
    'laughs a billion times',
    `${Array.from({ length: 10 }, (_, i) =>
      i === 0
        ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
        : `a${i}: &a${i} [${Array(9)
            .fill(`*a${i - 1}`)
            .join(', ')}]`,
    ).join('\n')}\npolicy: *a9`,
  ],
  ['refers to itself', 'policy: &a {allow: *a}'],
  ['has keys that every object has', '__proto__: {policy: {unknown: allow}}\nconstructor: {policy: {unknown: allow}}\n'],
  ['has tags that would make code run elsewhere', 'policy: !!js/function "function () { throw 1 }"\n'],
  ['merges', 'x: &x {unknown: allow}\npolicy:\n  <<: *x\n'],
  ['holds a NUL byte', 'policy: {unknown: allow}\0\n'],
  ['is UTF-16 without a mark', Buffer.from('policy: {unknown: allow}\n', 'utf16le')],
  ['is Latin-1', Buffer.from('# Ren\xe9\npolicy: {unknown: allow}\n', 'latin1')],
  ['is 5 MB long', hollow(5 * 1024 * 1024)],
  ['is a folder', folder],
  ['is a pipe', pipe],
  ['is a link to a device', link('/dev/zero')],
  ['is a link out of the project', link('../outside.yaml')],
  ['is a link to itself', link('licheck.yaml')],
  ['has two documents', 'policy: {unknown: deny}\n---\npolicy: {unknown: allow}\n'],
  ['says a thing twice', 'policy: {unknown: deny, unknown: allow}\n'],
  ['extends itself', 'extends: ./licheck.yaml\n'],
  ['extends a file of the machine', 'extends: /etc/passwd\n'],
  ['extends code', 'extends: ./policy.js\n'],
  ['allows an expression of 50,000 brackets', `policy:\n  allow: ["${'('.repeat(50_000)}MIT${')'.repeat(50_000)}"]\n`],
];

describe('a licheck.yaml that', () => {
  it.concurrent.for(BROKEN)('%s is refused, and nothing is judged', async ([, content], { onTestFinished }) => {
    const root = grow(
      {
        ...CUP,
        '../outside.yaml': 'policy: {unknown: allow}\n',
        'policy.js': 'require("node:fs").writeFileSync("ran", "")',
        'licheck.yaml': content,
      },
      onTestFinished,
    );
    refused(await licheck(['.'], { cwd: root }));
    expect(existsSync(join(root, 'ran'))).toBe(false);
  });
});

describe('a configuration that is code', () => {
  const ran =
    'require("node:fs").writeFileSync(require("node:path").join(process.env.MARKS, __filename.replace(/\\W/g, "_")), "");';

  it.each(['licheck.config.js', 'licheck.config.cjs', 'licheck.config.ts', '.licheckrc.js', '.licheckrc.cjs'])(
    '%s is refused and not run',
    async (name) => {
      const root = grow({ ...CUP, [name]: ran });
      const marks = grow({});
      refused(await licheck(['.'], { cwd: root, env: { MARKS: marks } }));
      expect(existsSync(join(marks, name.replace(/\W/g, '_')))).toBe(false);
    },
  );

  it('of another tool, a script, a hook or an npm setting is not run either', async () => {
    const marks = grow({});
    const script = `node -e '${ran.replaceAll('__filename', '"script"')}'`;
    const root = grow({
      ...CUP,
      'package.json': {
        name: 'tea-house',
        version: '1.0.0',
        license: 'MIT',
        dependencies: { cup: '1.0.0' },
        scripts: { preinstall: script, prepare: script, licheck: script },
        cosmiconfig: { searchPlaces: ['.config/config.cjs'] },
      },
      '.config/config.cjs': ran,
      '.config/config.js': ran,
      '.config/licheck.cjs': ran,
      'config.cjs': ran,
      'index.js': ran,
      'node_modules/cup/index.js': ran,
      'node_modules/.hooks/postinstall': script,
      '.npmrc': `node-options=--require=${'./index.js'}\nscript-shell=./index.js\n`,
      '.git/hooks/post-checkout': script,
      '.git/config': '[core]\n\tfsmonitor = node index.js\n\tpager = node index.js\n',
      'setup.py': 'import os; os.system("touch ran")',
      'node_modules/commander/index.js': ran,
      'node_modules/commander/package.json': { name: 'commander', version: '99.0.0', license: 'MIT', main: 'index.js' },
    });
    const run = await licheck(['.'], { cwd: root, env: { MARKS: marks } });
    expect(run.err).not.toMatch(STACK);
    expect([0, 1]).toContain(run.code);
    expect(existsSync(join(root, 'ran'))).toBe(false);
    expect(readdirSync(marks)).toEqual([]);
  });
});
