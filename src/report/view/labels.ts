/** The labels of several findings, each once. */
import type { AssessedFinding, AssessedLabel } from '../../model/assessment.ts';

/** Labels without repeats; a spot that any finding calls primary is primary once. */
export function uniqueLabels(findings: readonly AssessedFinding[]): AssessedLabel[] {
  const labels = new Map<string, AssessedLabel>();
  for (const label of findings.flatMap((finding) => finding.labels)) {
    const key = JSON.stringify([label.path, label.line, label.column, label.endColumn, label.text]);
    const before = labels.get(key);
    if (!before || (label.primary && !before.primary)) labels.set(key, label);
  }
  return [...labels.values()];
}

/** The spot that a finding is about: its primary label, else its first; labels that `not` rejects are passed over. */
export function mainLabel(
  finding: AssessedFinding,
  not: (label: AssessedLabel) => boolean = () => false,
): AssessedLabel | undefined {
  const labels = finding.labels.filter((label) => !not(label));
  return labels.find((label) => label.primary) ?? labels[0];
}

/** The spot of findings that are told together: the first primary label of any, else the first label. */
export function blockLabel(findings: readonly AssessedFinding[]): AssessedLabel | undefined {
  const labels = findings.flatMap((finding) => finding.labels);
  return labels.find((label) => label.primary) ?? labels[0];
}

/** True for a line of a preset policy: a file of licheck, not of the project. */
export const isPreset = (label: AssessedLabel): boolean => label.path.startsWith('preset:');

/** True for a label in the policy rather than in a file that speaks of the component. */
export function isPolicyLabel(label: AssessedLabel, policyPath: string | null): boolean {
  return label.path === policyPath || isPreset(label);
}

/** What to say beneath the marked text: what the mark itself shows is not said again. */
export function spotWords({ text, excerpt, column, endColumn }: AssessedLabel): string {
  const marked = excerpt.slice(column - 1, endColumn - 1).replace(/^(["'])(.*)\1$/, '$2');
  const quote = ` as "${marked}"`;
  return marked !== '' && text.endsWith(quote) ? text.slice(0, -quote.length) : text;
}
