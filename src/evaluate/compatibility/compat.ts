/** The answer to `licheck compat`: can these be combined, and shipped under that licence? */
import type { CompatDocument, CompatUse } from '../../model/compat.ts';
import type { LicenseExpression } from '../../model/expression.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import { licensesOf } from '../../spdx/fold.ts';
import { print } from '../../spdx/print.ts';
import { sayLicense } from '../findings/say-license.ts';
import { mayRelease } from '../lineage/derivation.ts';
import type { Answer, Reason } from './answer.ts';
import { type Compatibility, createCompatibility } from './compatibility.ts';

/** The question. */
export interface CompatQuestion {
  readonly inbound: readonly LicenseExpression[];
  /** Absent: do the inbound works fit one another under any of their own licences? */
  readonly outbound?: LicenseExpression;
  readonly use: CompatUse;
}

/** Makes an answerer over one rulebook; many questions share what it works out. */
export function createCompatAnswerer(rulebook: Rulebook): (question: CompatQuestion) => CompatDocument {
  const compatibility = createCompatibility(rulebook);
  return ({ inbound, outbound, use }) => {
    const answers: readonly Attempt[] = outbound
      ? inbound.map((license) => answerOne(license, outbound, use, rulebook, compatibility))
      : [amongThemselves(inbound, use, rulebook, compatibility)];
    const under = outbound ? undefined : answers[0]?.under;
    const answer = answers.reduce<Answer['answer']>((a, b) => (ORDER[b.answer] > ORDER[a] ? b.answer : a), 'yes');
    return {
      outbound: outbound ? print(outbound) : null,
      inbound: inbound.map(print),
      under: under ?? null,
      use,
      answer,
      reasons: reasonsOf(answers.filter((each) => each.answer === answer)),
      remedies: remediesOf(answer === 'yes' ? [] : answers.filter((each) => each.answer === answer)),
      names: namesOf([...inbound, ...(outbound ? [outbound] : [])], rulebook),
    };
  };
}

/** An answer, and under which of the inbound licences it was found; of a derivative also what to do about it. */
interface Attempt extends Answer {
  readonly under?: string;
  readonly remedy?: string;
}

/** What to do differently, asked before anyone did it. */
const remediesOf = (answers: readonly Attempt[]): readonly string[] => [
  ...new Set(answers.flatMap(({ remedy }) => (remedy === undefined || remedy === '' ? [] : [remedy]))),
];

function namesOf(expressions: readonly LicenseExpression[], rulebook: Rulebook): CompatDocument['names'] {
  const ids = new Set(expressions.flatMap((expression) => licensesOf(expression).map(({ id }) => id)));
  const named = [...ids].sort().map((id) => [id, sayLicense(id, rulebook)] as const);
  return Object.fromEntries(named.filter(([id, name]) => id !== name));
}

const ORDER = { yes: 0, review: 1, no: 2 } as const;

function answerOne(
  inbound: LicenseExpression,
  outbound: LicenseExpression,
  use: CompatUse,
  rulebook: Rulebook,
  compatibility: Compatibility,
): Attempt {
  if (use === 'combine' || use === 'link') return compatibility.into(inbound, outbound, use);
  return mayRelease(inbound, use, outbound, { kind: 'model', rulebook, compatibility });
}

/** The best of the inbound licences to put everything under: each in turn is tried as the outbound one. */
function amongThemselves(
  inbound: readonly LicenseExpression[],
  use: CompatUse,
  rulebook: Rulebook,
  compatibility: Compatibility,
): Attempt {
  const tries = inbound.map((outbound): Attempt => {
    const answers = inbound
      .filter((each) => each !== outbound)
      .map((each) => answerOne(each, outbound, use, rulebook, compatibility));
    const answer = answers.reduce<Answer['answer']>((a, b) => (ORDER[b.answer] > ORDER[a] ? b.answer : a), 'yes');
    return {
      answer,
      under: print(outbound),
      reasons: answers.filter((each) => each.answer === answer).flatMap(({ reasons }) => reasons),
    };
  });
  const best = tries.reduce((a, b) => (ORDER[b.answer] < ORDER[a.answer] ? b : a));
  // Where nothing fits, every try has its reason.
  return best.answer === 'no' ? { answer: 'no', reasons: tries.flatMap(({ reasons }) => reasons) } : best;
}

function reasonsOf(answers: readonly Answer[]): CompatDocument['reasons'] {
  const unique = new Map<string, Reason>();
  for (const reason of answers.flatMap(({ reasons }) => reasons))
    unique.set(`${reason.license}\0${reason.term}\0${reason.text}`, reason);
  return [...unique.values()].map(({ license, term, clause, text }) => ({ license, term, clause: clause ?? null, text }));
}
