/**
 * May a work under one licence go into, and be passed on with, a work under another? Directed, and reasoned from
 * the terms: what the inbound text carries over, what the outbound text refuses, which clause opens a way.
 */
import { type License, type LicenseExpression, license } from '../../model/expression.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import { fold } from '../../spdx/fold.ts';
import { canonical, printLicense } from '../../spdx/print.ts';
import { admittedVersions } from '../judging/leaf.ts';
import { type Answer, asFamily, best, type Joining, no, unknown, worst, yes } from './answer.ts';
import { type Carry, carryOf, conditionsBeyondNotices, isCopyleft, takerOf, UNREAD } from './carry.ts';
import { findOpening } from './openings.ts';

export interface Compatibility {
  /** May a work under `inbound` be part of a work that is passed on under `outbound`? */
  into(inbound: LicenseExpression, outbound: LicenseExpression, joining: Joining): Answer;
}

/** Builds the engine over one rulebook. Answers are remembered by pair. */
export function createCompatibility(rulebook: Rulebook): Compatibility {
  const known = new Map<string, Answer>();
  const leafInto = (inbound: License, outbound: License, joining: Joining): Answer => {
    const key = `${joining}\0${printLicense(inbound)}\0${printLicense(outbound)}`;
    let answer = known.get(key);
    if (answer === undefined) known.set(key, (answer = judge(inbound, outbound, joining)));
    return answer;
  };
  const judge = (inbound: License, outbound: License, joining: Joining): Answer => {
    if (inbound.id === outbound.id) return judgePair(inbound, outbound, joining, rulebook);
    const [ins, outs] = [membersOf(inbound, rulebook), membersOf(outbound, rulebook)];
    if (ins.length + outs.length > 2) {
      const answers = ins.flatMap((one) => outs.map((other) => leafInto(one, other, joining)));
      return asFamily(ins.length > 1 ? inbound.id : outbound.id, answers);
    }
    const answer = judgePair(inbound, outbound, joining, rulebook);
    return answer.answer === 'no' ? (inTwoSteps(inbound, outbound, joining) ?? answer) : answer;
  };
  /** The LGPL lets a copy go over to the GPL, and the GPL lets that be combined with the AGPL; published tables stop at the first. */
  const inTwoSteps = (inbound: License, outbound: License, joining: Joining): Answer | undefined => {
    if (inbound.id === BRIDGE.id || outbound.id === BRIDGE.id) return undefined;
    const steps = [leafInto(inbound, BRIDGE, joining), leafInto(BRIDGE, outbound, joining)];
    if (steps.some(({ answer }) => answer !== 'yes')) return undefined;
    return { answer: 'review', reasons: steps.flatMap(({ reasons }) => reasons) };
  };
  const into = (inbound: LicenseExpression, outbound: LicenseExpression, joining: Joining): Answer => {
    if (canonical(inbound) === canonical(outbound)) return sameLicense(inbound);
    // Recipients may choose any branch of the outbound OR, so each must fit; of an AND, one that fits is enough.
    const outward = (leaf: License): Answer =>
      fold<Answer>(outbound, {
        license: (target) => leafInto(leaf, target, joining),
        and: (parts) => best(parts),
        or: (parts) => worst(parts),
        noassertion: () => unknown('NOASSERTION', 'the outbound licence is not known'),
        none: () => leafInto(leaf, license('NONE'), joining),
      });
    return fold<Answer>(inbound, {
      license: outward,
      and: (parts) => worst(parts),
      or: (parts) => best(parts),
      noassertion: () => unknown('NOASSERTION', 'the inbound licence is not known'),
      none: () => no({ license: 'NONE', term: 'proprietary', text: 'no licence is granted: all rights are reserved' }),
    });
  };
  return { into };
}

/** The licences that a family's name could mean; any other licence is its own. */
function membersOf(leaf: License, rulebook: Rulebook): readonly License[] {
  const members = rulebook.facts(leaf.id)?.members ?? [];
  return members.length === 0 ? [leaf] : members.map((id) => ({ ...leaf, id }));
}

const BRIDGE = license('GPL-3.0-only');

function judgePair(inbound: License, outbound: License, joining: Joining, rulebook: Rulebook): Answer {
  const from = printLicense(inbound);
  const to = printLicense(outbound);
  if (from === to) return sameLicense(inbound);
  const admitted = new Set([inbound.id, ...admittedVersions(inbound, rulebook)]);
  if (isAdmitted(inbound, outbound, admitted)) {
    const term = inbound.id === outbound.id ? 'exception' : 'or-later';
    const text =
      term === 'exception' ? `the exception may be left out, which leaves ${to}` : `${from} lets the recipient choose ${to}`;
    return yes({ license: from, term, text });
  }
  const opening = findOpening([...admitted], outbound, rulebook);
  if (opening) {
    const reason = { license: from, term: 'opening', clause: opening.clause, text: opening.text };
    return opening.onlyIfDeclared ? { answer: 'review', reasons: [reason] } : yes(reason);
  }
  const unclear = rulebook.compatibility?.unclear;
  const doubt = unclear && Object.hasOwn(unclear, inbound.id) ? unclear[inbound.id] : undefined;
  const carry = carryOf(inbound, rulebook);
  if (carry.kind === 'unknown') return unknown(from, `nothing is known of what ${from} asks`);
  if (carry.kind === 'withholds') return intoDespite(carry, from, outbound, rulebook);
  if (carry.kind === 'copyleft' && !(joining === 'link' && carry.isPartial)) return no(carry.reason);
  return taken(inbound, outbound, carry, doubt, rulebook);
}

