/** What the text matcher read, as findings: licences, exceptions, and the stretches that others need not read. */
import { type LicenseExpression, NOASSERTION } from '../../../model/expression.ts';
import type { IdTable } from '../../../model/rulebook.ts';
import { parseExpression } from '../../../spdx/parse.ts';
import { type Finding, type Hole, stretchesOf } from '../answer/finding.ts';
import type { FoundException } from '../beside/exceptions.ts';
import type { DetectIndex } from '../index-data/index-format.ts';
import type { DetectRules } from '../index-data/rules.ts';
import { familiesOf } from '../notices/families.ts';
import type { Taken } from '../notices/notices.ts';
import { EMPTY_LINE } from '../words/lines.ts';
import type { Words } from '../words/words.ts';
import type { Judged } from './judge.ts';
import { sentencesPutIn } from './put-in.ts';
import type { TextReading } from './texts.ts';

export interface TextEvidence {
  readonly found: readonly Finding[];
  readonly exceptions: readonly FoundException[];
  /** Stretches that are a licence, or resemble one so much that names inside say nothing. */
  readonly taken: readonly Taken[];
  /** The text says more than was found: it goes on along another licence, or holds one that was altered. */
  readonly surplus: readonly Finding[];
}

/** A rejected stretch this similar is a licence, whatever it is: names inside it are its own. */
const TAKEN = 0.7;
/** A print that is broken in two by an addition shows half of itself; so many words in common are no accident. */
const HALF = { similarity: 0.4, words: 100 };

export interface EvidenceReader {
  /** A licence's text as a finding. */
  findingOf(item: Judged, words: Words): Finding;
  read(reading: TextReading, words: Words): TextEvidence;
}

export function createEvidenceReader(index: DetectIndex, ids: IdTable): EvidenceReader {
  const { twins } = index.rules as DetectRules;
  const named = new Map<string, Named>();
  const nameOf = (item: Judged): Named => {
    const license = item.isVerbatim ? item.license : (twins[item.license] ?? item.license);
    const name = named.get(license) ?? parseName(license, ids);
    named.set(license, name);
    return name;
  };
  const kindOf = (item: Judged): string | undefined => index.references[item.reference]?.kind;
  const methodOf = (item: Judged): Finding['method'] =>
    kindOf(item) === 'header' ? 'header' : item.similarity === 1 ? 'exact' : 'text';
  const isException = (item: Judged): boolean => item.license.startsWith('WITH ');
  const isAlike = (item: Judged): boolean => {
    if (kindOf(item) === 'print' && item.similarity >= HALF.similarity && item.same >= HALF.words) return true;
    return item.similarity >= TAKEN && (kindOf(item) === 'text' || kindOf(item) === 'print');
  };
  const findingOf = (item: Judged, words: Words): Finding => {
    const putIn = sentencesPutIn(item, words);
    return {
      expression: nameOf(item).expression,
      method: methodOf(item),
      ...placeOf(item, words),
      ...(putIn.length > 0 && { putIn }),
    };
  };
  return {
    findingOf,
    read: (reading, words) => {
      const licenses = reading.accepted.filter((item) => !isException(item));
      const found = licenses.map((item) => findingOf(item, words));
      const alike = reading.rejected.filter((item) => isAlike(item) && !isException(item) && !isDisclaimer(item, words));
      return {
        found,
        exceptions: reading.accepted
          .filter(isException)
          .map((item) => ({ exception: item.license.slice('WITH '.length), ...placeOf(item, words) })),
        taken: [
          ...found.flatMap((finding, i) => {
            const { families } = nameOf(licenses[i] as Judged);
            // Names in a remark beside a text are its own, those in a choice are not.
            const choices = finding.holes?.filter(({ isChoice }) => isChoice) ?? [];
            return stretchesOf({ ...finding, holes: choices }).map(({ start, end }) => ({ start, end, families }));
          }),
          ...alike.map((item) => ({ ...placeOf(item, words), families: [] })),
        ],
        surplus: [...reading.surplus, ...alike].map(
          (item): Finding => ({ expression: NOASSERTION, method: 'text', ...placeOf(item, words) }),
        ),
      };
    },
  };
}

/** Whether a stretch only says that nothing is warranted: many licences end so, and data under others as well. */
function isDisclaimer({ from, to }: Judged, { text, starts, ends, heavy }: Words): boolean {
  const said = text.slice(starts[heavy[from] as number], ends[heavy[to - 1] as number]);
  return !SAYS_MORE.test(said) && /\bwarrant/i.test(said);
}
const SAYS_MORE = /permi|redistribut|grant|licen[sc]|\b(?:may|must|shall) (?:not|only)\b|prohibit|retain|condition/i;

/** What a reference's id means. */
interface Named {
  readonly expression: LicenseExpression;
  readonly families: readonly string[];
}

function parseName(license: string, ids: IdTable): Named {
  const result = parseExpression(license, ids);
  const expression = result.ok ? result.expression : NOASSERTION;
  return { expression, families: familiesOf(expression) };
}

function placeOf(
  { from, to, similarity, asides }: Judged,
  { starts, ends, heavy }: Words,
): Pick<Finding, 'start' | 'end' | 'confidence' | 'holes'> {
  const startOf = (at: number): number => starts[heavy[at] as number] as number;
  const endOf = (at: number): number => ends[heavy[at - 1] as number] as number;
  const holes = asides.map((aside): Hole => ({ start: startOf(aside.from), end: endOf(aside.to), isChoice: aside.isChoice }));
  return { start: startOf(from), end: endOf(to), confidence: similarity, ...(holes.length > 0 && { holes }) };
}

/**
 * A finding with what belongs to its text beside it. The GNU texts end with advice that speaks of what they do not permit, which copies cut
 * short in many ways; the Business Source License begins with parameters.
 */
export function withAdvice(finding: Finding, text: string): Finding {
  const { expression, method, start } = finding;
  if ((method !== 'text' && method !== 'exact') || expression.kind !== 'license') return finding;
  if (/^[AL]?GPL-/.test(expression.id)) return { ...finding, end: endOfAdvice(text, finding.end) };
  if (expression.id !== 'BUSL-1.1') return finding;
  const title = text.slice(0, start).search(/business source license|^\W*licensor:/im);
  return title < 0 ? finding : { ...finding, start: title };
}

/** Where the advice ends that stands behind a GNU text: with the paragraph that has its last words. */
function endOfAdvice(text: string, end: number): number {
  const after = text.slice(end, end + ADVICE);
  const last = [...after.matchAll(ADVICE_WORDS)].at(-1);
  if (last === undefined) return end;
  const from = last.index + last[0].length;
  const rest = after.slice(from).search(EMPTY_LINE);
  return end + (rest < 0 ? after.length : from + rest);
}

const ADVICE = 600;
const ADVICE_WORDS =
  /\bTy Coon|Yoyodyne|Gnomovision|hypothetical commands|copyright disclaimer|permit incorporating|subroutine library|proprietary\s+(?:programs|applications)|mouse-clicks|interactive mode|following\s+notices|instead\s+of\s+this\s+licen[sc]e|useful\s+to\s+permit\s+linking|why-not-lgpl|all there is to it/gi;
