/** Finds where a text runs along a reference: shingles in common, in the same order, close together. */
import type { DetectIndex } from './index-format.ts';
import { SHINGLE, shingleAt } from './shingles.ts';
import type { Words } from './words.ts';

/** A stretch of the text that follows a reference. Positions count heavy words; `to` and `refTo` are the last shingle's start. */
export interface Chain {
  readonly reference: number;
  readonly from: number;
  readonly to: number;
  readonly refFrom: number;
  readonly refTo: number;
  /** Shingles in common. */
  readonly hits: number;
}

/** How far the text may drift from the reference between two shingles. */
const SLACK = 70;
/** The longest stretch of strange words inside one chain. */
const GAP = 130;

interface Open {
  from: number;
  to: number;
  refFrom: number;
  refTo: number;
  hits: number;
}

/** All chains with at least `least(reference)` shingles. */
export function findChains(words: Words, index: DetectIndex, least: (reference: number) => number): Chain[] {
  const { heavyCount, heavyHashes } = words;
  const { postings, postingStarts, references } = index;
  const find = shingleFinder(index);
  const open: (Open[] | undefined)[] = new Array(references.length);
  const touched: number[] = [];
  const chains: Chain[] = [];
  const close = (reference: number, chain: Open): void => {
    if (chain.hits >= least(reference))
      chains.push({ reference, from: chain.from, to: chain.to, refFrom: chain.refFrom, refTo: chain.refTo, hits: chain.hits });
  };
  for (let i = 0; i + SHINGLE <= heavyCount; i += 1) {
    const slot = find(shingleAt(heavyHashes, i));
    if (slot < 0) continue;
    const end = postingStarts[slot + 1] as number;
    for (let p = postingStarts[slot] as number; p < end; p += 1) {
      const posting = postings[p] as number;
      const reference = posting >>> 16;
      const at = posting & 0xffff;
      let list = open[reference];
      if (list === undefined) {
        list = [];
        open[reference] = list;
        touched.push(reference);
      }
      let best: Open | undefined;
      let bestDrift = SLACK + 1;
      for (let c = list.length - 1; c >= 0; c -= 1) {
        const chain = list[c] as Open;
        if (i - chain.to > GAP) {
          close(reference, chain);
          list.splice(c, 1);
          continue;
        }
        const drift = Math.abs(i - chain.to - (at - chain.refTo));
        if (at > chain.refTo && drift < bestDrift) {
          best = chain;
          bestDrift = drift;
        }
      }
      if (best === undefined) {
        list.push({ from: i, to: i, refFrom: at, refTo: at, hits: 1 });
        if (list.length > 6) {
          const weakest = list.reduce((low, chain, c) => (chain.hits < (list?.[low]?.hits ?? 0) ? c : low), 0);
          const [chain] = list.splice(weakest, 1);
          if (chain !== undefined) close(reference, chain);
        }
      } else if (best.to < i) {
        best.to = i;
        best.refTo = at;
        best.hits += 1;
      }
    }
  }
  for (const reference of touched) for (const chain of open[reference] ?? []) close(reference, chain);
  return chains;
}

/** Looks a shingle up: its slot, or -1. Only sampled shingles of long texts are there at all. */
function shingleFinder(index: DetectIndex): (hash: number) => number {
  const { shingles, buckets } = index;
  return (hash) => {
    const bucket = hash >>> 16;
    const end = buckets[bucket + 1] as number;
    for (let slot = buckets[bucket] as number; slot < end; slot += 1) {
      const key = shingles[slot] as number;
      if (key === hash) return slot;
      if (key > hash) return -1;
    }
    return -1;
  };
}

/** Shingles that a stretch of `length` words of a reference should give. */
export function expectedShingles(index: DetectIndex, reference: number, length: number): number {
  const head = index.references[reference];
  if (head === undefined || head.words === 0) return 0;
  return (head.shingles * length) / head.words;
}
