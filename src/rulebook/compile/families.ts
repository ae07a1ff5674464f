/** Names that could mean several licences (`BSD`, `GPL`, `openrail`). */
import type { LicenseFacts } from '../../model/rulebook.ts';
import { CATEGORIES, type LicenseCategory, VERIFICATIONS } from '../../model/terms.ts';

/** What `families.yaml` says of one name. */
interface Family {
  readonly name: string;
  readonly members: readonly string[];
  readonly notes?: readonly string[] | undefined;
  readonly reviewed: string;
}

/** A family's category is that of its strictest member; its terms are read from the members. */
export function familyFacts(name: string, family: Family, known: ReadonlyMap<string, LicenseFacts>): LicenseFacts {
  const members = family.members.flatMap((id) => known.get(id) ?? []);
  const artifacts = new Set(members.flatMap((member) => member.artifacts));
  const worst = members.map((member) => VERIFICATIONS.indexOf(member.verified));
  return {
    id: `LicenseRef-licheck-family-${name}`,
    name: family.name,
    category: strictest(members.map((member) => member.category)),
    detail: 'category',
    basis: 'the strictest of the licences that the name could mean',
    artifacts: [...artifacts].sort(),
    permissions: [],
    conditions: [],
    limitations: [],
    restrictions: [],
    verified: VERIFICATIONS[Math.max(0, ...worst)] ?? 'unverified',
    sources: [...new Set(members.flatMap((member) => member.sources))].slice(0, 8),
    reviewed: family.reviewed,
    members: family.members,
    ...(family.notes === undefined ? {} : { notes: family.notes }),
  };
}

/** The most restrictive category; `unknown` is the last of all. */
function strictest(categories: readonly LicenseCategory[]): LicenseCategory {
  return CATEGORIES[Math.max(0, ...categories.map((category) => CATEGORIES.indexOf(category)))] ?? 'unknown';
}
