/** What would change a verdict, or rid the project of a finding: one sentence each, the nearest to hand first. */
import type { AssessedFinding } from '../../model/assessment.ts';
import { better } from '../../model/policy.ts';
import { print } from '../../spdx/print.ts';
import type { CheckContext, Subject } from '../check.ts';
import { farthestReach } from '../use/reach.ts';
import { usageOf } from '../use/use-triggers.ts';

/** The changes that are open to this component; empty when nothing is wrong with it. */
export function changesFor(subject: Subject, context: CheckContext, findings: readonly AssessedFinding[]): readonly string[] {
  const open = findings.filter(({ exception }) => exception === null);
  return [
    ...new Set([
      ...verdictChanges(subject, context, open),
      ...open.flatMap((finding) => [...findingChanges(finding, subject, context)]),
    ]),
  ];
}

function* verdictChanges(
  { component, leaves, ceiling, resolution }: Subject,
  { policy }: CheckContext,
  open: readonly AssessedFinding[],
): Iterable<string> {
  if (component.own) return;
  const unknown = open.find(({ code }) => code === 'license-unknown');
  for (const leaf of leaves) {
    if (leaf.heldBy || better(leaf.unheld, ceiling) === 'allowed') continue;
    if (leaf.leaf.kind === 'noassertion') {
      yield unknown?.help ?? 'Find its licence text and record what it is under `clarifications`.';
      continue;
    }
    const byName = leaf.by.kind === 'rule' && leaf.by.rule.selector.kind === 'license';
    yield byName
      ? `Take ${leaf.license} out of the policy line that names it.`
      : `Name ${leaf.license} in \`policy.allow\`: a line that names a licence beats one that names a category.`;
    yield `Record an exception for ${component.purl} under ${leaf.license}, with a reason, an owner and a date.`;
  }
  if (resolution.effective.kind === 'or' && policy.choices.length === 0 && leaves.some(({ verdict }) => verdict !== 'allowed')) {
    yield `Allow another branch of ${print(resolution.effective)} and pin it under \`choices\`.`;
  }
}

function* findingChanges(finding: AssessedFinding, subject: Subject, context: CheckContext): Iterable<string> {
  if (finding.code === 'copyleft') yield* copyleftChanges(finding, subject, context);
  else if (!VERDICT_CODES.has(finding.code)) yield finding.help;
}

/** Findings whose remedies the verdict's own changes already say. */
const VERDICT_CODES: ReadonlySet<AssessedFinding['code']> = new Set(['license-denied', 'license-review', 'license-unknown']);

/** Tries other uses, and keeps those under which the copyleft no longer comes so far. */
function* copyleftChanges(
  { license }: AssessedFinding,
  subject: Subject,
  { rulebook, policy, project }: CheckContext,
): Iterable<string> {
  const leaf = subject.leaves.find((each) => each.license === license);
  if (!leaf) return;
  const own = { isBase: false, isTrainedOn: false };
  const reaches = (distribution: typeof project.distribution, declared = subject.declaredUse): boolean => {
    const usage = usageOf(subject.component, subject.scope, { ...project, distribution }, own, policy, declared);
    return farthestReach(leaf, { ...subject, usage }, rulebook) !== undefined;
  };
  if (subject.declaredUse && !reaches(project.distribution, { ...subject.declaredUse, linking: 'dynamic', modified: false })) {
    yield 'Use it unmodified and link it dynamically.';
  }
  if (!project.distribution.includes('saas') && !reaches(['saas']))
    yield 'Offer the project as a service instead of shipping it.';
  if (!reaches(['none'])) yield 'Keep the project inside the organisation.';
  yield `Release the project under ${license}, or under a licence that \`licheck compat ${license} --into <license>\` finds compatible.`;
}
