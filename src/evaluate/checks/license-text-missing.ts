import { type Check, nameOf } from '../check.ts';
import { declarationLabel } from '../findings/labels.ts';
import { sayLicense } from '../findings/say-license.ts';
import { triggerOf } from '../use/obligations.ts';
import { KIND_WORDS } from './say.ts';

/** A text that the licence wants passed on and that the component, whose files were seen, does not carry. */
export const licenseTextMissing: Check = {
  code: 'license-text-missing',
  *run(subject, { rulebook }) {
    const { component, resolution, usage } = subject;
    if (component.own || component.nameOnly || component.root === undefined || resolution.detected.kind !== 'noassertion') return;
    if (component.licenseFiles.some(({ role }) => role === 'license' || role === 'copyright')) return;
    for (const leaf of subject.leaves) {
      const term = leaf.facts?.conditions.find(({ tag }) => TEXT_TAGS.has(tag));
      if (term === undefined || triggerOf(term, usage) === undefined) continue;
      yield {
        license: leaf.license,
        message: `${nameOf(component)}: it lacks the text of ${sayLicense(leaf.license, rulebook)}, which the licence wants passed on`,
        help: `Take the text and the copyright notice from where the ${KIND_WORDS[component.kind]} is developed into your notices.`,
        labels: declarationLabel(subject, leaf.license),
      };
    }
  },
};

const TEXT_TAGS: ReadonlySet<string> = new Set(['include-license', 'include-copyright']);
