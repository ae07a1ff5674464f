/** All that reads texts, made once from the index. */
import type { IdTable } from '../../../model/rulebook.ts';
import { createTermReader, type Hear, type TermReader } from '../beside/terms.ts';
import { createIdTable } from '../index-data/ids.ts';
import type { DetectIndex } from '../index-data/index-format.ts';
import type { DetectRules } from '../index-data/rules.ts';
import { createMarkerReader, type MarkerReader } from '../notices/markers.ts';
import { createNameFinder, type NameFinder } from '../notices/names.ts';
import { createParts, type Parts } from '../notices/reader.ts';
import { type AddressBook, createAddressBook } from '../notices/urls.ts';
import { createListeners, type Listeners } from '../texts/alone.ts';
import { createEvidenceReader, type EvidenceReader } from '../texts/evidence.ts';
import { createExactReader, type ExactReading } from '../texts/exact.ts';
import { createTextReader, type TextReading } from '../texts/texts.ts';
import { type Lexicon, openLexicon } from '../words/lexicon.ts';
import { createWordRoles } from '../words/word-roles.ts';
import type { Words } from '../words/words.ts';

export interface Matchers {
  readonly index: DetectIndex;
  readonly rules: DetectRules;
  readonly lexicon: Lexicon;
  readonly ids: IdTable;
  readonly parts: Parts;
  readonly book: AddressBook;
  /** Licences word for word. */
  readonly readExact: (words: Words) => ExactReading;
  /** Licences in whatever wording, beside those that are certain. */
  readonly readTexts: (words: Words, certain: ExactReading['certain']) => TextReading;
  readonly evidence: EvidenceReader;
  readonly readMarkers: MarkerReader;
  readonly readTerms: TermReader;
  /** What would be heard around a licence that stands alone. */
  readonly listeners: Listeners;
  /** Finders of phrases: names of licences, and those of what stands beside them. */
  readonly finders: Readonly<Record<'names' | 'riders' | 'exceptions' | 'doubts' | 'agreements', NameFinder>>;
  /** True while weights are learned: every sentence is weighed. */
  readonly isLearning: boolean;
}

export function createMatchers(index: DetectIndex, hear?: Hear): Matchers {
  const lexicon = openLexicon(index.lexicon);
  const rules = index.rules as DetectRules;
  const ids = createIdTable(rules);
  const roles = createWordRoles(rules, lexicon);
  const book = createAddressBook(rules);
  const finders = {
    names: createNameFinder(rules.names.phrases, lexicon),
    riders: createNameFinder(rules.riders, lexicon),
    exceptions: createNameFinder(rules.exceptionNames, lexicon),
    doubts: createNameFinder(rules.doubts, lexicon),
    agreements: createNameFinder(rules.agreements, lexicon),
  };
  const markers = rules.markers.map(({ words, license }) => ({ words, target: license }));
  return {
    ...{ index, rules, lexicon, ids, book, finders },
    parts: createParts(rules, lexicon),
    readExact: createExactReader(index, lexicon, roles),
    readTexts: createTextReader(index, roles),
    evidence: createEvidenceReader(index, ids),
    readMarkers: createMarkerReader(rules.markers, lexicon),
    readTerms: createTermReader(rules.terms, lexicon, finders.names, hear),
    listeners: createListeners(finders.names, [finders.riders, finders.exceptions, createNameFinder(markers, lexicon)], book),
    isLearning: hear !== undefined,
  };
}
