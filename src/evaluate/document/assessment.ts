/** The JSON document, put together: every reader of a scan starts from it. */
import type { AssessedComponent, AssessedEvidence, AssessedFinding, Assessment, Summary } from '../../model/assessment.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { LicenseExpression } from '../../model/expression.ts';
import type { Draft } from '../../model/finding.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { Anchor, Place } from '../../model/location.ts';
import type { Policy } from '../../model/policy.ts';
import { relationAt } from '../../model/relations.ts';
import type { Resolution } from '../../model/resolution.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import { VERIFICATIONS, type Verification } from '../../model/terms.ts';
import { print } from '../../spdx/print.ts';
import { outboundLicense } from '../compatibility/outbound.ts';
import type { ComponentVerdict, Evaluation } from '../evaluate.ts';
import { opennessOf } from '../openness/openness.ts';
import { namedLicenses } from './named-licenses.ts';
import { writePolicy } from './policy-words.ts';

/** What the document is made of. */
export interface AssessmentParts {
  readonly inventory: Inventory;
  readonly resolutions: readonly Resolution[];
  readonly evaluation: Evaluation;
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
  const printOnce = createPrinter();
  const components = inventory.components.map((_, index) => assessComponent(index, parts, printOnce));
  const findings = evaluation.findings.map((finding) => assessFinding(finding, parts)).sort(byFinding);
  const outbound = outboundLicense(policy, inventory, resolutions);
  const purl = (index: number): string => inventory.components[index]?.purl ?? '';
  return {
    format: 1,
    tool: { name: 'licheck', version: parts.version, rulebook: rulebook.digest, spdx: rulebook.spdxVersion },
    complete: !diagnostics.some(({ incomplete }) => incomplete),
    project: { name: nameOfProject(parts), license: outbound ? print(outbound) : null },
    summary: summarize(components, findings),
    components: components.sort((a, b) => order(a.purl, b.purl)),
    ...(rulebook.facts && { licenses: namedLicenses(resolutions, rulebook.facts, outbound ? [outbound] : []) }),
    relations: Array.from(inventory.relations.from, (_, edge) => {
      const { from, to, kind, scope, how } = relationAt(inventory.relations, edge);
      return { from: purl(from), to: purl(to), kind, scope: scope ?? null, how: how ?? null };
    }).sort(
      (a, b) =>
        order(a.from, b.from) || order(a.to, b.to) || order(a.kind, b.kind) || order(a.scope, b.scope) || order(a.how, b.how),
    ),
    obligations: evaluation.obligations
      .map(({ component, license, tag, trigger, what, clause, value }) => {
        return { purl: purl(component), license, tag, trigger, what, clause: clause ?? null, value: value ?? null };
      })
      .sort(
        (a, b) =>
          order(a.purl, b.purl) ||
          order(a.license, b.license) ||
          order(a.tag, b.tag) ||
          order(a.value, b.value) ||
          order(a.what, b.what),
      ),
    findings,
    diagnostics,
    policy: writePolicy(policy),
  };
}

/** Counts components by verdict and findings by severity; held findings are counted apart. */
export function summarize(components: readonly AssessedComponent[], findings: readonly AssessedFinding[]): Summary {
  const open = findings.filter(({ exception, baselined }) => exception === null && !baselined);
  const verdicts = (verdict: AssessedComponent['verdict']): number =>
    components.filter((each) => each.verdict === verdict).length;
  const severities = (severity: AssessedFinding['severity']): number => open.filter((each) => each.severity === severity).length;
  return {
    components: components.length,
    allowed: verdicts('allowed'),
    review: verdicts('review'),
    denied: verdicts('denied'),
    errors: severities('error'),
    warnings: severities('warning'),
    notes: severities('note'),
    excepted: findings.filter(({ exception }) => exception !== null).length,
    baselined: findings.filter(({ exception, baselined }) => exception === null && baselined).length,
  };
}

