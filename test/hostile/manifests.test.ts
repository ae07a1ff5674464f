import { describe, expect, it } from 'vitest';
import { CUP, folder, grow, hollow, judge, link, look, nested, type Plant, pipe } from './grow.ts';

const AT = 'node_modules/kettle/package.json';
const KETTLE = '{"name":"kettle","version":"2.1.0","license":"MIT"}';
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** [what, the manifest, the code of the diagnostic, whether the package can be read all the same] */
const MANIFESTS: readonly (readonly [string, Plant, string | undefined, boolean])[] = [
  ['is whole', KETTLE, undefined, true],
  ['breaks off', KETTLE.slice(0, 30), 'discover/manifest-unreadable', false],
  ['is empty', '', 'discover/manifest-unreadable', false],
  ['holds only space', '\n\t \n', 'discover/manifest-unreadable', false],
  ['is a list', '[]', 'discover/manifest-unreadable', false],
  ['is a text', '"kettle"', 'discover/manifest-unreadable', false],
  ['is null', 'null', 'discover/manifest-unreadable', false],
  ['has a comma too many', `${KETTLE.slice(0, -1)},}`, 'discover/manifest-unreadable', false],
  ['has comments', `// tea\n${KETTLE}`, 'discover/manifest-unreadable', false],
  ['opens 100,000 brackets', `${KETTLE.slice(0, -1)},"x":${'['.repeat(100_000)}`, 'discover/manifest-unreadable', false],
  ['nests 100,000 brackets', `${KETTLE.slice(0, -1)},"x":${nested(100_000)}}`, undefined, true],
  ['has a byte order mark', `\ufeff${KETTLE}`, undefined, true],
  ['has line breaks of Windows', KETTLE.replaceAll(',', ',\r\n'), undefined, true],
  ['is UTF-16 with a mark', utf16(`\ufeff${KETTLE}`), undefined, true],
  ['is UTF-16 without a mark', utf16(KETTLE), 'io/not-text', false],
  ['is Latin-1', Buffer.from(KETTLE.replace('}', ',"author":"Ren\xe9"}'), 'latin1'), 'io/not-utf8', true],
  ['holds a NUL byte', KETTLE.replace('MIT', 'M\0T'), 'io/not-text', false],
  ['is 65 MB long', hollow(65 * 1024 * 1024), 'io/file-too-large', false],
  ['is a folder', folder, 'io/not-a-file', false],
  ['is a pipe', pipe, 'io/not-a-file', false],
  ['is a link to itself', link('package.json'), 'io/link-loop', false],
  ['is a link to nothing', link('gone.json'), 'io/link-broken', false],
  ['is a link to a device', link('/dev/zero'), 'io/link-leaves-root', false],
  ['is a link out of the root', link('../../../outside.json'), 'io/link-leaves-root', false],
];

describe('an installed package.json that', () => {
  it.each(MANIFESTS)('%s', async (_, manifest, code, isReadable) => {
    const root = grow({ ...CUP, '../outside.json': KETTLE, [AT]: manifest });
    const { purls, diagnostics, opened, components } = look(root);
    expect(purls).toContain('pkg:npm/cup@1.0.0');
    expect(diagnostics.filter(({ path }) => path?.startsWith(AT)).map((found) => found.code)).toEqual(
      code === undefined ? [] : [code],
    );
    expect(opened.filter((path) => path.includes('..'))).toEqual([]);
    // What cannot be read is at least named, and its licence is not known.
    const kettle = components.find((component) => component.name === 'kettle');
    expect(kettle?.declaredRaw.map((raw) => raw.text)).toEqual(isReadable ? ['MIT'] : []);
    expect(purls).toContain(isReadable ? 'pkg:npm/kettle@2.1.0' : 'pkg:npm/kettle');
    const { complete, findings } = await judge(root);
    expect(complete).toBe(isReadable);
    if (!isReadable)
      expect(findings.map((finding) => `${finding.code} ${finding.purl}`)).toContain('license-unknown pkg:npm/kettle');
  });

  it('tells the line and column at which it breaks', () => {
    const { diagnostics } = look(grow({ ...CUP, [AT]: '{\n  "name": "kettle",\n  "version": 2.1.0\n}\n' }));
    expect(diagnostics).toMatchObject([{ code: 'discover/manifest-unreadable', path: AT, line: 3, column: 17 }]);
  });
});

