/** What a file says of licences beyond their texts: tags, fields, notices, phrases that only one licence has, addresses. */
import { type Finding, stretchesOf } from '../answer/finding.ts';
import { joinAlternatives, joinChosen } from '../beside/alternative.ts';
import { canCarry, type FoundException } from '../beside/exceptions.ts';
import { familiesOf } from '../notices/families.ts';
import { readFields } from '../notices/fields.ts';
import { readNotices, type Taken } from '../notices/notices.ts';
import { readPointers } from '../notices/pointers.ts';
import { createReader } from '../notices/reader.ts';
import { readTags } from '../notices/tags.ts';
import { readAddresses } from '../notices/urls.ts';
import type { TextEvidence } from '../texts/evidence.ts';
import { ownSections, type Section, silentStretches } from '../words/sections.ts';
import type { Matchers } from './matchers.ts';
import { isLicenseFile, type Page } from './page.ts';

export interface Named {
  /** Of the whole file all that is its own, with the texts that were found: choices joined, other sections left out. */
  readonly own: readonly Finding[];
  /** Tags and fields. */
  readonly labels: readonly Finding[];
  /** What texts, tags and fields take up, so that names inside say nothing. */
  readonly closed: readonly Taken[];
  /** Where the file speaks of something else. */
  readonly silent: readonly Section[];
  /** Choices of which one side has no name, tags of which a part has none, licences that are only pointed to. */
  readonly unnamed: readonly Finding[];
}

export function readNamed({ found, exceptions, taken }: TextEvidence, page: Page, matchers: Matchers): Named {
  const { text, words, role } = page;
  const { ids, book, readMarkers } = matchers;
  const isInside = (tag: Finding): boolean => found.some((item) => tag.start > item.start && tag.end < item.end);
  // A licence may show how to tag a file with it.
  const tags = readTags(text, ids).filter((tag) => !isInside(tag));
  const silent = silentStretches(text, role);
  const labels = [...tags, ...readFields(text, ids, [...taken, ...tags, ...silent])];
  const closed = [...taken, ...labels.map(({ start, end, expression }) => ({ start, end, families: familiesOf(expression) }))];
  const notices = noticesOutside([...found, ...labels], exceptions, closed, silent, page, matchers);
  const markers = readMarkers(words, [...found.flatMap(stretchesOf), ...exceptions, ...labels]);
  const { joined, unnamed } = joinAlternatives(joinChosen(found, text), notices, text);
  const said = [...joined, ...labels, ...markers];
  const families = new Set(said.flatMap(({ expression }) => familiesOf(expression)));
  const own = ownSections([...said, ...readAddresses(text, book, closed, families)], text, role);
  const unknown = tags.filter(({ expression }) => expression.kind === 'noassertion');
  const elsewhere = isLicenseFile(page) ? readPointers(text, book, closed) : [];
  return { own, labels, closed, silent, unnamed: [...unnamed, ...unknown, ...elsewhere] };
}

/** An exception names the licence it is an exception to; it is heard when nothing else in the file names one. */
function noticesOutside(
  heard: readonly Finding[],
  exceptions: readonly FoundException[],
  closed: readonly Taken[],
  silent: readonly Section[],
  { words, role }: Page,
  { parts, book, finders, rules }: Matchers,
): Finding[] {
  const reader = createReader(words, parts, role === 'notice');
  const read = (taken: readonly Taken[]): Finding[] => readNotices(reader, book, finders.names, rules.names, taken, silent);
  const outside = read([...closed, ...exceptions.map(({ start, end }) => ({ start, end, families: [] }))]);
  const hasBase = ({ exception }: FoundException): boolean =>
    [...heard, ...outside].some(({ expression }) => canCarry(expression, exception));
  return exceptions.every(hasBase) ? outside : read(closed);
}
