import type { LicenseTerm } from '../../model/terms.ts';
import type { Check, CheckContext, Saying, Sketch, Subject, SubjectLeaf } from '../check.ts';
import { useLabel } from '../findings/labels.ts';
import { sayLicense } from '../findings/say-license.ts';
import { triggerOf } from '../use/obligations.ts';
import { BUSINESS_TAGS, findTerm, NON_COMMERCIAL_TAGS } from '../use/terms.ts';
import { ASK_DISTRIBUTION, serviceOf } from './hosted-access.ts';
import { KIND_WORDS, sayAssumptions, sayTerm } from './say.ts';

/** Licences that hold commercial use back, wholly or for some business. */
export const commercialUse: Check = {
  code: 'commercial-use',
  isAboutLicense: true,
  isNeeded: ({ project }) => project.commercial,
  *run(subject, context) {
    if (subject.component.own) return;
    for (const leaf of subject.leaves) {
      const term = findTerm(leaf.facts, NON_COMMERCIAL_TAGS);
      if (term !== undefined || leaf.category === 'non-commercial' || leaf.category === 'research-only') {
        yield sketch(say(subject, leaf, term, context), context);
        continue;
      }
      const held = new Map<string, LicenseTerm>();
      for (const each of [...(leaf.facts?.conditions ?? []), ...(leaf.facts?.restrictions ?? [])]) {
        if (BUSINESS_TAGS.has(each.tag) && !held.has(each.tag) && isInPlay(each, subject, context)) held.set(each.tag, each);
      }
      for (const [i, each] of [...held.values()].entries()) {
        const severity = SERIOUS.has(each.tag) ? 'error' : 'warning';
        yield {
          ...sketch({ ...say(subject, leaf, each, context), severity }, context),
          ...(i > 0 && { apart: each.tag }),
        };
      }
    }
  },
};

/** Not granted at all without another agreement; the others ask for a step or touch some businesses only. */
const SERIOUS: ReadonlySet<string> = new Set(['no-production-use']);

/** A term with a number in it is `commercial-threshold`'s. */
function isInPlay(term: LicenseTerm, { usage }: Subject, { project }: CheckContext): boolean {
  if (term.threshold !== undefined) return false;
  if (term.tag === 'no-distribution')
    return project.distribution.some((way) => way !== 'none' && way !== 'saas') && usage.isShipped;
  if (term.tag === 'no-managed-service') return serviceOf(usage, project) !== 'none';
  return triggerOf(term, usage) !== undefined;
}

const sketch = (saying: Saying, { policy }: CheckContext): Sketch => ({
  saying,
  labels: useLabel('commercial', policy, 'commercial use is declared here'),
});

function say(subject: Subject, leaf: SubjectLeaf, term: LicenseTerm | undefined, context: CheckContext): Saying {
  const spoken = sayLicense(leaf.license, context.rulebook);
  const kind = KIND_WORDS[subject.component.kind];
  const isPartial = term !== undefined && BUSINESS_TAGS.has(term.tag);
  const title = term && context.rulebook.term(term.tag)?.title.toLowerCase();
  const isAsked = term?.tag === 'no-managed-service' && serviceOf(subject.usage, context.project) === 'undeclared';
  return {
    license: leaf.license,
    message: isPartial ? `${spoken} limits commercial use (${title ?? term.tag})` : `${spoken} does not permit commercial use`,
    help: isAsked
      ? ASK_DISTRIBUTION
      : isPartial
        ? (context.rulebook.term(term.tag)?.todo ?? 'Check that your use is not the one that is held back.')
        : `Replace the ${kind}, or obtain a commercial licence and record an exception.`,
    notes: [...(term ? [sayTerm(term, context)] : []), ...sayAssumptions(context, ['commercial'])],
  };
}
