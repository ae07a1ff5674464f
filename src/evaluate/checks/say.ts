/** Phrases that several checks use. */
import type { ComponentKind } from '../../model/component.ts';
import type { LicenseTerm } from '../../model/terms.ts';
import type { CheckContext } from '../check.ts';

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
  return term.clause === undefined ? `${meaning}${value}` : `clause ${term.clause}: ${meaning}${value}`;
}

/** A note for each fact of use that the verdict assumes. */
export function sayAssumptions(
  { project }: Pick<CheckContext, 'project'>,
  keys: readonly ('commercial' | 'distribution')[],
): string[] {
  const taken = { commercial: 'commercial use is assumed', distribution: 'distribution in binary form is assumed' };
  return project.undeclared.filter((key) => keys.includes(key)).map((key) => `\`use.${key}\` is not declared: ${taken[key]}`);
}

/** `a, b and c`. */
export function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
