/** The changes of a comparison as rows: one per component, whatever happened to it. */
import type { DiffDocument } from '../../model/diff.ts';
import type { Verdict } from '../../model/policy.ts';

/** One row. Strings are hostile until escaped. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'relicensed' | 'rejudged';
  readonly purl: string;
  /** The purl before, when the version changed too. */
  readonly was?: string;
  /** One licence, or two with an arrow between them. */
  readonly licenses: readonly string[];
  readonly verdicts: readonly Verdict[];
}

/** Changed licences first, then what came, what went, and what is judged otherwise. */
export function changesOf({ added, removed, relicensed, rejudged }: DiffDocument): readonly Change[] {
  const verdicts = new Map(rejudged.map(({ purl, from, to }) => [purl, [from, to]]));
  const changed = new Set(relicensed.map(({ purl }) => purl));
  return [
    ...relicensed.map(
      ({ purl, was, from, to }): Change => ({
        kind: 'relicensed',
        purl,
        ...(was !== purl && { was }),
        licenses: [from, to],
        verdicts: verdicts.get(purl) ?? [],
      }),
    ),
    ...added.map(({ purl, license, verdict }): Change => ({ kind: 'added', purl, licenses: [license], verdicts: [verdict] })),
    ...removed.map(({ purl, license }): Change => ({ kind: 'removed', purl, licenses: [license], verdicts: [] })),
    ...rejudged
      .filter(({ purl }) => !changed.has(purl))
      .map(({ purl, from, to }): Change => ({ kind: 'rejudged', purl, licenses: [], verdicts: [from, to] })),
  ];
}

/** How a verdict is said. */
export const sayVerdict = (verdict: Verdict): string => (verdict === 'review' ? 'to review' : verdict);

/** The new side's name, and the old one's with the commit it was at. */
export function sideName({ name, commit }: DiffDocument['old']): string {
  return commit === null || commit.startsWith(name) ? name : `${name} (${commit.slice(0, 10)})`;
}
