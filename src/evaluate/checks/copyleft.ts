import type { Reach, Trigger } from '../../model/terms.ts';
import { print } from '../../spdx/print.ts';
import { type Check, type CheckContext, nameOf, type Sketch, type Subject, type SubjectLeaf } from '../check.ts';
import { declarationLabel, useLabel } from '../labels.ts';
import { type Bite, liftedBy, triggerOf } from '../obligations.ts';
import { COPYLEFT_CATEGORIES, COPYLEFT_TAGS } from '../terms.ts';
import { KIND_WORDS, sayAssumptions, sayTerm, TRIGGER_WORDS } from './say.ts';

/** How far the licence comes: `part` touches only the licensed part, which was changed. */
type Hit = Bite & { readonly extent: 'project' | 'part'; readonly because: string };

/** Copyleft that the declared use sets off and that the project is not released to satisfy. */
export const copyleft: Check = {
  code: 'copyleft',
  *run(subject, context) {
    if (subject.component.own) return;
    for (const leaf of subject.leaves) {
      const hit = farthest(leaf, subject, context);
      if (!hit) continue;
      const { outbound } = context;
      const fit =
        outbound && leaf.leaf.kind === 'license' ? context.compatibility.into(leaf.leaf, outbound, 'combine') : undefined;
      if (fit?.answer === 'yes') continue;
      const doubts = fit?.answer === 'review' ? fit.reasons.map(({ text }) => text) : [];
      yield {
        ...sketch(subject, leaf, hit, doubts, context),
        ...((doubts.length > 0 || hit.extent === 'part') && { severity: 'warning' }),
      };
    }
  },
};

function farthest(leaf: SubjectLeaf, subject: Subject, { rulebook }: CheckContext): Hit | undefined {
  const { facts } = leaf;
  if (!facts || !(COPYLEFT_CATEGORIES.has(leaf.category) || facts.conditions.some(({ tag }) => tag === 'network-use-disclose')))
    return undefined;
  const lifted = liftedBy(leaf, subject.usage, rulebook);
  const hits = facts.conditions.flatMap((term): Hit[] => {
    if (!COPYLEFT_TAGS.has(term.tag) || lifted.has(term.tag)) return [];
    const trigger = triggerOf(term, subject.usage);
    const hit = trigger && judgeReach(term.tag, term.reach ?? usualReach(term.tag), trigger, subject);
    return hit ? [{ ...hit, term, trigger }] : [];
  });
  return hits.find(({ extent }) => extent === 'project') ?? hits[0];
}

function judgeReach(
  tag: string,
  reach: Reach,
  trigger: Trigger,
  { component, usage }: Subject,
): Pick<Hit, 'extent' | 'because'> | undefined {
  // Content and data go into a collection unchanged; only an adaptation is shared alike.
  if (tag.startsWith('share-alike') || tag === 'data-disclose') {
    return usage.modified && trigger.startsWith('distribute')
      ? { extent: 'part', because: 'it is modified and passed on' }
      : undefined;
  }
  switch (reach) {
    case 'work':
      return trigger.startsWith('distribute') || trigger === 'network-use'
        ? { extent: 'project', because: TRIGGER_WORDS[trigger] }
        : undefined;
    case 'network':
      if (component.kind === 'application' && usage.modified === false) return undefined;
      return { extent: 'project', because: TRIGGER_WORDS[trigger] };
    case 'library':
      if (usage.linking === 'static') return { extent: 'project', because: 'it is linked statically' };
      return usage.modified ? { extent: 'part', because: 'it is modified' } : undefined;
    default:
      return undefined;
  }
}

function usualReach(tag: string): Reach {
  if (tag === 'network-use-disclose') return 'network';
  return tag.endsWith('--file') ? 'file' : tag.endsWith('--library') ? 'library' : 'work';
}

function sketch(subject: Subject, leaf: SubjectLeaf, hit: Hit, doubts: readonly string[], context: CheckContext): Sketch {
  const { component } = subject;
  const { outbound } = context;
  const whole = hit.extent === 'project' ? 'the project' : `your changes to the ${KIND_WORDS[component.kind]}`;
  return {
    license: leaf.license,
    message: `${nameOf(component)}: ${leaf.license} reaches ${whole}, because ${hit.because}`,
    help:
      hit.extent === 'project'
        ? `Replace the ${KIND_WORDS[component.kind]}, change how it is used or shipped, or release the project under a compatible licence.`
        : `Publish your changes under ${leaf.license}, or use it unchanged.`,
    notes: [
      sayTerm(hit.term, context),
      outbound
        ? `the project is released under ${print(outbound)}`
        : '`project.license` is not declared: a closed product is assumed',
      ...doubts,
      ...sayAssumptions(context, ['distribution']),
    ],
    labels: [
      ...declarationLabel(subject, leaf.license),
      ...useLabel('distribution', context.policy, 'how the project is shipped is declared here'),
    ],
  };
}
