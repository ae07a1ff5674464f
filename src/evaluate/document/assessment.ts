/** The JSON document, put together: every reader of a scan starts from it. */
import type { AssessedComponent, AssessedFinding, Assessment, Summary } from '../../model/assessment.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { Anchor, Place } from '../../model/location.ts';
import type { Policy } from '../../model/policy.ts';
import type { Resolution } from '../../model/resolution.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import { print } from '../../spdx/print.ts';
import { outboundLicense } from '../compatibility/outbound.ts';
import type { Judged } from '../evaluate.ts';
import { assessComponents } from './assess-component.ts';
import { assessFindings, type Tally } from './assess-finding.ts';
import { assessObligations } from './assess-obligation.ts';
import { assessRelations } from './assess-relation.ts';
import { namedLicenses } from './named-licenses.ts';
import { writePolicy } from './policy-words.ts';
import { order, SEVERITY_ORDER } from './sort.ts';

/** What the document is made of. */
export interface AssessmentParts {
  readonly inventory: Inventory;
  readonly resolutions: readonly Resolution[];
  readonly evaluation: Judged;
  readonly rulebook: Pick<Rulebook, 'digest' | 'spdxVersion'> & Partial<Pick<Rulebook, 'facts' | 'matrix'>>;
  readonly policy: Policy;
  /** Diagnostics from outside the inventory, such as the policy's. */
  readonly diagnostics: readonly Diagnostic[];
  /** The tool's version. */
  readonly version: string;
  readonly projectName: string;
  /** Counts lines; asked only for labels that are shown. */
  readonly place: (anchor: Anchor | Place) => Place;
}

/** What the package at the root calls itself; else the folder's name. */
function nameOfProject({ inventory, projectName }: AssessmentParts): string {
  const atRoot = inventory.roots.find((index) => inventory.components[index]?.root === '');
  return (atRoot === undefined ? undefined : inventory.components[atRoot]?.name) ?? projectName;
}

/** Assembles the document. Arrays are sorted, so that the same scan gives the same bytes. */
export function assembleAssessment(parts: AssessmentParts): Assessment {
  const { inventory, resolutions, evaluation, rulebook, policy } = parts;
  const diagnostics = [...inventory.diagnostics, ...parts.diagnostics].sort(byDiagnostic);
  const components = assessComponents(parts);
  const { findings, tally } = assessFindings(evaluation.found, { ...parts, pathTo: evaluation.pathTo });
  let relations: Assessment['relations'] | undefined;
  const outbound = outboundLicense(policy, inventory, resolutions);
  return {
    format: 1,
    tool: { name: 'licheck', version: parts.version, rulebook: rulebook.digest, spdx: rulebook.spdxVersion },
    complete: !diagnostics.some(({ incomplete }) => incomplete),
    project: { name: nameOfProject(parts), license: outbound ? print(outbound) : null },
    summary: summaryOf(components, tally),
    components,
    ...(rulebook.facts && { licenses: namedLicenses(resolutions, rulebook.facts, outbound ? [outbound] : []) }),
    // Only reports for machines show the graph.
    get relations() {
      relations ??= assessRelations(inventory);
      return relations;
    },
    obligations: assessObligations(evaluation.owed, inventory),
    findings,
    diagnostics,
    policy: writePolicy(policy),
  };
}

/** Counts components by verdict and findings by severity; held findings are counted apart. */
export function summarize(components: readonly AssessedComponent[], findings: readonly AssessedFinding[]): Summary {
  const tally = { error: 0, warning: 0, note: 0, excepted: 0, baselined: 0 };
  for (const { exception, baselined, severity } of findings) {
    tally[exception !== null ? 'excepted' : baselined ? 'baselined' : severity] += 1;
  }
  return summaryOf(components, tally);
}

function summaryOf(components: readonly AssessedComponent[], tally: Tally): Summary {
  const verdicts = { allowed: 0, review: 0, denied: 0 };
  for (const { verdict } of components) verdicts[verdict] += 1;
  const { error, warning, note, excepted, baselined } = tally;
  return { components: components.length, ...verdicts, errors: error, warnings: warning, notes: note, excepted, baselined };
}

function byDiagnostic(a: Diagnostic, b: Diagnostic): number {
  return (
    SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] ||
    order(a.path ?? '', b.path ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    order(a.code, b.code) ||
    order(a.message, b.message)
  );
}
