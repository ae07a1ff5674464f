/** Licences that let nobody offer the work to others as a service. Whether a business does so or not makes no difference. */
import type { CheckContext, Sketch, Subject, SubjectLeaf } from '../check.ts';
import { useLabel } from '../findings/labels.ts';
import { sayLicense } from '../findings/say-license.ts';
import type { ProjectUse, Usage } from '../use/use-triggers.ts';
import { KIND_WORDS, sayTerm } from './say.ts';

/** Whether users reach the component over a network; `undeclared` when nobody said how the project is given to others. */
export function serviceOf({ triggers, isShipped }: Usage, { undeclared }: ProjectUse): 'declared' | 'undeclared' | 'none' {
  if (triggers.has('network-use')) return 'declared';
  return isShipped && undeclared.includes('distribution') ? 'undeclared' : 'none';
}

/** What to do where nobody said it. */
export const ASK_DISTRIBUTION = 'Declare `use.distribution`, so that offering it as a service can be compared with the licence.';

/** A sketch for `use-restriction` where the licence has such a clause and the project is, or might be, a service. */
export function* sketchHosting(subject: Subject, leaf: SubjectLeaf, context: CheckContext): Iterable<Sketch> {
  const term = leaf.facts && [...leaf.facts.conditions, ...leaf.facts.restrictions].find(({ tag }) => tag === 'no-hosting');
  const service = term === undefined ? 'none' : serviceOf(subject.usage, context.project);
  if (term === undefined || service === 'none') return;
  const spoken = sayLicense(leaf.license, context.rulebook);
  const isDeclared = service === 'declared';
  yield {
    saying: {
      severity: isDeclared ? 'error' : 'warning',
      license: leaf.license,
      message: `${spoken} does not let it be offered to others as a service`,
      help: isDeclared
        ? `Replace the ${KIND_WORDS[subject.component.kind]}, or obtain the permission and record an exception.`
        : ASK_DISTRIBUTION,
      notes: [sayTerm(term, context)],
    },
    labels: isDeclared ? useLabel('distribution', context.policy, 'how the project is offered is declared here') : [],
    apart: 'no-hosting',
  };
}
