import { describe, expect, it } from 'vitest';
import { readData } from '../../../src/io/data.ts';
import { createComparer } from '../../../src/resolve/detect/compare.ts';
import { textOf } from './detector.ts';

const compare = createComparer(readData('detect.bin') ?? new Uint8Array());

describe('comparing a text with the standard one', () => {
  it('finds nothing that matters in the standard text', () => {
    const comparison = compare(textOf('MIT'), 'MIT');
    expect(comparison?.similarity).toBe(1);
    expect(comparison?.departures.filter(({ matters }) => matters)).toEqual([]);
  });

  it('says what was added and what is missing, and where', () => {
    const text = textOf('MIT').replace('without restriction', 'without any fear');
    const departures = compare(text, 'mit')?.departures.filter(({ matters }) => matters);
    expect(departures).toEqual([{ startLine: 6, endLine: 6, added: 'any fear', missing: 'restriction', matters: true }]);
  });

  it('shows what stands before and after the licence', () => {
    const head = 'The Kettle Library\nCopyright (c) 2024 The Tea House\n';
    const rider = '\nThis kettle may only be used at tea time,\nand never in a coffee shop.\n';
    const text = `${head}\n${textOf('MIT')}${rider}`;
    const departures = compare(text, 'MIT')?.departures ?? [];
    const first = text.slice(0, text.indexOf('This kettle')).split('\n').length;
    expect(departures.filter(({ matters }) => matters)).toEqual([
      {
        startLine: first,
        endLine: first + 1,
        added: 'this kettle may only be used at tea time and never in coffee shop',
        missing: '',
        matters: true,
      },
    ]);
    expect(departures[0]).toMatchObject({ startLine: 1, matters: false });
  });

  it('knows no text of a licence that is known by digests only', () => {
    expect(compare('tea', 'LicenseRef-opt-175b')).toBeUndefined();
  });
});
