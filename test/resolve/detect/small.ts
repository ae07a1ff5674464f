/** A detector over a handful of made-up texts, for what the real index would hide. */
import { type CompileInput, compileIndex } from '../../../src/resolve/detect/compile/compile.ts';
import { fingerprint } from '../../../src/resolve/detect/compile/fingerprint.ts';
import { createDetector } from '../../../src/resolve/detect/detector.ts';
import type { DetectRules } from '../../../src/resolve/detect/index-data/rules.ts';
import { print } from '../../../src/spdx/print.ts';

export const SPELLINGS = { same: [['flavor', 'flavour']], light: ['ii'] };

const RULES: DetectRules = {
  ids: ['Tea-1.0', 'Tea-1.0-Iced', 'Pot-1.0'],
  exceptions: [],
  replaced: {},
  twins: {},
  holder: ['the', 'holder', 'of', 'tea', 'house'],
  critical: ['not', 'never'],
  proper: [],
  compounds: [],
  names: { families: [], phrases: [] },
  riders: [],
  exceptionNames: [],
  doubts: [],
  agreements: [],
  terms: { bias: 0, classes: [], features: [], weights: [] },
  markers: [],
  dep5: {},
  context: { grant: [], near: [], against: [], pointer: [], dual: [], filler: [], version: [], later: [], between: [], join: [] },
  urls: {},
};

/** Reads texts against these references; `prints` are known by their digests only. */
export function smallDetector(
  input: Partial<Pick<CompileInput, 'texts' | 'ends'>> & {
    prints?: Readonly<Record<string, string>>;
    rules?: Partial<DetectRules>;
  },
) {
  const rules = { ...RULES, ...input.rules };
  const prints = Object.entries(input.prints ?? {}).map(([license, text]) => ({
    license,
    kind: 'text' as const,
    ...fingerprint(text, SPELLINGS),
  }));
  const words = [
    ...rules.holder,
    ...rules.critical,
    ...[...rules.names.phrases, ...rules.markers, ...rules.riders, ...rules.doubts].flatMap((phrase) => phrase.words),
    ...Object.values(rules.context).flat(),
  ];
  const detector = createDetector(
    compileIndex({
      texts: input.texts ?? [],
      prints,
      spellings: SPELLINGS,
      ends: input.ends ?? { heads: [], tails: [] },
      words,
      rules,
      source: 'tea-list 1',
    }),
  );
  return { detect: detector.detect, read: (text: string) => print(detector.detect(text).expression) };
}
