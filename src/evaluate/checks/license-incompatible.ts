import { type Check, nameOf } from '../check.ts';
import { declarationLabel } from '../findings/labels.ts';
import { sayLicense } from '../findings/say-license.ts';
import { KIND_WORDS, sayReasons } from './say.ts';

/** Two licences that meet in one work and exclude each other. */
export const licenseIncompatible: Check = {
  code: 'license-incompatible',
  isNeeded: ({ clashes }) => clashes.size > 0,
  *run(subject, { clashes, subjects, rulebook }) {
    for (const clash of clashes.get(subject.index) ?? []) {
      const other = subjects[clash.other];
      if (!other) continue;
      // A name that begins with an article stands in the midst of a sentence here.
      const say = (license: string): string => sayLicense(license, rulebook).replace(/^A (?=[a-z])/, 'a ');
      const more = clash.more === 0 ? '' : ` (and ${clash.more} more)`;
      yield {
        saying: {
          license: clash.license,
          message: `${say(clash.license)} cannot be combined with ${say(clash.otherLicense)} of ${nameOf(other.component)}${more}`,
          help: `Replace one of the ${KIND_WORDS[subject.component.kind]}s, or separate the works.`,
          notes: sayReasons(clash.reasons, rulebook),
        },
        labels: declarationLabel(other, clash.otherLicense).map((label) => ({ ...label, primary: false })),
        apart: clash.otherLicense,
      };
    }
  },
};
