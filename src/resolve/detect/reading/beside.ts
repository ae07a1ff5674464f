/** What stands beside the licences of a file: agreements, exceptions, restrictions, terms that nothing explains. */
import { type Finding, readBy, type Stretch } from '../answer/finding.ts';
import { doubtMentions, findAgreement, findForeign } from '../beside/agreement.ts';
import { dropCatalogue } from '../beside/catalogue.ts';
import { applyExceptions, findExceptionNames } from '../beside/exceptions.ts';
import { readRiders } from '../beside/riders.ts';
import { type TextEvidence, withAdvice } from '../texts/evidence.ts';
import type { Matchers } from './matchers.ts';
import type { Named } from './named.ts';
import { isLicenseFile, knownBy, type Page } from './page.ts';

export interface Beside {
  /** The licences of the file, with their exceptions. */
  readonly all: readonly Finding[];
  /** Restrictions that have a name, and terms that have none. */
  readonly riders: readonly Finding[];
}

/** In a file this short a piece of a licence's text stands for the licence that is named; in a longer one it may be another made of it. */
const BRIEF = 120;
/** What stands farther than this from a licence is no part of its terms, where the file is there for something else. */
const NEAR = 1500;

export function readBeside(evidence: TextEvidence, named: Named, page: Page, matchers: Matchers): Beside {
  const { found, exceptions: spelledOut, surplus } = evidence;
  const { own, labels, closed, silent, unnamed } = named;
  const { text, words, role } = page;
  const { finders } = matchers;
  const advised = found.flatMap((item) => readBy(withAdvice(item, text)));

  const plain = dropCatalogue(own);
  const agreement =
    own.length === 0
      ? undefined
      : (findAgreement(words, finders.agreements, [...closed, ...spelledOut, ...surplus, ...advised], role === 'license') ??
        (role === 'license' && found.length === 0 ? findForeign(words, own) : undefined));
  const meant = agreement === undefined ? plain : doubtMentions(plain);
  const hinted =
    meant.length < own.length ? [] : findExceptionNames(words, finders.exceptions, [...spelledOut, ...found, ...labels]);
  const all = applyExceptions(meant, [...spelledOut, ...hinted]);

  // Only beside a licence do other terms mean anything.
  const elsewhere = isLicenseFile(page) ? silent : [...silent, ...farFrom(all, text.length)];
  const read = [...advised, ...labels, ...spelledOut, ...hinted, ...elsewhere];
  const riders = all.length === 0 ? [] : readRiders(words, finders.riders, read);
  const isSettled = all.length === 0 || riders.length > 0 || surplus.length > 0 || agreement !== undefined;
  const terms = isSettled && !matchers.isLearning ? undefined : readUnread(evidence, all, read, page, matchers);
  const unread = [...unnamed, agreement, terms].filter((item) => item !== undefined);
  return { all, riders: [...riders, ...surplus, ...unread] };
}

/** Terms in what nothing has read. */
function readUnread(
  { found, surplus }: TextEvidence,
  all: readonly Finding[],
  read: readonly Stretch[],
  page: Page,
  matchers: Matchers,
): Finding | undefined {
  const choices = found.flatMap(({ holes = [] }) => holes.filter(({ isChoice }) => isChoice));
  const mentioned = all.filter(({ start, method }) => method !== 'tag' && !found.some((item) => item.start === start));
  const known = knownBy(page.words.count < BRIEF ? all : found, page, matchers);
  const inside = found.flatMap(({ putIn = [] }) => putIn);
  return matchers.readTerms(page.words, [...read, ...choices, ...surplus], mentioned, known, isLicenseFile(page), inside);
}

function farFrom(findings: readonly Finding[], length: number): Stretch[] {
  const far: Stretch[] = [];
  let from = 0;
  for (const { start, end } of [...findings].sort((a, b) => a.start - b.start)) {
    if (start - NEAR > from) far.push({ start: from, end: start - NEAR });
    from = Math.max(from, end + NEAR);
  }
  return from < length ? [...far, { start: from, end: length }] : far;
}
