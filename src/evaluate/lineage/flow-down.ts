/** What a base's text asks of the terms that its derivatives are given. */
import type { FlowDown, LicenseFacts } from '../../model/rulebook.ts';
import type { LicenseCategory, LicenseTerm } from '../../model/terms.ts';
import { COPYLEFT_CATEGORIES, findTerm, NON_COMMERCIAL_TAGS } from '../use/terms.ts';
import { answerLink, type LinkAnswer, type LinkCode, type LinkQuestion } from './link.ts';

/** A finetune, adapter, merge or quantization, released under the derivative's licence. */
export function judgeDerivative(question: LinkQuestion): LinkAnswer {
  return keepsUnshared(question) ?? keepsNonCommercial(question) ?? judgeFlow(question);
}

/** Does the licence permit commercial use of what is under it? Undefined when nobody knows. */
export function permitsCommerce(facts: LicenseFacts | undefined): boolean | undefined {
  if (!facts || facts.category === 'unknown' || facts.category === 'proprietary') return undefined;
  return !isNonCommercial(facts);
}

/** Licences that hold commercial use back. */
export function isNonCommercial(facts: LicenseFacts): boolean {
  const { category } = facts;
  return category === 'non-commercial' || category === 'research-only' || findTerm(facts, NON_COMMERCIAL_TAGS) !== undefined;
}

/** The base permits no commercial use, and the derivative's licence does. */
export function keepsNonCommercial(question: LinkQuestion, code: LinkCode = 'lineage-conflict'): LinkAnswer | undefined {
  const { facts, from, to, derived, rulebook } = question;
  if (!isNonCommercial(facts)) return undefined;
  const permits = permitsCommerce(rulebook.facts(derived.id));
  if (permits === false) return undefined;
  const text = permits
    ? `${to} permits commercial use, which ${from} holds back`
    : `${from} holds commercial use back; whether ${to} does is not known`;
  const remedy = `Release it under ${from} or other terms that exclude commercial use, or choose another base.`;
  return answerLink(question, permits ? 'no' : 'review', code, remedy, text, findTerm(facts, NON_COMMERCIAL_TAGS));
}

function keepsUnshared(question: LinkQuestion): LinkAnswer | undefined {
  const { facts, from, making } = question;
  const term = findTerm(facts, UNSHARED);
  if (facts.category !== 'no-derivatives' && term === undefined) return undefined;
  const text = `${from} lets nobody share adapted versions`;
  // Whether a lossy conversion is an adaptation or only another format is a question for the law.
  return making === 'quantized'
    ? answerLink(
        question,
        'review',
        'lineage-conflict',
        'Ask the publisher of the base.',
        `${text}, and a quantization may be one`,
        term,
      )
    : answerLink(question, 'no', 'lineage-conflict', 'Keep the derivative to yourself, or choose another base.', text, term);
}

function judgeFlow(question: LinkQuestion): LinkAnswer {
  const { facts, from, to, base, derived, compatibility } = question;
  const say = (verdict: LinkAnswer['answer'], text: string): LinkAnswer =>
    answerLink(
      question,
      verdict,
      'lineage-conflict',
      `Release it under ${from}, or choose another base.`,
      text,
      findTerm(facts, SAME),
    );
  switch (facts.flowDown ?? usualFlow(facts.category)) {
    case 'none':
      return free(question);
    case 'copy':
      return judgeCopy(question);
    case 'restrictions':
      return judgeRestrictions(question, false);
    case 'restrictions-similar':
    case 'no-weaker':
      return judgeRestrictions(question, true);
    case 'same-terms':
      return say('no', `${from} wants derivatives kept under itself, not under ${to}`);
    case 'share-alike': {
      const fit = compatibility.into(base, derived, 'combine').answer;
      if (fit === 'yes')
        return free(question, `${to} is a licence that ${from} lets derivatives be under`, findTerm(facts, SAME));
      return say(
        fit,
        `${from} wants derivatives under itself or a compatible licence, and ${to} is ${fit === 'no' ? 'not one' : 'not known to be one'}`,
      );
    }
    case 'unknown': {
      const remedy = `Read ${from} and find out what it asks of derivatives.`;
      return answerLink(question, 'review', 'lineage-unresolved', remedy, `what ${from} asks of derivatives has not been read`);
    }
  }
}

