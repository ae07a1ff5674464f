/** The front door: reads the licences of one text. README.md beside this file says how. */
import type { Detection, Detector } from '../../model/detection.ts';
import { and, NOASSERTION } from '../../model/expression.ts';
import { combine } from './answer/combine.ts';
import type { Hear } from './beside/terms.ts';
import { openIndex } from './index-data/index-format.ts';
import { isDep5, readDep5 } from './notices/dep5.ts';
import { createMatchers } from './reading/matchers.ts';
import { createTextReading, emptyReading, type ReadOptions } from './reading/read-text.ts';
import { createLines } from './words/lines.ts';
import { splitWords } from './words/words.ts';

/** UTF-16 code units that are read of one text; of a longer one it is only known that there is more. */
const LONGEST = 4_000_000;

/** Makes a detector from the bytes of the index; without an index nothing is recognised, and nothing is asserted. */
export function createDetector(bytes: Uint8Array | undefined, hear?: Hear): Detector {
  if (bytes === undefined) return { detect: () => emptyReading(NOASSERTION) };
  const matchers = createMatchers(openIndex(bytes), hear);
  const { rules, ids, lexicon } = matchers;
  const readText = createTextReading(matchers);

  const readFile = (text: string, options: ReadOptions): Detection => {
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
