/** The lattice of verdicts over expressions: OR takes the best branch, AND the worst, blame follows the branch taken. */
import { and, type LicenseExpression, NOASSERTION, NONE, or } from '../../model/expression.ts';
import { VERDICTS, type Verdict, worse } from '../../model/policy.ts';
import { CATEGORIES } from '../../model/terms.ts';
import { fold } from '../../spdx/fold.ts';
import { canonical, print } from '../../spdx/print.ts';
import type { Leaf, LeafVerdict } from './leaf.ts';
import type { RuleIndex } from './rules.ts';

/** The verdict on a whole expression. */
export interface Judgement {
  readonly verdict: Verdict;
  /** The expression with one branch of every OR taken. */
  readonly chosen: LicenseExpression;
  /** The licences of the branch taken, each once, in the author's order. */
  readonly leaves: readonly LeafVerdict[];
  /** One answer per branch that was not taken, for those who ask why. */
  readonly alternatives: number;
}

/** Judges expressions; equal ones once. */
export interface ExpressionJudge {
  judge(expression: LicenseExpression): Judgement;
  /** Judges with other verdicts for some leaves (an exception in the policy); such answers are not remembered. */
  judgeWith(expression: LicenseExpression, leafVerdict: (leaf: Leaf) => LeafVerdict): Judgement;
}

/**
 * Builds the judge. `owed` says how many duties a leaf brings under the declared use: equally good branches are
 * compared by their strictest category, then by what they ask, then by the author's order.
 */
export function createExpressionJudge(
  rules: RuleIndex,
  judgeLeaf: (leaf: Leaf) => LeafVerdict,
  owed: (leaf: LeafVerdict) => number,
): ExpressionJudge {
  const known = new Map<string, Judgement>();
  const judgeWith = (expression: LicenseExpression, leafVerdict: (leaf: Leaf) => LeafVerdict): Judgement => {
    const one = (leaf: Leaf): Branch => branchOf(leafVerdict(leaf), owed);
    const branch = fold<Branch>(expression, {
      license: one,
      noassertion: () => one({ kind: 'noassertion' }),
      none: () => one({ kind: 'none' }),
      and: (parts, node) => overrule(all(parts), node, rules),
      or: (parts, node) => overrule(any(parts), node, rules),
    });
    return finish(branch);
  };
  const judge = (expression: LicenseExpression): Judgement => {
    const key = print(expression);
    let judgement = known.get(key);
    if (judgement === undefined) known.set(key, (judgement = judgeWith(expression, judgeLeaf)));
    return judgement;
  };
  return { judge, judgeWith };
}

/** Takes the branches that the policy's `choices` pin: every OR that equals `from` becomes `choose`. */
export function pinBranches(
  expression: LicenseExpression,
  choices: readonly { readonly from: LicenseExpression; readonly choose: LicenseExpression }[],
): LicenseExpression {
  if (choices.length === 0) return expression;
  const pinned = new Map(choices.map(({ from, choose }) => [canonical(from), choose]));
  return fold<LicenseExpression>(expression, {
    license: (leaf) => leaf,
    noassertion: () => NOASSERTION,
    none: () => NONE,
    and: (parts) => and(parts),
    or: (parts) => {
      const whole = or(parts);
      return pinned.get(canonical(whole)) ?? whole;
    },
  });
}

/** What a part of the expression comes to. Lists are joined lazily, so that deep expressions cost no copies. */
interface Branch {
  readonly verdict: Verdict;
  readonly strictness: number;
  readonly owed: number;
  readonly parts: LeafVerdict | readonly Branch[];
  readonly alternatives: number;
  /** A line that names the whole part; it stands in for the verdicts of the leaves. */
  readonly overruled?: Pick<LeafVerdict, 'verdict' | 'by'>;
}

function branchOf(leaf: LeafVerdict, owed: (leaf: LeafVerdict) => number): Branch {
  return { verdict: leaf.verdict, strictness: CATEGORIES.indexOf(leaf.category), owed: owed(leaf), parts: leaf, alternatives: 0 };
}

function all(parts: readonly Branch[]): Branch {
  return {
    verdict: parts.reduce<Verdict>((verdict, part) => worse(verdict, part.verdict), 'allowed'),
    strictness: parts.reduce((max, part) => Math.max(max, part.strictness), 0),
    owed: parts.reduce((sum, part) => sum + part.owed, 0),
    parts,
    alternatives: parts.reduce((sum, part) => sum + part.alternatives, 0),
  };
}

function any(parts: readonly Branch[]): Branch {
  const chosen = parts.reduce((a, b) => (isBetter(b, a) ? b : a));
  return { ...chosen, alternatives: parts.reduce((sum, part) => sum + part.alternatives, parts.length - 1) };
}

function isBetter(a: Branch, b: Branch): boolean {
  const order = VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) || a.strictness - b.strictness || a.owed - b.owed;
  return order < 0;
}

function overrule(branch: Branch, node: LicenseExpression, rules: RuleIndex): Branch {
  const rule = rules.hasCompounds ? rules.named(canonical(node)) : undefined;
  return rule ? { ...branch, verdict: rule.verdict, overruled: { verdict: rule.verdict, by: { kind: 'rule', rule } } } : branch;
}

function finish(branch: Branch): Judgement {
  const leaves = new Map<string, LeafVerdict>();
  const visit = (part: Branch, overruled: Branch['overruled']): LicenseExpression => {
    const above = overruled ?? part.overruled;
    if ('leaf' in part.parts) {
      const leaf = above ? { ...part.parts, ...above } : part.parts;
      if (!leaves.has(leaf.license)) leaves.set(leaf.license, leaf);
      return leaf.leaf;
    }
    return and(part.parts.map((inner) => visit(inner, above)));
  };
  const chosen = visit(branch, undefined);
  return { verdict: branch.verdict, chosen, leaves: [...leaves.values()], alternatives: branch.alternatives };
}
