import { describe, expect, it } from 'vitest';
import { reporters } from '../../src/report/index.ts';
import { widthOf } from '../../src/report/text/width.ts';
import { huge, PLAIN, render, SAMPLES, sample } from './samples.ts';

const DRAWS_LINES = /[\n\r]/g;

describe('every format', () => {
  for (const { id } of reporters) {
    it(`${id} says in its first lines that a scan is incomplete`, () => {
      const text = render(id, sample('incomplete'));
      const head =
        id === 'sarif'
          ? text.slice(text.indexOf('"invocations"'))
          : text
              .split('\n')
              .slice(0, id === 'html' ? 60 : 45)
              .join('\n');
      expect(head).toMatch(
        { json: /"complete": false/, sarif: /"executionSuccessful": false/, junit: /<testsuites[^>]* errors="7"/ }[
          id as 'json'
        ] ?? /incomplete/i,
      );
    });

    it(`${id} is the same bytes for the same document, and lets no raw control, bidi or zero-width character through`, () => {
      for (const name of SAMPLES) {
        const text = render(id, sample(name));
        expect(render(id, sample(name))).toBe(text);
        // The Markdown escape sets zero-width spaces itself, a spreadsheet wants a byte order mark.
        const ours =
          id === 'markdown' || id === 'sarif' ? text.replaceAll('\u200b', '') : id === 'csv' ? text.replace(/^\ufeff/, '') : text;
        expect(ours.replace(DRAWS_LINES, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }
    });

    it(`${id} copes with an empty document and a large one`, () => {
      expect(render(id, sample('empty'))).not.toBe('');
      expect(render(id, huge(3000)).length).toBeGreaterThan(100);
    });
  }

  it('never runs or loads anything in the page for legal', () => {
    for (const name of SAMPLES) {
      const page = render('html', sample(name));
      expect(page).toContain(`http-equiv="Content-Security-Policy" content="default-src 'none'`);
      expect(page).not.toMatch(/<(?:script|img|iframe|link|form|object)\b|<[a-z][^>]*\son\w+=|url\(|@import/i);
      // Links lead to a card of the page, or to where a licence's text stands.
      for (const [link] of page.matchAll(/<a\b[^>]*>/g))
        expect(link).toMatch(/^<a href="(?:#f\d+|https:\/\/[\w.-]+(?:\/[^"<>\s]*)?" rel="noreferrer)">$/);
    }
  });

  it('is one command a line for a GitHub workflow', () => {
    for (const line of render('github', sample('hostile')).trimEnd().split('\n'))
      expect(line).toMatch(/^(?:::(?:error|warning|notice) |licheck: )/);
  });

  it('hands a spreadsheet no formula', () => {
    for (const name of SAMPLES) expect(render('csv', sample(name)).slice(1)).not.toMatch(/(?:^|,|\n)"\s*[=+\-@]/);
  });

  it('counts what it shows in JUnit', () => {
    for (const name of SAMPLES) {
      const text = render('junit', sample(name));
      const [, tests, failures, errors] =
        /<testsuites name="licheck" tests="(\d+)" failures="(\d+)" errors="(\d+)">/.exec(text) ?? [];
      expect(text.match(/<testcase /g)?.length ?? 0).toBe(Number(tests));
      expect(text.match(/<failure /g)?.length ?? 0).toBe(Number(failures));
      expect(text.match(/<error /g)?.length ?? 0).toBe(Number(errors));
    }
  });
});

describe('the terminal report', () => {
  it.each([60, 80, 100, 120, 200])('keeps to %i columns', (width) => {
    for (const name of SAMPLES) {
      for (const unicode of [true, false]) {
        const lines = render('terminal', sample(name), { ...PLAIN, width, unicode }).split('\n');
        // A path stays whole, so that an editor can open it.
        const tooWide = lines.filter((line) => widthOf(line) > width && !/^ +(?:┌─|-->) /.test(line));
        expect(tooWide).toEqual([]);
      }
    }
  });

  it('has no colour where none is wanted, and the same words where it is', () => {
    const plain = render('terminal', sample('tea-house'));
    const colored = render('terminal', sample('tea-house'), { ...PLAIN, color: 3 });
    expect(plain).not.toContain('\u001b');
    expect(colored).toContain('\u001b[');
    expect(colored.replace(/\u001b\[[0-9;]*m/g, '')).toBe(plain);
  });

  it('puts what is wrong first, folds notes, and shows them all when asked', () => {
    const text = render('terminal', sample('tea-house'));
    expect(text.indexOf('error[')).toBeLessThan(text.indexOf('warning['));
    expect(text.match(/^note\[/gm)).toHaveLength(2);
    const verbose = render('terminal', sample('tea-house'), { ...PLAIN, verbose: true });
    expect(verbose.match(/^note\[/gm)).toHaveLength(3);
    expect(verbose).toContain('same for 1 more: kettle@1.4.2');
  });

  it('tells what is the same of many components once', () => {
    const text = render('terminal', huge(3000));
    expect(text.match(/error\[license-denied\]/g)).toHaveLength(4);
    expect(text).toContain('+ 170 more');
    const all = render('terminal', huge(300), { ...PLAIN, verbose: true });
    expect(all.match(/leaf-\d{6}@1\.0\.0 {2}package-lock\.json:150/g)?.length).toBe(huge(300).findings.length - 4);
  });

  it('is quiet when asked: one line a finding', () => {
    const lines = render('terminal', sample('tea-house'), { ...PLAIN, quiet: true })
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(32);
    for (const line of lines) expect(line).toMatch(/^(?:[\w./-]+:\d+:\d+: )?(?:error|warning|note)\[[\w-]+\]: /);
  });

  it('tells the exit code that was decided', () => {
    expect(render('terminal', sample('tea-house'), { ...PLAIN, exit: 0 })).toContain('(exit 0)');
    expect(render('terminal', sample('incomplete'))).toContain('(exit 2 unless --allow-incomplete)');
  });

  it('suggests no command that a shell could misread', () => {
    expect(render('terminal', sample('hostile'))).not.toMatch(/licheck (?:why|explain) .*[$`;|&<>()]/);
  });
});
