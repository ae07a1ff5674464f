import { describe, expect, it } from 'vitest';
import { huge, render, SAMPLES, sample } from './samples.ts';

describe('the pull-request comment', () => {
  it.each(SAMPLES)('%s has tables of even rows and only the markup we wrote', (name) => {
    const text = render('markdown', sample(name));
    const outside = text.replace(/^(`{3,})[^\n]*\n[\s\S]*?\n\1$/gm, '');
    for (const row of outside.split('\n').filter((line) => line.startsWith('|')))
      expect([6, 7]).toContain(row.split('|').length - 1);
    const prose = outside.replace(/`[^`|\n]+`/g, '');
    expect(prose.replace(/<!-- licheck -->|<\/?(?:details|summary|code|sub)>/g, '')).not.toMatch(/[<]|\]\(|https?:\/\/|@[\w]/);
  });

  it('opens and closes every fold', () => {
    const text = render('markdown', sample('tea-house'));
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });

  it('begins with a marker and the verdict', () => {
    expect(render('markdown', sample('clean')).split('\n').slice(0, 3)).toEqual([
      '<!-- licheck -->',
      '',
      '### licheck: ✅ nothing against the policy in 5 components, 3 notes',
    ]);
  });

  it('names file and line of every finding in the table', () => {
    expect(render('markdown', sample('tea-house'))).toContain(
      '| ❌ | `copyleft` `license-denied` | `report-kit@2.1.0` | `AGPL-3.0-only` | `package-lock.json:412` |',
    );
  });

  it('stays under 60,000 characters and says what it left out', () => {
    const document = huge(3000, 3);
    const distinct = document.findings.map((finding, i) => ({ ...finding, help: `replace it, way ${i}` }));
    const text = render('markdown', { ...document, findings: distinct });
    expect(text.length).toBeLessThan(60_000);
    expect(text.length).toBeGreaterThan(40_000);
    expect(text).toMatch(/\*\*\d+ components more are not shown in this table:\*\* run `licheck` to see all\./);
    expect(text).toMatch(/more are not shown in detail/);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });
});
