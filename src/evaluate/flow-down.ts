/** What a base's text asks of the terms that its derivatives are given. */
import type { FlowDown, LicenseFacts } from '../model/rulebook.ts';
import type { LicenseCategory, LicenseTerm } from '../model/terms.ts';
import { printLicense } from '../spdx/print.ts';
import { answer, type LinkAnswer, type LinkCode, type LinkQuestion } from './link.ts';
import { COPYLEFT_CATEGORIES, findTerm, NON_COMMERCIAL_TAGS } from './terms.ts';

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
  return (
    facts.category === 'non-commercial' ||
    facts.category === 'research-only' ||
    findTerm(facts, NON_COMMERCIAL_TAGS) !== undefined
  );
}

/** The base permits no commercial use, and the derivative's licence does. */
export function keepsNonCommercial(question: LinkQuestion, code: LinkCode = 'lineage-conflict'): LinkAnswer | undefined {
  const { facts, base, derived, rulebook } = question;
  if (!isNonCommercial(facts)) return undefined;
  const permits = permitsCommerce(rulebook.facts(derived.id));
  if (permits === false) return undefined;
  const from = printLicense(base);
  const to = printLicense(derived);
  const term = findTerm(facts, NON_COMMERCIAL_TAGS);
  const text = permits
    ? `${to} permits commercial use, which ${from} holds back`
    : `${from} holds commercial use back; whether ${to} does is not known`;
  return say(
    permits ? 'no' : 'review',
    code,
    `Release it under ${from} or other terms that exclude commercial use, or choose another base.`,
    from,
    term,
    text,
  );
}

function keepsUnshared(question: LinkQuestion): LinkAnswer | undefined {
  const { facts, base, making } = question;
  const term = findTerm(facts, new Set(['no-derivative-sharing', 'no-derivatives']));
  if (facts.category !== 'no-derivatives' && term === undefined) return undefined;
  const from = printLicense(base);
  // Whether a lossy conversion is an adaptation or only another format is a question for the law.
  if (making === 'quantized')
    return say(
      'review',
      'lineage-conflict',
      'Ask the publisher of the base.',
      from,
      term,
      `${from} lets nobody share adapted versions, and a quantization may be one`,
    );
  return say(
    'no',
    'lineage-conflict',
    'Keep the derivative to yourself, or choose another base.',
    from,
    term,
    `${from} lets nobody share adapted versions`,
  );
}

function judgeFlow(question: LinkQuestion): LinkAnswer {
  const { facts, base, derived, compatibility } = question;
  const from = printLicense(base);
  const to = printLicense(derived);
  switch (facts.flowDown ?? usualFlow(facts.category)) {
    case 'none':
      return free(from);
    case 'copy':
      return judgeCopy(question);
    case 'restrictions':
      return judgeRestrictions(question, false);
    case 'restrictions-similar':
      return judgeRestrictions(question, true);
    case 'no-weaker':
      return judgeRestrictions(question, true);
    case 'same-terms':
      return say(
        'no',
        'lineage-conflict',
        `Release it under ${from}, or choose another base.`,
        from,
        findTerm(facts, SAME),
        `${from} wants derivatives kept under itself, not under ${to}`,
      );
    case 'share-alike': {
      const fit = compatibility.into(base, derived, 'combine');
      if (fit.answer === 'yes') return free(from);
      const text = `${from} wants derivatives under itself or a compatible licence, and ${to} is ${fit.answer === 'no' ? 'none' : 'not known to be one'}`;
      return say(
        fit.answer,
        'lineage-conflict',
        `Release it under ${from}, or choose another base.`,
        from,
        findTerm(facts, SAME),
        text,
      );
    }
    case 'unknown':
      return say(
        'review',
        'lineage-unresolved',
        `Read ${from} and record what it asks of derivatives.`,
        from,
        undefined,
        `what ${from} asks of derivatives has not been read`,
      );
  }
}

