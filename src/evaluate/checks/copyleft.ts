import { print } from '../../spdx/print.ts';
import type { Check, CheckContext, Saying, Subject, SubjectLeaf } from '../check.ts';
import { useLabel } from '../findings/labels.ts';
import { sayLicense } from '../findings/say-license.ts';
import { farthestReach, type Hit } from '../use/reach.ts';
import { KIND_WORDS, sayAssumed, sayAssumptions, sayTerm } from './say.ts';

/** Copyleft that the declared use sets off and that the project is not released to satisfy. */
export const copyleft: Check = {
  code: 'copyleft',
  isAboutLicense: true,
  *run(subject, context) {
    if (subject.component.own) return;
    for (const leaf of subject.leaves) {
      const hit = farthestReach(leaf, subject, context.rulebook);
      if (!hit) continue;
      const { outbound } = context;
      const fit =
        outbound && leaf.leaf.kind === 'license' ? context.compatibility.into(leaf.leaf, outbound, 'combine') : undefined;
      if (fit?.answer === 'yes') continue;
      const doubts = [
        ...(fit?.answer === 'review' ? fit.reasons.map(({ text }) => text) : []),
        ...(SEPARATE.has(subject.component.kind) && hit.extent === 'project'
          ? [`whether a ${subject.component.kind} and the program around it are one work is not settled`]
          : []),
      ];
      yield {
        saying: say(subject, leaf, hit, doubts, context),
        labels: useLabel('distribution', context.policy, 'how the project is shipped is declared here'),
      };
    }
  },
};

/** What a program reads at run time and is not linked with. */
const SEPARATE: ReadonlySet<Subject['component']['kind']> = new Set(['model', 'dataset']);

function say(subject: Subject, leaf: SubjectLeaf, hit: Hit, doubts: readonly string[], context: CheckContext): Saying {
  const spoken = sayLicense(leaf.license, context.rulebook);
  const { component } = subject;
  const { outbound } = context;
  const whole = hit.extent === 'project' ? 'the project' : `your changes to the ${KIND_WORDS[component.kind]}`;
  return {
    ...((doubts.length > 0 || hit.extent === 'part') && { severity: 'warning' }),
    license: leaf.license,
    message: `${spoken} reaches ${whole}, because ${hit.because}`,
    help:
      hit.extent === 'project'
        ? `Replace the ${KIND_WORDS[component.kind]}, change how it is used or shipped, or release the project under a compatible licence.`
        : `Publish your changes under ${spoken}, or use it unchanged.`,
    notes: [
      sayTerm(hit.term, context),
      outbound ? `the project is released under ${print(outbound)}` : sayAssumed('a closed product', 'project.license'),
      ...doubts,
      ...sayAssumptions(context, ['distribution']),
    ],
  };
}
