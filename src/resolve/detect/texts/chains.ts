/** Finds where a text runs along a reference: shingles in common, in the same order, close together. */
import type { DetectIndex } from '../index-data/index-format.ts';
import type { Words } from '../words/words.ts';
import { SHINGLE, shingleAt } from './shingles.ts';

/** A stretch of the text that follows a reference. Positions count heavy words; `to` and `refTo` are the last shingle's start. */
export interface Chain {
  readonly reference: number;
  readonly from: number;
  readonly to: number;
  readonly refFrom: number;
  readonly refTo: number;
  /** Shingles in common. */
  readonly hits: number;
  /** The most words by which the text ran ahead of the reference between two shingles. */
  readonly jump: number;
}

/** How far the text may drift from the reference between two shingles. */
const SLACK = 70;
/** The longest stretch of strange words inside one chain. */
const GAP = 130;
/** Chains of one reference that are open at the same time. */
const OPEN = 4;
/** Numbers kept of an open chain: from, to, refFrom, refTo, hits, jump. */
const SIZE = 6;

/** Words that need not be looked at, in the order of the text. */
interface Settled {
  readonly from: number;
  readonly to: number;
}

/** Finds the chains of one text, outside of what is settled. */
export type ChainFinder = (words: Words, settled: readonly Settled[]) => Chain[];

/** A finder of chains with at least `least(shingles of the reference)` shingles in common. It keeps its own working memory. */
export function createChainFinder(index: DetectIndex, least: (shingles: number) => number): ChainFinder {
  const { postings, postingStarts, references, shingles, buckets } = index;
  const open = new Int32Array(references.length * OPEN * SIZE);
  const counts = new Uint8Array(references.length);
  const needed = Int32Array.from(references, (head) => least(head.shingles));
  let touched: number[] = [];
  let chains: Chain[] = [];

  const close = (reference: number, slot: number): void => {
    const hits = open[slot + 4] as number;
    if (hits < (needed[reference] as number)) return;
    chains.push({
      reference,
      from: open[slot] as number,
      to: open[slot + 1] as number,
      refFrom: open[slot + 2] as number,
      refTo: open[slot + 3] as number,
      hits,
      jump: open[slot + 5] as number,
    });
  };

  const drop = (reference: number, chain: number): void => {
    const base = reference * OPEN * SIZE;
    close(reference, base + chain * SIZE);
    const last = (counts[reference] as number) - 1;
    if (chain !== last) open.copyWithin(base + chain * SIZE, base + last * SIZE, base + (last + 1) * SIZE);
    counts[reference] = last;
  };

  const extend = (reference: number, at: number, i: number): void => {
    const base = reference * OPEN * SIZE;
    let best = -1;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let chain = (counts[reference] as number) - 1; chain >= 0; chain -= 1) {
      const slot = base + chain * SIZE;
      const ahead = i - (open[slot + 1] as number);
      if (ahead > GAP) {
        // The last chain moves into the gap; it has been looked at already.
        const last = base + ((counts[reference] as number) - 1) * SIZE;
        drop(reference, chain);
        if (best === last) best = slot;
        continue;
      }
      const drift = Math.abs(ahead - (at - (open[slot + 3] as number)));
      // A phrase that a text has twice begins chains of its own; the one that has gone far goes on.
      const cost = drift - (open[slot + 4] as number);
      if (drift <= SLACK && at > (open[slot + 3] as number) && cost < bestCost) {
        best = slot;
        bestCost = cost;
      }
    }
    if (best >= 0) {
      if ((open[best + 1] as number) === i) return;
      const jump = i - (open[best + 1] as number) - (at - (open[best + 3] as number));
      if (jump > (open[best + 5] as number)) open[best + 5] = jump;
      open[best + 1] = i;
      open[best + 3] = at;
      open[best + 4] = (open[best + 4] as number) + 1;
      return;
    }
    const count = counts[reference] as number;
    if (count === 0) touched.push(reference);
    if (count === OPEN) drop(reference, weakest(base));
    const slot = base + (counts[reference] as number) * SIZE;
    open[slot] = i;
    open[slot + 1] = i;
    open[slot + 2] = at;
    open[slot + 3] = at;
    open[slot + 4] = 1;
    open[slot + 5] = 0;
    counts[reference] = (counts[reference] as number) + 1;
  };

  const weakest = (base: number): number => {
    let chain = 0;
    for (let other = 1; other < OPEN; other += 1)
      if ((open[base + other * SIZE + 4] as number) < (open[base + chain * SIZE + 4] as number)) chain = other;
    return chain;
  };

  return ({ heavyCount, heavyHashes }, settled) => {
    chains = [];
    touched = [];
    let next = 0;
    for (let i = 0; i + SHINGLE <= heavyCount; i += 1) {
      while (i === settled[next]?.from) {
        i = Math.max(i, (settled[next]?.to as number) - SHINGLE + 1);
        next += 1;
      }
      if (i + SHINGLE > heavyCount) break;
      const hash = shingleAt(heavyHashes, i);
      const bucket = hash >>> 16;
      const bucketEnd = buckets[bucket + 1] as number;
      let slot = buckets[bucket] as number;
      while (slot < bucketEnd && (shingles[slot] as number) < hash) slot += 1;
      if (slot === bucketEnd || shingles[slot] !== hash) continue;
      const end = postingStarts[slot + 1] as number;
      for (let p = postingStarts[slot] as number; p < end; p += 1) {
        const posting = postings[p] as number;
        extend(posting >>> 16, posting & 0xffff, i);
      }
    }
    for (const reference of touched) while ((counts[reference] as number) > 0) drop(reference, (counts[reference] as number) - 1);
    return chains;
  };
}
