/** What this use of this component really triggers. */
import type { Obligation } from '../../model/finding.ts';
import type { Policy } from '../../model/policy.ts';
import type { LicenseFacts, Rulebook } from '../../model/rulebook.ts';
import type { LicenseTerm, Threshold, Trigger } from '../../model/terms.ts';
import type { LeafVerdict } from '../judging/leaf.ts';
import { reachesModel } from './model-terms.ts';
import { COPYLEFT_TAGS } from './terms.ts';
import type { Usage } from './use-triggers.ts';

/** A term that bites, and what makes it bite. */
export interface Bite {
  readonly term: LicenseTerm;
  readonly trigger: Trigger;
}

/** The conditions and restrictions of a licence that the usage triggers, each tag once, in the licence's order. */
export function bitingTerms(leaf: LeafVerdict, usage: Usage, rulebook: Rulebook, use: Policy['use']): readonly Bite[] {
  const { facts } = leaf;
  if (!facts) return [];
  const lifted = liftedBy(leaf, usage, rulebook);
  const bites = [...facts.conditions, ...facts.restrictions].flatMap((term): Bite[] => {
    const trigger = lifted.has(term.tag) ? undefined : triggerOf(term, usage);
    const isBelow = term.threshold !== undefined && standing(term.threshold, use) === 'below';
    return trigger === undefined || isBelow ? [] : [{ term, trigger }];
  });
  const seen = new Set<string>();
  return bites.filter(({ term }) => {
    const key = `${term.tag}\0${term.value ?? ''}\0${term.threshold?.limit ?? ''}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** What makes the term bite under this usage; undefined when nothing does. */
export function triggerOf(term: LicenseTerm, usage: Usage): Trigger | undefined {
  if (reachesModel(term, usage.component) === 'none') return undefined;
  if (term.onlyModified && usage.modified !== true && !reachesByCombining(term)) return undefined;
  return term.triggers.length === 0 ? 'use' : term.triggers.find((trigger) => usage.triggers.has(trigger));
}

/** An obligation of whatever component has the licence and the usage. */
export type Owed = Omit<Obligation, 'component'>;

/** The obligations that a licence of the branch taken brings under this usage. */
export function obligationsOf(leaf: LeafVerdict, usage: Usage, rulebook: Rulebook, use: Policy['use']): readonly Owed[] {
  return bitingTerms(leaf, usage, rulebook, use).map(({ term, trigger }) => ({
    license: leaf.license,
    tag: term.tag,
    trigger,
    what: whatToDo(term, rulebook),
    ...(term.clause !== undefined && { clause: term.clause }),
    ...(term.value !== undefined && { value: term.value }),
  }));
}

/** Whether the declared numbers are below, above, or not said for a threshold. */
export function standing({ measure, limit }: Threshold, use: Policy['use']): 'below' | 'above' | 'undeclared' {
  const users = use.monthlyActiveUsers;
  const revenue = use.annualRevenueUsd;
  switch (measure) {
    case 'monthly-active-users':
      return users === undefined ? 'undeclared' : users > limit ? 'above' : 'below';
    case 'daily-active-users':
      // Whoever is active on a day is active in the month; the other way round nothing follows.
      return users !== undefined && users <= limit ? 'below' : 'undeclared';
    case 'annual-revenue-usd':
      return revenue === undefined ? 'undeclared' : revenue > limit ? 'above' : 'below';
    case 'monthly-revenue-usd':
      if (revenue === undefined) return 'undeclared';
      // Some month is above the limit when their sum is above twelve times it.
      return revenue <= limit ? 'below' : revenue > 12 * limit ? 'above' : 'undeclared';
    case 'annual-revenue-cny':
      return revenue === 0 ? 'below' : 'undeclared';
  }
}

/** The conditions that an exception after WITH takes away. It speaks of unchanged code, so a change brings them back. */
export function liftedBy(
  { leaf }: LeafVerdict,
  usage: Pick<Usage, 'modified'>,
  rulebook: Pick<Rulebook, 'exception'>,
): ReadonlySet<string> {
  const exception = leaf.kind === 'license' && leaf.exception !== undefined ? rulebook.exception(leaf.exception) : undefined;
  return new Set(usage.modified === true ? [] : exception?.lifts);
}

/** True when some term of the licence sets a limit on users or revenue. */
export const hasThreshold = (facts: LicenseFacts): boolean =>
  [...facts.conditions, ...facts.restrictions, ...facts.permissions].some((term) => term.threshold !== undefined);

/** A part that is built into a larger work makes that work a modified version of it. */
const reachesByCombining = ({ tag, reach }: LicenseTerm): boolean =>
  COPYLEFT_TAGS.has(tag) && (reach === 'network' || reach === 'work');

function whatToDo(term: LicenseTerm, rulebook: Rulebook): string {
  const word = rulebook.term(term.tag);
  const todo = word?.todo ?? word?.meaning ?? `Do what the licence says about ${term.tag}.`;
  const { threshold } = term;
  return threshold === undefined ? todo : `Above ${sayLimit(threshold)}: ${threshold.consequence ?? todo}`;
}

/** `700,000,000 monthly active users`, `USD 1,000,000 a year`. */
export function sayLimit({ measure, limit }: Threshold): string {
  const number = groupDigits(String(limit));
  return {
    'monthly-active-users': `${number} monthly active users`,
    'daily-active-users': `${number} daily active users`,
    'annual-revenue-usd': `USD ${number} a year`,
    'monthly-revenue-usd': `USD ${number} a month`,
    'annual-revenue-cny': `CNY ${number} a year`,
  }[measure];
}

function groupDigits(digits: string): string {
  const head = digits.length % 3 || 3;
  const groups =
    digits.length > 3 && /^\d+$/.test(digits) ? [digits.slice(0, head), ...(digits.slice(head).match(/\d{3}/g) ?? [])] : [digits];
  return groups.join(',');
}
