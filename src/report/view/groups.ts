/**
 * Findings as a person reads them: those of one component and licence together, and one block for all components of which
 * the same is true.
 */
import type { AssessedFinding, Assessment } from '../../model/assessment.ts';
import type { Severity } from '../../model/diagnostic.ts';
import { groupBy } from './group-by.ts';
import { isPolicyLabel } from './labels.ts';
import { type Names, namesOf } from './names.ts';

/** Findings that are told together: of one component and licence, or of the policy. */
export interface Group {
  /** Null for a finding about the policy itself. */
  readonly purl: string | null;
  readonly license: string | null;
  /** Worst first. */
  readonly findings: readonly AssessedFinding[];
}

/** A group, and the groups of other components that differ from it in nothing but the component. */
export interface Block extends Group {
  readonly severity: Severity;
  readonly others: readonly Group[];
}

export const SEVERITIES = ['error', 'warning', 'note'] as const satisfies readonly Severity[];

/** True when nothing holds the finding: it counts. */
export const isOpen = (finding: AssessedFinding): boolean => finding.exception === null && !finding.baselined;

/** The findings as blocks, worst first, otherwise in the document's order. */
export function blocksOf(assessment: Assessment, findings: readonly AssessedFinding[]): Block[] {
  const names = namesOf(assessment);
  const told = groupBy(groupsOf(findings), (group) => sameness(group, names, assessment.policy.path));
  return [...told.values()]
    .flatMap(([first, ...others]) => (first ? [{ ...first, severity: first.findings[0]?.severity ?? 'note', others }] : []))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** The findings by component and licence, in the order in which they first came; each about the policy alone. */
export function groupsOf(findings: readonly AssessedFinding[]): Group[] {
  const groups = groupBy(findings, ({ purl, message, license }) => JSON.stringify([purl, purl ?? message, license]));
  return [...groups.values()].map(groupOf);
}

function groupOf(findings: readonly AssessedFinding[]): Group {
  const sorted = [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  return { purl: sorted[0]?.purl ?? null, license: sorted[0]?.license ?? null, findings: sorted };
}

/** Equal for groups that say the same of different components. */
function sameness(group: Group, names: Names, policyPath: string | null): string {
  const { purl } = group;
  if (purl === null) return JSON.stringify(group.findings.map(({ code, message }) => [code, message]));
  const own = [purl, `${names.short(purl)}@${names.component(purl)?.version ?? ''}`, names.full(purl), names.short(purl)];
  const nameless = (text: string): string => own.reduce((rest, name) => without(rest, name), text);
  return JSON.stringify(
    group.findings.map((finding) => [
      finding.code,
      finding.severity,
      finding.license,
      nameless(finding.message),
      nameless(finding.help),
      finding.notes.map(nameless),
      finding.lineage.slice(1),
      finding.labels
        .filter((label) => isPolicyLabel(label, policyPath))
        .map((label) => [label.path, label.line, label.column, nameless(label.text)]),
    ]),
  );
}

/** Replaces whole occurrences of a name; `leaf` inside `leaf-base` stays. */
function without(text: string, name: string): string {
  if (name === '') return text;
  let rest = text;
  let at = rest.indexOf(name);
  while (at >= 0) {
    const whole = !/[\w-]/.test(rest.charAt(at - 1)) && !/[\w-]/.test(rest.charAt(at + name.length));
    if (whole) rest = `${rest.slice(0, at)}\u0000${rest.slice(at + name.length)}`;
    at = rest.indexOf(name, at + (whole ? 1 : name.length));
  }
  return rest;
}
