/** The two verdicts that stop: what `license-denied` and `license-review` share. */
import { better, type Verdict } from '../../model/policy.ts';
import type { CheckContext, Sketch, Subject, SubjectLeaf } from '../check.ts';
import { VERDICT_KEYS } from '../document/policy-words.ts';
import { deciderLabel } from '../findings/labels.ts';
import { sayExplain, sayLicense } from '../findings/say-license.ts';
import { farthestReach } from '../use/reach.ts';
import { limitsOf } from './commercial-threshold.ts';
import { KIND_WORDS } from './say.ts';

/** One sketch for each licence of the branch taken that has the verdict. Unknown licences have their own code. */
export function* sketchVerdict(subject: Subject, context: CheckContext, verdict: Exclude<Verdict, 'allowed'>): Iterable<Sketch> {
  if (subject.component.own) return;
  for (const leaf of subject.leaves) {
    if (leaf.leaf.kind === 'noassertion' || better(leaf.unheld, subject.ceiling) !== verdict) continue;
    yield {
      saying: {
        license: leaf.license,
        message: say(leaf, verdict, context),
        help: advise(subject, leaf, verdict),
        notes: explain(subject, leaf, context),
      },
      labels: deciderLabel(leaf.by, leaf.unheld, context.policy),
    };
  }
}

function say(leaf: SubjectLeaf, verdict: Verdict, { rulebook }: CheckContext): string {
  const license = sayLicense(leaf.license, rulebook);
  if (leaf.leaf.kind === 'none' && verdict === 'denied') return 'no licence is granted, all rights are reserved';
  return verdict === 'denied' ? `${license} is not allowed by the policy` : `${license} needs a review before it is used`;
}

function advise({ component, resolution }: Subject, leaf: SubjectLeaf, verdict: Verdict): string {
  const kind = KIND_WORDS[component.kind];
  if (leaf.leaf.kind === 'none') return `Ask the author for a licence, or replace the ${kind}.`;
  if (leaf.facts === undefined) return `Read the licence, then name ${leaf.license} in the policy, or replace the ${kind}.`;
  return verdict === 'denied'
    ? `Replace the ${kind}, or record an exception with a reason.`
    : `Read ${sayExplain(leaf.license, resolution)}, then allow the licence or record an exception.`;
}

function* explanation(subject: Subject, leaf: SubjectLeaf, context: CheckContext): Iterable<string> {
  const { rulebook, policy } = context;
  // Which one a family name is judged as, `license-ambiguous` says.
  if (leaf.through !== undefined && !leaf.members) yield `judged as ${leaf.through}, a version that it admits`;
  if (leaf.by.kind === 'unknown')
    yield `no policy line names ${leaf.license} or its category (${leaf.category}), so \`unknown: ${VERDICT_KEYS[policy.unknown]}\` decides`;
  const word = isToldElsewhere(subject, leaf, context) ? undefined : rulebook.term(leaf.category);
  if (leaf.facts && word) yield `${word.title.toLowerCase()}: ${word.meaning}`;
  if (leaf.facts === undefined && leaf.leaf.kind === 'license') yield `the rulebook knows nothing about ${leaf.license}`;
  if (subject.judgement.alternatives > 0) yield 'every other choice that the expression offers is judged no better';
  if (better(leaf.unheld, subject.ceiling) !== leaf.unheld)
    yield `it is used only in development, where \`policy.dev: ${VERDICT_KEYS[policy.dev]}\` is the worst verdict`;
}

/** Some conflict of the same licence says, with its clause, what the category means. */
function isToldElsewhere(subject: Subject, leaf: SubjectLeaf, { rulebook, project, policy }: CheckContext): boolean {
  if (leaf.category === 'non-commercial' || leaf.category === 'research-only') return project.commercial;
  if (leaf.category === 'use-restricted' && leaf.facts && leaf.facts.restrictions.length > 0) return true;
  if (leaf.category === 'conditional-commercial' && limitsOf(subject, leaf, { policy }).length > 0) return true;
  return farthestReach(leaf, subject, rulebook) !== undefined;
}

const explain = (subject: Subject, leaf: SubjectLeaf, context: CheckContext): string[] => [
  ...explanation(subject, leaf, context),
];
