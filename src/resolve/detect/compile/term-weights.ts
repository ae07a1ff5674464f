/** Numbers the words of rules/detection/term-words.yaml and term-weights.yaml, so that the index opens without reading them apart. */
import { EDGE, EDGE_CLASS, NAMED, pairOf, type TermWeights } from '../beside/weights.ts';

/** The shape of term-weights.yaml: by word, or by two words of which the second follows soon. */
export interface WeightData {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** `same` are the words that count as one, by the word they count as. */
export function buildTermWeights(same: Readonly<Record<string, readonly string[]>>, { bias, weights }: WeightData): TermWeights {
  const classes: (readonly string[])[] = [[], [], []];
  const numbers = new Map([
    [NAMED, 1],
    [EDGE, EDGE_CLASS],
  ]);
  const numberOf = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, classes.length);
    return classes.push(same[word] ?? [word]) - 1;
  };
  const features = Object.keys(weights).map((key) => {
    const [first = '', second] = key.split(' ');
    return second === undefined ? numberOf(first) : pairOf(numberOf(first), numberOf(second));
  });
  return { bias, classes, features, weights: Object.values(weights) };
}
