/** The front door: reads one licence text with matchers, cheapest first. */
import type { LicenseFileRole } from '../../model/component.ts';
import type { Detection, Detector } from '../../model/detection.ts';
import { NOASSERTION, NONE } from '../../model/expression.ts';
import { parseExpression } from '../../spdx/parse.ts';
import { dropCatalogue } from './catalogue.ts';
import { combine } from './combine.ts';
import { isDep5, readDep5 } from './dep5.ts';
import { speaksOfLicense } from './doubt.ts';
import { createExactReader } from './exact.ts';
import { applyExceptions, type FoundException, findExceptionNames } from './exceptions.ts';
import { familiesOf } from './families.ts';
import type { Finding } from './finding.ts';
import { createIdTable } from './ids.ts';
import { openIndex } from './index-format.ts';
import type { Judged } from './judge.ts';
import { openLexicon } from './lexicon.ts';
import { createMarkerReader } from './markers.ts';
import { createNameFinder } from './names.ts';
import { readNotices } from './notices.ts';
import { createParts, createReader } from './reader.ts';
import { readRiders } from './riders.ts';
import type { DetectRules } from './rules.ts';
import { licenseSections } from './sections.ts';
import { findTags, readTag } from './tags.ts';
import { createTextReader } from './texts.ts';
import { createAddressBook, readAddresses } from './urls.ts';
import { createWordRoles } from './word-roles.ts';
import { makeDesk, splitWords, type Words } from './words.ts';

interface DetectOptions {
  readonly role?: LicenseFileRole;
  readonly name?: string;
}

