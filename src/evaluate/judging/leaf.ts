/** How one licence is judged: as the policy names it, else by what it contains, else by its kind, else as unknown. */
import { type License, type LicenseExpression, license } from '../../model/expression.ts';
import { type Policy, type PolicyRule, VERDICTS, type Verdict } from '../../model/policy.ts';
import type { LicenseFacts, Rulebook } from '../../model/rulebook.ts';
import { CATEGORIES, type LicenseCategory } from '../../model/terms.ts';
import { printLicense } from '../../spdx/print.ts';
import type { RuleIndex } from './rules.ts';

/** The one that decided: a policy line, `policy.unknown` because no line speaks of it, or the words "no licence". */
export type Decider =
  | { readonly kind: 'rule'; readonly rule: PolicyRule }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' };

/** One licence of an expression without AND and OR. */
export type Leaf = Exclude<LicenseExpression, { kind: 'and' | 'or' }>;

/** The verdict on one licence, and who is to blame. */
export interface LeafVerdict {
  readonly leaf: Leaf;
  /** The leaf as text. */
  readonly license: string;
  readonly verdict: Verdict;
  readonly by: Decider;
  readonly category: LicenseCategory;
  /** The facts to read obligations from; undefined when nobody described the licence. */
  readonly facts: LicenseFacts | undefined;
  /** The member of a family, or the later version, on which the verdict rests. */
  readonly through?: string;
  /** The licences that a family name could mean. */
  readonly members?: readonly string[];
}

/** Judges licences under one policy. Answers are remembered by licence. */
export function createLeafJudge(
  rules: RuleIndex,
  policy: Pick<Policy, 'unknown'>,
  rulebook: Rulebook,
): (leaf: Leaf) => LeafVerdict {
  const known = new Map<string, LeafVerdict>();
  const judge = (leaf: Leaf, from: readonly string[] = []): LeafVerdict => {
    if (leaf.kind !== 'license') return judgeUnnamed(leaf, rules, policy);
    const text = printLicense(leaf);
    const remembered = known.get(text);
    if (remembered) return remembered;
    const verdict = judgeLicense(leaf, text, from);
    // A verdict reached on the way through a circle of members holds only on that way.
    if (from.length === 0) known.set(text, verdict);
    return verdict;
  };

  const judgeLicense = (leaf: License, text: string, from: readonly string[]): LeafVerdict => {
    const facts = rulebook.facts(leaf.id);
    const category = (leaf.exception && rulebook.exception(leaf.exception)?.category) || facts?.category || 'unknown';
    const members = facts?.members && facts.members.length > 0 ? facts.members : undefined;
    const base = { leaf, license: text, facts, category, ...(members && { members }) };
    const others = (ids: readonly string[]): readonly LeafVerdict[] =>
      ids
        .filter((id) => id !== leaf.id && !from.includes(id))
        .map((id) => judge(license(id, leaf.exception), [...from, leaf.id]));

    const named = rules.named(text);
    if (named) return { ...base, verdict: named.verdict, by: { kind: 'rule', rule: named } };
    const versions = admittedVersions(leaf, rulebook);
    if (leaf.exception !== undefined) {
      const pair = best(versions.map((id) => rules.named(printLicense(license(id, leaf.exception)))));
      const rule = pair ?? rules.named(printLicense({ ...license(leaf.id), orLater: leaf.orLater }));
      if (rule) return { ...base, verdict: rule.verdict, by: { kind: 'rule', rule } };
    }
    if (members) {
      const worst = others(members).reduce<LeafVerdict | undefined>((a, b) => (a && !isStricter(b, a) ? a : b), undefined);
      if (worst)
        return {
          ...base,
          verdict: worst.verdict,
          by: worst.by,
          facts: worst.facts ?? facts,
          category: worst.category,
          through: worst.license,
        };
    }
    const admitted = others(versions);
    const own = admitted.length === 0 || versions.includes(leaf.id) ? [judgePlain(leaf, base, rules, policy, rulebook)] : [];
    const freest = [...own, ...admitted].reduce((a, b) => (rank(b.verdict) < rank(a.verdict) ? b : a));
    return freest.leaf === leaf ? freest : { ...base, verdict: freest.verdict, by: freest.by, through: freest.license };
  };
  return (leaf) => judge(leaf);
}

/** The ids that the licence lets the recipient choose from; itself alone when it is not "or later". */
export function admittedVersions(leaf: License, rulebook: Pick<Rulebook, 'facts'>): readonly string[] {
  const isRange = leaf.id.endsWith('-or-later');
  if (!leaf.orLater && !isRange) return [leaf.id];
  const later = rulebook.facts(leaf.id)?.later ?? [];
  // "GPL-2.0-or-later" is a way to choose among versions and no version itself; "X+" starts with X.
  const versions = isRange ? later.filter((id) => id !== leaf.id) : later;
  return versions.length > 0 ? versions : [leaf.id];
}

type Base = Pick<LeafVerdict, 'leaf' | 'license' | 'facts' | 'category' | 'members'>;

function judgePlain(
  leaf: License,
  base: Base,
  rules: RuleIndex,
  policy: Pick<Policy, 'unknown'>,
  rulebook: Rulebook,
): LeafVerdict {
  // "X+" is asked about as X too: a line that allows X allows the version that X+ starts from.
  const plain = leaf.orLater ? rules.named(printLicense(license(leaf.id, leaf.exception))) : undefined;
  const facts = base.facts ?? rulebook.facts(leaf.id);
  const rule = plain ?? (facts && rules.byTerm(facts)) ?? rules.byCategory(base.category);
  return rule
    ? { ...base, verdict: rule.verdict, by: { kind: 'rule', rule } }
    : { ...base, verdict: policy.unknown, by: { kind: 'unknown' } };
}

/** NOASSERTION and NONE: named by the policy, else unknown, else all rights reserved. */
function judgeUnnamed(leaf: Exclude<Leaf, License>, rules: RuleIndex, policy: Pick<Policy, 'unknown'>): LeafVerdict {
  const isNone = leaf.kind === 'none';
  const base = {
    leaf,
    license: isNone ? 'NONE' : 'NOASSERTION',
    category: isNone ? ('proprietary' as const) : ('unknown' as const),
    facts: undefined,
  };
  const rule = rules.named(base.license) ?? (isNone ? undefined : rules.byCategory('unknown'));
  if (rule) return { ...base, verdict: rule.verdict, by: { kind: 'rule', rule } };
  return isNone
    ? { ...base, verdict: 'denied', by: { kind: 'none' } }
    : { ...base, verdict: policy.unknown, by: { kind: 'unknown' } };
}

const rank = (verdict: Verdict): number => VERDICTS.indexOf(verdict);

/** By verdict, then by category, then by how much is asked. */
function isStricter(a: LeafVerdict, b: LeafVerdict): boolean {
  const asks = ({ facts }: LeafVerdict): number => (facts?.conditions.length ?? 0) + (facts?.restrictions.length ?? 0);
  const order =
    rank(a.verdict) - rank(b.verdict) || CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category) || asks(a) - asks(b);
  return order > 0;
}

function best(found: readonly (PolicyRule | undefined)[]): PolicyRule | undefined {
  return found.reduce(
    (a, b) => (a === undefined || (b !== undefined && rank(b.verdict) < rank(a.verdict)) ? (b ?? a) : a),
    undefined,
  );
}
