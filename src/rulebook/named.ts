/** The licences that a person means by a word: an id, a spelling, a model hub's id, an expression. */
import { type LicenseExpression, NOASSERTION } from '../model/expression.ts';
import type { LicenseFacts, Reading, Rulebook } from '../model/rulebook.ts';
import { readLicense } from '../spdx/normalize.ts';

const VOCABULARIES = ['spdx', 'huggingface', 'free-text'] as const;

/** A word as the first vocabulary reads it that knows it; as SPDX reads it, with the problem, when none does. */
export function readingNamed(word: string, rulebook: Rulebook): Reading {
  const readings = VOCABULARIES.map((vocabulary) => readLicense(word, vocabulary, rulebook));
  const found = readings.find(({ expression }) => expression.kind !== 'noassertion');
  if (found !== undefined) return found;
  if (rulebook.facts(word) !== undefined)
    return { expression: { kind: 'license', id: word, orLater: false }, method: 'spdx', repairs: [] };
  return readings[0] ?? { expression: NOASSERTION, method: 'unreadable', repairs: [] };
}

/** The expression that a word stands for; `undefined` when no vocabulary knows it. */
export function expressionNamed(word: string, rulebook: Rulebook): LicenseExpression | undefined {
  const { expression } = readingNamed(word, rulebook);
  return expression.kind === 'noassertion' ? undefined : expression;
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