/** [what, the field as JSON, whether it is a text that somebody meant] */
const LICENSES: readonly (readonly [string, string, boolean])[] = [
  ['a number', '7', false],
  ['true', 'true', false],
  ['a list of nulls', '[null,null]', false],
  ['a list of lists', '[[["MIT"]]]', false],
  ['an object with other keys', '{"toString":"MIT"}', false],
  ['a prototype', '{"__proto__":{"type":"MIT"}}', false],
  ['100,000 brackets', nested(100_000), false],
  ['a text of 1 MB', JSON.stringify('MIT OR '.repeat(150_000)), true],
  ['an expression of 50,000 brackets', JSON.stringify(`${'('.repeat(50_000)}MIT${')'.repeat(50_000)}`), true],
  ['what terminals obey', JSON.stringify('\u001b[2J\u001b]0;owned\u0007MIT\u202e'), true],
  ['a lone surrogate', '"\\ud800"', true],
  ['only space', '" \\u00a0 "', true],
];

describe('a licence field that holds', () => {
  it.each(LICENSES)('%s is never taken for a licence', async (_, license, isText) => {
    const root = grow({ ...CUP, [AT]: `{"name":"kettle","version":"2.1.0","license":${license}}` });
    const { components } = look(root);
    const declared = components.find((component) => component.name === 'kettle')?.declaredRaw ?? [];
    expect(declared.length).toBeGreaterThan(0);
    for (const raw of declared) {
      if (!isText) expect(raw.malformed).toBe(true);
      if (!isText) expect(raw.text.length).toBeLessThan(1000);
    }
    const { components: judged, findings, complete } = await judge(root);
    expect(complete).toBe(true);
    expect(judged.find((component) => component.purl === 'pkg:npm/cup@1.0.0')?.verdict).toBe('allowed');
    expect(judged.find((component) => component.purl === 'pkg:npm/kettle@2.1.0')).toMatchObject({
      effective: 'NOASSERTION',
      verdict: 'denied',
    });
    const unknown = findings.find((finding) => finding.purl === 'pkg:npm/kettle@2.1.0' && finding.code === 'license-unknown');
    expect(unknown?.message.length).toBeLessThan(2000);
    expect(unknown?.help).not.toBe('');
  });
});

describe('keys that every object has', () => {
  it('name packages, and nothing more', async () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf'];
    const manifest = `{"name":"tea-house","version":"1.0.0","license":"MIT","dependencies":{${names.map((name) => `"${name}":"1.0.0"`).join(',')}}}`;
    const root = grow({
      'package.json': manifest,
      ...Object.fromEntries(
        names.map((name) => [`node_modules/${name}/package.json`, `{"name":"${name}","version":"1.0.0","license":"ISC"}`]),
      ),
    });
    const { purls, relations, diagnostics } = look(root);
    expect(purls).toEqual(
      names
        .map((name) => `pkg:npm/${name}@1.0.0`)
        .concat('pkg:npm/tea-house@1.0.0')
        .sort(),
    );
    expect(relations.from.length).toBe(names.length);
    expect(diagnostics).toEqual([]);
    expect((await judge(root)).components.every((component) => component.verdict === 'allowed')).toBe(true);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('say nothing of a package that does not say it itself', () => {
    const root = grow({
      ...CUP,
      [AT]: '{"__proto__":{"name":"evil","license":"MIT","private":true},"constructor":{"name":"evil"},"version":"2.1.0"}',
    });
    const kettle = look(root).components.find((component) => component.name === 'kettle');
    expect(kettle).toMatchObject({ purl: 'pkg:npm/kettle@2.1.0', declaredRaw: [] });
  });
});