/** The clause of one of a licence's terms. */
function clauseOf(leaf: License, tag: string, rulebook: Rulebook): string | undefined {
  const facts = rulebook.facts(leaf.id);
  const terms = [...(facts?.conditions ?? []), ...(facts?.limitations ?? []), ...(facts?.restrictions ?? [])];
  return terms.find((term) => term.tag === tag)?.clause;
}

/** The outbound licence grants only what the inbound one lets its recipients choose, and no exception that it lacks. */
function isAdmitted(inbound: License, outbound: License, admitted: ReadonlySet<string>): boolean {
  if (outbound.exception !== undefined && outbound.exception !== inbound.exception) return false;
  return admitted.has(outbound.id) && (!outbound.orLater || inbound.orLater);
}

/** A permissive work, or a library that stays under its own licence, inside a work under `outbound`. */
function taken(inbound: License, outbound: License, carry: Carry, doubt: string | undefined, rulebook: Rulebook): Answer {
  const from = printLicense(inbound);
  const to = printLicense(outbound);
  const taker = takerOf(outbound, rulebook);
  const asks = conditionsBeyondNotices(inbound, rulebook);
  const refused = taker && asks.tags.find((tag) => taker.refuses.includes(tag));
  const clause = asks.clause;
  if (taker && refused) {
    const refusedClause = clauseOf(inbound, refused, rulebook) ?? clause;
    const text = `${from} asks for ${sayTag(refused, rulebook)}, which ${to} does not let anyone add (${taker.clause})`;
    return no({ license: from, term: refused, ...(refusedClause !== undefined && { clause: refusedClause }), text });
  }
  if (doubt !== undefined) return unknown(from, doubt);
  const outer = carryOf(outbound, rulebook);
  const staysApart = carry.kind === 'copyleft' && outer.kind === 'copyleft' && outer.isPartial;
  if (!taker || staysApart) {
    const term = carry.kind === 'copyleft' ? carry.reason.term : 'include-copyright';
    const text =
      carry.kind === 'copyleft'
        ? `${from} stays with its own files or library; the work around it may be under ${to}`
        : `${from} asks for notices only, whatever the terms of the work`;
    return yes({ license: from, term, text });
  }
  if (carry.kind === 'copyleft') {
    return no({
      license: from,
      term: carry.reason.term,
      text: `${carry.reason.text}, and ${to} wants the whole work under itself (${taker.clause})`,
    });
  }
  const open = asks.tags.find((tag) => !taker.accepts.includes(tag));
  if (open !== undefined) {
    return {
      answer: 'review',
      reasons: [
        {
          license: from,
          term: open,
          ...(clause !== undefined && { clause }),
          text: `whether ${to} takes ${sayTag(open, rulebook)} of ${from} is not settled`,
        },
      ],
    };
  }
  return yes({ license: from, term: 'include-copyright', text: `what ${from} asks is no further restriction under ${to}` });
}

/** The inbound licence holds something back that the outbound one may grant. */
function intoDespite(carry: Extract<Carry, { kind: 'withholds' }>, from: string, outbound: License, rulebook: Rulebook): Answer {
  const facts = rulebook.facts(outbound.id);
  const own = carryOf(outbound, rulebook);
  const isClosed = facts === undefined && !isCopyleft(outbound, rulebook);
  // Terms of one's own may repeat what the inbound licence holds back; whether they do is not in the identifier.
  if (isClosed && carry.mayBePassedOn) return { answer: 'review', reasons: [carry.reason] };
  if (own.kind === 'withholds' && own.covers(carry)) return { answer: 'review', reasons: [{ ...carry.reason, license: from }] };
  return no(carry.reason);
}

/** Words of `rules/compatibility.yaml` that are no terms of a licence. */
const PHRASES: Readonly<Record<string, string>> = {
  [UNREAD]: 'the conditions, which nobody has read for the rulebook,',
  unsettled: 'the conditions',
  'examined-with-gnu': 'the conditions',
  'patent-scope': 'the patent terms',
  'use-restrictions': 'the use restrictions',
};

const sayTag = (tag: string, rulebook: Rulebook): string => {
  const phrase = PHRASES[tag];
  if (phrase !== undefined) return phrase;
  const title = rulebook.term(tag)?.title ?? tag;
  return `"${title.charAt(0).toLowerCase()}${title.slice(1)}"`;
};

function sameLicense(expression: LicenseExpression): Answer {
  const name = canonical(expression);
  return yes({ license: name, term: 'identity', text: 'it is the same licence' });
}
