/** What came of it, in the same words for every format. */
import type { Assessment, Summary } from '../../model/assessment.ts';
import { dependenciesOf, outcomeOf, plural } from './tally.ts';

/** `7 errors, 2 warnings, 6 notes`. */
export function countsOf({ errors, warnings, notes }: Summary): string {
  const parts = [plural(errors, 'error'), plural(warnings, 'warning'), ...(notes > 0 ? [plural(notes, 'note')] : [])];
  return parts.join(', ');
}

/** One phrase: what was found, or why nothing can be said. */
export function sayOutcome(assessment: Assessment): string {
  const { summary } = assessment;
  const components = plural(summary.components, 'component');
  const notes = summary.notes > 0 ? `, ${plural(summary.notes, 'note')}` : '';
  switch (outcomeOf(assessment)) {
    case 'incomplete':
      return summary.components === 0
        ? 'incomplete: nothing was found, so nothing was judged'
        : `incomplete: ${countsOf(summary)} in the ${components} that could be seen`;
    case 'errors':
    case 'warnings':
      return `${countsOf(summary)} in ${components}`;
    case 'empty':
      return 'no components were found, so nothing was judged';
    case 'clean':
      return dependenciesOf(assessment).length === 0
        ? 'nothing was found but the project itself'
        : `nothing against the policy in ${components}${notes}`;
  }
}