/** Own terms are allowed for changes, and the base's own text goes along. */
function judgeCopy({ facts, base, derived, rulebook }: LinkQuestion): LinkAnswer {
  const from = printLicense(base);
  const to = printLicense(derived);
  if (facts.category !== 'conditional-commercial' && facts.category !== 'use-restricted') return free(from);
  const term = findTerm(facts, CONDITIONAL) ?? facts.restrictions[0];
  const isKnown = isOpen(rulebook.facts(derived.id)?.category);
  const verdict = facts.category === 'use-restricted' || !isKnown ? 'review' : 'no';
  const text =
    verdict === 'no'
      ? `${from} goes on to bind what is made with it, and ${to} says that nothing does`
      : `${from} goes on to bind what is made with it; whether ${to} says so is not known`;
  return say(verdict, 'lineage-conflict', `Release it under ${from}, or name both licences.`, from, term, text);
}

/** The use restrictions must stand in the terms of derivatives. */
function judgeRestrictions({ facts, base, derived, rulebook }: LinkQuestion, similarIsEnough: boolean): LinkAnswer {
  const from = printLicense(base);
  const to = printLicense(derived);
  const target = rulebook.facts(derived.id);
  const term = findTerm(facts, PASS_ON);
  const remedy = `Release it under ${from}, or under terms that carry its use restrictions.`;
  const code = 'restriction-not-passed-on';
  if (!target || target.category === 'unknown' || target.category === 'proprietary') {
    return say(
      'review',
      code,
      remedy,
      from,
      term,
      `${from} wants its use restrictions in the terms of derivatives; whether ${to} has them is not known`,
    );
  }
  if (target.restrictions.length === 0) {
    return say(
      'no',
      code,
      remedy,
      from,
      term,
      `${from} wants its use restrictions in the terms of derivatives, and ${to} has none`,
    );
  }
  const has = new Set(target.restrictions.map(({ tag }) => tag));
  const missing = [...new Set(facts.restrictions.map(({ tag }) => tag))].filter((tag) => !has.has(tag));
  const isUnread =
    facts.restrictions.length === 0 || missing.includes('unlisted-restrictions') || has.has('unlisted-restrictions');
  if (missing.length > 0 || isUnread) {
    const verdict = similarIsEnough || isUnread ? 'review' : 'no';
    const lacks = missing.length > 0 ? `${to} lacks ${missing.join(', ')}` : 'its list has not been read';
    return say(verdict, code, remedy, from, term, `${from} wants its use restrictions in the terms of derivatives, and ${lacks}`);
  }
  // The restrictions are carried, but a limit on users or revenue is carried by no other text.
  return facts.category === 'conditional-commercial' ? judgeCopy({ facts, base, derived, rulebook } as LinkQuestion) : free(from);
}

const SAME: ReadonlySet<string> = new Set([
  'same-terms',
  'same-license',
  'same-license--library',
  'same-license--file',
  'share-alike-adaptations',
  'share-alike-data',
  'pass-on-terms',
]);
const PASS_ON: ReadonlySet<string> = new Set(['include-use-restrictions', 'pass-on-terms', 'acceptable-use-policy']);
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

const isOpen = (category: LicenseCategory | undefined): boolean =>
  category !== undefined && category !== 'unknown' && category !== 'proprietary';

const free = (from: string): LinkAnswer =>
  answer('yes', 'lineage-conflict', '', {
    license: from,
    term: 'flow-down',
    text: `${from} leaves the terms of derivatives open, or they fit`,
  });

function say(
  verdict: LinkAnswer['answer'],
  code: LinkCode,
  remedy: string,
  from: string,
  term: LicenseTerm | undefined,
  text: string,
): LinkAnswer {
  return answer(verdict, code, remedy, {
    license: from,
    term: term?.tag ?? 'flow-down',
    ...(term?.clause !== undefined && { clause: term.clause }),
    text,
  });
}
