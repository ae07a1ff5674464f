/** The components of the document. */
import type { AssessedComponent, AssessedEvidence, AssessedProvenance } from '../../model/assessment.ts';
import type { Provenance } from '../../model/component.ts';
import { withoutCredentials } from '../../model/credentials.ts';
import type { LicenseExpression } from '../../model/expression.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { Resolution } from '../../model/resolution.ts';
import { VERIFICATIONS, type Verification } from '../../model/terms.ts';
import { print as printExpression } from '../../spdx/print.ts';
import type { ComponentVerdict } from '../evaluate.ts';
import { createOpennessReader, type Openness, type OpennessInput } from '../openness/openness.ts';
import { order } from './sort.ts';

/** What components are described from. */
export interface ComponentParts extends OpennessInput {
  readonly inventory: Inventory;
  readonly resolutions: readonly Resolution[];
  readonly evaluation: { readonly verdicts: readonly ComponentVerdict[] };
}

/** Every component, sorted by purl. */
export function assessComponents(parts: ComponentParts): AssessedComponent[] {
  const { inventory, resolutions, evaluation } = parts;
  const print = createPrinter();
  const opennessOf = createOpennessReader(parts, print);
  const summaries = createSummaries();
  const components = inventory.components.map((component, index): AssessedComponent => {
    const resolution = resolutions[index];
    const verdict = evaluation.verdicts[index];
    if (!resolution || !verdict) throw new Error(`component ${index} was not judged`);
    const { artifacts, categories, verified } = summaries(component.kind, verdict.leaves);
    return {
      purl: component.purl,
      name: component.name,
      version: component.version ?? null,
      kind: component.kind,
      scope: inventory.scopes[index] ?? 'runtime',
      own: component.own,
      artifacts,
      declared: print(resolution.declared),
      detected: print(resolution.detected),
      concluded: resolution.concluded ? print(resolution.concluded) : null,
      effective: print(resolution.effective),
      basis: resolution.basis,
      verdict: verdict.verdict,
      chosen: print(verdict.chosen),
      categories,
      verified,
      evidence: resolution.evidence.map((item) => assessEvidence(item, print)),
      get copyrights() {
        return resolution.copyrights;
      },
      get provenance() {
        return component.provenance.map(assessProvenance);
      },
      facts: withOpenness(component.facts, opennessOf(index)),
    };
  });
  return components.sort((a, b) => order(a.purl, b.purl));
}

/** Both. Key by key, by name: a spread of two takes several times as long. */
function withOpenness(facts: AssessedComponent['facts'] = {}, openness: Openness): AssessedComponent['facts'] {
  const all: Record<string, string> = { ...facts };
  const { 'openness-level': level, 'openness-missing': missing, 'mof-class': grade, 'mof-missing': lacks } = openness;
  if (level !== undefined) all['openness-level'] = level;
  if (missing !== undefined) all['openness-missing'] = missing;
  if (grade !== undefined) all['mof-class'] = grade;
  if (lacks !== undefined) all['mof-missing'] = lacks;
  return all;
}

type Print = (expression: LicenseExpression) => string;

/** Prints each expression once: resolving shares them between components. */
function createPrinter(): Print {
  const printed = new Map<LicenseExpression, string>();
  return (expression) => {
    let text = printed.get(expression);
    if (text === undefined) printed.set(expression, (text = printExpression(expression)));
    return text;
  };
}

type Leaves = ComponentVerdict['leaves'];
type Facts = Pick<AssessedComponent, 'artifacts' | 'categories' | 'verified'>;

/** What follows from the licences and the kind, worked out once for all components alike. */
function createSummaries(): (kind: AssessedComponent['kind'], leaves: Leaves) => Facts {
  const known = new Map<Leaves, Map<AssessedComponent['kind'], Facts>>();
  return (kind, leaves) => {
    let byKind = known.get(leaves);
    if (byKind === undefined) known.set(leaves, (byKind = new Map()));
    let facts = byKind.get(kind);
    if (facts === undefined) {
      const categories = [...new Set(leaves.map(({ category }) => category))].sort();
      byKind.set(kind, (facts = { artifacts: artifactsOf(kind, leaves), categories, verified: weakest(leaves) }));
    }
    return facts;
  };
}

/** What the licence's terms attach to; what the component is, when the licence does not say. */
function artifactsOf(kind: AssessedComponent['kind'], leaves: Leaves): AssessedComponent['artifacts'] {
  const said = [...new Set(leaves.flatMap(({ facts }) => facts?.artifacts ?? []))].sort();
  if (kind === 'library' || kind === 'file') return ['source'];
  if (kind === 'application') return ['application'];
  const own = kind === 'model' ? 'model' : 'data';
  return said.includes(own) ? said : [own];
}

function weakest(leaves: Leaves): Verification {
  const found = leaves.map(({ facts }) => (facts ? VERIFICATIONS.indexOf(facts.verified) : VERIFICATIONS.length - 1));
  return VERIFICATIONS[Math.max(0, ...found)] ?? 'unverified';
}

function assessProvenance({ source, at, origin, integrity }: Provenance): AssessedProvenance {
  const from = origin === undefined ? null : withoutCredentials(origin);
  return { source, path: at.path, line: at.line ?? null, origin: from, integrity: integrity ?? null };
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
