/** The front door: reads one licence text with matchers, cheapest first. README.md beside this file says why in this order. */
import type { LicenseFileRole } from '../../model/component.ts';
import type { Detection, Detector } from '../../model/detection.ts';
import { and, NOASSERTION, NONE } from '../../model/expression.ts';
import { licensesOf } from '../../spdx/fold.ts';
import { combine, combineOne } from './answer/combine.ts';
import { type Finding, type Stretch, stretchesOf } from './answer/finding.ts';
import { doubtMentions, findAgreement } from './beside/agreement.ts';
import { joinAlternatives, joinChosen } from './beside/alternative.ts';
import { dropCatalogue } from './beside/catalogue.ts';
import { speaksOfLicense } from './beside/doubt.ts';
import { applyExceptions, canCarry, findExceptionNames } from './beside/exceptions.ts';
import { readRiders } from './beside/riders.ts';
import { createTermReader, type Hear } from './beside/terms.ts';
import type { Run } from './beside/unread.ts';
import { createIdTable } from './index-data/ids.ts';
import { openIndex } from './index-data/index-format.ts';
import type { DetectRules } from './index-data/rules.ts';
import { isDep5, readDep5 } from './notices/dep5.ts';
import { familiesOf } from './notices/families.ts';
import { readFields } from './notices/fields.ts';
import { createMarkerReader } from './notices/markers.ts';
import { createNameFinder } from './notices/names.ts';
import { readNotices } from './notices/notices.ts';
import { createParts, createReader } from './notices/reader.ts';
import { hasUnknownTag, readTags } from './notices/tags.ts';
import { createAddressBook, readAddresses } from './notices/urls.ts';
import { createListeners, standsByItself } from './texts/alone.ts';
import { createEvidenceReader, withAdvice } from './texts/evidence.ts';
import { createExactReader } from './texts/exact.ts';
import { isQuoted } from './texts/quoted.ts';
import { createTextReader } from './texts/texts.ts';
import { openLexicon } from './words/lexicon.ts';
import { createLines } from './words/lines.ts';
import { ownSections, silentStretches } from './words/sections.ts';
import { createWordRoles } from './words/word-roles.ts';
import { makeDesk, splitWords, type Words } from './words/words.ts';

interface DetectOptions {
  readonly role?: LicenseFileRole;
  readonly name?: string;
}

/** UTF-16 code units that are read of one text; of a longer one it is only known that there is more. */
const LONGEST = 4_000_000;
/** A desk up to this size is kept for the next text. */
const KEPT_DESK = 1 << 20;

