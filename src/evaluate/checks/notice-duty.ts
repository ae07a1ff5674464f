import type { Check } from '../check.ts';
import { triggerOf } from '../use/obligations.ts';
import { sayTerm } from './say.ts';

/** A NOTICE file that must go with what is shipped. Plain licence notices are obligations of nearly everything and no findings. */
export const noticeDuty: Check = {
  code: 'notice-duty',
  concerns: ({ component: { own, licenseFiles } }) => !own && licenseFiles.some(({ role }) => role === 'notice'),
  *run(subject, context) {
    const { component, usage } = subject;
    const file = component.licenseFiles.find(({ role }) => role === 'notice');
    if (file === undefined) return;
    for (const leaf of subject.leaves) {
      const term = leaf.facts?.conditions.find(({ tag }) => tag === 'include-notice-file');
      if (term === undefined || triggerOf(term, usage) === undefined) continue;
      yield {
        saying: {
          license: leaf.license,
          message: 'its NOTICE file must go with what you ship',
          help: 'Generate the attribution document with `licheck notice` and ship it.',
          notes: [sayTerm(term, context)],
        },
        at: [{ at: { path: file.path }, text: 'the notice stands here', primary: true }],
      };
    }
  },
};
