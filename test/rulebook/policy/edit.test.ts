import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadRulebook } from '../../../src/rulebook/load.ts';
import {
  addException,
  configWithException,
  findException,
  renewException,
  type WrittenException,
} from '../../../src/rulebook/policy/edit.ts';
import { monthsAfter, readExpiry, readProjectLicense, readStatement } from '../../../src/rulebook/policy/edit-values.ts';
import { buildHouse, load } from './house.ts';

const BOUGHT: WrittenException = {
  component: 'pkg:npm/report-kit@^2',
  license: 'AGPL-3.0-only',
  reason: 'bought: contract 2026-114 # 3',
  owner: 'legal@teahouse.example',
  expires: '2027-03-31',
};
const ITEM = [
  '- component: pkg:npm/report-kit@^2',
  '  license: AGPL-3.0-only',
  '  reason: "bought: contract 2026-114 # 3"',
  '  owner: legal@teahouse.example',
  '  expires: 2027-03-31',
];
const OTHER = ['- component: pkg:npm/kettle', '  license: MIT', '  reason: because', '  owner: us', '  expires: 2027-01-01'];
const at = (indent: number, lines: readonly string[]): string => lines.map((line) => `${' '.repeat(indent)}${line}\n`).join('');

/** The text after the exception was added; throws with the problem. */
async function added(text: string, keys: readonly string[] = []): Promise<string> {
  const edited = await addException(text, keys, BOUGHT);
  if ('problem' in edited) throw new Error(edited.problem);
  expect(edited.text.split(/\r?\n/)[edited.line - 1]).toMatch(/exceptions|report-kit|^\s*\{$/);
  return edited.text;
}

describe('adding an exception to YAML', () => {
  it.each([
    ['to a file without any', 'extends: internal # ours\n', `extends: internal # ours\n\nexceptions:\n${at(2, ITEM)}`],
    ['to a file without a last line break', 'extends: internal', `extends: internal\n\nexceptions:\n${at(2, ITEM)}`],
    ['behind the comments at the end', 'use: {}\n\n# the end\n', `use: {}\n\n# the end\n\nexceptions:\n${at(2, ITEM)}`],
    ['before the mark that ends the document', 'use: {}\n...\n', `use: {}\n\nexceptions:\n${at(2, ITEM)}...\n`],
    ['to an empty list', 'exceptions: []   # none\nignore: [a]\n', `exceptions: # none\n${at(2, ITEM)}ignore: [a]\n`],
    ['to a key with nothing behind it', 'exceptions:\nignore: [a]\n', `exceptions:\n${at(2, ITEM)}ignore: [a]\n`],
    [
      'behind the last one, in its indentation',
      `exceptions:\n${at(0, OTHER)}# more to come\nignore: [a]\n`,
      `exceptions:\n${at(0, OTHER)}${at(0, ITEM)}# more to come\nignore: [a]\n`,
    ],
    [
      'as far from it as the others are from each other',
      `exceptions:\n${at(4, OTHER)}\n${at(4, OTHER)}\n\nuse: {}\n`,
      `exceptions:\n${at(4, OTHER)}\n${at(4, OTHER)}\n${at(4, ITEM)}\n\nuse: {}\n`,
    ],
    [
      'behind a comment on the last line, at the end of the file',
      `exceptions:\n${at(2, OTHER).trimEnd()} # until then`,
      `exceptions:\n${at(2, OTHER).trimEnd()} # until then\n${at(2, ITEM)}`,
    ],
    [
      'behind a folded reason',
      `exceptions:\n  - component: pkg:npm/kettle\n    license: MIT\n    owner: us\n    expires: 2027-01-01\n    reason: >\n      it is\n      ours\nuse: {}\n`,
      `exceptions:\n  - component: pkg:npm/kettle\n    license: MIT\n    owner: us\n    expires: 2027-01-01\n    reason: >\n      it is\n      ours\n${at(2, ITEM)}use: {}\n`,
    ],
  ])('%s', async (_, before, after) => expect(await added(before)).toBe(after));

  it('keeps the line breaks of the file', async () => {
    expect(await added('extends: internal\r\n')).toBe(
      `extends: internal\r\n\r\nexceptions:\r\n${at(2, ITEM).replaceAll('\n', '\r\n')}`,
    );
  });

  it.each([
    ['a shared list', 'a: &x []\nexceptions: *x\n'],
    ['keys and values', 'exceptions: {a: b}\n'],
    ['a text', 'exceptions: none\n'],
    ['no policy', '- a\n'],
    ['no YAML', 'a: [\n'],
    ['a block that keeps its line breaks', 'a: |+\n  text\n'],
  ])('leaves %s alone', async (_, text) => {
    expect(await addException(text, [], BOUGHT)).toMatchObject({ problem: expect.stringMatching(/^[a-z`]/) });
  });
});

describe('adding an exception to JSON', () => {
  it.each([
    ['in the middle of package.json', { name: 'tea-house', licheck: { policy: { allow: ['MIT'] } }, private: true }, '  ', '\n'],
    ['with tabs', { licheck: { extends: 'internal', exceptions: [] } }, '\t', '\n'],
    ['with another one', { licheck: { exceptions: [{ ...BOUGHT, component: 'pkg:npm/kettle' }] } }, '    ', '\r\n'],
    ['into nothing', { licheck: {} }, '  ', '\n'],
  ])('%s', async (_, data, indent, newLine) => {
    const before = `${JSON.stringify(data, null, indent).replaceAll('\n', newLine)}${newLine}`;
    const after = await added(before, ['licheck']);
    const { licheck, ...others } = data as { licheck: { exceptions?: object[] } };
    const expected = { ...others, licheck: { ...licheck, exceptions: [...(licheck.exceptions ?? []), BOUGHT] } };
    expect(JSON.parse(after)).toEqual(expected);
    expect(after.endsWith(`}${newLine}`)).toBe(true);
    // Laid out as the file is, but for the one that was empty.
    if (Object.keys(licheck).length > 0) {
      const order = { ...(JSON.parse(before) as object), licheck: expected.licheck };
      expect(after).toBe(`${JSON.stringify(order, null, indent).replaceAll('\n', newLine)}${newLine}`);
    }
  });

  it('on one line, and into a list in brackets', async () => {
    expect(JSON.parse(await added('{"extends": "internal"}'))).toEqual({ extends: 'internal', exceptions: [BOUGHT] });
    const flow = await added('exceptions: [{component: pkg:npm/kettle}] # ours\nuse: {}\n');
    expect(flow).toMatch(/^exceptions: \[\{component: pkg:npm\/kettle\}, \{"component".*\}\] # ours\nuse: \{\}\n$/);
  });
});

describe('whatever the file looks like', () => {
  const comment = fc.constantFrom('', ' # a remark', '   # ✓ é');
  const blank = fc.constantFrom('', '\n', '# between\n', '\n# above\n');
  const list = fc.constantFrom(
    '',
    'exceptions: []',
    `exceptions:\n${at(2, OTHER)}`.trimEnd(),
    `exceptions:\n${at(0, OTHER)}`.trimEnd(),
  );
  const text = fc
    .tuple(comment, blank, list, blank, comment, fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([a, b, exceptions, c, d, newLine, ends]) =>
      `extends: internal${a}\n${b}${exceptions}${exceptions === '' ? '' : a}\n${c}policy: {dev: review}${d}${ends ? '\n' : ''}`.replaceAll(
        '\n',
        newLine,
      ),
    );
  const words = fc
    .string({ minLength: 3, maxLength: 40, unit: 'binary' })
    .filter((word) => word.trim() === word && word.length > 2);

  it('every line stays, in order, and the policy has one exception more', async () => {
    await fc.assert(
      fc.asyncProperty(text, words, words, async (before, reason, owner) => {
        const edited = await addException(before, [], { ...BOUGHT, reason, owner });
        if ('problem' in edited) throw new Error(edited.problem);
        const left = edited.text.split(/\r?\n/);
        for (const line of before.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('exceptions: []'))) {
          const at = left.indexOf(line);
          expect(at).toBeGreaterThanOrEqual(0);
          left.splice(0, at + 1);
        }
        const data = parse(edited.text) as { exceptions: WrittenException[] };
        expect(data.exceptions.at(-1)).toEqual({ ...BOUGHT, reason, owner });
        expect({ ...data, exceptions: undefined }).toEqual({ ...(parse(before) as object), exceptions: undefined });
      }),
      { numRuns: 200 },
    );
  });

  it('what was added is what a scan reads', async () => {
    const before =
      'extends: internal # ours\nexceptions:\n- {component: "pkg:npm/a", license: MIT, reason: abc, owner: us, expires: 2027-01-01}\n';
    const { policy, diagnostics } = load(buildHouse({ 'licheck.yaml': await added(before) }));
    expect(diagnostics).toEqual([]);
    expect(policy?.exceptions).toMatchObject([
      { reason: 'abc' },
      { ...BOUGHT, component: { text: BOUGHT.component }, license: { id: BOUGHT.license } },
    ]);
  });
});

describe('a project without a configuration', () => {
  it('gets the default preset and the exception', async () => {
    const edited = await configWithException('internal', BOUGHT);
    if ('problem' in edited) throw new Error(edited.problem);
    const { policy, diagnostics } = load(buildHouse({ 'licheck.yaml': edited.text }));
    expect(diagnostics).toEqual([]);
    expect(policy).toMatchObject({ extends: ['internal'], exceptions: [{ owner: BOUGHT.owner }] });
    expect(edited.text.split('\n')[0]).toMatch(/^# `licheck config`/);
  });
});

describe('renewing', () => {
  const rulebook = loadRulebook();
  const text = `exceptions:\n${at(2, OTHER)}  - component: "pkg:npm/report-kit@^2" # ours\n    license: ISC OR MIT\n    reason: >-\n      it is\n      ours\n    owner: 'us'\n    expires: 2026-01-01 # soon\nuse: {}\n`;

  it('finds the entry by what it means', async () => {
    const found = await findException(text, [], { purl: 'pkg:npm/report-kit@2.4.0', license: 'MIT OR ISC' }, rulebook);
    expect(found).toMatchObject({ index: 1, written: { owner: 'us', expires: '2026-01-01' } });
    expect(await findException(text, [], { purl: 'pkg:npm/report-kit@3.0.0', license: 'MIT OR ISC' }, rulebook)).toBeUndefined();
    expect(await findException(text, [], { purl: 'pkg:npm/report-kit@2.4.0', license: 'MIT' }, rulebook)).toBeUndefined();
    expect(await findException('use: {}\n', [], { purl: 'pkg:npm/a', license: 'MIT' }, rulebook)).toBeUndefined();
  });

  it('changes the words and nothing else', async () => {
    const dated = await renewException(text, [], 1, { expires: '2027-06-30' });
    expect(dated).toEqual({ text: text.replace('2026-01-01', '2027-06-30'), line: 13 });
    const told = await renewException(text, [], 1, { reason: 'new: words', owner: 'them', expires: '2027-06-30' });
    if ('problem' in told) throw new Error(told.problem);
    expect(told.text).toBe(
      text.replace('>-\n      it is\n      ours\n', '"new: words"\n').replace("'us'", 'them').replace('2026-01-01', '2027-06-30'),
    );
    const json = `${JSON.stringify({ licheck: { exceptions: [BOUGHT] } }, null, 2)}\n`;
    expect(await renewException(json, ['licheck'], 0, { expires: '2028-01-01' })).toEqual({
      text: json.replace(BOUGHT.expires, '2028-01-01'),
      line: 9,
    });
  });
});

describe('values that a person types', () => {
  const rulebook = loadRulebook();

  it.each([
    ['closed', { value: 'LicenseRef-Proprietary' }],
    ['mit', { value: 'MIT' }],
    ['Apache 2.0', { value: 'Apache-2.0' }],
    ['mit or gpl-3.0-only', { value: 'MIT OR GPL-3.0-only' }],
    ['LicenseRef-Tea-House', { value: 'LicenseRef-Tea-House' }],
  ])('%s is a licence', (word, answer) => expect(readProjectLicense(word, rulebook)).toEqual(answer));

  it.each(['', 'MTI', 'GPL', 'a (', '\u001b[2J', 'LicenseRef-scancode-proprietary-licens'])('"%s" is none', (word) => {
    expect(readProjectLicense(word, rulebook)).toMatchObject({ problem: expect.any(String) });
  });

  it('a reason is more than a mark in its place', () => {
    for (const word of ['', ' ', 'TODO', 'n/a', '...', 'ok', '-', 'x'.repeat(501)])
      expect(readStatement(word, 'reason')).toHaveProperty('problem');
    expect(readStatement('  bought\n in May ', 'reason')).toEqual({ value: 'bought in May' });
  });

  it('a last day is in the calendar and in the future', () => {
    expect(readExpiry('2027-03-31', '2026-11-24')).toEqual({ value: '2027-03-31' });
    for (const word of ['2026-11-24', '2025-01-01', '2027-02-30', '2027-3-1', 'soon', ''])
      expect(readExpiry(word, '2026-11-24')).toHaveProperty('problem');
  });

  it('counts months as a calendar does', () => {
    expect(monthsAfter('2026-11-24', 6)).toBe('2027-05-24');
    expect(monthsAfter('2026-08-31', 6)).toBe('2027-02-28');
    expect(monthsAfter('2027-08-31', 6)).toBe('2028-02-29');
  });
});
