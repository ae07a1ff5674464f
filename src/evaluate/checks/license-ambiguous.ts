import { type Check, nameOf } from '../check.ts';
import { declarationLabel } from '../labels.ts';
import { list } from './say.ts';

/** A family name, such as BSD or GPL, that could mean several licences. */
export const licenseAmbiguous: Check = {
  code: 'license-ambiguous',
  *run(subject, { rulebook }) {
    for (const { leaf, license, through } of subject.leaves) {
      const family = leaf.kind === 'license' ? rulebook.facts(leaf.id) : undefined;
      if (!family?.members || family.members.length === 0) continue;
      const spelling = license.replace(/^LicenseRef-licheck-family-/, '');
      yield {
        license,
        message: `${nameOf(subject.component)}: "${spelling}" could mean ${family.members.length} licences`,
        help: 'Read the licence text and record which one it is as a clarification.',
        notes: [
          `it could mean ${list(family.members)}`,
          ...(through === undefined ? [] : [`it is judged as ${through}, the strictest of them`]),
        ],
        labels: declarationLabel(subject, license),
      };
    }
  },
};
