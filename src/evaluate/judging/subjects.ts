/** Every component made ready for the checks: its usage, its verdict, the branch taken, what an exception holds. */
import type { Component } from '../../model/component.ts';
import type { LicenseExpression } from '../../model/expression.ts';
import type { Inventory } from '../../model/inventory.ts';
import { matchesComponent } from '../../model/pattern.ts';
import { better, type Policy, type PolicyException, type Verdict } from '../../model/policy.ts';
import type { Scope } from '../../model/relations.ts';
import type { Resolution } from '../../model/resolution.ts';
import { licensesOf } from '../../spdx/fold.ts';
import { printLicense } from '../../spdx/print.ts';
import type { Holding, Subject, SubjectLeaf } from '../check.ts';
import { reachKey } from '../use/model-terms.ts';
import { readOwnUses } from '../use/own-use.ts';
import { createUsageReader, type OwnUse, type ProjectUse } from '../use/use-triggers.ts';
import { createAlikeReader } from './alike.ts';
import type { ExceptionBook } from './exceptions.ts';
import type { Leaf, LeafVerdict } from './leaf.ts';
import { type ExpressionJudge, type Judgement, pinBranches } from './verdict.ts';

/** What subjects are made with. */
export interface Bench {
  readonly inventory: Inventory;
  readonly resolutions: readonly Resolution[];
  readonly policy: Policy;
  readonly project: ProjectUse;
  readonly judge: ExpressionJudge;
  readonly judgeLeaf: (leaf: Leaf) => LeafVerdict;
  readonly exceptions: ExceptionBook;
}

/** One subject per component, by index. */
export function makeSubjects(bench: Bench): readonly Subject[] {
  const { inventory, resolutions, policy, project } = bench;
  const ownUses = readOwnUses(inventory);
  const usages = createUsageReader(project, policy);
  const alikeTo = createAlikeReader();
  return inventory.components.map((component, index): Subject => {
    const resolution = resolutions[index];
    if (resolution === undefined) throw new Error(`component ${index} has no resolution`);
    const scope = inventory.scopes[index] ?? 'runtime';
    const declaredUse = policy.components.findLast((entry) => matchesComponent(entry.component, component.purl));
    const own = ownUses[index] ?? NOTHING;
    const { judgement, leaves, holding } = judgeSubject(component, resolution, bench);
    const usage = usages(component, scope, own, declaredUse, reachKey(leaves, component));
    const ceiling = isTool(scope) && !own.isBase && !own.isTrainedOn ? policy.dev : 'denied';
    const alike = alikeTo({ component, resolution, leaves, usage, ceiling });
    return { index, component, resolution, scope, ceiling, judgement, leaves, usage, declaredUse, alike, holding };
  });
}

/** The verdict that a component gets in the end: its own packages are the project, and a ceiling may hold. */
export function verdictOf({ component, judgement, ceiling }: Subject): Verdict {
  return component.own ? 'allowed' : better(judgement.verdict, ceiling);
}

const isTool = (scope: Scope): boolean => scope === 'dev' || scope === 'test';

/** The effective expression with the branches that the policy's `choices` pin. */
export function expressionOf(
  { component, resolution }: Pick<Subject, 'component' | 'resolution'>,
  { choices }: Pick<Policy, 'choices'>,
): LicenseExpression {
  if (choices.length === 0) return resolution.effective;
  return pinBranches(
    resolution.effective,
    choices.filter((choice) => matchesComponent(choice.component, component.purl)),
  );
}

function judgeSubject(
  component: Component,
  resolution: Resolution,
  bench: Bench,
): Pick<Subject, 'judgement' | 'leaves' | 'holding'> {
  const { effective } = resolution;
  const expression = expressionOf({ component, resolution }, bench.policy);
  const holding = bench.exceptions.isEmpty ? undefined : bench.exceptions.for(component.purl, leavesOf(effective), effective);
  if (!holding) {
    const judgement = bench.judge.judge(expression);
    return { judgement, leaves: freeLeaves(judgement), holding };
  }
  const judgement = bench.judge.judgeWith(expression, (leaf) => {
    const verdict = bench.judgeLeaf(leaf);
    return holderOf(verdict, holding) ? { ...verdict, verdict: 'allowed' } : verdict;
  });
  const leaves = judgement.leaves.map((leaf): SubjectLeaf => {
    const verdict = bench.judgeLeaf(leaf.leaf);
    const heldBy = holderOf(verdict, holding);
    return heldBy ? { ...leaf, unheld: verdict.verdict, heldBy } : { ...leaf, unheld: leaf.verdict };
  });
  return { judgement, leaves, holding };
}

/** The exception that covers the verdict itself. */
function holderOf({ license, leaf, verdict }: LeafVerdict, { covering }: Holding): PolicyException | undefined {
  const code = leaf.kind === 'noassertion' ? 'license-unknown' : verdict === 'review' ? 'license-review' : 'license-denied';
  return covering(license, code, false);
}

function leavesOf(expression: LicenseExpression): readonly string[] {
  const names = licensesOf(expression).map(printLicense);
  return expression.kind === 'noassertion' ? ['NOASSERTION'] : expression.kind === 'none' ? ['NONE'] : names;
}

const NOTHING: OwnUse = { isBase: false, isTrainedOn: false };

/** Leaves that no exception holds, made once per judgement: most components share theirs. */
function freeLeaves(judgement: Judgement): readonly SubjectLeaf[] {
  let leaves = free.get(judgement);
  if (leaves === undefined) free.set(judgement, (leaves = judgement.leaves.map((leaf) => ({ ...leaf, unheld: leaf.verdict }))));
  return leaves;
}

const free = new WeakMap<Judgement, readonly SubjectLeaf[]>();
