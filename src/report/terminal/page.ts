/** What every part of a terminal report needs: the document, its names, and the look. */
import type { Assessment } from '../../model/assessment.ts';
import type { DerivationKind } from '../../model/relations.ts';
import type { ReportOptions } from '../reporter.ts';
import { type Look, lookOf } from '../text/ansi.ts';
import { clipped } from '../text/escape.ts';
import { type Names, namesOf } from '../view/names.ts';

export interface Page {
  readonly assessment: Assessment;
  readonly options: ReportOptions;
  readonly look: Look;
  readonly names: Names;
  /** Short and full names, escaped. */
  readonly short: (purl: string) => string;
  readonly full: (purl: string) => string;
  /** How one component was derived from the other, when a relation says so. */
  readonly how: (from: string, to: string) => DerivationKind | undefined;
}

/** Prepares the page of one rendering. */
export function pageOf(assessment: Assessment, options: ReportOptions): Page {
  const names = namesOf(assessment);
  const derivations = new Map<string, DerivationKind>();
  for (const { from, to, how } of assessment.relations) if (how !== null) derivations.set(`${from}\n${to}`, how);
  return {
    assessment,
    options,
    look: lookOf(options),
    names,
    short: (purl) => clipped(names.short(purl), 120),
    full: (purl) => clipped(names.full(purl), 140),
    how: (from, to) => derivations.get(`${from}\n${to}`),
  };
}
