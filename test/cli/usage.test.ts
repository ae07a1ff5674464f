import { describe, expect, it } from 'vitest';
import { licheck } from './run.ts';

describe('a word that is neither a command nor a folder', () => {
  it.concurrent.each([
    ['exlain', 'explain'],
    ['scn', 'scan'],
  ])('%s is offered the command %s', async (word, meant) => {
    const { code, err } = await licheck([word]);
    expect(code).toBe(2);
    expect(err).toContain(`check the path, or write \`licheck ${meant}\` if that is what you mean`);
  });

  it.concurrent('that is like no command is a path only', async () => {
    expect((await licheck(['samovar-of-the-north'])).err).toMatch(/help: check the path\n/);
  });
});
