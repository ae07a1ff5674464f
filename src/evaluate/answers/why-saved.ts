/**
 * Why a component got its verdict, as far as a saved document tells: the ways and the evidence are all there, of the
 * expression only the branch taken, and of the policy only the lines that findings point to.
 */
import type { AssessedComponent, AssessedFinding, AssessedLabel, Assessment } from '../../model/assessment.ts';
import type { LicenseExpression } from '../../model/expression.ts';
import type { Verdict } from '../../model/policy.ts';
import { packRelations, type Relation } from '../../model/relations.ts';
import type { IdTable } from '../../model/rulebook.ts';
import type { Why, WhyNode } from '../../model/why.ts';
import { parseExpression } from '../../spdx/parse.ts';
import { print } from '../../spdx/print.ts';
import { findShortestPaths, type Graph } from './shortest-paths.ts';
import { lineagesOf } from './why.ts';

/** Answers for the component with this purl; undefined when the document has none. */
export function answerWhySaved(assessment: Assessment, purl: string, ids: IdTable): Why | undefined {
  const { components } = assessment;
  const index = components.findIndex((each) => each.purl === purl);
  const component = components[index];
  if (component === undefined) return undefined;
  const graph = graphOf(assessment);
  const purls = (path: readonly number[]): string[] => path.map((at) => components[at]?.purl ?? '');
  const { paths, more } = findShortestPaths(graph, index);
  const findings = assessment.findings.filter((finding) => finding.purl === purl);
  const open = findings.filter(({ exception, baselined }) => exception === null && !baselined);
  return {
    component,
    paths: paths.map(purls),
    morePaths: more,
    lineage: lineagesOf(index, graph.relations).map(purls),
    tree: treeOf(component, findings, assessment.policy.path, ids),
    obligations: assessment.obligations.filter((obligation) => obligation.purl === purl),
    findings,
    changes: [...new Set(open.map(({ help }) => help))],
  };
}

/** The document's relations between its components. Roots are own components that no other own component leads to. */
function graphOf({ components, relations }: Assessment): Graph {
  const indexes = new Map(components.map(({ purl }, index) => [purl, index]));
  const edges = relations.flatMap(({ from, to, kind, scope, how }): Relation[] => {
    const start = indexes.get(from);
    const end = indexes.get(to);
    if (start === undefined || end === undefined) return [];
    return [{ from: start, to: end, kind, ...(scope !== null && { scope }), ...(how !== null && { how }) }];
  });
  const isOwn = (index: number): boolean => components[index]?.own === true;
  const inner = new Set(edges.filter(({ from, to }) => isOwn(from) && isOwn(to) && from !== to).map(({ to }) => to));
  const own = components.flatMap((component, index) => (component.own ? [index] : []));
  const outer = own.filter((index) => !inner.has(index));
  return {
    components,
    relations: packRelations(edges, components.length),
    roots: outer.length > 0 ? outer : own,
  };
}

/** The branch that was taken; of the others the document says only that they were not. */
function treeOf(
  component: AssessedComponent,
  findings: readonly AssessedFinding[],
  policyPath: string | null,
  ids: IdTable,
): WhyNode {
  const parsed = parseExpression(component.chosen, ids);
  const chosen: LicenseExpression = parsed.ok ? parsed.expression : { kind: 'noassertion' };
  const isSingle = chosen.kind !== 'and' && chosen.kind !== 'or';
  const rest = component.effective === component.chosen ? null : `chosen out of ${component.effective}`;
  const build = (part: LicenseExpression, isRoot: boolean): WhyNode => {
    const text = parsed.ok ? print(part) : component.chosen;
    const common = { kind: part.kind, text, taken: true } as const;
    if (part.kind === 'and' || part.kind === 'or') {
      const parts = part.parts.map((inner) => build(inner, false));
      return { ...common, verdict: component.verdict, category: null, decidedBy: null, reason: isRoot ? rest : null, parts };
    }
    const about = findings.filter(({ license, code }) => license === text && VERDICT_CODES.has(code));
    const held = about.find(({ exception }) => exception !== null)?.exception;
    return {
      ...common,
      verdict: isSingle ? component.verdict : verdictBy(about),
      category: component.categories.length === 1 ? (component.categories[0] ?? null) : null,
      decidedBy: about.flatMap(({ labels }) => labels).find((label) => isPolicyLine(label, policyPath)) ?? null,
      reason: typeof held === 'string' ? `held by an exception: ${held}` : isRoot ? rest : null,
      parts: [],
    };
  };
  return build(chosen, true);
}

const VERDICT_CODES: ReadonlySet<string> = new Set(['license-denied', 'license-review', 'license-unknown']);

const isPolicyLine = ({ path }: AssessedLabel, policyPath: string | null): boolean =>
  path === policyPath || path.startsWith('preset:');

function verdictBy(findings: readonly AssessedFinding[]): Verdict {
  const open = findings.filter(({ exception }) => exception === null);
  if (open.length === 0) return 'allowed';
  return open.some(({ code }) => code !== 'license-review') ? 'denied' : 'review';
}
