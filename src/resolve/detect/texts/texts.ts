/** Whole licence texts, near-exact or altered within bounds: the best alignment of each stretch of the text. */

import type { DetectIndex } from '../index-data/index-format.ts';
import type { WordRoles } from '../words/word-roles.ts';
import type { Words } from '../words/words.ts';
import { align } from './align.ts';
import { type Chain, createChainFinder } from './chains.ts';
import { type Judged, judge } from './judge.ts';
import { joinHalves, judgePrint } from './prints.ts';
import { SHINGLE, samplingMask } from './shingles.ts';

/** What was recognised, what was nearly so, in the order of the text. */
export interface TextReading {
  readonly accepted: readonly Judged[];
  /** Stretches that resemble a licence without being it. */
  readonly rejected: readonly Judged[];
  /** Licences that say more than an accepted one, and that the text follows some way beyond it. */
  readonly surplus: readonly Judged[];
}

/** How many references are laid along one stretch of text, most shingles first. */
const CANDIDATES = 12;
/** Share of the best one's shingles below which another is not worth a look. */
const WORTH = 0.7;
const SIMILAR = 0.9;
const NEAR_MISS = 0.75;
const LONGEST_GAP = 7;
/** Words that may be missing before a text that is cut off. */
const LONGEST_HEAD = 20;
const MARGIN = 6;
/** Words in common beyond an accepted licence that are no accident. */
const SURPLUS = 12;
/** Words by which an alignment may go beyond its chain. */
const EXTRA = 16;
/** Stretches are kept in cells of 128 words. */
const CELL = 7;

/** A reader of texts against an index; `certain` is what stands there word for word. It keeps its own working memory. */
export function createTextReader(
  index: DetectIndex,
  roles: WordRoles,
): (words: Words, certain: readonly Judged[]) => TextReading {
  const findChains = createChainFinder(index, leastHits);
  return (words, certain) => readTexts(words, index, roles, joinHalves(findChains(words, certain), index.references), certain);
}

function readTexts(
  words: Words,
  index: DetectIndex,
  roles: WordRoles,
  chains: readonly Chain[],
  certain: readonly Judged[],
): TextReading {
  const judged: Judged[] = [...certain];
  const perfect: Judged[] = [...certain];
  for (const chain of shortlist(chains, index)) {
    // Where a text stands word for word, only one that goes beyond it could be the better reading.
    if (perfect.some(({ from, to }) => chain.from >= from - MARGIN && chain.to + SHINGLE <= to + MARGIN)) continue;
    if (judged.some((other) => cannotBeat(chain, index, other))) continue;
    const item = judgeChain(chain, words, index, roles);
    judged.push(item);
    if (item.isVerbatim) perfect.push(item);
  }
  judged.sort((a, b) => b.score - a.score || Number(b.isVerbatim) - Number(a.isVerbatim) || a.reference - b.reference);
  const accepted: Judged[] = [];
  const rejected: Judged[] = [];
  for (const candidate of judged) {
    const isAcceptable = accepts(candidate, index) || isCutShort(candidate, judged, words);
    // A weaker reading of a stretch that already has one is no news; a near miss is one, a faint likeness is not.
    if (accepted.some((other) => overlaps(other, candidate))) continue;
    if (rejected.some((other) => overlaps(other, candidate) && (other.similarity >= NEAR_MISS || !isAcceptable))) continue;
    if (isAcceptable) accepted.push(candidate);
    else if (!isSeries(candidate, judged, index)) rejected.push(candidate);
  }
  accepted.sort((a, b) => a.from - b.from);
  return {
    accepted,
    rejected: rejected.filter((item) => !accepted.some((other) => overlaps(other, item))),
    surplus: findSurplus(accepted, judged, words),
  };
}

/** Whether several licences, one after the other, say all that the text has in common with one that is made of their like (Sleepycat of BSD's). */
function isSeries(candidate: Judged, judged: readonly Judged[], index: DetectIndex): boolean {
  let same = 0;
  const parts: Judged[] = [];
  for (const part of judged) {
    if (part.from < candidate.from - MARGIN || part.to > candidate.to + MARGIN || !accepts(part, index)) continue;
    if (parts.some((other) => overlaps(other, part))) continue;
    parts.push(part);
    same += part.same;
  }
  return parts.length > 1 && same >= candidate.same;
}

/** Whether a chain is so short for its reference that the words missing make it the poorer reading for sure. */
function cannotBeat(chain: Chain, index: DetectIndex, other: Judged): boolean {
  if (other.isChanged || chain.from < other.from - MARGIN || chain.to + SHINGLE > other.to + MARGIN) return false;
  const span = chain.to - chain.from + SHINGLE + EXTRA;
  const missing = (index.references[chain.reference]?.needed ?? 0) - span;
  return missing > 0 && span - 1.5 * missing < other.score;
}

