/** The policy and the obligation matrix laid over every component: verdicts, findings, obligations. Pure, synchronous, linear. */
import type { Component } from '../model/component.ts';
import type { LicenseExpression } from '../model/expression.ts';
import type { Draft, Obligation } from '../model/finding.ts';
import type { Inventory } from '../model/inventory.ts';
import type { LicenseLock } from '../model/lock.ts';
import type { Clarification, Policy, Verdict } from '../model/policy.ts';
import { makePurl } from '../model/purl.ts';
import type { Resolution } from '../model/resolution.ts';
import type { Rulebook } from '../model/rulebook.ts';
import type { CheckContext, Clash, Subject, SubjectLeaf } from './check.ts';
import { checks } from './checks/index.ts';
import { findClashes } from './compatibility/combinations.ts';
import { createCompatibility } from './compatibility/compatibility.ts';
import { outboundLicense } from './compatibility/outbound.ts';
import { createDrafter, staleDrafts } from './findings/draft.ts';
import { createWriter, type Found } from './findings/found.ts';
import { createPathFinder, type PathFinder } from './findings/paths.ts';
import { createAlikeMemo, createQuestions } from './judging/alike.ts';
import { openExceptions } from './judging/exceptions.ts';
import { createLeafJudge } from './judging/leaf.ts';
import { indexRules } from './judging/rules.ts';
import { makeSubjects, verdictOf } from './judging/subjects.ts';
import { createExpressionJudge } from './judging/verdict.ts';
import { traceLineage } from './lineage/lineage.ts';
import { bitingTerms, type Owed, obligationsOf } from './use/obligations.ts';
import { farthestReach } from './use/reach.ts';
import { projectUse, usageOf } from './use/use-triggers.ts';

export interface EvaluateInput {
  readonly inventory: Inventory;
  /** One per component, by index. */
  readonly resolutions: readonly Resolution[];
  /** Clarifications that were not applied because their text changed. */
  readonly stale?: readonly { readonly component: number; readonly clarification: Clarification; readonly reason: string }[];
  readonly rulebook: Rulebook;
  readonly policy: Policy;
  /** What `licheck.lock` records. */
  readonly lock?: LicenseLock;
  /** ISO date against which exceptions expire. */
  readonly today: string;
}

/** The verdict on one component. */
export interface ComponentVerdict {
  readonly component: number;
  readonly verdict: Verdict;
  /** The expression with the branch taken. */
  readonly chosen: LicenseExpression;
  /** The licences of that branch, each with the line that decided. */
  readonly leaves: readonly SubjectLeaf[];
}

export interface Evaluation extends Judged {
  readonly findings: readonly Draft[];
  readonly obligations: readonly Obligation[];
}

/** An evaluation whose findings are made while they are read: a hundred thousand models have a million of them. */
export interface Judged {
  /** One per component, by index. */
  readonly verdicts: readonly ComponentVerdict[];
  /** Component by component; those about the policy last. */
  readonly found: Iterable<Found>;
  /** The way from the project to a component. */
  readonly pathTo: PathFinder;
  /** What each component owes, by index. Components alike share one list. */
  readonly owed: readonly (readonly Owed[])[];
}

/** Judges everything. Expressions that are equal are judged once. */
export function evaluate(input: EvaluateInput): Evaluation {
  const judged = judge(input);
  const findings = Array.from(judged.found, createWriter(input.inventory, judged.pathTo));
  const obligations = judged.owed.flatMap((list, component) => list.map((duty): Obligation => ({ component, ...duty })));
  return { ...judged, findings, obligations };
}

/** The same, for who takes findings one by one. */
export function judge(input: EvaluateInput): Judged {
  const context = prepare(input);
  const owed = createDutyReader(input.rulebook, input.policy);
  return {
    verdicts: context.subjects.map((subject) => ({
      component: subject.index,
      verdict: verdictOf(subject),
      chosen: subject.judgement.chosen,
      leaves: subject.leaves,
    })),
    found: { [Symbol.iterator]: () => makeFindings(input, context) },
    pathTo: createPathFinder(input.inventory),
    owed: context.subjects.map(owed),
  };
}

