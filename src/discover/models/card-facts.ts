/** What a card says of its model beside licence and lineage, as plain text. The keys are the same for every hub. */
import { own, ownText } from '../../io/parse/own.ts';
import { tagsOf } from './card-lineage.ts';
import type { HubKind } from './hub-name.ts';

/** Characters of one fact; a card may hold anything. */
const LENGTH = 500;

/**
 * `library`, `pipeline-tag`, `tags` (comma-separated), `gated` (`prompt` when terms must be accepted), `eu-disallowed`,
 * `new-version`, `license-details`, `license-link`, `sdk` and `title` of a Space, `pretty-name` of a dataset.
 */
export function cardFacts(data: unknown, kind: HubKind): Record<string, string> {
  const facts: Record<string, string> = {};
  const note = (fact: string, text: string | undefined): void => {
    const said = text?.trim();
    if (said) facts[fact] = said.slice(0, LENGTH);
  };
  note('library', ownText(data, 'library_name'));
  note('pipeline-tag', ownText(data, 'pipeline_tag'));
  note(
    'tags',
    tagsOf(data)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '')
      .join(', '),
  );
  note('new-version', ownText(data, 'new_version'));
  note('license-details', ownText(data, 'license_details'));
  note('license-link', ownText(data, 'license_link'));
  if (kind === 'space') note('sdk', ownText(data, 'sdk'));
  if (kind === 'space') note('title', ownText(data, 'title'));
  if (kind === 'dataset') note('pretty-name', ownText(data, 'pretty_name'));
  if (GATES.some((key) => own(data, key) !== undefined)) note('gated', 'prompt');
  if (own(data, 'extra_gated_eu_disallowed') === true) note('eu-disallowed', 'yes');
  return facts;
}

const GATES = [
  'extra_gated_prompt',
  'extra_gated_fields',
  'extra_gated_heading',
  'extra_gated_description',
  'extra_gated_eu_disallowed',
];