/** Licences that go on where an accepted one ends, and that the text follows some way: it says more than the accepted one. */
function findSurplus(accepted: readonly Judged[], judged: readonly Judged[], words: Words): Judged[] {
  return judged.filter((other) => {
    if (other.isChanged || other.similarity < NEAR_MISS) return false;
    const [inside, ...more] = accepted.filter((item) => overlaps(item, other));
    if (inside === undefined || more.length > 0 || inside.license === other.license) return false;
    // Of a licence that is known by a part of it the text holds more, too.
    if (
      judged.some(
        (own) => own.license === inside.license && own.from <= other.from && own.to >= other.to && own.same >= other.same,
      )
    )
      return false;
    // What stands before may be copyright lines in common.
    const before = words.text.slice(placeOf(words, other.from), placeOf(words, inside.from));
    if (other.to < inside.to + SURPLUS && /copyright|\(c\)|©/i.test(before)) return false;
    const beyond = Math.max(0, inside.from - other.from) + Math.max(0, other.to - inside.to);
    return other.from <= inside.from + MARGIN && beyond >= SURPLUS && other.same >= inside.same + SURPLUS;
  });
}

const placeOf = (words: Words, at: number): number => words.starts[words.heavy[at] as number] as number;

const leastHits = (shingles: number): number => Math.max(2, Math.min(60, Math.floor(shingles * 0.3)));

function accepts(item: Judged, index: DetectIndex): boolean {
  if (item.isChanged) return false;
  const head = index.references[item.reference];
  const needed = head?.needed ?? 0;
  // A clause that is not there makes it the licence without that clause, which may have a name of its own.
  const spare = head?.kind === 'print' ? Math.max(20, needed * 0.03) : Math.max(LONGEST_GAP, needed * 0.012);
  if (item.similarity >= SIMILAR && item.gap <= spare) return true;
  // A long text that is cut off at its end is still known.
  return needed >= 500 && item.inner >= 0.96 && item.coverage >= 0.6 && item.head <= LONGEST_HEAD;
}

/** A text that ends in the midst of a licence, when no other licence begins the same way. */
function isCutShort(item: Judged, judged: readonly Judged[], words: Words): boolean {
  if (item.isChanged || item.to < words.heavyCount - 2 || item.inner < 0.97 || item.coverage < 0.6) return false;
  // What ends with a full stop is whole, and lacks a clause.
  if (/[.!?"')\]>*/]\s*$/.test(words.text.slice(-40))) return false;
  return !judged.some(
    (other) => other.license !== item.license && overlaps(other, item) && other.same >= item.same - Math.max(3, item.same * 0.03),
  );
}

const overlaps = (a: Judged, b: Judged): boolean => {
  const common = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  return common > 0.1 * Math.min(a.to - a.from, b.to - b.from);
};

/** For each stretch of text the references that share most with it. */
function shortlist(chains: readonly Chain[], index: DetectIndex): Chain[] {
  const weighed = chains.map((chain) => {
    const head = index.references[chain.reference];
    if (head === undefined) return { chain, shared: 0, weight: 0, isWhole: false };
    const shared = chain.hits * (head.kind === 'print' ? head.words / Math.max(1, head.shingles) : samplingMask(head.words) + 1);
    // Every shingle in its place: where such a text stands word for word, none that resembles it needs to be looked at.
    const isWhole = chain.hits >= head.shingles && chain.to - chain.from === chain.refTo - chain.refFrom;
    return { chain, shared, weight: shared - 0.3 * Math.max(0, head.needed - shared), isWhole };
  });
  weighed.sort(
    (a, b) =>
      Number(b.isWhole) - Number(a.isWhole) ||
      b.weight - a.weight ||
      a.chain.reference - b.chain.reference ||
      a.chain.from - b.chain.from,
  );
  const kept: { chain: Chain; shared: number }[] = [];
  // Another that covers more than half of a stretch covers its middle: only those need to be compared.
  const shelf = new Map<number, { chain: Chain; shared: number }[]>();
  for (const item of weighed) {
    const { chain, shared } = item;
    let rivals = 0;
    for (const other of shelf.get((chain.from + chain.to) >> (CELL + 1)) ?? []) {
      const common = Math.min(other.chain.to, chain.to) - Math.max(other.chain.from, chain.from) + 1;
      if (common <= 0.5 * (chain.to - chain.from + 1)) continue;
      // Shares far less with this stretch than another: it cannot be the better reading.
      const others = (other.shared * common) / (other.chain.to - other.chain.from + 1);
      rivals += shared < WORTH * others ? CANDIDATES : 1;
      if (rivals >= CANDIDATES) break;
    }
    if (rivals >= CANDIDATES) continue;
    kept.push(item);
    for (let cell = chain.from >> CELL; cell <= chain.to >> CELL; cell += 1) shelf.set(cell, [...(shelf.get(cell) ?? []), item]);
  }
  return kept.map(({ chain }) => chain);
}

function judgeChain(chain: Chain, words: Words, index: DetectIndex, roles: WordRoles): Judged {
  const head = index.references[chain.reference];
  return head?.kind === 'print'
    ? judgePrint(chain, head, words.heavyCount)
    : judge(align(words, index, chain), words, index, roles);
}
