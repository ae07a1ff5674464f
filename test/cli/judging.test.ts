import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { licenseText, project, scanJson } from './run.ts';

interface Case {
  readonly id: string;
  readonly metadata: Record<string, unknown>;
  readonly files?: Record<string, string>;
  readonly policy: Record<string, unknown>;
  readonly verdict: string;
  readonly findings?: readonly string[];
}

const cases = parse(readFileSync(join(import.meta.dirname, '../../fixtures/judging/cases.yaml'), 'utf8')) as Case[];

describe('how a licence is judged, through the real command', () => {
  it.concurrent.for(cases)('$id', async ({ metadata, files = {}, policy, verdict, findings = [] }, { onTestFinished }) => {
    const texts = Object.entries(files).map(([name, text]) => [
      `node_modules/kettle/${name}`,
      text.startsWith('text:') ? licenseText(text.slice(5)) : text,
    ]);
    const root = project(
      {
        'package.json': { name: 'tea-house', version: '1.0.0', private: true, dependencies: { kettle: '1.0.0' } },
        'node_modules/kettle/package.json': { name: 'kettle', version: '1.0.0', ...metadata },
        'licheck.yaml': stringify({ policy }),
        ...Object.fromEntries(texts),
      },
      onTestFinished,
    );
    const { document, code } = await scanJson([root]);
    const kettle = document.components.find((component) => component.purl === 'pkg:npm/kettle@1.0.0');
    expect(kettle?.verdict).toBe(verdict);
    const codes = document.findings.filter((finding) => finding.purl === 'pkg:npm/kettle@1.0.0').map((finding) => finding.code);
    expect(codes).toEqual(expect.arrayContaining([...findings]));
    if (verdict === 'denied') expect(code).toBe(1);
  });
});
