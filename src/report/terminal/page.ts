/** What every part of a terminal report needs: the document, its names, and the look. */
import type { Assessment } from '../../model/assessment.ts';
import type { ReportOptions } from '../reporter.ts';
import { type Look, lookOf } from '../text/ansi.ts';
import { clipped } from '../text/escape.ts';
import { type LicenseNames, licenseNamesOf } from '../view/licenses.ts';
import { type Lineages, lineagesOf } from '../view/lineage.ts';
import { type Names, namesOf } from '../view/names.ts';

export interface Page {
  readonly assessment: Assessment;
  readonly options: ReportOptions;
  readonly look: Look;
  readonly names: Names;
  readonly licenses: LicenseNames;
  readonly lineages: Lineages;
  /** Short and full names, escaped. */
  readonly short: (purl: string) => string;
  readonly full: (purl: string) => string;
  /** The licence of a component as people name it, escaped; empty for what the document does not have. */
  readonly license: (purl: string) => string;
}

/** Prepares the page of one rendering. */
export function pageOf(assessment: Assessment, options: ReportOptions): Page {
  const names = namesOf(assessment);
  const licenses = licenseNamesOf(assessment);
  return {
    assessment,
    options,
    look: lookOf(options),
    names,
    licenses,
    lineages: lineagesOf(assessment),
    short: (purl) => clipped(names.short(purl), 120),
    full: (purl) => clipped(names.full(purl), 140),
    license: (purl) => clipped(licenses.say(names.component(purl)?.effective ?? ''), 160),
  };
}
