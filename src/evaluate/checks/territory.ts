import type { LicenseTerm } from '../../model/terms.ts';
import type { Check, CheckContext, Sketch, Subject, SubjectLeaf } from '../check.ts';
import { useLabel } from '../findings/labels.ts';
import { sayLicense } from '../findings/say-license.ts';
import { reachesModel } from '../use/model-terms.ts';
import { meetingTerritories } from '../use/territories.ts';
import { KIND_WORDS, list, sayTerm } from './say.ts';

/** A licence or use policy that grants nothing where the project is used. */
export const territory: Check = {
  code: 'territory',
  isAboutLicense: true,
  *run(subject, context) {
    if (subject.component.own) return;
    for (const leaf of subject.leaves) {
      for (const term of leaf.facts?.restrictions ?? []) {
        if (term.tag !== 'territory' || term.value === undefined) continue;
        const reach = reachesModel(term, subject.component);
        if (reach !== 'none') yield* sketch(subject, leaf, term, reach, context);
      }
    }
  },
};

function* sketch(
  subject: Subject,
  leaf: SubjectLeaf,
  term: LicenseTerm,
  reach: 'surely' | 'perhaps',
  context: CheckContext,
): Iterable<Sketch> {
  const spoken = sayLicense(leaf.license, context.rulebook);
  const { territories } = context.policy.use;
  const met = meetingTerritories(term.value ?? '', territories ?? []);
  if (territories !== undefined && met.length === 0) return;
  const isSure = met.length > 0 && reach === 'surely';
  yield {
    saying: {
      severity: isSure ? 'error' : 'warning',
      license: leaf.license,
      message:
        met.length > 0
          ? `${spoken} grants ${isSure ? 'nothing' : 'perhaps nothing'} in ${list(met)}`
          : `${spoken} grants nothing in ${list((term.value ?? '').split(/\s*,\s*/))}`,
      help:
        territories === undefined
          ? 'Declare `use.territories`, so that the exclusion can be compared with it.'
          : `Leave the territory out, replace the ${KIND_WORDS[subject.component.kind]}, or obtain a licence.`,
      notes: [
        sayTerm(term, context),
        ...(reach === 'perhaps' ? ['it reaches models for images, sound or video, and nothing says what this one is for'] : []),
      ],
    },
    labels: useLabel('territories', context.policy, 'the territories are declared here'),
  };
}
