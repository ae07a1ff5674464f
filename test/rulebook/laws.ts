/** What the facts of a licence must not contradict, whoever wrote them. */
import type { LicenseFacts } from '../../src/model/rulebook.ts';
import type { LicenseCategory, LicenseTerm } from '../../src/model/terms.ts';

/** Conditions that carry the licence, or the source, over to other code or content. */
const COPYLEFT: ReadonlySet<string> = new Set([
  'same-license',
  'same-license--file',
  'same-license--library',
  'share-alike-adaptations',
  'share-alike-data',
  'disclose-source',
  'network-use-disclose',
]);

/** The sentences that a licence's own facts break. Empty: the category agrees with the terms. */
export function contradictions(facts: LicenseFacts): readonly string[] {
  if (facts.detail !== 'full') return [];
  return [...general(facts), ...(BY_CATEGORY[facts.category]?.(facts) ?? [])];
}

const has = (terms: readonly LicenseTerm[], tag: string): boolean => terms.some((term) => term.tag === tag);
const when = (broken: boolean, sentence: string): readonly string[] => (broken ? [sentence] : []);

function general(facts: LicenseFacts): readonly string[] {
  const { category, permissions, conditions, restrictions } = facts;
  const heldBack: readonly LicenseCategory[] = [
    'non-commercial',
    'research-only',
    'source-available',
    'conditional-commercial',
    'proprietary',
    'unknown',
  ];
  return [
    ...when(
      !has(permissions, 'commercial-use') &&
        !heldBack.includes(category) &&
        category !== 'use-restricted' &&
        category !== 'no-derivatives',
      `is ${category} without permitting commercial use`,
    ),
    ...when(
      has(conditions, 'non-commercial-only') && !heldBack.includes(category),
      `is ${category} but only for non-commercial use`,
    ),
    ...when(
      has(conditions, 'research-use-only') && category !== 'research-only' && category !== 'non-commercial',
      `is ${category} but only for research`,
    ),
    ...when(
      has(conditions, 'no-derivative-sharing') && has(permissions, 'modifications'),
      'permits modifications and forbids to share them',
    ),
    ...when(
      (category === 'permissive' || category === 'public-domain') && restrictions.some(({ tag }) => tag !== 'illegal-use'),
      `is ${category} but restricts uses`,
    ),
  ];
}

const carries = (facts: LicenseFacts, ...tags: readonly string[]): boolean => tags.some((tag) => has(facts.conditions, tag));
const free = (facts: LicenseFacts): readonly string[] =>
  facts.conditions.filter(({ tag }) => COPYLEFT.has(tag)).map(({ tag }) => `is ${facts.category} but asks for ${tag}`);

const BY_CATEGORY: Partial<Record<LicenseCategory, (facts: LicenseFacts) => readonly string[]>> = {
  'public-domain': (facts) => when(facts.conditions.length > 0, 'is public domain but sets conditions'),
  permissive: free,
  'weak-copyleft': (facts) => [
    ...when(
      !carries(facts, 'same-license--file', 'same-license--library') &&
        !facts.conditions.some(({ tag, reach }) => tag === 'disclose-source' && (reach === 'file' || reach === 'library')),
      'is weak copyleft but keeps neither files nor library open',
    ),
    ...when(carries(facts, 'same-license'), 'is weak copyleft but takes the whole work along'),
  ],
  'strong-copyleft': (facts) =>
    when(
      !carries(facts, 'same-license') &&
        !facts.conditions.some(({ tag, reach }) => tag === 'disclose-source' && reach === 'work'),
      'is strong copyleft but does not reach the work',
    ),
  'network-copyleft': (facts) =>
    when(
      !facts.conditions.some(({ tag, triggers }) => COPYLEFT.has(tag) && triggers.includes('network-use')),
      'is network copyleft but nothing bites on network use',
    ),
  'share-alike': (facts) =>
    when(!carries(facts, 'share-alike-adaptations', 'share-alike-data'), 'is share-alike but asks for nothing alike'),
  'use-restricted': (facts) => when(facts.restrictions.length === 0, 'is use-restricted without a restriction'),
  'non-commercial': (facts) => when(has(facts.permissions, 'commercial-use'), 'is non-commercial but permits commercial use'),
  'research-only': (facts) => when(has(facts.permissions, 'commercial-use'), 'is research-only but permits commercial use'),
  'no-derivatives': (facts) => when(!carries(facts, 'no-derivative-sharing'), 'is no-derivatives but says nothing of them'),
};
