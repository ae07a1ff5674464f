/** The numbers at the end of a report, counted once for every format. */
import type { AssessedComponent, AssessedObligation, Assessment } from '../../model/assessment.ts';
import type { ComponentKind } from '../../model/component.ts';
import type { Verdict } from '../../model/policy.ts';
import { CATEGORIES, type LicenseCategory } from '../../model/terms.ts';

/** Dependencies judged on facts that a person must still check. A licence that nobody knows has findings of its own. */
export const unverifiedOf = (assessment: Assessment): readonly AssessedComponent[] =>
  dependenciesOf(assessment).filter(
    ({ verified, basis }) => basis !== 'unknown' && verified !== 'text' && verified !== 'text-read',
  );

/** Components of one kind or category by verdict. */
export interface Tally {
  readonly total: number;
  readonly allowed: number;
  readonly review: number;
  readonly denied: number;
}

export interface CategoryRow extends Tally {
  readonly category: LicenseCategory;
  /** The licences judged, most used first. */
  readonly licenses: readonly string[];
}

export interface KindRow extends Tally {
  readonly kind: 'packages' | 'models' | 'datasets';
}

export interface DutyRow {
  readonly tag: string;
  readonly components: number;
  /** What to do, as said for the first component. */
  readonly what: string;
}

/** The project's dependencies: everything that is not the project itself. */
export const dependenciesOf = (assessment: Assessment): readonly AssessedComponent[] =>
  assessment.components.filter((component) => !component.own);

/** One row per category that occurs, freest first. A component counts once, in its strictest category. */
export function byCategory(components: readonly AssessedComponent[]): CategoryRow[] {
  const rows: CategoryRow[] = [];
  for (const category of CATEGORIES) {
    const members = components.filter((component) => strictest(component.categories) === category);
    if (members.length > 0) rows.push({ category, licenses: byUse(members.map((member) => member.chosen)), ...tally(members) });
  }
  return rows;
}

/** One row per kind that occurs. */
export function byKind(components: readonly AssessedComponent[]): KindRow[] {
  const kinds = { packages: ['library', 'application', 'file'], models: ['model'], datasets: ['dataset'] } satisfies Record<
    KindRow['kind'],
    ComponentKind[]
  >;
  return (['packages', 'models', 'datasets'] as const)
    .map((kind) => ({ kind, ...tally(components.filter((c) => (kinds[kind] as ComponentKind[]).includes(c.kind))) }))
    .filter((row) => row.total > 0);
}

/** What is owed, by tag: the duties of most components first. */
export function byDuty(obligations: readonly AssessedObligation[]): DutyRow[] {
  const rows = new Map<string, { what: string; purls: Set<string> }>();
  for (const { tag, what, purl } of obligations) {
    const row = rows.get(tag);
    if (row) row.purls.add(purl);
    else rows.set(tag, { what, purls: new Set([purl]) });
  }
  return [...rows]
    .map(([tag, { what, purls }]) => ({ tag, components: purls.size, what }))
    .sort((a, b) => b.components - a.components || (a.tag < b.tag ? -1 : 1));
}

/** The tally of all components. */
export function tally(components: readonly AssessedComponent[]): Tally {
  const count = (verdict: Verdict): number => components.filter((component) => component.verdict === verdict).length;
  return { total: components.length, allowed: count('allowed'), review: count('review'), denied: count('denied') };
}

/** The category that asks most; a component without any is `unknown`. */
export function strictest(categories: readonly LicenseCategory[]): LicenseCategory {
  return (
    categories.reduce<LicenseCategory | undefined>(
      (worst, category) => (worst === undefined || CATEGORIES.indexOf(category) > CATEGORIES.indexOf(worst) ? category : worst),
      undefined,
    ) ?? 'unknown'
  );
}

function byUse(names: readonly string[]): string[] {
  const uses = new Map<string, number>();
  for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
  return [...uses].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
}

/** How certain a report is, and what came of it. */
export type Outcome = 'incomplete' | 'errors' | 'warnings' | 'clean' | 'empty';

/** What the document says in one word: distrust before errors, errors before warnings. */
export function outcomeOf(assessment: Assessment): Outcome {
  const { errors, warnings, components } = assessment.summary;
  if (!assessment.complete) return 'incomplete';
  if (errors > 0) return 'errors';
  if (warnings > 0) return 'warnings';
  return components === 0 ? 'empty' : 'clean';
}

/** `3 errors`, `1 error`. */
export const plural = (count: number, one: string, many = `${one}s`): string => `${grouped(count)} ${count === 1 ? one : many}`;

/** Digits in groups of three, whatever the machine's locale. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
