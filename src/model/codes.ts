/** Every finding code: an API. Never renamed, never reused. */
import type { Severity } from './diagnostic.ts';

/** What a code means and how to be rid of it; printed by `licheck explain`. */
export interface CodeFacts {
  readonly severity: Severity;
  readonly title: string;
  readonly meaning: string;
  readonly remedy: string;
}

/** The facts of every code, by code. */
export const CODES = {
  'license-denied': {
    severity: 'error',
    title: 'licence not allowed by the policy',
    meaning: 'The policy denies the licence, or no policy line names it and `unknown` is deny.',
    remedy: 'Replace the component, or record an exception with a reason, an owner and an expiry date.',
  },
  'license-review': {
    severity: 'warning',
    title: 'licence needs a review',
    meaning: 'A policy line asks a person to look at this licence before it is used.',
    remedy: 'Read the obligations with `licheck explain`, then allow the licence or record an exception.',
  },
  'license-unknown': {
    severity: 'error',
    title: 'licence is not known',
    meaning: 'Nothing says under which licence the component stands, or what is said could not be understood.',
    remedy: 'Find the licence text and record it as a clarification, or replace the component.',
  },
  'license-ambiguous': {
    severity: 'warning',
    title: 'licence name could mean several',
    meaning: 'The declared name (such as BSD or GPL) covers several licences; the strictest is assumed.',
    remedy: 'Read the licence text and record which licence it is as a clarification.',
  },
  'license-mismatch': {
    severity: 'warning',
    title: 'licence text contradicts the metadata',
    meaning: 'The text in the component names a licence that its metadata does not; both are held to apply.',
    remedy: 'Read the text and record a clarification, or ask the author to correct the metadata.',
  },
  'license-text-missing': {
    severity: 'note',
    title: 'licence text is missing',
    meaning: 'The licence asks for its text to be passed on, but the component does not carry it.',
    remedy: 'Take the text from the component’s repository into your notices.',
  },
  'license-changed': {
    severity: 'error',
    title: 'licence changed since it was locked',
    meaning: 'The licence, revision or text differs from what `licheck.lock` records.',
    remedy: 'Review the new licence, then run `licheck lock` again.',
  },
  'commercial-use': {
    severity: 'error',
    title: 'licence does not permit commercial use',
    meaning: 'The declared use is commercial and the licence permits only non-commercial or research use.',
    remedy: 'Replace the component, or obtain a commercial licence and record an exception.',
  },
  'commercial-threshold': {
    severity: 'warning',
    title: 'commercial use depends on a threshold',
    meaning: 'The licence permits commercial use only below a number of users or an amount of revenue.',
    remedy: 'Declare `monthly-active-users` and `annual-revenue-usd` under `use`, and ask for a licence above the limit.',
  },
  copyleft: {
    severity: 'error',
    title: 'copyleft reaches the project',
    meaning: 'The declared use triggers a condition to publish source under the same licence, and the project is not under it.',
    remedy: 'Replace the component, change how it is used or shipped, or release the project under a compatible licence.',
  },
  'use-restriction': {
    severity: 'warning',
    title: 'licence restricts fields of use',
    meaning: 'The licence forbids certain uses; they must be respected and, where it says so, passed on to recipients.',
    remedy: 'Compare the list with your use, then add the items to `policy.acknowledge`.',
  },
  'restriction-not-passed-on': {
    severity: 'error',
    title: 'use restrictions are not passed on',
    meaning:
      'The upstream licence wants its use restrictions kept in the terms of derivatives, and the downstream licence has none.',
    remedy: 'Release the derivative under terms that carry the upstream restrictions.',
  },
  'lineage-conflict': {
    severity: 'error',
    title: 'licence does not fit its lineage',
    meaning: 'A model or dataset is released under terms that its base does not permit for derivatives.',
    remedy: 'Release the derivative under terms that the base licence permits, or choose another base.',
  },
  'lineage-unresolved': {
    severity: 'warning',
    title: 'lineage has an unknown link',
    meaning: 'A base model or dataset is named, but its licence is not known here, so what it asks of derivatives is unknown.',
    remedy: 'Add the card to the project, scan with `--online`, or record a clarification.',
  },
  'dataset-conflict': {
    severity: 'error',
    title: 'dataset licence conflicts with the model’s use',
    meaning: 'A model is trained on data whose licence does not permit how the model is released or used.',
    remedy: 'Remove the dataset, obtain another licence for it, or restrict the model in the same way.',
  },
  'output-restriction': {
    severity: 'error',
    title: 'outputs may not be used so',
    meaning:
      'The model’s licence restricts training other models on its outputs, and the declared use or lineage does that, or nobody declared whether it does.',
    remedy: 'Declare `use.trains-on-outputs`; where it is true, use a model whose licence permits it.',
  },
  'naming-duty': {
    severity: 'warning',
    title: 'a name or notice is owed',
    meaning: 'The base licence asks for a name prefix or a displayed sentence that the derivative does not show.',
    remedy: 'Rename the model or add the sentence as the licence asks.',
  },
  territory: {
    severity: 'error',
    title: 'licence excludes a territory',
    meaning: 'The licence or its use policy grants nothing in a territory in which the project is used.',
    remedy: 'Leave the territory out of `use.territories`, replace the component, or obtain a licence.',
  },
  'license-incompatible': {
    severity: 'error',
    title: 'licences cannot be combined',
    meaning: 'Two licences that meet in one work ask for things that exclude each other.',
    remedy: 'Replace one of the components, or separate the works.',
  },
  'notice-duty': {
    severity: 'note',
    title: 'a notice is owed',
    meaning: 'The licence asks for copyright notices, licence text or a NOTICE file to go with what you ship.',
    remedy: 'Generate the attribution document and ship it.',
  },
  'exception-expired': {
    severity: 'error',
    title: 'policy exception has expired',
    meaning: 'The exception’s expiry date has passed; it no longer holds the finding.',
    remedy: 'Review the component again, then renew or remove the exception.',
  },
  'exception-expiring': {
    severity: 'warning',
    title: 'policy exception expires soon',
    meaning: 'The exception expires within 30 days.',
    remedy: 'Review the component now, then renew or remove the exception.',
  },
  'exception-unused': {
    severity: 'warning',
    title: 'policy exception is not used',
    meaning: 'No component under that licence matches the exception.',
    remedy: 'Remove the exception from the policy.',
  },
  'clarification-stale': {
    severity: 'error',
    title: 'clarification no longer fits its text',
    meaning: 'The file that the clarification was read from changed or is gone; the conclusion is not applied.',
    remedy: 'Read the text again, then update the digest or remove the clarification.',
  },
} as const satisfies Record<string, CodeFacts>;

/** The code of a finding. */
export type FindingCode = keyof typeof CODES;

/** Every code, sorted. */
export const FINDING_CODES = (Object.keys(CODES) as FindingCode[]).sort();

/** The facts of a code, or `undefined` when there is no such code. */
export function codeFacts(code: string): CodeFacts | undefined {
  return Object.hasOwn(CODES, code) ? CODES[code as FindingCode] : undefined;
}
