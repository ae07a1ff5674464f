import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { licenseText } from '../cli/run.ts';
import { CUP, folder, grow, hollow, judge, link, look, type Plant, pipe } from './grow.ts';

const AT = 'node_modules/kettle/LICENSE';
const KETTLE: Readonly<Record<string, Plant>> = { 'node_modules/kettle/package.json': { name: 'kettle', version: '2.1.0' } };
const kettleIn = (document: Awaited<ReturnType<typeof judge>>) =>
  document.components.find((component) => component.purl === 'pkg:npm/kettle@2.1.0');

/** [what, the file, the code of the diagnostic] */
const CLOSED: readonly (readonly [string, Plant, string | undefined])[] = [
  ['is a pipe', pipe, undefined],
  ['is a folder with nothing in it', folder, undefined],
  ['is a link to a device', link('/dev/zero'), 'io/link-leaves-root'],
  ['is a link out of the root', link('../../../secret'), 'io/link-leaves-root'],
  ['is a link to itself', link('LICENSE'), 'io/link-loop'],
  ['is a link to nothing', link('COPYING.gone'), 'io/link-broken'],
  ['is 5 MB long', hollow(5 * 1024 * 1024), 'io/file-too-large'],
  ['holds NUL bytes', Buffer.from('MIT License\0\0\0'), 'io/not-text'],
];

describe('a licence file that', () => {
  it.each(CLOSED)('%s says nothing', async (_, content, code) => {
    const root = grow({ ...CUP, ...KETTLE, '../secret': licenseText('MIT'), [AT]: content });
    const { diagnostics, opened, texts } = look(root);
    expect(diagnostics.map((found) => `${found.code} ${found.path}`)).toEqual(code === undefined ? [] : [`${code} ${AT}`]);
    expect(texts).toEqual([]);
    if (code?.includes('link')) expect(opened).not.toContain(AT);
    const document = await judge(root);
    expect(kettleIn(document)).toMatchObject({ effective: 'NOASSERTION', verdict: 'denied' });
    expect(document.findings.map((finding) => `${finding.code} ${finding.purl}`)).toContain(
      'license-unknown pkg:npm/kettle@2.1.0',
    );
    expect(document.components.find((component) => component.purl === 'pkg:npm/cup@1.0.0')?.verdict).toBe('allowed');
  });

  it('is a socket says nothing', async () => {
    const root = grow({ ...CUP, ...KETTLE });
    const server = createServer();
    await new Promise<void>((done) => server.listen(`${root}/${AT}`, done));
    onTestFinished(() => void server.close());
    expect(look(root)).toMatchObject({ texts: [], diagnostics: [] });
    expect(kettleIn(await judge(root))?.effective).toBe('NOASSERTION');
  });

  /** [what, the bytes] */
  const READABLE: readonly (readonly [string, Plant])[] = [
    ['has a byte order mark', `\ufeff${licenseText('MIT')}`],
    ['has line breaks of Windows', licenseText('MIT').replaceAll('\n', '\r\n')],
    ['has line breaks of old Macs', licenseText('MIT').replaceAll('\n', '\r')],
    ['is UTF-16', Buffer.from(`\ufeff${licenseText('MIT')}`, 'utf16le')],
    ['is Latin-1', Buffer.from(`Copyright © 1999 René\n\n${licenseText('MIT')}`, 'latin1')],
    ['is one line', licenseText('MIT').replaceAll('\n', ' ')],
    ['is full of what terminals obey', `\u001b]0;owned\u0007\u001b[2J${licenseText('MIT')}\u001b[8m`],
  ];

  it.each(READABLE)('%s is read', async (_, content) => {
    const document = await judge(grow({ ...CUP, ...KETTLE, [AT]: content }));
    expect(kettleIn(document)?.effective).toBe('MIT');
    expect(document.complete).toBe(true);
  });

  it('goes on for 4 MB without a line break ends the scan soon, whatever it says', async () => {
    for (const text of [
      'a'.repeat(4_000_000),
      '('.repeat(4_000_000),
      'copyright (c) '.repeat(280_000),
      'MIT '.repeat(1_000_000),
    ]) {
      const document = await judge(grow({ ...CUP, ...KETTLE, [AT]: text }));
      expect(document.complete).toBe(true);
      expect(document.components.length).toBe(3);
      expect(Math.max(...(kettleIn(document)?.copyrights ?? []).map((line) => line.length), 0)).toBeLessThan(1000);
    }
  });
});

describe('a README.md that', () => {
  it.each([
    ['is a folder', folder],
    ['is a pipe', pipe],
    ['is a link out of the root', link('../../../secret')],
    ['is 65 MB long', hollow(65 * 1024 * 1024)],
  ] as const)('%s does not stop the scan', async (_, content) => {
    const root = grow({
      ...CUP,
      ...KETTLE,
      '../secret': licenseText('MIT'),
      'node_modules/kettle/README.md': content,
      'README.md': content,
    });
    const document = await judge(root);
    expect(document.components.map((component) => component.purl)).toContain('pkg:npm/cup@1.0.0');
    expect(kettleIn(document)?.effective).toBe('NOASSERTION');
  });
});
