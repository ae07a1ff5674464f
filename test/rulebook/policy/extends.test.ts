import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildHouse, lineOf, load } from './house.ts';

const rulesOf = (house: string, options: Parameters<typeof load>[1] = {}): readonly string[] | readonly string[] => {
  const { policy, diagnostics } = load(house, options);
  return policy?.rules.map(({ verdict, text, at }) => `${verdict} ${text} ${at.path}:${at.line}`) ?? diagnostics.map(lineOf);
};

describe('extending', () => {
  it('lays the child over its parents, and keeps each line’s own place', () => {
    const house = buildHouse({
      'licheck.yaml': 'extends: [./house.yaml]\npolicy:\n  allow: [GPL-3.0-only]\n  unknown: review\nignore: [b]\n',
      'house.yaml':
        'extends: rules/base.yml\npolicy:\n  deny: [GPL-3.0-only, MIT]\n  severity: {copyleft: note, territory: off}\nuse: {commercial: true}\nignore: [a]\n',
      'rules/base.yml':
        'policy:\n  review: ["category:permissive", MIT]\n  unknown: allow\n  dev: review\n  severity: {copyleft: warning}\nuse: {commercial: false, distribution: [source]}\n',
    });
    expect(rulesOf(house)).toEqual([
      'review category:permissive rules/base.yml:2',
      'denied MIT house.yaml:3',
      'allowed GPL-3.0-only licheck.yaml:3',
    ]);
    expect(load(house).policy).toMatchObject({
      extends: ['rules/base.yml', './house.yaml'],
      path: 'licheck.yaml',
      unknown: 'review',
      unknownAt: { path: 'licheck.yaml', line: 4, excerpt: '  unknown: review' },
      dev: 'review',
      severity: { copyleft: 'note', territory: 'off' },
      use: { commercial: true, distribution: ['source'] },
      useAt: { commercial: { path: 'house.yaml' }, distribution: { path: 'rules/base.yml' } },
      ignore: ['a', 'b'],
    });
  });

  it('a line for the very same selector takes the parent’s place, however it is written', () => {
    const house = buildHouse({
      'licheck.yaml': 'extends: ./base.yaml\npolicy:\n  allow: [ISC OR MIT, {term: disclose-source, why: it is open anyway}]\n',
      'base.yaml': 'policy:\n  deny: [MIT OR ISC, MIT, "term:disclose-source", "restriction:minors"]\n',
    });
    expect(rulesOf(house)).toEqual([
      'denied MIT base.yaml:2',
      'denied restriction:minors base.yaml:2',
      'allowed ISC OR MIT licheck.yaml:3',
      'allowed term:disclose-source licheck.yaml:3',
    ]);
    expect(load(house).policy?.rules.at(-1)?.why).toBe('it is open anyway');
  });

  it('keeps two lines of one file for one selector: the strictest will count', () => {
    const house = buildHouse({ 'licheck.yaml': 'policy:\n  allow: [MIT]\n  deny: [MIT]\n' });
    expect(rulesOf(house)).toEqual(['allowed MIT licheck.yaml:2', 'denied MIT licheck.yaml:3']);
  });

  it('finds the policy of a package, as data', () => {
    const house = buildHouse({
      'licheck.yaml': 'extends: ["@tea/policy", "@tea/policy/strict.yaml", plain-policy]\n',
      'node_modules/@tea/policy/licheck.yaml': 'policy: {allow: [MIT]}\n',
      'node_modules/@tea/policy/strict.yaml': 'policy: {deny: [ISC]}\n',
      'node_modules/plain-policy/licheck.json': '{"policy": {"review": ["Zlib"]}}\n',
      'web/licheck.yaml': 'extends: plain-policy\n',
    });
    expect(rulesOf(house)).toEqual([
      'allowed MIT node_modules/@tea/policy/licheck.yaml:1',
      'denied ISC node_modules/@tea/policy/strict.yaml:1',
      'review Zlib node_modules/plain-policy/licheck.json:1',
    ]);
    expect(rulesOf(house, { at: 'web' })).toEqual(['review Zlib ../node_modules/plain-policy/licheck.json:1']);
  });

  it('reads a file that two extend once', () => {
    const house = buildHouse({
      'licheck.yaml': 'extends: [./a.yaml, ./b.yaml]\n',
      'a.yaml': 'extends: ./c.yaml\npolicy: {deny: [MIT]}\n',
      'b.yaml': 'extends: ./c.yaml\n',
      'c.yaml': 'policy: {allow: [MIT]}\n',
    });
    expect(rulesOf(house)).toEqual(['denied MIT a.yaml:2']);
  });
});

