/** The effective policy in the words of `licheck.yaml`. */
import type { AssessedPolicy } from '../../model/assessment.ts';
import type { Policy, Verdict } from '../../model/policy.ts';

/** Verdicts as the policy's keys spell them. */
export const VERDICT_KEYS = { denied: 'deny', review: 'review', allowed: 'allow' } as const satisfies Record<Verdict, string>;

/** Writes the policy down; rules in the order in which the policy has them. */
export function writePolicy(policy: Policy): AssessedPolicy {
  const texts = (verdict: Verdict): readonly string[] => [
    ...new Set(policy.rules.filter((rule) => rule.verdict === verdict).map(({ text }) => text)),
  ];
  return {
    extends: policy.extends,
    path: policy.path ?? null,
    use: writeUse(policy.use),
    allow: texts('allowed'),
    review: texts('review'),
    deny: texts('denied'),
    unknown: policy.unknown,
    acknowledge: policy.acknowledge,
    dev: policy.dev,
    severity: policy.severity,
  };
}

function writeUse(use: Policy['use']): Readonly<Record<string, unknown>> {
  const entries: readonly [string, unknown][] = [
    ['commercial', use.commercial],
    ['distribution', use.distribution],
    ['monthly-active-users', use.monthlyActiveUsers],
    ['annual-revenue-usd', use.annualRevenueUsd],
    ['territories', use.territories],
    ['fields', use.fields],
    ['trains-on-outputs', use.trainsOnOutputs],
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
