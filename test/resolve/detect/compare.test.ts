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

  it('knows no text of a licence that is known by digests only', () => {
    expect(compare('tea', 'LicenseRef-opt-175b')).toBeUndefined();
  });
});
