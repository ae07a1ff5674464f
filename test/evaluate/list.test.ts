import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checks } from '../../src/evaluate/checks/index.ts';
import { FINDING_CODES, type FindingCode } from '../../src/model/codes.ts';

/** Made outside the checks: about the policy's own lines. */
const ABOUT_POLICY: readonly FindingCode[] = [
  'exception-expired',
  'exception-expiring',
  'exception-unused',
  'clarification-stale',
];
/** What checks share. */
const SHARED = ['hosted-access.ts', 'index.ts', 'links.ts', 'not-allowed.ts', 'say.ts'];

describe('the list of checks', () => {
  const folder = new URL('../../src/evaluate/checks/', import.meta.url);
  const files = readdirSync(folder).filter((file) => !SHARED.includes(file));

  it('has every file of its folder: a new check needs its line in src/evaluate/checks/index.ts', () => {
    expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual(checks.map(({ code }) => code).sort());
  });
  it('makes every code of src/model/codes.ts, each once', () => {
    expect([...checks.map(({ code }) => code), ...ABOUT_POLICY].sort()).toEqual(FINDING_CODES);
  });
  it('has a test for every code: write it in test/evaluate/', () => {
    const tests = readdirSync(new URL('.', import.meta.url)).filter(
      (file) => file.endsWith('.test.ts') && file !== 'list.test.ts',
    );
    const text = tests.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n');
    expect(FINDING_CODES.filter((code) => !text.includes(code))).toEqual([]);
  });
});
