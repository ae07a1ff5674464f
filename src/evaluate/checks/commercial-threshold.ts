import type { LicenseTerm, Threshold } from '../../model/terms.ts';
import type { Check, CheckContext, Sketch, Subject, SubjectLeaf } from '../check.ts';
import { useLabel } from '../findings/labels.ts';
import { sayLicense } from '../findings/say-license.ts';
import { sayLimit, standing, triggerOf } from '../use/obligations.ts';
import { list, sayTerm } from './say.ts';

interface Limit {
  readonly term: LicenseTerm;
  readonly threshold: Threshold;
  readonly stands: 'above' | 'undeclared';
}

/** Licences whose grant ends, or costs more, above a number of users or an amount of revenue. */
export const commercialThreshold: Check = {
  code: 'commercial-threshold',
  isAboutLicense: true,
  *run(subject, context) {
    if (subject.component.own) return;
    for (const leaf of subject.leaves) {
      const limits = limitsOf(subject, leaf, context);
      const above = limits.filter(({ stands }) => stands === 'above');
      const unknown = limits.filter(({ stands }) => stands === 'undeclared');
      if (above.length > 0) yield sketch(leaf, above, context);
      else if (unknown.length > 0) yield sketch(leaf, unknown, context);
    }
  },
};

/** A sentence to display above a number is a duty, not the end of the grant; the obligations list it. */
const GRANT_TAGS: ReadonlySet<string> = new Set([
  'user-threshold',
  'revenue-threshold',
  'registration',
  'separate-agreement',
  'commercial-use',
]);

/** The limits that the declared use is above, or that nobody declared a number for. */
export function limitsOf({ usage }: Subject, { facts }: SubjectLeaf, { policy }: Pick<CheckContext, 'policy'>): Limit[] {
  if (!facts) return [];
  return [...facts.conditions, ...facts.restrictions, ...facts.permissions].flatMap((term): Limit[] => {
    const { threshold } = term;
    if (threshold === undefined || !GRANT_TAGS.has(term.tag) || triggerOf(term, usage) === undefined) return [];
    const stands = standing(threshold, policy.use);
    return stands === 'below' ? [] : [{ term, threshold, stands }];
  });
}

function sketch(leaf: SubjectLeaf, limits: readonly Limit[], context: CheckContext): Sketch {
  const spoken = sayLicense(leaf.license, context.rulebook);
  const isAbove = limits.some(({ stands }) => stands === 'above');
  const said = limits.map(({ threshold }) => sayLimit(threshold)).join(' or ');
  const keys = [...new Set(limits.map(({ threshold }) => keyOf(threshold)))];
  return {
    saying: {
      ...(isAbove && { severity: 'error' }),
      license: leaf.license,
      message: isAbove ? `the declared use is above the limit of ${spoken}, ${said}` : `${spoken} sets a limit of ${said}`,
      help: isAbove
        ? 'Ask the licensor for a licence above the limit, or replace the component.'
        : `Declare ${list(keys.map((key) => `\`use.${key}\``))}, so that the limit can be compared with it.`,
      notes: limits.flatMap(({ term, threshold }) => [
        sayTerm(term, context),
        ...(threshold.measured === undefined ? [] : [`counted: ${threshold.measured}`]),
        ...(threshold.consequence === undefined ? [] : [`above it: ${threshold.consequence}`]),
      ]),
    },
    labels: keys.flatMap((key) => useLabel(key, context.policy, 'the number is declared here')),
  };
}

const keyOf = ({ measure }: Threshold): string => (measure.endsWith('users') ? 'monthly-active-users' : 'annual-revenue-usd');