type Context = ReturnType<typeof prepare>;

function* makeFindings({ inventory, policy, stale }: EvaluateInput, context: Context): Iterator<Found> {
  const draft = createDrafter(policy, inventory);
  const needed = checks.filter((check) => check.isNeeded?.(context) ?? true);
  const questions = createQuestions(needed, (check, subject) => check.run(subject, context));
  for (const subject of context.subjects) {
    for (const { check, sketches } of questions(subject)) {
      if (check.concerns?.(subject) === false) continue;
      for (const sketch of sketches ?? check.run(subject, context)) {
        const finding = draft(check.code, subject, sketch);
        if (finding) yield finding;
      }
    }
  }
  yield* staleDrafts(stale ?? [], context.subjects, draft);
  yield* context.exceptions.report();
}

/** Everything that checks may look at, and the exceptions' own report. */
export function prepare({
  inventory,
  resolutions,
  rulebook,
  policy,
  lock,
  today,
}: EvaluateInput): CheckContext & { exceptions: ReturnType<typeof openExceptions> } {
  const rules = indexRules(policy);
  const judgeLeaf = createLeafJudge(rules, policy, rulebook);
  const project = projectUse(policy);
  const usual = usageOf(TYPICAL, 'runtime', project, { isBase: false, isTrainedOn: false }, policy, undefined);
  const judge = createExpressionJudge(rules, judgeLeaf, (leaf) => bitingTerms(leaf, usual, rulebook, policy.use).length);
  const exceptions = openExceptions(policy, today);
  const subjects = makeSubjects({ inventory, resolutions, policy, project, judge, judgeLeaf, exceptions });
  const compatibility = createCompatibility(rulebook);
  return {
    inventory,
    rulebook,
    policy,
    project,
    outbound: outboundLicense(policy, inventory, resolutions),
    subjects,
    judge,
    compatibility,
    lineage: traceLineage(inventory, resolutions, rulebook, compatibility),
    clashes: clashesByHolder(findClashes(inventory, subjects, rulebook, compatibility, createReachReader(rulebook))),
    lock,
    exceptions,
  };
}

/** Stands for any package when branches of an OR are compared by what they ask. */
const TYPICAL = { kind: 'library', name: 'typical', purl: makePurl({ type: 'generic', name: 'typical' }) } as const;

/** Reads what components owe, once for all that are alike. */
function createDutyReader(rulebook: Rulebook, policy: Policy): (subject: Subject) => readonly Owed[] {
  const duties = createAlikeMemo(({ component, leaves, usage }) => {
    const all = component.own ? [] : leaves.flatMap((leaf) => obligationsOf(leaf, usage, rulebook, policy.use));
    const others = all.filter(({ tag }) => tag !== 'include-notice-file');
    return { all, withoutNotice: others.length === all.length ? all : others };
  });
  return (subject) => duties(subject)[mayHaveNotice(subject.component) ? 'all' : 'withoutNotice'];
}

/** A NOTICE file is owed only where there is one; whose files were not seen may have one. */
function mayHaveNotice({ root, licenseFiles }: Component): boolean {
  return root === undefined || licenseFiles.some(({ role }) => role === 'notice');
}

/** The licences whose copyleft wants the whole work under the declared use, and that no other agreement stands in for. */
function createReachReader(rulebook: Rulebook): (subject: Subject) => readonly string[] {
  return createAlikeMemo((subject) =>
    subject.leaves
      .filter((leaf) => leaf.heldBy === undefined && farthestReach(leaf, subject, rulebook)?.extent === 'project')
      .map(({ license }) => license),
  );
}

function clashesByHolder(clashes: readonly Clash[]): ReadonlyMap<number, readonly Clash[]> {
  const byHolder = new Map<number, Clash[]>();
  for (const clash of clashes) byHolder.set(clash.holder, [...(byHolder.get(clash.holder) ?? []), clash]);
  return byHolder;
}
