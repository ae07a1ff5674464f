import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type Asker, openAsker } from '../../src/cli/ask.ts';
import { lookOf } from '../../src/report/text/ansi.ts';

const LOOK = lookOf({ color: 0, verbose: false, quiet: false, width: 80 });

/** An asker over pipes, what was typed beforehand, and what it printed. */
function asker(typed: string): { asker: Asker; input: PassThrough; printed: () => string } {
  const input = new PassThrough();
  const output = new PassThrough();
  let text = '';
  output.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const made = openAsker(input as unknown as NodeJS.ReadStream, output as unknown as NodeJS.WriteStream, LOOK);
  if (typed !== '') input.write(typed);
  return { asker: made, input, printed: () => text };
}

const WAYS = [
  { value: 'tea', says: 'from leaves' },
  { value: 'tisane', says: 'from anything else' },
] as const;

describe('asking over a pipe', () => {
  it('takes lines that came before the questions, in order', async () => {
    const { asker: ask, printed } = asker('2\n\ny\n  Earl Grey \n');
    expect(await ask.choose('Which?', WAYS, { initial: ['tea'] })).toEqual(['tisane']);
    expect(await ask.choose('Which?', WAYS, { initial: ['tea'] })).toEqual(['tea']);
    expect(await ask.confirm('Sure?', false)).toBe(true);
    expect(await ask.text('Name?', { check: (value) => ({ value }) })).toBe('Earl Grey');
    expect(printed()).toContain('? Which?\n    1  tea     from leaves\n    2  tisane  from anything else\n  a number [1]: 2\n');
    expect(ask.hasAsked()).toBe(true);
    ask.close();
  });

  it('several answers, by number or by name, each once', async () => {
    const { asker: ask } = asker('2, tea,2\n');
    expect(await ask.choose('Which?', WAYS, { initial: ['tea'], several: true })).toEqual(['tisane', 'tea']);
    ask.close();
  });

  it('asks again until the answer is one', async () => {
    const { asker: ask, printed } = asker('3\n0\ncoffee\n1,2\nTEA\nmaybe\nno\nbad\ngood\n');
    expect(await ask.choose('Which?', WAYS, { initial: ['tea'] })).toEqual(['tea']);
    expect(await ask.confirm('Sure?', true)).toBe(false);
    const check = (value: string): { value: string } | { problem: string } =>
      value === 'good' ? { value } : { problem: `\u001b[2J${value} is not good` };
    expect(await ask.text('How?', { initial: 'bad', check })).toBe('good');
    expect(printed().match(/is none of them|choose one|answer y or n|is not good/g)).toHaveLength(6);
    expect(printed()).not.toContain('\u001b');
    ask.close();
  });

  it('waits for a line that comes later', async () => {
    const { asker: ask, input } = asker('');
    const answer = ask.confirm('Sure?', false);
    input.write('y\n');
    expect(await answer).toBe(true);
    ask.close();
  });

  it('has no answer when the input ends, whenever it ends', async () => {
    const { asker: ask, input } = asker('1\n');
    input.end();
    expect(await ask.choose('Which?', WAYS, { initial: ['tea'] })).toEqual(['tea']);
    expect(await ask.choose('Which?', WAYS, { initial: ['tea'] })).toBeUndefined();
    expect(await ask.confirm('Sure?', true)).toBeUndefined();
    expect(await ask.text('Name?', { initial: 'x', check: (value) => ({ value }) })).toBeUndefined();
    const { asker: open, input: later } = asker('');
    const answer = open.text('Name?', { check: (value) => ({ value }) });
    later.end();
    expect(await answer).toBeUndefined();
    expect(open.hasAsked()).toBe(true);
  });
});
