import type { Check } from '../check.ts';
import { sayLicense } from '../findings/say-license.ts';
import { triggerOf } from '../use/obligations.ts';
import { KIND_WORDS } from './say.ts';

/** A text that the licence wants passed on and that the component, whose files were seen, does not carry. */
export const licenseTextMissing: Check = {
  code: 'license-text-missing',
  isAboutLicense: true,
  concerns: ({ component: { own, nameOnly, root, licenseFiles }, resolution }) =>
    !own &&
    !nameOnly &&
    root !== undefined &&
    resolution.detected.kind === 'noassertion' &&
    !licenseFiles.some(({ role }) => role === 'license' || role === 'copyright'),
  *run({ leaves, usage, component: { kind } }, { rulebook }) {
    for (const { license, facts } of leaves) {
      const term = facts?.conditions.find(({ tag }) => TEXT_TAGS.has(tag));
      if (term === undefined || triggerOf(term, usage) === undefined) continue;
      const saying = {
        license,
        message: `it lacks the text of ${sayLicense(license, rulebook)}, which the licence wants passed on`,
        help: `Take the text and the copyright notice from where the ${KIND_WORDS[kind]} is developed into your notices.`,
      };
      yield { saying };
    }
  },
};

const TEXT_TAGS: ReadonlySet<string> = new Set(['include-license', 'include-copyright']);
