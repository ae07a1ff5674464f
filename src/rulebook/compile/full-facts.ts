/** One file of `rules/licenses/` as the model knows it. */
import type { LicenseFacts } from '../../model/rulebook.ts';
import type { LicenseTerm } from '../../model/terms.ts';
import type { LicenseFileData, TermData } from './schema.ts';
import type { SpdxIds } from './spdx.ts';
import type { Vocabulary } from './terms.ts';

/** Whether an id may have a file: a current SPDX id, or a reference outside the list. */
export function isKnownId(id: string, spdx: SpdxIds): boolean {
  return spdx.current.has(id) || id.startsWith('LicenseRef-');
}

/** The facts of one id of a licence file: its own, or one of its variants. */
export function fullFacts(id: string, data: LicenseFileData, spdx: SpdxIds): LicenseFacts {
  const variant = Object.hasOwn(data.variants, id) ? data.variants[id] : undefined;
  const name = variant?.name ?? (id === data.id ? data.name : undefined) ?? spdx.names.get(id) ?? id;
  const later = spdx.later.get(id);
  const notes = [...(data.notes ?? []), ...(variant?.notes ?? [])];
  return {
    id,
    name,
    category: data.category,
    detail: data.basis === undefined ? 'full' : 'category',
    ...(data.basis === undefined ? {} : { basis: data.basis }),
    artifacts: data.artifacts,
    permissions: termsOf(data.permissions),
    conditions: termsOf(data.conditions),
    limitations: termsOf(data.limitations),
    restrictions: termsOf(data.restrictions),
    verified: data.verified,
    sources: data.sources,
    reviewed: data.reviewed,
    ...(data['flow-down'] === undefined ? {} : { flowDown: data['flow-down'] }),
    ...(data.outputs === undefined ? {} : { outputs: data.outputs }),
    ...(later === undefined ? {} : { later }),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

/** Terms as the model spells them; the quotes stay behind. */
export function termsOf(terms: readonly TermData[]): readonly LicenseTerm[] {
  return terms.map((term) => {
    const { threshold } = term;
    return {
      tag: term.tag,
      triggers: term.triggers,
      ...(term.reach === undefined ? {} : { reach: term.reach }),
      ...(term.clause === undefined ? {} : { clause: term.clause }),
      ...(threshold === undefined ? {} : { threshold: JSON.parse(JSON.stringify(threshold)) }),
      ...(term.value === undefined ? {} : { value: term.value }),
      ...(term.note === undefined ? {} : { note: term.note }),
      ...(term['only-modified'] === undefined ? {} : { onlyModified: term['only-modified'] }),
      ...(term['only-multimodal'] === undefined ? {} : { onlyMultimodal: term['only-multimodal'] }),
      ...(term['only-named'] === undefined ? {} : { onlyNamed: term['only-named'] }),
    } satisfies LicenseTerm;
  });
}

const SECTIONS = [
  ['permissions', 'permission'],
  ['conditions', 'condition'],
  ['limitations', 'limitation'],
  ['restrictions', 'restriction'],
] as const;

/** Each tag must be a word of `terms.yaml` or `restrictions.yaml`, of the section's own type. */
export function checkTags(
  data: Pick<Record<(typeof SECTIONS)[number][0], readonly { readonly tag: string }[]>, (typeof SECTIONS)[number][0]>,
  vocabulary: Vocabulary,
  wrong: (keys: readonly (string | number)[], message: string) => void,
): void {
  for (const [section, type] of SECTIONS) {
    const seen = new Set<string>();
    data[section].forEach((term, index) => {
      if (!vocabulary.has(term.tag, type)) wrong([section, index], `${term.tag} is no ${type} that rules/ defines`);
      const key = JSON.stringify(term);
      if (seen.has(key)) wrong([section, index], `${term.tag} stands twice`);
      seen.add(key);
    });
  }
}
