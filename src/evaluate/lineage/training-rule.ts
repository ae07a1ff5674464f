/** What a dataset's text says about the models that are trained on it. */

import { COPYLEFT_CATEGORIES, COPYLEFT_TAGS, findTerm } from '../use/terms.ts';
import { keepsNonCommercial } from './flow-down.ts';
import { answerLink, type LinkAnswer, type LinkCode, type LinkQuestion } from './link.ts';

const REMEDY = 'Remove the dataset, obtain another licence for it, or restrict the model in the same way.';

/** A model trained on the dataset, released under the derived licence. */
export function judgeTraining(question: LinkQuestion): LinkAnswer {
  const { facts, from, to, derived, rulebook } = question;
  const { category } = facts;
  const say = (
    verdict: LinkAnswer['answer'],
    text: string,
    term = findTerm(facts, SPEAKING),
    code: LinkCode = 'dataset-conflict',
  ): LinkAnswer => answerLink(question, verdict, code, REMEDY, text, term);
  const open = (): LinkAnswer => say('yes', `${from} leaves models trained on the data open`);
  if (facts.permissions.some(({ tag }) => tag === 'free-results' || tag === 'data-mining')) return open();
  const held = keepsNonCommercial(question, 'dataset-conflict');
  if (held) return { ...held, remedy: REMEDY };
  if (OPEN.has(category)) return open();
  if (COPYLEFT_CATEGORIES.has(category) || category === 'no-derivatives') {
    return { ...say('review', `whether a model is an adaptation of data under ${from} is left to the law`), isOpenLaw: true };
  }
  if (category !== 'use-restricted')
    return say('review', `whether ${from} permits training a model under ${to} has not been settled`);
  const term = findTerm(facts, new Set(['include-use-restrictions']));
  if (term === undefined && facts.flowDown !== 'restrictions') return open();
  const target = rulebook.facts(derived.id);
  const has = new Set(target?.restrictions.map(({ tag }) => tag));
  const missing = facts.restrictions.map(({ tag }) => tag).filter((tag) => !has.has(tag));
  if (target && missing.length === 0) return open();
  const lacks = target ? `${to} lacks ${missing.join(', ')}` : `whether ${to} has them is not known`;
  const text = `${from} wants its use restrictions kept for what is made of the data, and ${lacks}`;
  return say(target ? 'no' : 'review', text, term, 'restriction-not-passed-on');
}

/** What is left of these once commercial use is settled asks nothing of the model. */
const OPEN: ReadonlySet<string> = new Set(['public-domain', 'permissive', 'non-commercial', 'research-only']);
const SPEAKING: ReadonlySet<string> = new Set([...COPYLEFT_TAGS, 'no-derivative-sharing']);
