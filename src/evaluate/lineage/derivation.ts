/**
 * May what was made from a model or dataset be released under another licence? Reasoned from what the base's text
 * asks of the terms of derivatives (`flowDown`), from what it holds back, and from its rule for outputs.
 */
import { type License, type LicenseExpression, license } from '../../model/expression.ts';
import { fold } from '../../spdx/fold.ts';
import { printLicense } from '../../spdx/print.ts';
import { sayLicense } from '../findings/say-license.ts';
import { judgeDerivative } from './flow-down.ts';
import type { LinkAnswer, LinkCode, LinkQuestion, Making } from './link.ts';
import { judgeOutputs } from './output-rule.ts';
import { judgeTraining } from './training-rule.ts';

/** Answers for whole expressions: of a base's OR the best branch may be taken, of the derivative's OR every branch is offered. */
export function mayRelease(
  base: LicenseExpression,
  making: Making,
  derived: LicenseExpression,
  tools: Pick<LinkQuestion, 'kind' | 'rulebook' | 'compatibility'>,
): LinkAnswer {
  if (derived.kind === 'noassertion') {
    return plain(
      'review',
      'lineage-unresolved',
      'Find out the derivative’s licence.',
      'the licence of the derivative is not known',
    );
  }
  const under = (from: License): LinkAnswer =>
    fold<LinkAnswer>(derived, {
      license: (to) => judgeLink({ base: from, making, derived: to, ...tools }),
      and: best,
      or: worst,
      noassertion: () => UNKNOWN,
      none: () => judgeLink({ base: from, making, derived: license('NONE'), ...tools }),
    });
  return fold<LinkAnswer>(base, {
    license: under,
    and: worst,
    or: best,
    noassertion: () => UNKNOWN,
    none: () => {
      const code = making === 'trained-on' ? 'dataset-conflict' : 'lineage-conflict';
      const text = 'the base is published without a licence: all rights are reserved';
      return plain('review', code, 'Ask the publisher of the base for a licence.', text, 'NONE', 'proprietary');
    },
  });
}

function judgeLink(asked: Omit<LinkQuestion, 'facts' | 'from' | 'to'>): LinkAnswer {
  const { base, derived, making, rulebook } = asked;
  const name = printLicense(base);
  const isOutput = making === 'distilled' || making === 'generated-with';
  if (!isOutput && making !== 'trained-on' && name === printLicense(derived)) {
    return plain('yes', 'lineage-conflict', '', 'it is the same licence', name, 'identity');
  }
  const facts = rulebook.facts(base.id);
  if (!facts) return plain('review', 'lineage-unresolved', UNRESOLVED, `the rulebook knows nothing about ${name}`, name);
  const members = facts.members?.filter((id) => id !== base.id) ?? [];
  if (members.length > 0) return worst(members.map((id) => judgeLink({ ...asked, base: license(id, base.exception) })));
  const from = sayLicense(name, rulebook);
  const to = sayLicense(printLicense(derived), rulebook);
  const question: LinkQuestion = { ...asked, facts, from, to };
  if (making === 'trained-on') return judgeTraining(question);
  return isOutput ? judgeOutputs(question) : judgeDerivative(question);
}

/** An answer that rests on no term of a text. */
function plain(
  verdict: LinkAnswer['answer'],
  code: LinkCode,
  remedy: string,
  text: string,
  name = 'NOASSERTION',
  term = 'unknown',
): LinkAnswer {
  return { answer: verdict, code, remedy, reasons: [{ license: name, term, text }] };
}

const UNRESOLVED = 'Add the card to the project, scan with `--online`, or record a clarification.';
const UNKNOWN = plain('review', 'lineage-unresolved', UNRESOLVED, 'the licence upstream is not known here');

const ORDER = { yes: 0, review: 1, no: 2 } as const;
const worst = (answers: readonly LinkAnswer[]): LinkAnswer =>
  answers.reduce((a, b) => (ORDER[b.answer] > ORDER[a.answer] ? b : a));
const best = (answers: readonly LinkAnswer[]): LinkAnswer =>
  answers.reduce((a, b) => (ORDER[b.answer] < ORDER[a.answer] ? b : a));
