/** One finding as one SARIF result. */
import type { Result, Suppression } from 'sarif';
import type { AssessedFinding, Assessment } from '../../model/assessment.ts';
import { clipped } from '../text/escape.ts';
import { sentences } from '../text/sentences.ts';
import { isPreset, mainLabel } from '../view/labels.ts';
import type { Names } from '../view/names.ts';
import { labelLocation, mainLocation, sarifText } from './places.ts';

/** Code scanning shows no more. */
const MOST_RELATED = 90;

/** The result of a finding, without its rule index. */
export function resultOf(finding: AssessedFinding, assessment: Assessment, names: Names): Result {
  const main = mainLabel(finding, isPreset);
  const related = finding.labels.filter((label) => label !== main).slice(0, MOST_RELATED);
  const suppressions = suppressionsOf(finding);
  const steps = (purls: readonly string[]): string => purls.map((purl) => clipped(names.full(purl), 140)).join(' > ');
  return {
    ruleId: finding.code,
    level: finding.severity,
    message: {
      text: sarifText(sentences([finding.message, ...finding.notes, `To do: ${finding.help}`])),
    },
    locations: [mainLocation(finding, main, assessment, names)],
    ...(related.length > 0 && { relatedLocations: related.map((label, id) => ({ id, ...labelLocation(label) })) }),
    partialFingerprints: { 'licheck/v1': finding.fingerprint },
    ...(suppressions.length > 0 && { suppressions }),
    properties: {
      ...(finding.purl !== null && { purl: finding.purl }),
      ...(finding.license !== null && { license: finding.license }),
      ...(finding.path.length > 1 && { path: steps(finding.path) }),
      ...(finding.lineage.length > 1 && { lineage: steps(finding.lineage) }),
    },
  };
}

function suppressionsOf({ exception, baselined }: AssessedFinding): Suppression[] {
  return [
    ...(exception === null ? [] : [{ kind: 'external', status: 'accepted', justification: sarifText(exception) } as const]),
    ...(baselined ? [{ kind: 'external', status: 'accepted', justification: 'held by the baseline' } as const] : []),
  ];
}
