/** How far a licence's copyleft comes under the declared use. */
import type { LicenseFacts, Rulebook } from '../../model/rulebook.ts';
import type { Reach, Trigger } from '../../model/terms.ts';
import type { Subject, SubjectLeaf } from '../check.ts';
import { type Bite, liftedBy, triggerOf } from './obligations.ts';
import { COPYLEFT_CATEGORIES, COPYLEFT_TAGS, isForPrograms } from './terms.ts';
import { TRIGGER_WORDS } from './trigger-words.ts';

/** How far copyleft comes: `part` touches only the licensed part, which was changed. */
export type Hit = Bite & { readonly extent: 'project' | 'part'; readonly because: string };

/** The farthest that a licence's copyleft comes under this usage; undefined when nothing sets it off. */
export function farthestReach(leaf: SubjectLeaf, subject: Subject, rulebook: Rulebook): Hit | undefined {
  const { facts } = leaf;
  if (!facts || !(COPYLEFT_CATEGORIES.has(leaf.category) || facts.conditions.some(({ tag }) => tag === 'network-use-disclose')))
    return undefined;
  const lifted = liftedBy(leaf, subject.usage, rulebook);
  const hits = facts.conditions.flatMap((term): Hit[] => {
    if (!COPYLEFT_TAGS.has(term.tag) || lifted.has(term.tag)) return [];
    const trigger = triggerOf(term, subject.usage);
    const hit = trigger && judgeReach(facts, term.tag, term.reach ?? usualReach(term.tag), trigger, subject);
    return hit ? [{ ...hit, term, trigger }] : [];
  });
  return hits.find(({ extent }) => extent === 'project') ?? hits[0];
}

function judgeReach(
  facts: LicenseFacts,
  tag: string,
  reach: Reach,
  trigger: Trigger,
  { component, usage }: Subject,
): Pick<Hit, 'extent' | 'because'> | undefined {
  // Content and data go into a collection unchanged; only an adaptation is shared alike.
  if (tag.startsWith('share-alike') || tag === 'data-disclose' || !isForPrograms(facts)) {
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
