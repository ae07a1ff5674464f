/** Why a component got its verdict: the data of `licheck why`. */
import type { AssessedLabel, Assessment } from '../../model/assessment.ts';
import type { LicenseExpression } from '../../model/expression.ts';
import type { Anchor, Place } from '../../model/location.ts';
import { type RelationTable, relationsFrom } from '../../model/relations.ts';
import type { Why, WhyNode } from '../../model/why.ts';
import { print } from '../../spdx/print.ts';
import type { CheckContext, Subject } from '../check.ts';
import { VERDICT_KEYS } from '../document/policy-words.ts';
import { type EvaluateInput, prepare } from '../evaluate.ts';
import { deciderLabel } from '../findings/labels.ts';
import { expressionOf } from '../judging/subjects.ts';
import { makingOf } from '../lineage/lineage.ts';
import { changesFor } from './changes.ts';
import { findShortestPaths } from './shortest-paths.ts';

/** The scan that the question is about, and the document that it gave. */
export interface WhyInput extends EvaluateInput {
  readonly assessment: Assessment;
  readonly place: (anchor: Anchor | Place) => Place;
}

/** Lineages are listed up to this many. */
const MOST_LINEAGES = 20;
const DEEPEST_LINEAGE = 64;

/** Answers for the component with this purl; undefined when the scan has none. */
export function answerWhy(input: WhyInput, purl: string): Why | undefined {
  const index = input.inventory.components.findIndex((component) => component.purl === purl);
  const context = prepare(input);
  const subject = context.subjects[index];
  const component = input.assessment.components.find((each) => each.purl === purl);
  if (!subject || !component) return undefined;
  const purls = (path: readonly number[]): string[] => path.map((at) => input.inventory.components[at]?.purl ?? '');
  const { paths, more } = findShortestPaths(input.inventory, index);
  const findings = input.assessment.findings.filter((finding) => finding.purl === purl);
  // Lines are counted for what is shown, and here the evidence is.
  const evidence = component.evidence.map((one, i) => {
    const at = subject.resolution.evidence[i]?.at;
    return one.line === null && at?.keys !== undefined ? { ...one, line: input.place(at).line } : one;
  });
  return {
    component: { ...component, evidence },
    paths: paths.map(purls),
    morePaths: more,
    lineage: lineagesOf(index, input.inventory.relations).map(purls),
    tree: treeOf(expressionOf(subject, input.policy), subject, context, input.place),
    obligations: input.assessment.obligations.filter((obligation) => obligation.purl === purl),
    findings,
    changes: changesFor(subject, context, findings),
  };
}

/** The expression as a tree; a branch of an OR that was not taken has its verdict too. */
function treeOf(expression: LicenseExpression, subject: Subject, context: CheckContext, place: WhyInput['place']): WhyNode {
  const { judge } = context;
  const held = new Map(subject.leaves.flatMap((leaf) => (leaf.heldBy ? [[leaf.license, leaf.heldBy] as const] : [])));
  const build = (part: LicenseExpression, isTaken: boolean): WhyNode => {
    const judgement = judge.judge(part);
    const text = print(part);
    if (part.kind === 'and' || part.kind === 'or') {
      const chosen = part.kind === 'or' ? chosenBranch(part.parts, subject, context) : undefined;
      const parts = part.parts.map((inner, i) => build(inner, isTaken && (chosen === undefined || chosen === i)));
      return {
        kind: part.kind,
        text,
        verdict: judgement.verdict,
        taken: isTaken,
        category: null,
        decidedBy: null,
        reason: null,
        parts,
      };
    }
    const leaf = judgement.leaves[0];
    const label = leaf && deciderLabel(leaf.by, leaf.verdict, context.policy)[0];
    const exception = held.get(text);
    return {
      kind: part.kind,
      text,
      verdict: exception ? 'allowed' : judgement.verdict,
      taken: isTaken,
      category: leaf?.category ?? null,
      decidedBy: label ? assessLabel(label, place) : null,
      reason: exception ? `held by an exception: ${exception.reason}` : leaf ? reasonOf(leaf, context) : null,
      parts: [],
    };
  };
  return build(expression, true);
}

/** The branch that the judgement rests on: the first whose own choice is part of what was chosen. */
function chosenBranch(parts: readonly LicenseExpression[], subject: Subject, { judge }: CheckContext): number {
  const taken = new Set(subject.leaves.map(({ license }) => license));
  const index = parts.findIndex((part) => judge.judge(part).leaves.every(({ license }) => taken.has(license)));
  return Math.max(0, index);
}

function reasonOf(leaf: Subject['judgement']['leaves'][number], { policy }: CheckContext): string | null {
  if (leaf.by.kind === 'none') return 'no licence is granted: all rights are reserved';
  const through = leaf.through === undefined ? '' : `judged as ${leaf.through}`;
  const unknown =
    leaf.by.kind === 'unknown' ? `no line names it or its category, so \`unknown: ${VERDICT_KEYS[policy.unknown]}\` decides` : '';
  return [through, unknown].filter((text) => text !== '').join('; ') || null;
}

function assessLabel({ at, text, primary }: ReturnType<typeof deciderLabel>[number], place: WhyInput['place']): AssessedLabel {
  const { path, line, column, endColumn, excerpt } = place(at);
  return { path, line, column, endColumn, text, primary, excerpt };
}

/** Ways from a model or dataset to what it was made of; a circle is not walked twice. */
export function lineagesOf(start: number, relations: RelationTable): readonly (readonly number[])[] {
  const found: number[][] = [];
  const stack: number[][] = [[start]];
  for (let path = stack.pop(); path !== undefined && found.length < MOST_LINEAGES; path = stack.pop()) {
    const at = path.at(-1) ?? start;
    const bases =
      path.length > DEEPEST_LINEAGE ? [] : [...relationsFrom(relations, at)].filter((edge) => makingOf(edge) !== undefined);
    const next = [...new Set(bases.map(({ to }) => to))].filter((to) => !path?.includes(to));
    if (next.length === 0 && path.length > 1) found.push(path);
    for (const base of next.reverse()) stack.push([...path, base]);
  }
  return found;
}
