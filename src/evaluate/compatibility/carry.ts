/** What a licence carries into the works that it goes into. */
import type { Asks, Taker } from '../../model/compatibility.ts';
import type { License } from '../../model/expression.ts';
import type { LicenseFacts, Rulebook } from '../../model/rulebook.ts';
import type { LicenseCategory, LicenseTerm } from '../../model/terms.ts';
import { printLicense } from '../../spdx/print.ts';
import {
  BINDING_LIMITATIONS,
  BUSINESS_TAGS,
  COPYLEFT_CATEGORIES,
  COPYLEFT_TAGS,
  findTerm,
  NON_COMMERCIAL_TAGS,
  NOTICE_TAGS,
  WITHHOLDING_CATEGORIES,
} from '../use/terms.ts';
import type { Reason } from './answer.ts';

/** `isPartial`: only the licensed files or library stay under the licence, not the work around them. */
export type Carry =
  | { readonly kind: 'unknown' | 'nothing' }
  | { readonly kind: 'copyleft'; readonly isPartial: boolean; readonly reason: Reason }
  | {
      readonly kind: 'withholds';
      readonly reason: Reason;
      /** True when terms of one's own may be used as long as they repeat the restrictions. */
      readonly mayBePassedOn: boolean;
      readonly category: LicenseCategory;
      readonly restrictions: ReadonlySet<string>;
      /** Does this licence hold back at least what the other one does? */
      covers(other: { readonly category: LicenseCategory; readonly restrictions: ReadonlySet<string> }): boolean;
    };

/** Reads it off the facts. */
export function carryOf(leaf: License, rulebook: Rulebook): Carry {
  const facts = rulebook.facts(leaf.id);
  const name = printLicense(leaf);
  if (asksOf(leaf.id, rulebook)) return { kind: 'nothing' };
  const category = (leaf.exception && rulebook.exception(leaf.exception)?.category) || facts?.category;
  if (facts === undefined || category === undefined || category === 'unknown') return { kind: 'unknown' };
  if (isWithholding(category)) {
    const term = reasonTerm(facts, category);
    const restrictions = new Set(facts.restrictions.map(({ tag }) => tag));
    const reason: Reason = {
      license: name,
      term: term?.tag ?? category,
      ...(term?.clause !== undefined && { clause: term.clause }),
      text: `${name} is ${ADJECTIVES[category] ?? category}: ${describe(term?.tag ?? category, rulebook)}`,
    };
    const mayBePassedOn = facts.flowDown !== 'same-terms' && facts.flowDown !== 'share-alike';
    return {
      kind: 'withholds',
      reason,
      mayBePassedOn,
      category,
      restrictions,
      covers: (other) => other.category === category && [...other.restrictions].every((tag) => restrictions.has(tag)),
    };
  }
  if (!isCopyleft(leaf, rulebook)) return { kind: 'nothing' };
  const term = findTerm(facts, COPYLEFT_TAGS);
  const reason: Reason = {
    license: name,
    term: term?.tag ?? category,
    ...(term?.clause !== undefined && { clause: term.clause }),
    text: `${name} keeps ${category === 'weak-copyleft' ? 'the licensed part' : 'the whole work'} under itself`,
  };
  return { kind: 'copyleft', isPartial: category === 'weak-copyleft', reason };
}

/** Does the licence ask for itself on what it is built into? */
export function isCopyleft(leaf: License, rulebook: Rulebook): boolean {
  if (asksOf(leaf.id, rulebook)) return false;
  const category = rulebook.facts(leaf.id)?.category;
  return category !== undefined && COPYLEFT_CATEGORIES.has(category);
}

/** How a copyleft licence takes conditions of works that come in; undefined when it is no copyleft. */
export function takerOf(leaf: License, rulebook: Rulebook): Taker | undefined {
  const listed = rulebook.compatibility?.takers.find(({ licenses }) => licenses.includes(leaf.id));
  if (listed) return listed;
  if (!isCopyleft(leaf, rulebook)) return undefined;
  const clause = findTerm(rulebook.facts(leaf.id), COPYLEFT_TAGS)?.clause;
  // Such texts ask for statements of changes themselves.
  return { licenses: [leaf.id], accepts: ['document-changes'], refuses: [], clause: clause ?? 'its copyleft' };
}

/** What a work under the licence asks of the work around it, beyond keeping notices. */
export function conditionsBeyondNotices(leaf: License, rulebook: Rulebook): Asks {
  const listed = asksOf(leaf.id, rulebook);
  if (listed) return listed;
  const facts = rulebook.facts(leaf.id);
  // Only the category is known: whatever else the text asks has not been read.
  if (facts === undefined || facts.detail === 'category') return { tags: [UNREAD] };
  const beyond = [
    ...facts.conditions.filter(({ tag }) => !NOTICE_TAGS.has(tag) && !COPYLEFT_TAGS.has(tag)),
    ...facts.limitations.filter(({ tag }) => BINDING_LIMITATIONS.has(tag)),
  ];
  const [first] = [...beyond, ...facts.restrictions];
  const tags = [...beyond.map(({ tag }) => tag), ...(facts.restrictions.length > 0 ? [USE_RESTRICTIONS] : [])];
  return { tags, ...(first?.clause !== undefined && { clause: first.clause }) };
}

/** Stands for any use restriction, as `rules/compatibility.yaml` writes it. */
const USE_RESTRICTIONS = 'use-restrictions';

/** Stands for the conditions of a licence of which only the category is known. */
export const UNREAD = 'unread';

function asksOf(id: string, { compatibility }: Pick<Rulebook, 'compatibility'>): Asks | undefined {
  return compatibility && Object.hasOwn(compatibility.asks, id) ? compatibility.asks[id] : undefined;
}

/** The term that makes a licence what its category says: a condition on business before a forbidden use. */
function reasonTerm(facts: LicenseFacts, category: LicenseCategory): LicenseTerm | undefined {
  const business = findTerm(facts, NON_COMMERCIAL_TAGS) ?? findTerm(facts, BUSINESS_TAGS);
  if (business !== undefined) return business;
  const threshold = facts.conditions.find((term) => term.threshold !== undefined);
  return category === 'conditional-commercial' ? (threshold ?? facts.restrictions[0]) : facts.restrictions[0];
}

const isWithholding = (category: LicenseCategory): boolean => WITHHOLDING_CATEGORIES.has(category);

const describe = (tag: string, rulebook: Rulebook): string => {
  const title = rulebook.term(tag)?.title ?? tag;
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
};

const ADJECTIVES: Partial<Record<LicenseCategory, string>> = {
  'use-restricted': 'restricted to some uses',
  'conditional-commercial': 'open to commercial use on a condition only',
  'source-available': 'source-available, not open',
  'no-derivatives': 'closed to derivatives',
  'non-commercial': 'for non-commercial use only',
  'research-only': 'for research only',
  proprietary: 'proprietary',
};
