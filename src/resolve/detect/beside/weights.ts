/** The weights that were learned for words and pairs of words, as tables over the words' ids. */

import { hashWord } from '../words/hash.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { Words } from '../words/words.ts';
import { beginOf, endsBefore } from './unread.ts';

/** What the index holds of rules/detection/term-words.yaml and term-weights.yaml, numbered so that it opens without reading words apart. */
export interface TermWeights {
  readonly bias: number;
  /** The spellings of each class of words that count as one, by its number; the first three are no words: any other word, a licence that is named, the edge of a sentence. */
  readonly classes: readonly (readonly string[])[];
  /** Classes, and pairs of them, with their weights in hundredths. */
  readonly features: readonly number[];
  readonly weights: readonly number[];
}

/** What a named licence counts as in a sentence. */
export const NAMED = 'NAMED';
/** Where a sentence begins and ends: short ones say much by their first and last word. */
export const EDGE = 'EDGE';
/** A word follows another soon within so many words. */
const SOON = 3;

export interface WeightTable {
  /** The class of a word, by its id; 0 for a word that says nothing. */
  readonly classOf: Uint16Array;
  /** What a sentence of these classes weighs. */
  weigh(classes: readonly number[]): number;
  /** No sentence among these words weighs more: asked of every text, so it makes nothing. */
  most(words: Words, runs: readonly { readonly from: number; readonly to: number }[], first: number): number;
}

export function createWeightTable({ bias, classes, features, weights }: TermWeights, lexicon: Lexicon): WeightTable {
  const classOf = new Uint16Array(65536);
  classes.forEach((spellings, number) => {
    for (const word of spellings) classOf[lexicon.find(hashWord(word))] = number;
  });
  const byFeature = new Map<number, number>();
  features.forEach((feature, i) => {
    byFeature.set(feature, weights[i] ?? 0);
  });
  classOf[0] = 0;
  const gain = (feature: number): number => Math.max(0, byFeature.get(feature) ?? 0);
  const both = (first: number, second: number): number => (first === 0 ? 0 : gain(pairOf(first, second)));
  return {
    classOf,
    weigh(sentence) {
      let sum = bias;
      for (const feature of featuresOf(sentence)) sum += byFeature.get(feature) ?? 0;
      return sum;
    },
    most(words, runs, first) {
      const { ids } = words;
      let most = bias;
      for (const run of runs) {
        const from = beginOf(words, run);
        let sum = bias;
        // The three classes before.
        let [a, b, c] = [0, 0, first];
        let begun = from;
        const close = (): void => {
          most = Math.max(most, sum + both(a, EDGE_CLASS) + both(b, EDGE_CLASS) + both(c, EDGE_CLASS));
        };
        for (let at = from; at < run.to; at += 1) {
          if (at > from && endsBefore(words, at)) {
            close();
            [sum, a, b, c, begun] = [bias, 0, 0, first, at];
          }
          const next = classOf[ids[at] as number] as number;
          if (next !== 0) {
            sum += gain(next) + both(a, next) + both(b, next) + both(c, next);
            if (at < begun + SOON) sum += both(EDGE_CLASS, next);
          }
          [a, b, c] = [b, c, next];
        }
        close();
      }
      return most + gain(first);
    },
  };
}

/** The features of a sentence, each once: a class, or two of which one follows soon. */
export function featuresOf(classes: readonly number[]): Set<number> {
  const features = new Set<number>();
  for (const [at, first] of classes.entries()) {
    if (first === 0) continue;
    if (first !== EDGE_CLASS) features.add(first);
    for (let next = at + 1; next <= at + SOON && next < classes.length; next += 1) {
      const second = classes[next] as number;
      if (second !== 0) features.add(pairOf(first, second));
    }
  }
  return features;
}

/** The class of a sentence's edge. */
export const EDGE_CLASS = 2;

/** The feature that two classes are, one soon after the other. */
export const pairOf = (first: number, second: number): number => (first << 15) | second;
