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
import type { Words } from '../words/words.ts';
import type { Judged } from './judge.ts';
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

export function textEvidence(reading: TextReading, words: Words, index: DetectIndex, ids: IdTable): TextEvidence {
  const { twins } = index.rules as DetectRules;
  const nameOf = (item: Judged): string => (item.isVerbatim ? item.license : (twins[item.license] ?? item.license));
  const kindOf = (item: Judged): string | undefined => index.references[item.reference]?.kind;
  const place = (item: Judged) => ({
    start: words.starts[words.heavy[item.from] as number] as number,
    end: words.ends[words.heavy[item.to - 1] as number] as number,
    confidence: item.similarity,
    ...(item.asides.length > 0 && { holes: item.asides.map(holeOf) }),
  });
  const holeOf = ({ from, to, isChoice }: Judged['asides'][number]): Hole => ({
    start: words.starts[words.heavy[from] as number] as number,
    end: words.ends[words.heavy[to - 1] as number] as number,
    isChoice,
  });
  const methodOf = (item: Judged): Finding['method'] =>
    kindOf(item) === 'header' ? 'header' : item.similarity === 1 ? 'exact' : 'text';
  const isException = (item: Judged): boolean => item.license.startsWith('WITH ');
  const found = reading.accepted
    .filter((item) => !isException(item))
    .map((item): Finding => ({ expression: expressionOf(nameOf(item), ids), method: methodOf(item), ...place(item) }));
  const isAlike = (item: Judged): boolean => {
    if (kindOf(item) === 'print' && item.similarity >= HALF.similarity && item.same >= HALF.words) return true;
    return item.similarity >= TAKEN && (kindOf(item) === 'text' || kindOf(item) === 'print');
  };
  const alike = reading.rejected.filter((item) => isAlike(item) && !isException(item));
  return {
    found,
    exceptions: reading.accepted
      .filter(isException)
      .map((item) => ({ exception: item.license.slice('WITH '.length), ...place(item) })),
    taken: [
      ...found.flatMap((item) =>
        // Names in a remark beside a text are its own, those in a choice are not.
        stretchesOf({ ...item, holes: item.holes?.filter(({ isChoice }) => isChoice) ?? [] }).map(({ start, end }) => ({
          start,
          end,
          families: familiesOf(item.expression),
        })),
      ),
      ...alike.map((item) => ({ ...place(item), families: [] })),
    ],
    surplus: [...reading.surplus, ...alike].map((item): Finding => ({ expression: NOASSERTION, method: 'text', ...place(item) })),
  };
}

function expressionOf(license: string, ids: IdTable): LicenseExpression {
  const result = parseExpression(license, ids);
  return result.ok ? result.expression : NOASSERTION;
}

/**
 * A finding with what belongs to its text beside it. The GNU texts end with advice that speaks of what they do not permit, which copies cut
 * short in many ways; the Business Source License begins with parameters.
 */
export function withAdvice(finding: Finding, text: string): Finding {
  const { expression, method, start } = finding;
  if ((method !== 'text' && method !== 'exact') || expression.kind !== 'license') return finding;
  if (/^[AL]?GPL-/.test(expression.id)) return { ...finding, end: finding.end + ADVICE };
  if (expression.id !== 'BUSL-1.1') return finding;
  const title = text.slice(0, start).search(/business source license/i);
  return title < 0 ? finding : { ...finding, start: title };
}

const ADVICE = 600;
