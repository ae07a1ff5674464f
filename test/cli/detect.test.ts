import { describe, expect, it } from 'vitest';
import { licenseText, licheck, project } from './run.ts';

describe('licheck detect', () => {
  it('answers one object a line, in the order of a list', async () => {
    const cwd = project({
      'pot/LICENSE': licenseText('MIT'),
      README: 'pour gently',
      NOTICE: licenseText('ISC'),
      list: 'NOTICE\nREADME\npot/LICENSE\n',
    });
    const { code, out } = await licheck(['detect', '--format', 'ndjson', '--files-from', 'list'], { cwd });
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(lines.map(({ path, expression }) => [path, expression])).toEqual([
      ['NOTICE', 'ISC'],
      ['README', 'NONE'],
      ['pot/LICENSE', 'MIT'],
    ]);
    expect(lines[2]).toMatchObject({
      confidence: 1,
      matches: [{ license: 'MIT', method: 'exact', startLine: 1, confidence: 1 }],
      nearest: [],
    });
  });

  it('reads standard input', async () => {
    const { code, out } = await licheck(['detect', '-', '--format', 'json'], { input: licenseText('Zlib') });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ path: '-', expression: 'Zlib' }]);
  });

  it('shows how a text departs from the standard one', async () => {
    const { code, out } = await licheck(['detect', '-', '--diff', 'MIT'], {
      input: licenseText('MIT').replace('without restriction', 'without fear'),
    });
    expect(code).toBe(0);
    expect(out).toContain('- restriction\n    + fear');
  });

  it.each([
    ['a file that is not there', ['detect', 'nowhere']],
    ['no file at all', ['detect']],
    ['a licence without a text', ['detect', '-', '--diff', 'Oolong-1.0']],
  ])('refuses %s', async (_, args) => {
    const { code, out, err } = await licheck(args, { input: 'tea' });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('help:');
  });
});
