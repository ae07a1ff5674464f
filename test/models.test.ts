import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { assess } from '../src/pipeline/index.ts';
import { licenseText } from './cli/run.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/models');

/** The codes that speak of lineage. What the policy says of a single licence is tested elsewhere. */
const LINEAGE = new Set([
  'dataset-conflict',
  'license-mismatch',
  'lineage-conflict',
  'lineage-unresolved',
  'naming-duty',
  'output-restriction',
  'restriction-not-passed-on',
  'territory',
]);

interface Expected {
  /** `name code`, for every finding about lineage. */
  readonly findings: readonly string[];
  /** Standard licence texts to lay beside the cards, by path. */
  readonly texts?: Readonly<Record<string, string>>;
}

describe('models and datasets along their lineage', () => {
  it.each(readdirSync(FIXTURES).filter((name) => existsSync(join(FIXTURES, name, 'expected.yaml'))))('%s', async (name) => {
    const expected = parse(readFileSync(join(FIXTURES, name, 'expected.yaml'), 'utf8')) as Expected;
    const outcome = await assess({ paths: [laidOut(name, expected)], cwd: '/', today: '2026-01-01' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
    const { findings, components } = outcome.assessment;
    const nameOf = (purl: string | null): string => components.find((component) => component.purl === purl)?.name ?? '';
    const found = findings.filter(({ code }) => LINEAGE.has(code)).map(({ code, purl }) => `${nameOf(purl)} ${code}`);
    expect([...new Set(found)].sort()).toEqual([...expected.findings].sort());
    for (const finding of findings.filter(({ code }) => LINEAGE.has(code))) {
      expect(finding.labels.length, 'a finding points into a file').toBeGreaterThan(0);
      expect(finding.help).not.toBe('');
    }
  });
});

function laidOut(name: string, { texts = {} }: Expected): string {
  const source = join(FIXTURES, name);
  if (Object.keys(texts).length === 0) return source;
  const copy = mkdtempSync(join(tmpdir(), 'licheck-models-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(source, copy, { recursive: true });
  for (const [path, id] of Object.entries(texts)) writeFileSync(join(copy, path), licenseText(id));
  return copy;
}