/** Makes a detector from the bytes of the index; without an index nothing is recognised, and nothing is asserted. */
export function createDetector(bytes: Uint8Array | undefined, hear?: Hear): Detector {
  if (bytes === undefined) return { detect: () => emptyReading(NOASSERTION) };
  const index = openIndex(bytes);
  const lexicon = openLexicon(index.lexicon);
  const rules = index.rules as DetectRules;
  const ids = createIdTable(rules);
  const roles = createWordRoles(rules, lexicon);
  const parts = createParts(rules, lexicon);
  const book = createAddressBook(rules);
  const readExact = createExactReader(index, lexicon, roles);
  const readTexts = createTextReader(index, roles);
  const evidence = createEvidenceReader(index, ids);
  const readMarkers = createMarkerReader(rules.markers, lexicon);
  const names = createNameFinder(rules.names.phrases, lexicon);
  const riderNames = createNameFinder(rules.riders, lexicon);
  const exceptionNames = createNameFinder(rules.exceptionNames, lexicon);
  const doubtNames = createNameFinder(rules.doubts, lexicon);
  const agreementNames = createNameFinder(rules.agreements, lexicon);
  const readTerms = createTermReader(rules.terms, lexicon, names, hear);
  const markerNames = createNameFinder(
    rules.markers.map(({ words, license }) => ({ words, target: license })),
    lexicon,
  );
  const listeners = createListeners(names, [riderNames, exceptionNames, markerNames], book);
  // One desk serves all texts: making arrays for each cost a fifth of the time.
  let desk = makeDesk(1 << 15);

  const knownBy = (words: Words, findings: readonly Finding[]) => {
    let licenses: Set<string> | undefined;
    return ({ from, to }: Run): boolean => {
      licenses ??= new Set(findings.flatMap(({ expression }) => licensesOf(expression).map(({ id }) => id)));
      return isQuoted(words, from, to, licenses, index);
    };
  };

  const readText = (text: string, options: DetectOptions): Detection => {
    if (desk.room < text.length + 2 || desk.room > KEPT_DESK) desk = makeDesk(Math.max(1 << 15, text.length));
    const words = splitWords(text, lexicon, desk);
    if (words.count === 0 && text.trim() === '') return emptyReading(NONE);
    const { whole, certain } = readExact(words);
    if (whole !== undefined) {
      const single = evidence.findingOf(whole, words);
      if (
        standsByItself(words, single, listeners) &&
        readTerms(words, [single], [], knownBy(words, [single]), isLicense(options.role)) === undefined
      )
        return combineOne(words, single);
    }
    const texts = whole === undefined ? readTexts(words, certain) : { accepted: [whole], rejected: [], surplus: [] };
    const { found, exceptions: spelledOut, taken, surplus } = evidence.read(texts, words);
    // A licence may show how to tag a file with it.
    const tags = readTags(text, ids).filter((tag) => !found.some((item) => tag.start > item.start && tag.end < item.end));
    const silent = silentStretches(text, options.role);
    const fields = readFields(text, ids, [...taken, ...tags, ...silent]);
    const closed = [
      ...taken,
      ...[...tags, ...fields].map(({ start, end, expression }) => ({ start, end, families: familiesOf(expression) })),
    ];
    const reader = createReader(words, parts, options.role === 'notice');
    // An exception names the licence it is an exception to; it is heard when nothing else in the file names one.
    const outside = readNotices(
      reader,
      book,
      names,
      rules.names,
      [...closed, ...spelledOut.map(({ start, end }) => ({ start, end, families: [] }))],
      silent,
    );
    const hasBase = (base: { readonly exception: string }): boolean =>
      [...found, ...tags, ...fields, ...outside].some((item) => canCarry(item.expression, base.exception));
    const notices = spelledOut.every(hasBase) ? outside : readNotices(reader, book, names, rules.names, closed, silent);
    const markers = readMarkers(words, [...found.flatMap(stretchesOf), ...spelledOut, ...tags, ...fields]);
    const { joined, unnamed } = joinAlternatives(joinChosen(found, text), notices, text);
    const said = [...joined, ...tags, ...fields, ...markers];
    const addresses = readAddresses(text, book, closed, new Set(said.flatMap(({ expression }) => familiesOf(expression))));
    const own = ownSections([...said, ...addresses], text, options.role);
    const uncatalogued = dropCatalogue(own);
    const agreement =
      own.length === 0
        ? undefined
        : findAgreement(
            words,
            agreementNames,
            [...closed, ...spelledOut, ...surplus, ...found.flatMap((item) => stretchesOf(withAdvice(item, text)))],
            options.role === 'license',
          );
    const named = agreement === undefined ? uncatalogued : doubtMentions(uncatalogued);
    const hinted =
      named.length < own.length ? [] : findExceptionNames(words, exceptionNames, [...spelledOut, ...found, ...tags, ...fields]);
    const all = applyExceptions(named, [...spelledOut, ...hinted]);
    const isLicenseFile = isLicense(options.role);
    const read = [...found.flatMap((item) => stretchesOf(withAdvice(item, text))), ...tags, ...fields, ...spelledOut, ...hinted];
    // Only beside a licence do other terms mean anything.
    const elsewhere = isLicenseFile ? silent : [...silent, ...farFrom(all, text.length)];
    const riders = all.length === 0 ? [] : readRiders(words, riderNames, [...read, ...elsewhere]);
    const unreadTerms = (): Finding | undefined => {
      const choices = found.flatMap(({ holes = [] }) => holes.filter(({ isChoice }) => isChoice));
      const mentioned = all.filter(({ start, method }) => method !== 'tag' && !found.some((item) => item.start === start));
      return readTerms(
        words,
        [...read, ...choices, ...surplus, ...elsewhere],
        mentioned,
        knownBy(words, words.count < BRIEF ? all : found),
        isLicenseFile,
      );
    };
    const isSettled = all.length === 0 || riders.length > 0 || surplus.length > 0 || agreement !== undefined;
    const aside = isSettled && hear === undefined ? undefined : unreadTerms();
    const unread = tags.filter(({ expression }) => expression.kind === 'noassertion');
    const terms = [...unnamed, ...unread, ...[agreement, aside].filter((item) => item !== undefined)];
    const reading = combine(words, all, [...riders, ...surplus, ...terms], texts.rejected);
    const isInDoubt = reading.expression.kind === 'none' && (hasUnknownTag(text) || speaksOfLicense(words, doubtNames, options));
    return isInDoubt ? { ...reading, expression: NOASSERTION } : reading;
  };

  const readFile = (text: string, options: DetectOptions): Detection => {
    const fields = isDep5(text) ? readDep5(text, rules.dep5, ids, (paragraph) => readText(paragraph, {}).expression) : [];
    return fields.length > 0 ? combine(splitWords(text, lexicon), fields, [], []) : readText(text, options);
  };

  return {
    detect(text, options = {}) {
      if (text.length <= LONGEST) return readFile(text, options);
      const reading = readFile(text.slice(0, LONGEST), options);
      const lines = createLines(text);
      return {
        ...reading,
        unread: { startLine: lines.lineAt(LONGEST), endLine: lines.lineAt(text.length - 1) },
        expression: reading.expression.kind === 'none' ? NOASSERTION : and([reading.expression, NOASSERTION]),
      };
    },
  };
}

const isLicense = (role: LicenseFileRole | undefined): boolean => role !== undefined && role !== 'readme' && role !== 'card';

/** In a file this short a piece of a licence's text stands for the licence that is named; in a longer one it may be another made of it. */
const BRIEF = 120;

/** What stands farther than this from a licence is no part of its terms, where the file is there for something else. */
const NEAR = 1500;

function farFrom(findings: readonly Finding[], length: number): Stretch[] {
  const far: Stretch[] = [];
  let from = 0;
  for (const { start, end } of [...findings].sort((a, b) => a.start - b.start)) {
    if (start - NEAR > from) far.push({ start: from, end: start - NEAR });
    from = Math.max(from, end + NEAR);
  }
  return from < length ? [...far, { start: from, end: length }] : far;
}

function emptyReading(expression: Detection['expression']): Detection {
  return { expression, confidence: 0, coverage: 0, matches: [], nearest: [], remainder: [] };
}
