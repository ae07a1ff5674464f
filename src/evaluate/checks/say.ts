/** Phrases that several checks use. */
import { sayClause } from '../../model/clause.ts';
import type { ComponentKind } from '../../model/component.ts';
import type { LicenseTerm } from '../../model/terms.ts';
import type { CheckContext } from '../check.ts';
import type { Reason } from '../compatibility/answer.ts';
import { sayLicense } from '../findings/say-license.ts';

/** What a component is called in a sentence. */
export const KIND_WORDS = {
  library: 'package',
  application: 'application',
  model: 'model',
  dataset: 'dataset',
  file: 'file',
} as const satisfies Record<ComponentKind, string>;

/** `clause 13: People who use the software over a network are offered its source.` */
export function sayTerm(term: LicenseTerm, { rulebook }: Pick<CheckContext, 'rulebook'>): string {
  const meaning = term.note ?? rulebook.term(term.tag)?.meaning ?? term.tag;
  const value = term.value === undefined ? '' : ` ("${term.value}")`;
  return term.clause === undefined ? `${meaning}${value}` : `${sayClause(term.clause)}: ${meaning}${value}`;
}

/** Why two licences do not go together, each with its clause behind the name of the licence that has it. */
export function sayReasons(reasons: readonly Reason[], rulebook: CheckContext['rulebook']): readonly string[] {
  let said = saidReasons.get(reasons);
  if (said === undefined) saidReasons.set(reasons, (said = reasons.map((reason) => sayReason(reason, rulebook))));
  return said;
}

/** Thousands of links between the same two licences have one answer. */
const saidReasons = new WeakMap<readonly Reason[], readonly string[]>();

function sayReason(reason: Reason, rulebook: CheckContext['rulebook']): string {
  const { license, clause } = reason;
  const text = reason.text.replace(/\bLicenseRef-[A-Za-z0-9.-]+/g, (id) => sayLicense(id, rulebook));
  if (clause === undefined) return text;
  const name = [license, sayLicense(license, rulebook)].find((each) => spotOf(each, text) >= 0);
  if (name === undefined) return `${sayClause(clause)} of ${sayLicense(license, rulebook)}: ${text}`;
  const end = spotOf(name, text) + name.length;
  return `${text.slice(0, end)} (${sayClause(clause)})${text.slice(end)}`;
}

/** Where a name stands in a text; -1 where it is only part of another (`MIT` in `MIT-0`). */
function spotOf(name: string, text: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\w-]/.test(text.charAt(at - 1)) && !/^(?:[\w-]|\.\w)/.test(text.slice(at + name.length))) return at;
  }
  return -1;
}

/** A note for each fact of use that the verdict assumes, which asks for the key that says it. */
export function sayAssumptions(
  { project }: Pick<CheckContext, 'project'>,
  keys: readonly ('commercial' | 'distribution')[],
): string[] {
  const taken = { commercial: 'commercial use', distribution: 'distribution in binary form' };
  return project.undeclared.filter((key) => keys.includes(key)).map((key) => sayAssumed(taken[key], `use.${key}`));
}

/** What is taken for true as long as a key of the configuration does not say otherwise. */
export const sayAssumed = (what: string, key: string): string => `${what} is assumed: declare \`${key}\` to say otherwise`;

/** `a, b and c`. */
export function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
