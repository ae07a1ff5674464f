/** What changed between two assessments, made for a pull request. */
import type { AssessedComponent, AssessedFinding, AssessedObligation, Assessment } from '../../model/assessment.ts';
import type { Diff, DiffComponent } from '../../model/diff.ts';
import { identityOf, type Purl } from '../../model/purl.ts';

/** Compares two assessments of one project. A new version of a package is the same component; a new licence is news. */
export function compareAssessments(before: Assessment, after: Assessment): Diff {
  const pairs = pairComponents(before.components, after.components);
  const findingsBefore = countKeys(before.findings.filter(isOpen).map(findingKey));
  const findingsAfter = countKeys(after.findings.filter(isOpen).map(findingKey));
  const owedBefore = new Set(before.obligations.map(obligationKey));
  const newFindings = unmatched(after.findings.filter(isOpen), findingsBefore, findingKey);
  return {
    added: pairs.added.map(summary),
    removed: pairs.removed.map(summary),
    relicensed: pairs.both
      .filter(([was, is]) => was.effective !== is.effective)
      .map(([was, is]) => ({ purl: is.purl, was: was.purl, from: was.effective, to: is.effective })),
    rejudged: pairs.both
      .filter(([was, is]) => was.verdict !== is.verdict)
      .map(([was, is]) => ({ purl: is.purl, from: was.verdict, to: is.verdict })),
    newFindings,
    resolvedFindings: unmatched(before.findings.filter(isOpen), findingsAfter, findingKey),
    newObligations: after.obligations.filter((obligation) => !owedBefore.has(obligationKey(obligation))),
    violates: newFindings.some(({ severity }) => severity === 'error'),
  };
}

interface Pairs {
  readonly added: readonly AssessedComponent[];
  readonly removed: readonly AssessedComponent[];
  readonly both: readonly (readonly [AssessedComponent, AssessedComponent])[];
}

/** Equal purls first; what is left is paired by purl without version, in order. */
function pairComponents(before: readonly AssessedComponent[], after: readonly AssessedComponent[]): Pairs {
  const old = new Map(before.map((component) => [component.purl, component]));
  const both: [AssessedComponent, AssessedComponent][] = [];
  const fresh: AssessedComponent[] = [];
  for (const component of after) {
    const was = old.get(component.purl);
    if (was) both.push([was, component]);
    else fresh.push(component);
    old.delete(component.purl);
  }
  const leftovers = new Map<string, AssessedComponent[]>();
  for (const component of old.values()) {
    const name = identityOf(component.purl as Purl);
    leftovers.set(name, [...(leftovers.get(name) ?? []), component]);
  }
  const added: AssessedComponent[] = [];
  for (const component of fresh) {
    const was = leftovers.get(identityOf(component.purl as Purl))?.shift();
    if (was) both.push([was, component]);
    else added.push(component);
  }
  both.sort(([, a], [, b]) => (a.purl < b.purl ? -1 : 1));
  return { added, removed: [...leftovers.values()].flat().sort((a, b) => (a.purl < b.purl ? -1 : 1)), both };
}

const summary = ({ purl, effective, verdict }: AssessedComponent): DiffComponent => ({ purl, license: effective, verdict });
const isOpen = ({ exception, baselined }: AssessedFinding): boolean => exception === null && !baselined;
const bare = (purl: string | null): string => (purl === null ? '' : identityOf(purl as Purl));

/** A finding that became worse is a new one. */
const findingKey = ({ fingerprint, severity }: AssessedFinding): string => `${fingerprint}\0${severity}`;
const obligationKey = ({ purl, license, tag, trigger, value }: AssessedObligation): string =>
  [bare(purl), license, tag, trigger, value].join('\0');

function countKeys(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** The items that have no partner on the other side. */
function unmatched<T>(items: readonly T[], others: ReadonlyMap<string, number>, keyOf: (item: T) => string): readonly T[] {
  const left = new Map(others);
  return items.filter((item) => {
    const key = keyOf(item);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}
