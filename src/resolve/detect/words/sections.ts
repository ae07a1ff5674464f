/** Where a README or a card speaks of its own licence: under a heading that says so, and in its front matter. */

import type { LicenseFileRole } from '../../../model/component.ts';
import type { Finding } from '../answer/finding.ts';

/** A stretch of the text, in UTF-16 offsets. */
export interface Section {
  readonly start: number;
  readonly end: number;
}

const FRONT_MATTER = /^\s*---\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/;
/** A Markdown or HTML heading, a line underlined, or a line that is nothing but a word. */
const HEADING =
  /^(?: {0,3}(#{1,6})[ \t]+[^\n]*|[ \t]*<h([1-6])[^\n]*|[^\s#<][^\n]{0,80}\n[=~^"-]{3,}[ \t]*(?=\n|$)|[ \t]*[*_]{2}[^\n*_]{1,60}[*_]{2}:?[ \t]*(?=\n|$))/gm;
const ABOUT_LICENSE = /licen[sc]|copying|copyright|legal|lizenz|许可|授权/i;
/** An underlined or bold line stands below every numbered heading. */
const LOWEST = 7;

/** The sections; none when no heading speaks of a licence: then the whole text may. */
export function licenseSections(text: string): Section[] {
  const front = FRONT_MATTER.exec(text)?.[0].length ?? 0;
  const headings = [...text.matchAll(HEADING)]
    .filter(({ index }) => index >= front)
    .map((match) => ({
      start: match.index,
      level: match[1]?.length ?? (match[2] === undefined ? LOWEST : Number(match[2])),
      isAbout: ABOUT_LICENSE.test(match[0]),
    }));
  const ends = endsOf(headings, text.length);
  const sections = headings.flatMap(({ start, isAbout }, i) => (isAbout ? [{ start, end: ends[i] ?? text.length }] : []));
  if (sections.length === 0) return [];
  return front === 0 ? sections : [{ start: 0, end: front }, ...sections];
}

/** Where a README speaks of other things; nothing when no section is about its licence, or the text is no README. */
export function silentStretches(text: string, role: LicenseFileRole | undefined): Section[] {
  const sections = role === 'readme' || role === 'card' ? licenseSections(text) : [];
  if (sections.length === 0) return [];
  const silent: Section[] = [];
  let from = 0;
  for (const { start, end } of [...sections].sort((a, b) => a.start - b.start)) {
    if (start > from) silent.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  return from < text.length ? [...silent, { start: from, end: text.length }] : silent;
}

/**
 * The findings that are about the work itself: a README speaks of many licences, and under a heading about its own it speaks of its own.
 * Whole texts and tags count wherever they stand.
 */
export function ownSections(findings: readonly Finding[], text: string, role: LicenseFileRole | undefined): readonly Finding[] {
  const sections = role === 'readme' || role === 'card' ? licenseSections(text) : [];
  if (sections.length === 0) return findings;
  return findings.filter(
    ({ method, start }) =>
      method === 'exact' ||
      method === 'text' ||
      method === 'tag' ||
      sections.some((section) => start >= section.start && start < section.end),
  );
}

/** Where each section ends: at the next heading of its level or a higher one. From the last heading to the first, in one pass. */
function endsOf(headings: readonly { readonly start: number; readonly level: number }[], length: number): readonly number[] {
  const ends: number[] = [];
  const nextOf: number[] = [];
  for (let i = headings.length - 1; i >= 0; i -= 1) {
    const { start, level } = headings[i] as { start: number; level: number };
    ends[i] = Math.min(length, ...nextOf.slice(0, level + 1).filter((next) => next !== undefined));
    nextOf[level] = start;
  }
  return ends;
}
