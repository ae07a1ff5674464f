/** One text through the matchers, cheapest first. README.md beside this folder says why in this order. */
import type { LicenseFileRole } from '../../../model/component.ts';
import type { Detection } from '../../../model/detection.ts';
import { type LicenseExpression, NOASSERTION, NONE } from '../../../model/expression.ts';
import { combine, combineOne } from '../answer/combine.ts';
import { readBy } from '../answer/finding.ts';
import { speaksOfLicense } from '../beside/doubt.ts';
import { hasUnknownTag } from '../notices/tags.ts';
import { standsByItself } from '../texts/alone.ts';
import type { Judged } from '../texts/judge.ts';
import { makeDesk, splitWords } from '../words/words.ts';
import { readBeside } from './beside.ts';
import type { Matchers } from './matchers.ts';
import { readNamed } from './named.ts';
import { isLicenseFile, knownBy, type Page } from './page.ts';

/** What is known of a file beyond its text. */
export interface ReadOptions {
  readonly role?: LicenseFileRole;
  readonly name?: string;
}

/** A desk of at least this size is made; one up to the second is kept for the next text. */
const SMALL_DESK = 1 << 15;
const KEPT_DESK = 1 << 20;

export function createTextReading(matchers: Matchers): (text: string, options: ReadOptions) => Detection {
  const { lexicon, readExact, readTexts, evidence, finders } = matchers;
  // One desk serves all texts: making arrays for each cost a fifth of the time.
  let desk = makeDesk(SMALL_DESK);
  return (text, options) => {
    if (desk.room < text.length + 2 || desk.room > KEPT_DESK) desk = makeDesk(Math.max(SMALL_DESK, text.length));
    const words = splitWords(text, lexicon, desk);
    if (words.count === 0 && text.trim() === '') return emptyReading(NONE);
    const page: Page = { text, words, ...options };
    const { whole, certain } = readExact(words);
    const alone = whole && readAlone(whole, page, matchers);
    if (alone !== undefined) return alone;
    const texts = whole === undefined ? readTexts(words, certain) : { accepted: [whole], rejected: [], surplus: [] };
    const spelledOut = evidence.read(texts, words);
    const named = readNamed(spelledOut, page, matchers);
    const { all, riders } = readBeside(spelledOut, named, page, matchers);
    const reading = combine(words, all, riders, texts.rejected);
    if (reading.expression.kind !== 'none') return reading;
    const isInDoubt = hasUnknownTag(text) || speaksOfLicense(words, finders.doubts, options);
    return isInDoubt ? { ...reading, expression: NOASSERTION } : reading;
  };
}

/** The answer where one licence makes up the file, and nothing around it says a word. */
function readAlone(whole: Judged, page: Page, matchers: Matchers): Detection | undefined {
  const single = matchers.evidence.findingOf(whole, page.words);
  if (!standsByItself(page.words, single, matchers.listeners)) return undefined;
  const known = knownBy([single], page, matchers);
  const terms = matchers.readTerms(page.words, readBy(single), [], known, isLicenseFile(page), single.putIn ?? []);
  return terms === undefined ? combineOne(page.words, single) : undefined;
}

/** A reading that found nothing at all. */
export function emptyReading(expression: LicenseExpression): Detection {
  return { expression, confidence: 0, coverage: 0, matches: [], nearest: [], remainder: [] };
}
