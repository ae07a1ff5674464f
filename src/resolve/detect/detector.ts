/** The front door: reads one licence text with matchers, cheapest first. */
import type { LicenseFileRole } from '../../model/component.ts';
import type { Detection, Detector } from '../../model/detection.ts';
import { NOASSERTION, NONE } from '../../model/expression.ts';
import { combine } from './combine.ts';
import type { Finding } from './finding.ts';
import { createIdTable } from './ids.ts';
import { openIndex } from './index-format.ts';
import { openLexicon } from './lexicon.ts';
import { createLines } from './lines.ts';
import type { DetectRules } from './rules.ts';
import { findTags } from './tags.ts';
import { readTexts } from './texts.ts';
import { hashWord, splitWords } from './words.ts';

/** Makes a detector from the bytes of the index; without an index nothing is recognised, and nothing is asserted. */
export function createDetector(bytes: Uint8Array | undefined): Detector {
  if (bytes === undefined) return { detect: () => emptyReading(NOASSERTION) };
  const index = openIndex(bytes);
  const lexicon = openLexicon(index.lexicon);
  const rules = index.rules as DetectRules;
  const ids = createIdTable(rules);
  const idSet = (words: readonly string[]): ReadonlySet<number> =>
    new Set(words.map((word) => lexicon.find(hashWord(word))).filter((id) => id > 0));
  const sets = { holder: idSet(rules.holder), critical: idSet(rules.critical) };

  return {
    detect(text: string, options: { readonly role?: LicenseFileRole; readonly name?: string } = {}): Detection {
      const words = splitWords(text, lexicon);
      if (words.count === 0) return emptyReading(NONE);
      const lines = createLines(text);
      const texts = readTexts(words, index, sets);
      const findings: Finding[] = texts.accepted.map((item) => ({
        license: item.license,
        method: item.similarity === 1 ? 'exact' : 'text',
        start: words.starts[words.heavy[item.from] as number] as number,
        end: words.ends[words.heavy[item.to - 1] as number] as number,
        confidence: item.similarity,
      }));
      for (const tag of findTags(text))
        findings.push({ license: tag.spelling, method: 'tag', start: tag.start, end: tag.end, confidence: 1 });
      return combine({ words, lines, findings, rejected: texts.rejected, ids, options });
    },
  };
}

function emptyReading(expression: Detection['expression']): Detection {
  return { expression, confidence: 0, coverage: 0, matches: [], nearest: [], remainder: [] };
}