describe('what cannot be extended', () => {
  it('is marked where it is named', () => {
    const house = buildHouse({
      'licheck.yaml': [
        'extends:',
        '  - comercial-saas',
        '  - ./nowhere.yaml',
        '  - ../../../etc/passwd',
        '  - /etc/passwd',
        '  - https://teahouse.example/licheck.yaml',
        '  - ./policy.js',
        '  - ./folder',
        '  - "@tea/nothing"',
        '  - "@tea/../../x.yaml"',
        '  - ./link.yaml',
        '  - __proto__',
        '',
      ].join('\n'),
      'policy.js': 'throw 1',
      'folder/x': '',
    });
    const outside = buildHouse({ 'secret.yaml': 'policy: {allow: [MIT]}' });
    symlinkSync(join(outside, 'secret.yaml'), join(house, 'link.yaml'));
    expect(load(house).diagnostics.map(lineOf)).toEqual([
      'bad-extends 2:5 «comercial-saas» "comercial-saas" cannot be extended: it is neither a preset nor a package that carries a licheck.yaml | Write `commercial-saas` if that is what you mean.',
      ...[
        '3:5 «./nowhere.yaml» "./nowhere.yaml" cannot be extended: there is no such file',
        '4:5 «../../../etc/passwd» "../../../etc/passwd" cannot be extended: it leads out of the repository',
        '5:5 «/etc/passwd» "/etc/passwd" cannot be extended: only a preset, a relative path or a package can be extended',
        '6:5 «https://teahouse.example/licheck.yaml» "https://teahouse.example/licheck.yaml" cannot be extended: only a preset, a relative path or a package can be extended',
        '7:5 «./policy.js» "./policy.js" cannot be extended: a configuration is data and is never executed; it cannot be code',
        '8:5 «./folder» "./folder" cannot be extended: it is not a file',
        '9:5 «"@tea/nothing"» "@tea/nothing" cannot be extended: it is neither a preset nor a package that carries a licheck.yaml',
        '10:5 «"@tea/../../x.yaml"» "@tea/../../x.yaml" cannot be extended: it is neither a preset nor a package that carries a licheck.yaml',
        '11:5 «./link.yaml» "./link.yaml" cannot be extended: it leads out of the repository',
        '12:5 «__proto__» "__proto__" cannot be extended: it is neither a preset nor a package that carries a licheck.yaml',
      ].map(
        (line) =>
          `bad-extends ${line} | Name a preset (ai-product, commercial-distributed, commercial-saas, internal, open-source-copyleft, open-source-permissive, research), a relative path or a package.`,
      ),
    ]);
  });

  it('a circle, and a chain without end', () => {
    const circle = buildHouse({ 'licheck.yaml': 'extends: ./a.yaml\n', 'a.yaml': 'extends: ./licheck.yaml\n' });
    expect(load(circle).diagnostics.map(lineOf)).toEqual([
      'extends-cycle a.yaml 1:10 «./licheck.yaml» "./licheck.yaml" leads back to licheck.yaml | Remove one of the lines.',
    ]);
    const self = buildHouse({ 'licheck.yaml': 'extends: ./licheck.yaml\n' });
    expect(load(self).policy).toBeUndefined();
    const chain = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`p${i}.yaml`, `extends: ./p${i + 1}.yaml\n`]));
    expect(load(buildHouse({ 'licheck.yaml': 'extends: ./p0.yaml\n', ...chain })).diagnostics.map(({ code }) => code)).toContain(
      'policy/extends-cycle',
    );
  });

  it('does not slow down when files extend one another twice', () => {
    const files = Object.fromEntries(
      Array.from({ length: 18 }, (_, i) => [`p${i}.yaml`, `extends: [./p${i + 1}.yaml, ./p${i + 1}.yaml]\n`]),
    );
    const house = buildHouse({ 'licheck.yaml': 'extends: ./p0.yaml\n', ...files, 'p18.yaml': 'policy: {allow: [MIT]}\n' });
    expect(rulesOf(house)).toEqual(['allowed MIT p18.yaml:1']);
  });

  it('mistakes in what is extended count, with their own file', () => {
    const house = buildHouse({ 'licheck.yaml': 'extends: ./a.yaml\n', 'a.yaml': 'policy: {allow: [MITT]}\n' });
    expect(load(house).diagnostics.map(lineOf)).toEqual([
      'unknown-license a.yaml 1:18 «MITT» "MITT" is not a known licence id | Write `MIT` if that is what you mean.',
    ]);
  });

  it('outside a repository: what is below the working directory may be extended, and nothing else', () => {
    const house = buildHouse({ 'house.yaml': 'policy: {allow: [MIT]}\n', 'web/licheck.yaml': 'extends: ../house.yaml\n' }, false);
    expect(rulesOf(house, { at: 'web' })).toEqual(['allowed MIT ../house.yaml:1']);
    expect(load(house, { at: 'web', cwd: join(house, 'web') }).policy).toBeUndefined();
  });
});

