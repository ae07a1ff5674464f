import { describe, expect, it } from 'vitest';
import { loadDetector } from '../../../src/pipeline/index.ts';

describe('texts that repeat themselves without end', () => {
  // Each took minutes when every mention looked at its whole line, or every heading at all that follow.
  it('a line that is one name a hundred thousand times', () => {
    expect(loadDetector().detect('MIT '.repeat(100_000)).matches.length).toBeLessThan(2);
  });
  it('forty thousand headings about licences', () => {
    const text = Array.from({ length: 40_000 }, (_, i) => `## License ${i}\ntea\n`).join('');
    expect(loadDetector().detect(text, { role: 'readme', name: 'README.md' }).coverage).toBeLessThan(1);
  });
  it('fifteen thousand lists of choices with nothing but empty lines below', () => {
    const text = `under the following licenses:\n- MIT\n${'\n'.repeat(38)}x`.repeat(15_000);
    expect(loadDetector().detect(text, { role: 'license' }).coverage).toBeLessThan(1);
  });
  it('and a name alone on its line is still one', () => {
    expect(loadDetector().detect('MIT License\n').expression).toEqual({ kind: 'license', id: 'MIT', orLater: false });
  });
});