function assessComponent(index: number, parts: AssessmentParts, print: Print): AssessedComponent {
  const { inventory, resolutions, evaluation } = parts;
  const component = inventory.components[index];
  const resolution = resolutions[index];
  const verdict = evaluation.verdicts[index];
  if (!component || !resolution || !verdict) throw new Error(`component ${index} was not judged`);
  return {
    purl: component.purl,
    name: component.name,
    version: component.version ?? null,
    kind: component.kind,
    scope: inventory.scopes[index] ?? 'runtime',
    own: component.own,
    artifacts: artifactsOf(component.kind, verdict),
    declared: print(resolution.declared),
    detected: print(resolution.detected),
    concluded: resolution.concluded ? print(resolution.concluded) : null,
    effective: print(resolution.effective),
    basis: resolution.basis,
    verdict: verdict.verdict,
    chosen: print(verdict.chosen),
    categories: [...new Set(verdict.leaves.map(({ category }) => category))].sort(),
    verified: weakest(verdict),
    evidence: resolution.evidence.map((item) => assessEvidence(item, print)),
    copyrights: resolution.copyrights,
    facts: { ...component.facts, ...opennessOf(index, parts) },
  };
}

type Print = (expression: LicenseExpression) => string;

/** Prints each expression once: resolving shares them between components. */
function createPrinter(): Print {
  const printed = new Map<LicenseExpression, string>();
  return (expression) => {
    let text = printed.get(expression);
    if (text === undefined) printed.set(expression, (text = print(expression)));
    return text;
  };
}

/** What the licence's terms attach to; what the component is, when the licence does not say. */
function artifactsOf(kind: AssessedComponent['kind'], { leaves }: ComponentVerdict): AssessedComponent['artifacts'] {
  const said = [...new Set(leaves.flatMap(({ facts }) => facts?.artifacts ?? []))].sort();
  if (kind === 'library' || kind === 'file') return ['source'];
  if (kind === 'application') return ['application'];
  const own = kind === 'model' ? 'model' : 'data';
  return said.includes(own) ? said : [own];
}

function weakest({ leaves }: ComponentVerdict): Verification {
  const found = leaves.map(({ facts }) => (facts ? VERIFICATIONS.indexOf(facts.verified) : VERIFICATIONS.length - 1));
  return VERIFICATIONS[Math.max(0, ...found)] ?? 'unverified';
}

function assessEvidence(
  { view, expression, method, confidence, at, endLine, raw, notes }: Resolution['evidence'][number],
  print: Print,
): AssessedEvidence {
  return {
    view,
    expression: print(expression),
    method,
    confidence,
    path: at.path,
    line: at.line ?? null,
    endLine: endLine ?? null,
    raw: raw ?? null,
    notes,
  };
}

function assessFinding(finding: Draft, { inventory, place }: AssessmentParts): AssessedFinding {
  const purls = (indexes: readonly number[]): string[] => indexes.map((index) => inventory.components[index]?.purl ?? '');
  return {
    code: finding.code,
    severity: finding.severity,
    purl: inventory.components[finding.component]?.purl ?? null,
    license: finding.license ?? null,
    message: finding.message,
    help: finding.help,
    notes: finding.notes,
    path: purls(finding.path),
    lineage: purls(finding.lineage),
    labels: finding.labels.map(({ at, text, primary }) => {
      const { path, line, column, endColumn, excerpt } = place(at);
      return { path, line, column, endColumn, text, primary, excerpt };
    }),
    exception: finding.exception ?? null,
    baselined: false,
    fingerprint: finding.fingerprint,
  };
}

const SEVERITY_ORDER = { error: 0, warning: 1, note: 2 } as const;

const order = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0);

function byFinding(a: AssessedFinding, b: AssessedFinding): number {
  return (
    SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] ||
    order(a.code, b.code) ||
    order(a.purl, b.purl) ||
    order(a.license, b.license) ||
    order(a.message, b.message) ||
    order(a.fingerprint, b.fingerprint)
  );
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
