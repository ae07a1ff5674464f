import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reporters } from '../../src/report/index.ts';
import type { ReportOptions } from '../../src/report/reporter.ts';
import { golden, huge, PLAIN, render, SAMPLES, sample, sampleText } from './samples.ts';

const nameOf = (sample: string, id: string, extension: string): string =>
  id === extension ? `${sample}.${id}` : `${sample}.${id}.${extension}`;

/** A new format, or a new look of one, is drawn again with `npx vitest run test/report -u`; read the change before committing it. */
describe('golden reports', () => {
  for (const { id, extension } of reporters) {
    if (id === 'json') continue;
    for (const name of SAMPLES) {
      it(`${id} of ${name}`, async () => {
        await expect(render(id, sample(name))).toMatchFileSnapshot(golden(nameOf(name, id, extension)));
      });
    }
  }

  for (const name of SAMPLES) {
    it(`json of ${name} is the sample itself`, () => {
      expect(render('json', sample(name))).toBe(sampleText(name));
    });
  }

  const looks: Record<string, Partial<ReportOptions>> = {
    color: { color: 3 },
    ascii: { unicode: false },
    narrow: { width: 40 },
    wide: { width: 200 },
    quiet: { quiet: true },
    verbose: { verbose: true },
  };
  for (const [look, options] of Object.entries(looks)) {
    it(`terminal, ${look}`, async () => {
      const text = render('terminal', sample('tea-house'), { ...PLAIN, ...options });
      await expect(text).toMatchFileSnapshot(golden(`tea-house.terminal-${look}.txt`));
    });
  }

  it('terminal of 3,000 components', async () => {
    await expect(render('terminal', huge(3000))).toMatchFileSnapshot(golden('huge.terminal.txt'));
  });
});

describe('the list of reporters', () => {
  it('has one golden at least for each, so write fixtures/reports/goldens/tea-house.<id>.<extension>', () => {
    const missing = reporters.filter(
      ({ id, extension }) => id !== 'json' && !existsSync(golden(nameOf('tea-house', id, extension))),
    );
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  it('holds every reporter under src/report, so add the new one to src/report/index.ts', () => {
    const folder = new URL('../../src/report', import.meta.url).pathname;
    const made = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) =>
        [...readFileSync(join(folder, file), 'utf8').matchAll(/: Reporter = \{\s+id: '([^']+)'/g)].map(([, id]) => id),
      );
    expect(made.sort()).toEqual(reporters.map(({ id }) => id).sort());
  });

  it('names each once, in kebab-case, with a line for --help', () => {
    const ids = reporters.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, title, extension } of reporters) {
      expect(id).toMatch(/^[a-z][a-z-]*$/);
      expect(title).not.toBe('');
      expect(extension).toMatch(/^[a-z]+$/);
    }
  });
});
