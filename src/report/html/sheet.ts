/** What every part of the page needs: the document and its names. */
import type { Assessment } from '../../model/assessment.ts';
import { type LicenseNames, licenseNamesOf } from '../view/licenses.ts';
import { type Lineages, lineagesOf } from '../view/lineage.ts';
import { type Names, namesOf } from '../view/names.ts';
import { type Markup, markup } from './template.ts';

export interface Sheet {
  readonly assessment: Assessment;
  readonly names: Names;
  readonly licenses: LicenseNames;
  readonly lineages: Lineages;
}

/** Prepares one rendering. */
export function sheetOf(assessment: Assessment): Sheet {
  return { assessment, names: namesOf(assessment), licenses: licenseNamesOf(assessment), lineages: lineagesOf(assessment) };
}

/** A link to a page of the web; anything else is shown as text and leads nowhere. */
export function webLink(url: string, words = url): Markup {
  return /^https:\/\/[\w.-]+(?:[/?#][^\s"'<>\\]*)?$/.test(url)
    ? markup`<a href="${url}" rel="noreferrer">${words}</a>`
    : markup`<span>${words}</span>`;
}

/** A sentence whose commands and keys stand in backticks. Of an odd number of backticks none makes code. */
export function prose(text: string): Markup {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return markup`${text}`;
  return markup`${parts.map((part, i) => (i % 2 === 1 ? markup`<code>${part}</code>` : part))}`;
}
