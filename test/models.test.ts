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
  /** Codes that this fixture is about beside those of lineage. */
  readonly codes?: readonly string[];
  /** What else is expected of a finding, by `name code`; texts by a part of them. */
  readonly details?: Readonly<Record<string, Details>>;
  /** Texts made of standard ones, to lay beside the cards, by path. */
  readonly texts?: Readonly<Record<string, string | MadeText>>;
}

interface Details {
  readonly severity?: string;
  readonly message?: string;
  readonly help?: string;
  readonly notes?: string;
  /** Path and text of the first label. */
  readonly label?: string;
  /** The reason of the exception that holds it. */
  readonly exception?: string;
}

/** A standard text with words exchanged, and some added at the end. */
interface MadeText {
  readonly of: string;
  readonly swap?: readonly (readonly [string, string])[];
  readonly add?: string;
}

describe('models and datasets along their lineage', () => {
  it.each(readdirSync(FIXTURES).filter((name) => existsSync(join(FIXTURES, name, 'expected.yaml'))))('%s', async (name) => {
    const expected = parse(readFileSync(join(FIXTURES, name, 'expected.yaml'), 'utf8')) as Expected;
    const outcome = await assess({ paths: [laidOut(name, expected)], cwd: '/', today: '2026-01-01' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
    const { findings, components } = outcome.assessment;
    const nameOf = (purl: string | null): string => components.find((component) => component.purl === purl)?.name ?? '';
    const codes = new Set([...LINEAGE, ...(expected.codes ?? [])]);
    const about = findings
      .filter(({ code }) => codes.has(code))
      .map((finding) => ({ ...finding, key: `${nameOf(finding.purl)} ${finding.code}`.trim() }));
    expect([...new Set(about.map(({ key }) => key))].sort()).toEqual([...expected.findings].sort());
    for (const finding of about) {
      expect(finding.labels.length, 'a finding points into a file').toBeGreaterThan(0);
      expect(finding.help).not.toBe('');
    }
    for (const [key, details] of Object.entries(expected.details ?? {})) {
      const finding = about.find((one) => one.key === key);
      expect(finding, key).toBeDefined();
      expect(finding?.exception, key).toBe(details.exception ?? null);
      if (details.severity !== undefined) expect(finding?.severity, key).toBe(details.severity);
      if (details.message !== undefined) expect(finding?.message, key).toContain(details.message);
      if (details.help !== undefined) expect(finding?.help, key).toContain(details.help);
      const [spot] = finding?.labels ?? [];
      if (details.label !== undefined) expect(`${spot?.path}: ${spot?.text}`, key).toBe(details.label);
      if (details.notes !== undefined) expect(finding?.notes.join('\n'), key).toContain(details.notes);
    }
  });
});

function laidOut(name: string, { texts = {} }: Expected): string {
  const source = join(FIXTURES, name);
  if (Object.keys(texts).length === 0) return source;
  const copy = mkdtempSync(join(tmpdir(), 'licheck-models-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(source, copy, { recursive: true });
  for (const [path, text] of Object.entries(texts)) writeFileSync(join(copy, path), made(text));
  return copy;
}

function made(text: string | MadeText): string {
  if (typeof text === 'string') return licenseText(text);
  const { of, swap = [], add = '' } = text;
  return swap.reduce((body, [from, to]) => body.replace(from, to), licenseText(of)) + add;
}
