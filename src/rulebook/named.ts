/** The licences that a person means by a word: an id, a spelling, a model hub's id, an expression. */
import type { LicenseExpression } from '../model/expression.ts';
import type { LicenseFacts, Rulebook } from '../model/rulebook.ts';
import { readLicense } from '../spdx/normalize.ts';

const VOCABULARIES = ['spdx', 'huggingface', 'free-text'] as const;

/** The expression that a word stands for in the first vocabulary that knows it; `undefined` when none does. */
export function expressionNamed(word: string, rulebook: Rulebook): LicenseExpression | undefined {
  for (const vocabulary of VOCABULARIES) {
    const { expression } = readLicense(word, vocabulary, rulebook);
    if (expression.kind !== 'noassertion') return expression;
  }
  return rulebook.facts(word) === undefined ? undefined : { kind: 'license', id: word, orLater: false };
}

/** The facts of every licence in the expression that a word stands for, in order, without repeats. */
export function licensesNamed(word: string, rulebook: Rulebook): readonly LicenseFacts[] {
  const expression = expressionNamed(word, rulebook);
  return expression === undefined ? [] : licensesIn(expression, rulebook);
}

/** The facts of every licence in an expression, in order, without repeats. */
export function licensesIn(expression: LicenseExpression, rulebook: Pick<Rulebook, 'facts'>): readonly LicenseFacts[] {
  return [...new Set(idsOf(expression))].flatMap((id) => rulebook.facts(id) ?? []);
}

function idsOf(expression: LicenseExpression): readonly string[] {
  if (expression.kind === 'license') return [expression.id];
  return expression.kind === 'and' || expression.kind === 'or' ? expression.parts.flatMap(idsOf) : [];
}
