import { describe, expect, it } from 'vitest';
import type { CompatDocument } from '../../src/model/compat.ts';
import { licheck, project } from './run.ts';

async function ask(...args: readonly string[]): Promise<{ readonly code: number; readonly document: CompatDocument }> {
  const { code, out } = await licheck(['compat', ...args, '--format', 'json']);
  return { code, document: JSON.parse(out) as CompatDocument };
}

describe('licheck compat', () => {
  it.each([
    [['MIT', 'BSD-3-Clause', '--into', 'GPL-2.0-only'], 'yes', 0],
    [['GPL-2.0-only', '--into', 'MIT'], 'no', 1],
    [['GPL-2.0-only', '--into', 'Apache-2.0', '--use', 'static'], 'no', 1],
    [['LGPL-2.1-only', '--into', 'LicenseRef-Proprietary', '--use', 'dynamic'], 'yes', 0],
    [['LicenseRef-house', '--into', 'MIT'], 'review', 3],
    [['bigscience-openrail-m', '--into', 'mit', '--use', 'quantized'], 'no', 1],
    [['llama3.1', '--into', 'llama3.1', '--use', 'finetune'], 'yes', 0],
    [['MIT OR GPL-2.0-only', '--into', 'Apache-2.0'], 'yes', 0],
  ] as const)('%j: %s', async (args, answer, exit) => {
    const { code, document } = await ask(...args);
    expect([document.answer, code]).toEqual([answer, exit]);
    expect(Object.keys(document)).toEqual(expect.arrayContaining(['outbound', 'inbound', 'use', 'answer', 'reasons']));
    expect(document.reasons.length).toBeGreaterThan(0);
    for (const reason of document.reasons) expect(Object.keys(reason)).toEqual(['license', 'term', 'clause', 'text']);
  });

  it('reads spellings and hub ids, and prints canonical names', async () => {
    const { document } = await ask('apache2', 'gpl-3.0', '--into', 'GPL 3.0 only', '--use', 'static');
    expect(document).toMatchObject({ outbound: 'GPL-3.0-only', inbound: ['Apache-2.0', 'GPL-3.0-only'], use: 'combine' });
  });

  it('says under which of them several fit, or why none takes the others', async () => {
    expect((await ask('MIT', 'GPL-2.0-or-later')).document).toMatchObject({
      answer: 'yes',
      outbound: null,
      under: 'GPL-2.0-or-later',
    });
    const { code, document } = await ask('GPL-2.0-only', 'Apache-2.0');
    expect([code, document.answer, document.under]).toEqual([1, 'no', null]);
    expect(new Set(document.reasons.map(({ license }) => license))).toEqual(new Set(['GPL-2.0-only', 'Apache-2.0']));
  });

  it.each([
    ['meta-llama/Llama-3.1-8B', 'Apache-2.0', 'no', 'meta-llama/Llama-3.1-*'],
    ['https://huggingface.co/meta-llama/Llama-3.1-8B', 'llama3.1', 'yes', 'meta-llama/Llama-3.1-*'],
    ['llama3.1:8b', 'Apache-2.0', 'no', 'ollama.com/llama3.1'],
    // What nobody verified decides nothing.
    ['qwen2.5:7b', 'Apache-2.0', 'review', 'ollama.com/qwen2.5'],
  ])('takes %s for its licence, into %s: %s', async (model, into, answer, pattern) => {
    const { document } = await ask(model, '--into', into, '--use', 'finetune');
    expect(document).toMatchObject({
      answer,
      models: [{ name: model, pattern, date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }],
    });
    const { out } = await licheck(['compat', model, '--into', into, '--use', 'finetune']);
    expect(out.replace(/\s+/g, ' ')).toContain(`licheck's registry of ${document.models?.[0]?.date}`);
  });

  it('says that it knows nothing of a model', async () => {
    const { code, err } = await licheck(['compat', 'tea/oolong-7b', '--into', 'MIT']);
    expect(code).toBe(2);
    expect(err).toContain('error[cli/unknown-model]: the registry of well-known models does not know "tea/oolong-7b"');
  });

  it('draws the answer with its reasons', async () => {
    const { out } = await licheck(['compat', 'GPL-2.0-only', '--into', 'MIT']);
    expect(out).toMatch(/^no {2}GPL-2\.0-only → MIT\n/);
    expect(out).toContain('the texts exclude it');
    expect(out).toContain('clause 2(b), same-license');
    expect(out).not.toContain('\u001b');
    const model = await licheck(['compat', 'llama3.1', '--into', 'MIT']);
    expect(model.out.replace(/\s+/g, ' ')).toContain('--use finetune');
  });

  it('calls references by their names, and says what would make a derivative fit', async () => {
    const asked = ['compat', '--use', 'finetune', '--into', 'Apache-2.0', 'llama3.1'];
    const { code, out } = await licheck(asked);
    expect(code).toBe(1);
    expect(out).toMatch(/^no {2}Llama 3\.1 Community License Agreement → Apache-2\.0\n/);
    expect(out).not.toContain('LicenseRef-');
    expect(out).toContain('clause 1.b.i(A), include-license');
    expect(out).toMatch(/to make it fit\n {2}• Release it under Llama 3\.1 Community License Agreement/);
    const { document } = await ask(...asked.slice(1));
    expect(document.remedies).toEqual(['Release it under Llama 3.1 Community License Agreement, or name both licences.']);
    expect(Object.values(document.names)).toEqual(['Llama 3.1 Community License Agreement']);
    expect((await ask('MIT', '--into', 'Apache-2.0', '--use', 'finetune')).document.remedies).toEqual([]);
  });

  it.each([
    [[], 'cli/too-few-licenses'],
    [['MIT'], 'cli/too-few-licenses'],
    [['MIT', '--pairs-from', 'x.tsv'], 'cli/too-many-questions'],
    [['--pairs-from', 'nowhere.tsv'], 'io/missing'],
    [['MIT', 'Apachee-2.0'], 'did you mean Apache-2.0'],
    [['MIT', '--into', 'nothing-at-all-like-it'], 'it is not a licence'],
    [['MIT', '--into', 'MIT', '--use', 'friendship'], 'Allowed choices are'],
  ] as const)('refuses %j', async (args, told) => {
    const run = await licheck(['compat', ...args], { cwd: project({}) });
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(told);
  });

  it('answers a list of pairs, one object a line in its order', async () => {
    const list =
      '# a comment\noutbound\tinbound\tanswer\nMIT\tGPL-2.0-only\tNo\r\n\nGPL-3.0-only\tApache-2.0\nApache-2.0 \t MIT\n';
    const { code, out, err } = await licheck(['compat', '--pairs-from', '-'], { input: list });
    expect([code, err]).toEqual([0, '']);
    const documents = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as CompatDocument);
    expect(documents.map(({ outbound, inbound, answer }) => [outbound, ...inbound, answer])).toEqual([
      ['MIT', 'GPL-2.0-only', 'no'],
      ['GPL-3.0-only', 'Apache-2.0', 'yes'],
      ['Apache-2.0', 'MIT', 'yes'],
    ]);
  });

  it('keeps a line for a name that nobody knows, and says where it stands', async () => {
    const list = 'MIT\tApache-2.0\nno-such\u001b[31m\tMIT\nalone\nMIT\tMIT\n';
    const { code, out, err } = await licheck(['compat', '--pairs-from', '-'], { input: list });
    expect(code).toBe(2);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as CompatDocument).answer),
    ).toEqual(['yes', 'review', 'yes']);
    expect(err).toContain('standard input:2:1');
    expect(err).toContain('error[cli/not-a-pair]');
    expect(err).toContain('standard input:3:1');
    expect(err + out).not.toContain('\u001b');
  });
});
