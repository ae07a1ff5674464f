/** The policy's lines made ready to be asked: by licence, by what a licence contains, by category. */
import { type Policy, type PolicyRule, VERDICTS } from '../../model/policy.ts';
import type { LicenseFacts } from '../../model/rulebook.ts';
import type { LicenseCategory } from '../../model/terms.ts';
import { canonical } from '../../spdx/print.ts';

/** Looks up the line that decides. Among lines of equal rank the strictest counts, then the first. */
export interface RuleIndex {
  /** The line that names this licence, pair or compound expression (canonical text). */
  named(key: string): PolicyRule | undefined;
  /** The line that names a restriction or term that the licence has. */
  byTerm(facts: LicenseFacts): PolicyRule | undefined;
  byCategory(category: LicenseCategory): PolicyRule | undefined;
  /** True when some line names an AND or OR, so that whole expressions must be looked up. */
  readonly hasCompounds: boolean;
}

/** Indexes the rules of a policy. */
export function indexRules({ rules }: Pick<Policy, 'rules'>): RuleIndex {
  const names = new Map<string, PolicyRule>();
  const terms = new Map<string, PolicyRule>();
  const restrictions = new Map<string, PolicyRule>();
  const categories = new Map<string, PolicyRule>();
  let hasCompounds = false;
  for (const rule of rules) {
    const { selector } = rule;
    if (selector.kind === 'license') {
      keepStrictest(names, canonical(selector.expression), rule);
      hasCompounds ||= selector.expression.kind === 'and' || selector.expression.kind === 'or';
    } else if (selector.kind === 'category') keepStrictest(categories, selector.category, rule);
    else keepStrictest(selector.kind === 'term' ? terms : restrictions, selector.tag, rule);
  }
  const byTerm = (facts: LicenseFacts): PolicyRule | undefined => {
    if (terms.size === 0 && restrictions.size === 0) return undefined;
    const { permissions, conditions, limitations, restrictions: restricted } = facts;
    const found = [
      ...restricted.map(({ tag }) => restrictions.get(tag)),
      ...[permissions, conditions, limitations, restricted].flat().map(({ tag }) => terms.get(tag)),
    ];
    return found.reduce(stricter, undefined);
  };
  return { named: (key) => names.get(key), byTerm, byCategory: (category) => categories.get(category), hasCompounds };
}

function keepStrictest(map: Map<string, PolicyRule>, key: string, rule: PolicyRule): void {
  const kept = stricter(map.get(key), rule);
  if (kept) map.set(key, kept);
}

function stricter(a: PolicyRule | undefined, b: PolicyRule | undefined): PolicyRule | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return VERDICTS.indexOf(b.verdict) > VERDICTS.indexOf(a.verdict) ? b : a;
}
