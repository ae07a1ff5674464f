/** Places in the scanned tree as SARIF locations: relative URIs under one base, never a path of this machine. */
import type { Location, PhysicalLocation } from 'sarif';
import type { AssessedFinding, AssessedLabel, Assessment } from '../../model/assessment.ts';
import { clipped, uriPath } from '../text/escape.ts';
import { isPreset } from '../view/labels.ts';
import type { Names } from '../view/names.ts';

/** A line of a file. */
export function physical(path: string, line?: number, column?: number, endColumn?: number, excerpt?: string): PhysicalLocation {
  const artifactLocation = { uri: uriPath(path), uriBaseId: '%SRCROOT%' };
  if (line === undefined) return { artifactLocation };
  return {
    artifactLocation,
    region: {
      startLine: line,
      ...(column !== undefined && { startColumn: column }),
      ...(column !== undefined && endColumn !== undefined && { endColumn: Math.max(endColumn, column + 1) }),
      ...(excerpt !== undefined && excerpt !== '' && { snippet: { text: clipped(excerpt, 1000) } }),
    },
  };
}

/** The location of a label; a line of a preset is no file of the project and is named only. */
export function labelLocation(label: AssessedLabel): Location {
  const message = label.text === '' ? {} : { message: { text: sarifText(label.text) } };
  if (isPreset(label)) return { logicalLocations: [{ fullyQualifiedName: clipped(label.path), kind: 'resource' }], ...message };
  return { physicalLocation: physical(label.path, label.line, label.column, label.endColumn, label.excerpt), ...message };
}

/** Where a finding is shown: its label, else where its component was declared, else the policy. */
export function mainLocation(
  finding: AssessedFinding,
  label: AssessedLabel | undefined,
  assessment: Assessment,
  names: Names,
): Location {
  const component = finding.purl === null ? undefined : names.component(finding.purl);
  const logical =
    finding.purl === null
      ? {}
      : {
          logicalLocations: [
            { name: clipped(names.full(finding.purl)), fullyQualifiedName: clipped(finding.purl), kind: 'module' },
          ],
        };
  if (label) return { ...labelLocation(label), ...logical };
  const evidence = component?.evidence[0];
  if (evidence) return { physicalLocation: physical(evidence.path, evidence.line ?? undefined), ...logical };
  return assessment.policy.path === null ? logical : { physicalLocation: physical(assessment.policy.path, 1), ...logical };
}

/** Text of a SARIF message: one line, and nothing in it becomes a link. */
export function sarifText(text: string): string {
  return clipped(text, 1000).replaceAll('](', ']\u200b(');
}