describe('on the command line', () => {
  const house = buildHouse({
    'licheck.yaml': 'policy: {allow: [MIT]}\n',
    'strict.yaml': 'policy: {allow: [ISC]}\n',
    'web/x': '',
    'evil.js': 'throw 1',
  });

  it('--config names a file from the working directory, wherever it stands', () => {
    expect(rulesOf(house, { at: 'web', config: 'strict.yaml' })).toEqual(['allowed ISC ../strict.yaml:1']);
    const outside = buildHouse({ 'policy.txt': 'policy: {deny: [MIT]}\n' });
    expect(load(house, { config: join(outside, 'policy.txt') }).policy?.rules).toHaveLength(1);
  });

  it('--policy takes a preset or a file instead of what would be found', () => {
    expect(load(house, { policy: 'internal' }).policy).toMatchObject({ extends: ['internal'], use: { distribution: ['none'] } });
    expect(load(house, { policy: 'internal' }).policy?.path).toBeUndefined();
    expect(rulesOf(house, { policy: './strict.yaml' })).toEqual(['allowed ISC strict.yaml:1']);
  });

  it('says what is wrong with them', () => {
    const says = (options: Parameters<typeof load>[1]): readonly string[] => load(house, options).diagnostics.map(lineOf);
    expect(says({ config: 'nowhere.yaml' })).toEqual([
      'config-missing --config nowhere.yaml: there is no such file | Name a file that exists.',
    ]);
    expect(says({ config: 'evil.js' })).toEqual([
      'config-missing --config evil.js: a configuration is data and is never executed; it cannot be code | Name a file that exists.',
    ]);
    expect(says({ policy: 'comercial-saas' })).toEqual([
      'config-missing --policy comercial-saas: there is no such file | Write `commercial-saas` if that is what you mean.',
    ]);
    expect(says({ policy: 'internal', config: 'strict.yaml' })).toEqual([
      'config-missing --policy takes the place of the configuration that --config names | Give one of them.',
    ]);
  });

  it('a package.json that is named is read at its licheck key', () => {
    const named = buildHouse({
      'package.json': '{\n  "name": "tea-house",\n  "licheck": {\n    "policy": {"allow": ["MITT"]}\n  }\n}\n',
    });
    const line =
      'unknown-license package.json 4:27 «MITT» "MITT" is not a known licence id | Write `MIT` if that is what you mean.';
    expect(load(named, { config: 'package.json' }).diagnostics.map(lineOf)).toEqual([line]);
    expect(load(named).diagnostics.map(lineOf)).toEqual([line]);
    writeFileSync(join(named, 'package.json'), '{"name": "tea-house"}');
    expect(load(named, { config: 'package.json' }).diagnostics[0]?.code).toBe('policy/empty');
  });

  it('a folder in place of a configuration is an error, never the default', () => {
    const odd = buildHouse({});
    mkdirSync(join(odd, 'licheck.yaml'));
    expect(load(odd)).toMatchObject({ diagnostics: [{ code: 'policy/config-unreadable', severity: 'error' }] });
    expect(load(odd).policy).toBeUndefined();
  });
});
