/** Outbound licences that satisfy everything found, best first, with what rules the others out. */
import { type LicenseExpression, license } from '../../model/expression.ts';
import type { Candidate, Obstacle, Recommendation } from '../../model/recommendation.ts';
import { print } from '../../spdx/print.ts';
import type { Subject, SubjectLeaf } from '../check.ts';
import { type EvaluateInput, prepare } from '../evaluate.ts';
import { farthestReach } from '../use/reach.ts';
import { isForPrograms } from '../use/terms.ts';

/** Licences that projects are commonly released under, the least binding first; a closed product among them. */
const USUAL = [
  'LicenseRef-Proprietary',
  'MIT',
  'BSD-3-Clause',
  'Apache-2.0',
  'MPL-2.0',
  'LGPL-2.1-or-later',
  'LGPL-3.0-or-later',
  'EUPL-1.2',
  'GPL-2.0-only',
  'GPL-2.0-or-later',
  'GPL-3.0-only',
  'GPL-3.0-or-later',
  'AGPL-3.0-only',
  'AGPL-3.0-or-later',
] as const;

/** Tries each usual licence, the current one, and `wanted` besides, as the project's own under its declared use. */
export function recommend(input: EvaluateInput, wanted: readonly LicenseExpression[] = []): Recommendation {
  const { rulebook, subjects, compatibility, outbound } = prepare(input);
  const parts = subjects.filter(({ component, usage }) => !component.own && usage.isShipped && PARTS.has(component.kind));
  const judge = (target: LicenseExpression): Candidate => {
    const rulesOut: Obstacle[] = [];
    const review: Obstacle[] = [];
    for (const subject of parts) {
      for (const leaf of subject.leaves) {
        if (leaf.heldBy || (leaf.facts && !isForPrograms(leaf.facts))) continue;
        const { component } = subject;
        const expression = leaf.leaf;
        const hit = farthestReach(leaf, subject, rulebook);
        if (isQuiet(leaf, hit, subject)) continue;
        const fit = compatibility.into(expression, target, hit?.extent === 'project' ? 'combine' : 'link');
        if (fit.answer === 'yes') continue;
        const reason = fit.reasons.map(({ text, clause }) => (clause === undefined ? text : `${text} (${clause})`)).join('; ');
        (fit.answer === 'no' ? rulesOut : review).push({ purl: component.purl, license: leaf.license, reason });
      }
    }
    return {
      license: print(target),
      answer: rulesOut.length > 0 ? 'no' : review.length > 0 ? 'review' : 'yes',
      rulesOut,
      review,
    };
  };
  const candidates = [
    ...new Map(
      [...wanted, ...(outbound ? [outbound] : []), ...USUAL.map((id) => license(id))].map((each) => [print(each), each]),
    ).values(),
  ].map(judge);
  // Sorting is stable: among equals the wanted ones, then the least binding, stay first.
  candidates.sort(
    (a, b) => ORDER[a.answer] - ORDER[b.answer] || a.rulesOut.length - b.rulesOut.length || a.review.length - b.review.length,
  );
  return { current: outbound ? print(outbound) : null, wanted: wanted.map(print), candidates };
}

const ORDER = { yes: 0, review: 1, no: 2 } as const;
const PARTS: ReadonlySet<Subject['component']['kind']> = new Set(['library', 'file', 'application']);

/** Strong copyleft that the declared use does not set off asks nothing of the project's own licence. */
function isQuiet({ category }: SubjectLeaf, hit: ReturnType<typeof farthestReach>, { usage }: Subject): boolean {
  const isDistributed = usage.triggers.has('distribute-source') || usage.triggers.has('distribute-binary');
  return hit === undefined && (category === 'strong-copyleft' || category === 'network-copyleft') && !isDistributed;
}
