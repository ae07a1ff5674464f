import { readdirSync, readFileSync } from 'node:fs';
import type { AssessedComponent, AssessedFinding, Assessment } from '../../src/model/assessment.ts';
import { findReporter } from '../../src/report/index.ts';
import type { ReportOptions } from '../../src/report/reporter.ts';

const FOLDER = new URL('../../fixtures/reports/', import.meta.url);

/** The committed sample documents, by name. */
export const SAMPLES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''));

export const sampleText = (name: string): string => readFileSync(new URL(`${name}.json`, FOLDER), 'utf8');
export const sample = (name: string): Assessment => JSON.parse(sampleText(name)) as Assessment;
/** Where a golden stands. */
export const golden = (name: string): string => new URL(`goldens/${name}`, FOLDER).pathname;

export const PLAIN: ReportOptions = { color: 0, width: 100, verbose: false, quiet: false, unicode: true };

/** The whole text of a report. */
export function render(id: string, assessment: Assessment, options: ReportOptions = PLAIN): string {
  const reporter = findReporter(id);
  if (reporter === undefined) throw new Error(`no reporter ${id}`);
  return [...reporter.render(assessment, options)].join('');
}

const LICENSES = ['MIT', 'Apache-2.0', 'ISC', 'BSD-3-Clause', 'GPL-3.0-only', 'AGPL-3.0-only', 'LGPL-2.1-only', 'NOASSERTION'];

/** A document of many components, of which every fifth or so has a finding. No two runs differ. */
export function huge(count: number, findingsEach = 1): Assessment {
  const base = sample('tea-house');
  const [template] = base.components.filter((component) => component.name === 'kettle');
  const [denied] = base.findings.filter((finding) => finding.code === 'license-denied' && finding.license === 'GPL-2.0-only');
  if (!template || !denied) throw new Error('the tea-house sample has changed');
  const components = Array.from({ length: count }, (_, i): AssessedComponent => {
    const name = `leaf-${String(i).padStart(6, '0')}`;
    const license = LICENSES[i % 17] ?? LICENSES[i % 3] ?? 'MIT';
    const bad = license.includes('GPL') || license === 'NOASSERTION';
    return {
      ...template,
      purl: `pkg:npm/${name}@1.0.0`,
      name,
      version: '1.0.0',
      declared: license,
      effective: license,
      chosen: license,
      verdict: bad ? 'denied' : 'allowed',
      categories: [license === 'NOASSERTION' ? 'unknown' : bad ? 'strong-copyleft' : 'permissive'],
    };
  });
  const findings = components
    .filter((component) => component.verdict === 'denied')
    .flatMap((component) =>
      Array.from(
        { length: findingsEach },
        (_, i): AssessedFinding => ({
          ...denied,
          purl: component.purl,
          license: component.chosen,
          message: `${component.chosen} of ${component.name}@1.0.0 is not allowed by the policy`,
          notes: i === 0 ? [] : [`remark ${i} on ${component.name}`],
          fingerprint: `${component.name}-${i}`,
          path: ['pkg:npm/tea-house@1.0.0', component.purl],
        }),
      ),
    );
  const summary = {
    ...base.summary,
    components: count,
    allowed: components.filter((component) => component.verdict === 'allowed').length,
    review: 0,
    denied: components.filter((component) => component.verdict === 'denied').length,
    errors: findings.length,
    warnings: 0,
    notes: 0,
    excepted: 0,
    baselined: 0,
  };
  return { ...base, components, findings, summary, relations: [], obligations: [], diagnostics: [] };
}
