/** Every licence with facts: read in full, known by category, standing for another id, a family name, or a RAIL name. */
import type { LicenseFacts } from '../../model/rulebook.ts';
import { familyFacts } from './families.ts';
import { checkTags, fullFacts, isKnownId } from './full-facts.ts';
import type { Mistakes } from './mistakes.ts';
import { railLicenses } from './rail.ts';
import type { Rules } from './rules.ts';
import type { SpdxIds } from './spdx.ts';
import type { Vocabulary } from './terms.ts';

const NO_TERMS = { permissions: [], conditions: [], limitations: [], restrictions: [] } as const;

/** Facts by id. Nothing is described twice, and no SPDX id is left without a category. */
export function collectLicenses(
  rules: Rules,
  spdx: SpdxIds,
  vocabulary: Vocabulary,
  mistakes: Mistakes,
): ReadonlyMap<string, LicenseFacts> {
  const facts = new Map<string, LicenseFacts>();
  const add = (entry: LicenseFacts, wrong: (message: string) => void): void => {
    if (facts.has(entry.id)) wrong(`${entry.id} is described twice`);
    else facts.set(entry.id, spdx.osiApproved.has(entry.id) ? { ...entry, osiApproved: true } : entry);
  };
  for (const { path, data, wrong } of rules.licenses) {
    if (path !== `licenses/${data.id}.yaml`) wrong(['id'], `the file of ${data.id} is licenses/${data.id}.yaml`);
    checkTags(data, vocabulary, wrong);
    for (const id of [data.id, ...Object.keys(data.variants)]) {
      const at = id === data.id ? ['id'] : ['variants', id];
      if (!isKnownId(id, spdx)) wrong(at, `${id} is neither a current SPDX id nor a LicenseRef-`);
      add(fullFacts(id, data, spdx), (message) => wrong(at, message));
    }
  }
  const { data: groups, wrong } = rules.categories;
  groups.forEach((group, index) => {
    group.licenses.forEach((id, place) => {
      const at = [index, 'licenses', place];
      if (!isKnownId(id, spdx) && !spdx.deprecated.has(id)) wrong(at, `${id} is neither an SPDX id nor a LicenseRef-`);
      const entry: LicenseFacts = {
        ...nameAndSource(id, spdx),
        category: group.category,
        detail: 'category',
        basis: group.basis,
        artifacts: ['source', 'application'],
        ...NO_TERMS,
        verified: 'unverified',
        reviewed: group.reviewed,
        ...laterOf(id, spdx),
        ...(spdx.deprecated.has(id) ? { deprecated: true } : {}),
      };
      add(entry, (message) => wrong(at, message));
    });
  });
  const rail = railLicenses(rules.rail.data);
  for (const entry of rail) {
    checkTags(entry, vocabulary, rules.rail.wrong);
    add(entry, (message) => rules.rail.wrong([], message));
  }
  for (const id of spdx.current) if (!facts.has(id)) mistakes.add(`rules/categories.yaml: ${id} has no category`);
  addDeprecated(facts, spdx, rules);
  for (const [name, family] of Object.entries(rules.families.data)) {
    family.members.forEach((member, index) => {
      if (!facts.has(member)) rules.families.wrong([name, 'members', index], `nothing is known of ${member}`);
    });
    add(familyFacts(name, family, facts), (message) => rules.families.wrong([name], message));
  }
  return facts;
}

/** A deprecated id has the facts of what it stands for now; one that stands for nothing needs its own line. */
function addDeprecated(facts: Map<string, LicenseFacts>, spdx: SpdxIds, rules: Rules): void {
  for (const [id, replacement] of spdx.deprecated) {
    if (facts.has(id)) continue;
    const [base = '', exception] = (replacement ?? '').split(' WITH ');
    const found = facts.get(base);
    if (found === undefined || replacement?.includes(' AND ')) {
      rules.spdx.wrong(['replacements', id], `${id} stands for no id with facts and has no category of its own`);
      continue;
    }
    const { later: _, ...rest } = found;
    const bare = { ...rest, id, name: spdx.names.get(id) ?? id, deprecated: true };
    const notes = [...(found.notes ?? []), `The identifier is deprecated; it stands for ${replacement}.`];
    const category = rules.exceptions.find(({ data }) => data.id === exception)?.data.category ?? found.category;
    // What the exception leaves of the terms is read from the base licence and the exception, where an expression has both.
    const pair = { category, detail: 'category', basis: `it stands for ${replacement}`, ...NO_TERMS } as const;
    facts.set(id, exception === undefined ? { ...bare, notes } : { ...bare, ...pair, notes });
  }
}

function nameAndSource(id: string, spdx: SpdxIds): Pick<LicenseFacts, 'id' | 'name' | 'sources'> {
  const listed = spdx.current.has(id) || spdx.deprecated.has(id);
  return { id, name: spdx.names.get(id) ?? id, sources: listed ? [`https://spdx.org/licenses/${id}.html`] : [] };
}

function laterOf(id: string, spdx: SpdxIds): { later?: readonly string[] } {
  const later = spdx.later.get(id);
  return later === undefined ? {} : { later };
}
