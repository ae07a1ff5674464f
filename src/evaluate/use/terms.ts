/** The words of `rules/terms.yaml` that evaluation itself reasons with. Everything else in the rulebook is only shown. */
import type { LicenseFacts } from '../../model/rulebook.ts';
import type { LicenseCategory, LicenseTerm } from '../../model/terms.ts';

/** Conditions that carry the licence over to what is made with the work. */
export const COPYLEFT_TAGS: ReadonlySet<string> = new Set([
  'same-license',
  'same-license--library',
  'same-license--file',
  'share-alike-adaptations',
  'share-alike-data',
  'network-use-disclose',
  'disclose-source',
  'hardware-source',
  'data-disclose',
]);

/** Conditions whose reach is the question whenever a category says "copyleft". */
export const COPYLEFT_CATEGORIES: ReadonlySet<LicenseCategory> = new Set([
  'weak-copyleft',
  'share-alike',
  'strong-copyleft',
  'network-copyleft',
]);

/** Categories that hold something back which open licences grant. */
export const WITHHOLDING_CATEGORIES: ReadonlySet<LicenseCategory> = new Set([
  'use-restricted',
  'conditional-commercial',
  'source-available',
  'no-derivatives',
  'non-commercial',
  'research-only',
  'proprietary',
]);

/** Conditions that hold commercial use back altogether. */
export const NON_COMMERCIAL_TAGS: ReadonlySet<string> = new Set(['non-commercial-only', 'research-use-only']);

/** Conditions that hold some business use back. */
export const BUSINESS_TAGS: ReadonlySet<string> = new Set([
  'no-production-use',
  'no-competing-use',
  'no-selling',
  'no-managed-service',
  'separate-agreement',
  'registration',
  'no-distribution',
]);

/** Conditions that every copyleft text takes: they only keep notices and names honest. */
export const NOTICE_TAGS: ReadonlySet<string> = new Set([
  'include-copyright',
  'include-copyright--source',
  'include-license',
  'include-disclaimer',
  'include-notice-file',
  'no-endorsement',
  'no-misrepresentation',
  'notice-text',
]);

/** Limitations that work like a condition on whoever receives the work. */
export const BINDING_LIMITATIONS: ReadonlySet<string> = new Set(['patent-retaliation', 'litigation-termination', 'indemnity']);

/** Licences of texts, fonts, pictures and data lie beside a program and are not linked into it. */
export function isForPrograms({ artifacts }: LicenseFacts): boolean {
  return artifacts.includes('application') || !artifacts.includes('data');
}

/** The first condition or restriction with one of the tags. */
export function findTerm(facts: LicenseFacts | undefined, tags: ReadonlySet<string>): LicenseTerm | undefined {
  return [...(facts?.conditions ?? []), ...(facts?.restrictions ?? [])].find((term) => tags.has(term.tag));
}
