/** Builds the detection index from reference texts. Pure: the build script reads the files. */
import { type DetectIndex, packIndex, type ReferenceHead } from '../index-data/index-format.ts';
import { SHINGLE, samplingMask, shingleAt } from '../texts/shingles.ts';
import { hashWord } from '../words/hash.ts';
import { openLexicon, PLACEHOLDER } from '../words/lexicon.ts';
import { splitWords } from '../words/words.ts';
import { markContained } from './contained.ts';
import { buildLexicon, type Spellings } from './lexicon.ts';
import { type Ends, markReference } from './reference.ts';

/** A text to be known by. */
export interface ReferenceText {
  readonly license: string;
  readonly kind: 'text' | 'part' | 'header' | 'exception';
  readonly text: string;
}

/** A text known by digests of its shingles only, in order. `at` are heavy-word positions. */
export interface Print {
  readonly license: string;
  readonly kind: 'text' | 'exception';
  readonly words: number;
  readonly hashes: readonly number[];
  readonly at: readonly number[];
}

export interface CompileInput {
  readonly texts: readonly ReferenceText[];
  readonly prints: readonly Print[];
  readonly spellings: Spellings;
  readonly ends: Ends;
  /** Words that the small matchers ask the lexicon for. */
  readonly words: readonly string[];
  readonly rules: unknown;
  /** Where the texts are from. */
  readonly source: string;
}

const OPTIONAL = 0x8000;

/** The bytes of the index. */
export function compileIndex(input: CompileInput): Uint8Array {
  const spellingOnly = openLexicon(buildLexicon(new Set(), input.spellings));
  const seen = new Set(input.words.map(hashWord));
  const spelled = new Map(input.words.map((word) => [hashWord(word), word]));
  for (const { text } of input.texts) {
    const words = splitWords(text, spellingOnly);
    for (let i = 0; i < words.heavyCount; i += 1) {
      const hash = words.heavyHashes[i] as number;
      seen.add(hash);
      const at = words.heavy[i] as number;
      if (!spelled.has(hash)) spelled.set(hash, text.slice(words.starts[at], words.ends[at]).toLowerCase());
    }
  }
  seen.delete(0);
  const table = buildLexicon(seen, input.spellings);
  const lexicon = openLexicon(table);

  const references: ReferenceHead[] = [];
  const streams: number[][] = [];
  const entries: [number, number][] = [];
  const indexed: number[][] = [];
  for (const { license, kind, text } of input.texts) {
    const { stream, hashes, needed } = readReference(text);
    const number = references.length;
    const keys = shinglesOf(stream, hashes);
    for (const [hash, at] of keys) entries.push([hash, (number << 16) | at]);
    references.push({
      license,
      kind,
      words: stream.length,
      needed,
      shingles: keys.length,
      ...coreOf(stream, kind),
    });
    streams.push(stream);
    indexed.push(keys.map(([, at]) => at));
  }
  for (const { license, words, hashes, at } of input.prints) {
    const number = references.length;
    for (const [i, hash] of hashes.entries()) entries.push([hash, (number << 16) | (at[i] ?? 0)]);
    const core = [at[0] ?? 0, (at.at(-1) ?? 0) + SHINGLE] as const;
    references.push({ license, kind: 'print', words, needed: words, core, shingles: hashes.length });
    streams.push([]);
    indexed.push([]);
  }
  return packIndex({
    references: markContained(references, streams, indexed),
    ...packStreams(streams),
    ...packPostings(entries),
    lexicon: table,
    vocabulary: new TextEncoder().encode(Array.from(table.hashes, (hash) => spelled.get(hash) ?? '').join('\n')),
    rules: input.rules,
    texts: input.source,
  });

  function readReference(text: string): { stream: number[]; hashes: Uint32Array; needed: number } {
    const words = splitWords(text, lexicon);
    const { optional, placeholders } = markReference(text, input.ends);
    const stream: number[] = [];
    const hashes: number[] = [];
    let needed = 0;
    let open: readonly [number, number] | undefined;
    for (let i = 0; i < words.heavyCount; i += 1) {
      const at = words.starts[words.heavy[i] as number] as number;
      const inside = ([from, to]: readonly [number, number]): boolean => at >= from && at < to;
      const placeholder = placeholders.find(inside);
      if (placeholder !== undefined) {
        if (placeholder !== open) stream.push(PLACEHOLDER | OPTIONAL) && hashes.push(0);
        open = placeholder;
        continue;
      }
      const mayMiss = optional.some(inside);
      if (!mayMiss) needed += 1;
      stream.push((words.heavyIds[i] as number) | (mayMiss ? OPTIONAL : 0));
      hashes.push(words.heavyHashes[i] as number);
    }
    return { stream, hashes: Uint32Array.from(hashes), needed };
  }
}

/** The words between titles and appendices, and whether a copy must have every one of them. */
function coreOf(stream: readonly number[], kind: ReferenceText['kind']): Pick<ReferenceHead, 'core' | 'isPlain'> {
  const isNeeded = (word: number): boolean => (word & OPTIONAL) === 0;
  const begin = Math.max(0, stream.findIndex(isNeeded));
  const end = stream.findLastIndex(isNeeded) + 1;
  const isPlain = kind === 'text' && end - begin >= 2 * SHINGLE && stream.slice(begin, end).every(isNeeded);
  return { core: [begin, end], ...(isPlain && { isPlain }) };
}

function shinglesOf(stream: readonly number[], hashes: Uint32Array): [number, number][] {
  const keys: [number, number][] = [];
  const mask = samplingMask(stream.length);
  for (let i = 0; i + SHINGLE <= stream.length; i += 1) {
    if (hashes.subarray(i, i + SHINGLE).includes(0)) continue;
    const hash = shingleAt(hashes, i);
    if ((hash & mask) === 0) keys.push([hash, i]);
  }
  return keys;
}

function packStreams(streams: readonly (readonly number[])[]): Pick<DetectIndex, 'stream' | 'streamStarts'> {
  const streamStarts = new Uint32Array(streams.length + 1);
  streams.forEach((stream, i) => {
    streamStarts[i + 1] = (streamStarts[i] ?? 0) + stream.length;
  });
  const stream = new Uint16Array(streamStarts[streams.length] ?? 0);
  streams.forEach((words, i) => {
    stream.set(words, streamStarts[i]);
  });
  return { stream, streamStarts };
}

function packPostings(entries: [number, number][]): Pick<DetectIndex, 'shingles' | 'postingStarts' | 'postings' | 'buckets'> {
  entries.sort((a, b) => a[0] - b[0] || (a[1] >>> 0) - (b[1] >>> 0));
  const keys: number[] = [];
  const starts: number[] = [];
  entries.forEach(([hash], i) => {
    if (keys.length > 0 && keys[keys.length - 1] === hash) return;
    keys.push(hash);
    starts.push(i);
  });
  const buckets = new Uint32Array(65537);
  for (const key of keys) buckets[(key >>> 16) + 1] = (buckets[(key >>> 16) + 1] ?? 0) + 1;
  for (let i = 0; i < 65536; i += 1) buckets[i + 1] = (buckets[i + 1] ?? 0) + (buckets[i] ?? 0);
  return {
    shingles: Uint32Array.from(keys),
    postingStarts: Uint32Array.from([...starts, entries.length]),
    postings: Uint32Array.from(entries, ([, posting]) => posting >>> 0),
    buckets,
  };
}