/** Own terms are allowed for changes, and the base's own text goes along. */
function judgeCopy(question: LinkQuestion): LinkAnswer {
  const { facts, from, to, derived, rulebook } = question;
  if (facts.category !== 'conditional-commercial' && facts.category !== 'use-restricted') return free(question);
  const isKnown = isSettled(rulebook.facts(derived.id)?.category);
  const isBroken = facts.category === 'conditional-commercial' && isKnown;
  const text = isBroken
    ? `${from} goes on binding what is made with it, and ${to} says nothing of that`
    : `${from} goes on binding what is made with it; whether ${to} says so is not known`;
  const remedy = `Release it under ${from}, or name both licences.`;
  return answerLink(
    question,
    isBroken ? 'no' : 'review',
    'lineage-conflict',
    remedy,
    text,
    findTerm(facts, CONDITIONAL) ?? facts.restrictions[0],
  );
}

/** The use restrictions must stand in the terms of derivatives. */
function judgeRestrictions(question: LinkQuestion, similarIsEnough: boolean): LinkAnswer {
  const { facts, from, to, derived, rulebook } = question;
  const say = (verdict: LinkAnswer['answer'], what: string): LinkAnswer => {
    const remedy = `Release it under ${from}, or under terms that carry its use restrictions.`;
    const text = `${from} wants its use restrictions in the terms of derivatives${what}`;
    return answerLink(question, verdict, 'restriction-not-passed-on', remedy, text, findTerm(facts, PASS_ON));
  };
  const target = rulebook.facts(derived.id);
  if (!target || !isSettled(target.category)) return say('review', `; whether ${to} has them is not known`);
  if (target.restrictions.length === 0) return say('no', `, and ${to} has none`);
  const has = new Set(target.restrictions.map(({ tag }) => tag));
  const missing = [...new Set(facts.restrictions.map(({ tag }) => tag))].filter((tag) => !has.has(tag));
  const isUnread = facts.restrictions.length === 0 || missing.includes(UNREAD) || has.has(UNREAD);
  if (missing.length > 0) return say(similarIsEnough || isUnread ? 'review' : 'no', `, and ${to} lacks ${missing.join(', ')}`);
  if (isUnread) return say('review', ', and its list has not been read');
  // The restrictions are carried, but a limit on users or revenue is carried by no other text.
  return facts.category === 'conditional-commercial'
    ? judgeCopy(question)
    : free(question, `${to} has the use restrictions that ${from} wants in the terms of derivatives`, findTerm(facts, PASS_ON));
}

/** Stands for a list that nobody has read. */
const UNREAD = 'unlisted-restrictions';

const UNSHARED: ReadonlySet<string> = new Set(['no-derivative-sharing', 'no-derivatives']);
const PASS_ON: ReadonlySet<string> = new Set(['include-use-restrictions', 'pass-on-terms', 'acceptable-use-policy']);
const SAME: ReadonlySet<string> = new Set([
  'same-terms',
  'same-license',
  'same-license--library',
  'same-license--file',
  'share-alike-adaptations',
  'share-alike-data',
  'pass-on-terms',
]);
const CONDITIONAL: ReadonlySet<string> = new Set([
  'user-threshold',
  'revenue-threshold',
  'registration',
  'attribution-display',
  'include-license',
  'acceptable-use-policy',
]);

/** What a text of this kind asks of derivatives when nobody read that off it. */
function usualFlow(category: LicenseCategory): FlowDown {
  if (category === 'public-domain') return 'none';
  if (COPYLEFT_CATEGORIES.has(category)) return 'share-alike';
  return category === 'permissive' || category === 'non-commercial' || category === 'research-only' ? 'copy' : 'unknown';
}

/** Is it known what kind of terms these are? */
function isSettled(category: LicenseCategory | undefined): boolean {
  return category !== undefined && category !== 'unknown' && category !== 'proprietary';
}

const free = (
  question: LinkQuestion,
  text = `${question.from} leaves the terms of derivatives open`,
  term?: LicenseTerm,
): LinkAnswer => answerLink(question, 'yes', 'lineage-conflict', '', text, term);