/** Makes a detector from the bytes of the index; without an index nothing is recognised, and nothing is asserted. */
export function createDetector(bytes: Uint8Array | undefined): Detector {
  if (bytes === undefined) return { detect: () => emptyReading(NOASSERTION) };
  const index = openIndex(bytes);
  const lexicon = openLexicon(index.lexicon);
  const rules = index.rules as DetectRules;
  const ids = createIdTable(rules);
  const roles = createWordRoles(rules, lexicon);
  const readExact = createExactReader(index, lexicon, roles);
  const readTexts = createTextReader(index, roles);
  const finder = createNameFinder(rules.names.phrases, lexicon);
  const riderFinder = createNameFinder(rules.riders, lexicon);
  const readMarkers = createMarkerReader(rules.markers, lexicon);
  const doubtFinder = createNameFinder(rules.doubts, lexicon);
  const exceptionFinder = createNameFinder(rules.exceptionNames, lexicon);
  const parts = createParts(rules, lexicon);
  const book = createAddressBook(rules);
  // One desk serves all texts: making arrays for each cost a fifth of the time.
  let desk = makeDesk(1 << 15);

  const detect = (text: string, options: DetectOptions): Detection => {
    if (desk.room < text.length + 2) desk = makeDesk(text.length * 2);
    const words = splitWords(text, lexicon, desk);
    if (words.count === 0) return emptyReading(NONE);
    const exact = readExact(words);
    const texts = exact === undefined ? readTexts(words) : { accepted: [exact], rejected: [], surplus: [] };
    const [spelledOut, found] = partition(texts.accepted, words);
    const exceptions = [...spelledOut, ...findExceptionNames(words, exceptionFinder, [...spelledOut, ...found])];
    const tags: Finding[] = findTags(text).flatMap(({ spelling, start, end }) => {
      const expression = readTag(spelling, ids);
      return expression === undefined ? [] : [{ expression, method: 'tag', start, end, confidence: 1 }];
    });
    const taken = [
      ...[...found, ...tags].map((item) => ({ start: item.start, end: item.end, families: familiesOf(item.expression) })),
      ...texts.rejected
        .filter((item) => item.similarity >= 0.7 && kindOf(item) === 'text')
        .map((item) => ({ ...stretch(words, item), families: [] })),
    ];
    const notices = readNotices(createReader(words, parts), finder, rules.names, taken);
    const markers = readMarkers(words, [...found, ...spelledOut, ...tags]);
    const said = [...found, ...tags, ...notices, ...markers];
    const families = new Set(said.flatMap((item) => familiesOf(item.expression)));
    const addresses = readAddresses(text, book).filter(
      (item) =>
        !taken.some((other) => item.start < other.end && item.end > other.start) &&
        !familiesOf(item.expression).some((family) => families.has(family)),
    );
    // A README speaks of many licences; under a heading about its own it speaks of its own.
    const sections = options.role === 'readme' || options.role === 'card' ? licenseSections(text) : [];
    const isOwn = (item: Finding): boolean =>
      sections.length === 0 || isWhole(item) || sections.some(({ start, end }) => item.start >= start && item.start < end);
    const named = dropCatalogue([...said, ...addresses].filter(isOwn));
    const all = applyExceptions(named, named.length < [...said, ...addresses].filter(isOwn).length ? spelledOut : exceptions);
    // Only beside a licence does a restriction mean anything.
    const riders = found.length > 0 ? readRiders(words, riderFinder, [...all.map(withAdvice), ...exceptions]) : [];
    const surplus = texts.surplus.map(
      (item): Finding => ({ expression: NOASSERTION, method: 'text', ...stretch(words, item), confidence: item.similarity }),
    );
    const reading = combine(words, all, [...riders, ...surplus], texts.rejected);
    if (reading.expression.kind !== 'none' || !speaksOfLicense(words, doubtFinder, options)) return reading;
    return { ...reading, expression: NOASSERTION };
  };

  return {
    detect(text: string, options: DetectOptions = {}): Detection {
      if (!isDep5(text)) return detect(text, options);
      const fields = readDep5(text, rules.dep5, ids, (paragraph) => detect(paragraph, {}).expression);
      if (fields.length === 0) return detect(text, options);
      return combine(splitWords(text, lexicon), fields, [], []);
    },
  };

  /** The texts of exceptions, and those of licences. */
  function partition(accepted: readonly Judged[], words: Words): [FoundException[], Finding[]] {
    const exceptions: FoundException[] = [];
    const found: Finding[] = [];
    for (const item of accepted) {
      const place = { ...stretch(words, item), confidence: item.similarity };
      if (item.license.startsWith('WITH ')) exceptions.push({ exception: item.license.slice(5), ...place });
      else found.push({ expression: expressionOf(item.license), method: methodOf(item), ...place });
    }
    return [exceptions, found];
  }

  function kindOf(item: Judged): string | undefined {
    return index.references[item.reference]?.kind;
  }

  function methodOf(item: Judged): Finding['method'] {
    if (kindOf(item) === 'header') return 'header';
    return item.similarity === 1 ? 'exact' : 'text';
  }

  function expressionOf(name: string): Finding['expression'] {
    const result = parseExpression(name, ids);
    return result.ok ? result.expression : NOASSERTION;
  }
}

/** The GNU texts end with advice on how to use them, which speaks of what they do not permit; copies cut it short in many ways. */
function withAdvice(finding: Finding): Finding {
  const isGnuText =
    (finding.method === 'text' || finding.method === 'exact') &&
    finding.expression.kind === 'license' &&
    /^[AL]?GPL-/.test(finding.expression.id);
  return isGnuText ? { ...finding, end: finding.end + ADVICE } : finding;
}

const ADVICE = 600;

const isWhole = ({ method }: Finding): boolean => method === 'exact' || method === 'text' || method === 'tag';

function stretch(words: Words, item: Judged): { start: number; end: number } {
  return {
    start: words.starts[words.heavy[item.from] as number] as number,
    end: words.ends[words.heavy[item.to - 1] as number] as number,
  };
}

function emptyReading(expression: Detection['expression']): Detection {
  return { expression, confidence: 0, coverage: 0, matches: [], nearest: [], remainder: [] };
}
