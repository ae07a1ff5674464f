import { describe, expect, it } from 'vitest';
import type { AssessedComponent, AssessedLabel } from '../../src/model/assessment.ts';
import type { Why, WhyNode } from '../../src/model/why.ts';
import { explainWhy } from '../../src/report/why.ts';
import { golden, PLAIN, sample } from './samples.ts';

const TEA = sample('tea-house');
const component = (purl: string): AssessedComponent => {
  const found = TEA.components.find((one) => one.purl === purl);
  if (!found) throw new Error(`the sample has no ${purl}`);
  return found;
};
const LINE: AssessedLabel = {
  path: 'licheck.yaml',
  line: 16,
  column: 10,
  endColumn: 37,
  text: 'denied by this line',
  primary: true,
  excerpt: "  deny: ['category:network-copyleft', 'category:strong-copyleft']",
};
const leaf = (text: string, part: Partial<WhyNode>): WhyNode => ({
  kind: 'license',
  text,
  verdict: 'allowed',
  taken: true,
  category: 'permissive',
  decidedBy: null,
  reason: null,
  parts: [],
  ...part,
});

const REPORT_KIT: Why = {
  component: {
    ...component('pkg:npm/report-kit@2.1.0'),
    effective: '(MIT OR GPL-3.0-only) AND AGPL-3.0-only',
    declared: '(MIT OR GPL-3.0-only) AND AGPL-3.0-only',
    evidence: [
      {
        view: 'declared',
        expression: '(MIT OR GPL-3.0-only) AND AGPL-3.0-only',
        method: 'repaired',
        confidence: 1,
        path: 'package-lock.json',
        line: 412,
        endLine: null,
        raw: '(MIT OR GPL-3.0) AND AGPL-3.0',
        notes: ['"GPL-3.0" read as GPL-3.0-only'],
      },
      {
        view: 'detected',
        expression: 'AGPL-3.0-only',
        method: 'text',
        confidence: 0.98,
        path: 'node_modules/report-kit/LICENSE',
        line: 1,
        endLine: 661,
        raw: null,
        notes: [],
      },
    ],
  },
  paths: [
    ['pkg:npm/tea-house@1.0.0', 'pkg:npm/report-kit@2.1.0'],
    ['pkg:npm/tea-house@1.0.0', 'pkg:npm/tea-house-api@1.0.0', 'pkg:npm/report-kit@2.1.0'],
  ],
  morePaths: 3,
  lineage: [],
  tree: {
    ...leaf('(MIT OR GPL-3.0-only) AND AGPL-3.0-only', { kind: 'and', verdict: 'denied', category: null }),
    parts: [
      {
        ...leaf('MIT OR GPL-3.0-only', { kind: 'or', category: null }),
        parts: [
          leaf('MIT', {
            decidedBy: {
              ...LINE,
              line: 14,
              text: 'allowed by this line',
              excerpt: "  allow: ['category:permissive']",
              column: 11,
              endColumn: 32,
            },
          }),
          leaf('GPL-3.0-only', { verdict: 'denied', taken: false, category: 'strong-copyleft', decidedBy: LINE }),
        ],
      },
      leaf('AGPL-3.0-only', { verdict: 'denied', category: 'network-copyleft', decidedBy: LINE }),
    ],
  },
  obligations: TEA.obligations.filter((one) => one.purl === 'pkg:npm/report-kit@2.1.0'),
  findings: TEA.findings.filter((one) => one.purl === 'pkg:npm/report-kit@2.1.0'),
  changes: [
    'take `saas` out of `use.distribution`: clause 13 is then not triggered, but the category stays denied',
    'record an exception for pkg:npm/report-kit under AGPL-3.0-only',
  ],
};

describe('why', () => {
  it('tells ways, evidence, judgement, duties and what would change it', async () => {
    await expect(explainWhy(REPORT_KIT, TEA, PLAIN)).toMatchFileSnapshot(golden('why-report-kit.txt'));
  });

  it('draws the lineage of a model', () => {
    const leafBase = component('pkg:huggingface/leaf/leaf-base@0123456789abcdef0123456789abcdef01234567');
    const oolong = component('pkg:huggingface/teahouse/oolong-7b');
    const why: Why = {
      component: oolong,
      paths: [],
      morePaths: 0,
      lineage: [[oolong.purl, leafBase.purl]],
      tree: leaf('Apache-2.0', { reason: 'it is the project itself' }),
      obligations: [],
      findings: [],
      changes: [],
    };
    const text = explainWhy(why, TEA, PLAIN);
    expect(text).toContain('  what it was made of\n    teahouse/oolong-7b (Apache-2.0)\n');
    expect(text).toMatch(/├─ trained on leaf\/tasting-notes \(CC-BY-NC-4\.0\)\n\s+│\s+error\[dataset-conflict\]/);
    expect(text).toMatch(
      /└─ fine-tune of leaf\/leaf-base@0123456789 \(Llama 3\.1 Community License Agreement\)\n\s+error\[lineage-conflict\]/,
    );
    expect(text).toMatch(/where from +Hugging Face/);
    expect(text).toMatch(/openness +none of 4 levels, by what is visible here/);
    expect(text).toContain('it is the project itself');
  });

  it('marks the branch that was not taken', () => {
    const text = explainWhy(REPORT_KIT, TEA, { ...PLAIN, unicode: false });
    expect(text).toMatch(/\|- any one of +allowed/);
    expect(text).toMatch(/`- GPL-3\.0-only +denied, not taken/);
  });
});
