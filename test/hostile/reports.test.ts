import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { reporters } from '../../src/report/index.ts';
import type { ReportOptions } from '../../src/report/reporter.ts';
import { grow, judge } from './grow.ts';

/** A title for the window, a cleared screen, hidden text, a bell, C1 controls, a link, turned and invisible letters, NUL. */
const EVIL =
  '\u001b]0;owned\u0007\u001b[2J\u001b[8m\u009b2J\u0090x\u009c\u001b]8;;https://evil.example\u001b\\\u202e\u2066\u200b\u0000\u0008\u007f\r\n\ttail';
const MARKUP =
  '</script><img src=x onerror=alert(1)>"\'`|]]>--><!-- ::error::owned %0A @everyone [x](javascript:alert(1)) {{x}} $x';
const FORMULA = '=HYPERLINK("https://evil.example")';

/** Hostile words wherever a person's words can stand. */
async function hostile(): Promise<Assessment> {
  const license = `${EVIL}${MARKUP}`;
  const root = grow({
    'package.json': {
      name: `tea-house${MARKUP}`,
      version: `1.0.0${MARKUP}`,
      license,
      dependencies: { kettle: '1', [`cup${MARKUP}`]: '1', missing: EVIL },
    },
    'package-lock.json': {
      name: 'tea-house',
      lockfileVersion: 3,
      packages: {
        '': { name: 'tea-house', dependencies: { kettle: '1', [FORMULA]: '1' } },
        'node_modules/kettle': { version: '1.0.0', license },
        [`node_modules/${FORMULA}`]: { version: '-1+1', license: FORMULA },
        [`node_modules/a${EVIL}`]: {
          version: `1${EVIL}`,
          license: `GPL-3.0-only ${EVIL}`,
          resolved: `git+https://code.example/${EVIL}`,
        },
      },
    },
    'node_modules/kettle/package.json': { name: 'kettle', version: '1.0.0', license: [license, { type: EVIL, url: EVIL }] },
    'node_modules/kettle/LICENSE': `${EVIL}\nCopyright (c) 2024 ${MARKUP} ${EVIL}\n`,
    'models/oolong/README.md': `---\nlicense: other\nlicense_name: ${JSON.stringify(license)}\nlicense_link: ${JSON.stringify(`javascript:${EVIL}`)}\nbase_model: ${JSON.stringify(`leaf/${EVIL}`)}\n---\n# ${EVIL}\n`,
    'models/broken/README.md': `---\nlicense: [${MARKUP}\n---\n`,
    'packages/x/package.json': `{"name": ${EVIL.slice(0, 4)}`,
    'licheck.yaml': `exceptions:\n  - {component: 'pkg:npm/kettle', license: GPL-3.0-only, reason: ${JSON.stringify(license)}, owner: ${JSON.stringify(EVIL)}, expires: 2020-01-01}\n`,
  });
  return judge(root);
}

/** What a terminal or an editor obeys instead of showing; line breaks are the report's own. */
const OBEYED = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const looks = [
  { color: 0, verbose: true, quiet: false, unicode: true },
  { color: 0, verbose: false, quiet: true, unicode: false, width: 40 },
] as const satisfies readonly ReportOptions[];
const render = (id: string, assessment: Assessment, look: ReportOptions): string =>
  Buffer.concat(
    [...(reporters.find((reporter) => reporter.id === id)?.render(assessment, look) ?? [])].map((part) =>
      Buffer.from(part as string),
    ),
  ).toString();

describe('a report of hostile words', () => {
  it.each(reporters.map(({ id }) => id))('as %s holds nothing that is obeyed instead of shown', async (id) => {
    const assessment = await hostile();
    expect(assessment.components.length).toBeGreaterThan(5);
    expect(assessment.findings.length).toBeGreaterThan(5);
    for (const look of looks) {
      // Markdown puts zero-width spaces of its own where a mention or a link would begin.
      const text = render(id, assessment, look).replaceAll('\u200b', id === 'markdown' ? '' : '\u200b');
      expect(text.length).toBeGreaterThan(100);
      expect(text).not.toMatch(OBEYED);
      expect(text).not.toMatch(/\r(?!\n)/);
    }
  });

  it('in colour holds only the colours of the report', async () => {
    const text = render('terminal', await hostile(), { color: 3, verbose: true, quiet: false, links: true, unicode: true });
    const bare = text.replace(/\x1b\[[\d;]*m|\x1b\]8;;(?:https:\/\/[^\x07\x1b]*)?(?:\x07|\x1b\\)/g, '');
    expect(bare).not.toMatch(OBEYED);
    expect(text).not.toContain('\x1b]8;;https://evil.example');
    expect(text).not.toContain('\x1b[8m');
  });

  it('as HTML runs nothing', async () => {
    const page = render('html', await hostile(), looks[0]);
    expect(page).not.toMatch(/<img|onerror=alert\(1\)>|<\/script><|href="?\s*javascript:/i);
  });

  it('as CSV computes nothing', async () => {
    const [head = '', ...rows] = render('csv', await hostile(), looks[0]).split('\r\n');
    expect(head).toContain('purl');
    for (const cell of rows.flatMap((row) => row.split(','))) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+@\t\r-](?!$)/);
  });

  it('as workflow commands says one thing a line', async () => {
    const lines = render('github', await hostile(), looks[0])
      .split('\n')
      .filter((line) => line !== '');
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines)
      expect(line).toMatch(/^(?:::(?:error|warning|notice|group|endgroup)\b|licheck: (?:incomplete: )?\d+ errors?, )/);
    for (const line of lines) expect(line.slice(2)).not.toMatch(/[\r\n]::/);
  });

  it('as SARIF and JSON are documents', async () => {
    const assessment = await hostile();
    for (const id of ['sarif', 'json']) expect(() => JSON.parse(render(id, assessment, looks[0]))).not.toThrow();
  });
});
