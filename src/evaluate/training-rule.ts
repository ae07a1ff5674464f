/** What a dataset's text says about the models that are trained on it. */
import type { LicenseTerm } from '../model/terms.ts';
import { printLicense } from '../spdx/print.ts';
import { keepsNonCommercial } from './flow-down.ts';
import { answer, type LinkAnswer, type LinkCode, type LinkQuestion } from './link.ts';
import { COPYLEFT_CATEGORIES, COPYLEFT_TAGS, findTerm } from './terms.ts';

/** A model trained on the dataset, released under the derived licence. */
export function judgeTraining(question: LinkQuestion): LinkAnswer {
  const { facts, base, derived, rulebook } = question;
  const from = printLicense(base);
  const to = printLicense(derived);
  const { category } = facts;
  if (facts.permissions.some(({ tag }) => tag === 'free-results' || tag === 'data-mining')) return yes(from);
  const held = keepsNonCommercial(question, 'dataset-conflict');
  if (held)
    return { ...held, remedy: 'Remove the dataset, obtain another licence for it, or restrict the model in the same way.' };
  if (category === 'public-domain' || category === 'permissive') return yes(from);
  if (category === 'non-commercial' || category === 'research-only') return yes(from);
  if (COPYLEFT_CATEGORIES.has(category) || category === 'no-derivatives') {
    const term = findTerm(facts, COPYLEFT_TAGS) ?? findTerm(facts, new Set(['no-derivative-sharing']));
    return say(
      'review',
      'dataset-conflict',
      from,
      term,
      `whether a model is an adaptation of data under ${from} is left to the law`,
      true,
    );
  }
  if (category === 'use-restricted') {
    const term = findTerm(facts, new Set(['include-use-restrictions']));
    if (term === undefined && facts.flowDown !== 'restrictions') return yes(from);
    const target = rulebook.facts(derived.id);
    const has = new Set(target?.restrictions.map(({ tag }) => tag));
    const missing = facts.restrictions.map(({ tag }) => tag).filter((tag) => !has.has(tag));
    if (target && missing.length === 0) return yes(from);
    const text = `${from} wants its use restrictions kept for what is made of the data, and ${target ? `${to} lacks ${missing.join(', ')}` : `whether ${to} has them is not known`}`;
    return say(target ? 'no' : 'review', 'restriction-not-passed-on', from, term, text);
  }
  return say(
    'review',
    'dataset-conflict',
    from,
    undefined,
    `whether ${from} permits training a model under ${to} has not been settled`,
  );
}

const yes = (from: string): LinkAnswer =>
  say('yes', 'dataset-conflict', from, undefined, `${from} leaves models trained on the data open`);

function say(
  verdict: LinkAnswer['answer'],
  code: LinkCode,
  from: string,
  term: LicenseTerm | undefined,
  text: string,
  isOpenLaw = false,
): LinkAnswer {
  const remedy = 'Remove the dataset, obtain another licence for it, or restrict the model in the same way.';
  return answer(
    verdict,
    code,
    remedy,
    { license: from, term: term?.tag ?? 'training', ...(term?.clause !== undefined && { clause: term.clause }), text },
    isOpenLaw,
  );
}
