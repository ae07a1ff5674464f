import type { Check } from '../check.ts';
import { sayLicense } from '../findings/say-license.ts';
import { list } from './say.ts';

/** A family name, such as BSD or GPL, that could mean several licences. */
export const licenseAmbiguous: Check = {
  code: 'license-ambiguous',
  isAboutLicense: true,
  *run(subject, { rulebook }) {
    if (subject.component.own) return;
    for (const { license, members, through } of subject.leaves) {
      if (!members) continue;
      const saying = {
        license,
        message: `"${sayLicense(license, rulebook)}" could mean ${members.length} licences`,
        help: 'Read the licence text and record which one it is as a clarification.',
        notes: [
          `it could mean ${list(members)}`,
          ...(through === undefined ? [] : [`judged as ${through}, the strictest of them`]),
        ],
      };
      yield { saying };
    }
  },
};
