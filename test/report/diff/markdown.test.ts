import { describe, expect, it } from 'vitest';
import type { AssessedFinding, Assessment } from '../../../src/model/assessment.ts';
import type { DiffDocument, DiffSide } from '../../../src/model/diff.ts';
import { DIFF_FORMATS, renderDiff } from '../../../src/report/diff/index.ts';

const NASTY = '<img src=x onerror=alert(1)>|`a` [x](javascript:1) @octocat \u001b[31m\u202e'.repeat(6);

const side = (name: string, over: Partial<DiffSide> = {}): DiffSide => {
  return { name, kind: 'revision', commit: null, complete: true, diagnostics: [], ...over };
};

const finding = (n: number): AssessedFinding => ({
  code: 'license-denied',
  severity: 'error',
  purl: `pkg:npm/leaf-${n}@1.0.0`,
  license: NASTY,
  message: `leaf-${n}: ${NASTY}`,
  help: `${n} ${NASTY}`,
  notes: [NASTY],
  path: [],
  lineage: [],
  labels: [],
  exception: null,
  baselined: false,
  fingerprint: String(n),
});

const AFTER = { components: [], relations: [], findings: [], policy: { path: null } } as unknown as Assessment;

function document(size: number): DiffDocument {
  const many = Array.from({ length: size }, (_, n) => n);
  return {
    format: 1,
    tool: { name: 'licheck', version: NASTY, rulebook: '', spdx: '' },
    project: NASTY,
    old: side(NASTY, { complete: false, diagnostics: [{ code: 'x/y', severity: 'error', message: NASTY, incomplete: true }] }),
    new: side(NASTY),
    notes: [NASTY],
    added: many.map((n) => ({ purl: `pkg:npm/${encodeURIComponent(NASTY)}${n}@1`, license: NASTY, verdict: 'denied' })),
    removed: many.map((n) => ({ purl: `pkg:npm/gone-${n}@1`, license: NASTY, verdict: 'allowed' })),
    relicensed: many.map((n) => ({ purl: `pkg:npm/new-${n}@2`, was: `pkg:npm/new-${n}@1`, from: NASTY, to: NASTY })),
    rejudged: many.map((n) => ({ purl: `pkg:npm/new-${n}@2`, from: 'allowed', to: 'review' })),
    newFindings: many.map(finding),
    resolvedFindings: many.map(finding),
    newObligations: many.map((n) => ({
      purl: `pkg:npm/leaf-${n}@1`,
      license: 'MIT',
      tag: `tag-${n}`,
      trigger: 'use',
      what: NASTY,
      clause: null,
      value: null,
    })),
    violates: true,
  };
}

describe('a comparison of what outsiders wrote', () => {
  it.each(DIFF_FORMATS)('is harmless as %s', (format) => {
    for (const verbose of [false, true]) {
      const text = renderDiff(document(50), AFTER, format, { color: 0, verbose, quiet: false });
      expect(text).not.toMatch(/[\u001b\u202e]/);
      if (format === 'markdown') expect(text).not.toMatch(/<img|\]\(javascript|@octocat/);
      if (format === 'json') expect(JSON.parse(text)).toEqual(document(50));
    }
  });

  it('fits into a comment, and says when it is cut', () => {
    const text = renderDiff(document(5000), AFTER, 'markdown', { color: 0, verbose: false, quiet: false });
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('### licheck: ⚠️ incomplete');
    expect(text).toMatch(/run `licheck diff` to see all/);
  });
});
