/**
 * The index file: a length-prefixed JSON head, then typed arrays at the offsets the head names.
 * Nothing is decoded at load: the arrays are views of the bytes.
 */
import type { LexiconTable } from '../words/lexicon.ts';

/** One reference text. */
export interface ReferenceHead {
  /** Canonical id, or `X WITH Y`. */
  readonly license: string;
  /** `text` a whole licence, `part` a piece that stands for it, `header` a notice, `exception` an exception's text, `print` known by digests only. */
  readonly kind: 'text' | 'part' | 'header' | 'exception' | 'print';
  /** Heavy words in it. */
  readonly words: number;
  /** Heavy words that must be there (without titles, copyright lines, appendices). */
  readonly needed: number;
  /** Where its own words begin and end, without titles and appendices; of a print, where its digests do. */
  readonly core?: readonly [begin: number, end: number];
  /** True when no name and nothing optional stands among its own words. */
  readonly isPlain?: boolean;
  /** True when a longer licence holds it word for word and goes on before it, or after it, under hardly a shingle. */
  readonly goesBefore?: boolean;
  readonly goesAfter?: boolean;
  /** The references with which it makes up a longer licence, each word for word. */
  readonly beside?: readonly number[];
  /** Shingles under which it is indexed. */
  readonly shingles: number;
}

/** Everything the detector knows. */
export interface DetectIndex {
  readonly references: readonly ReferenceHead[];
  /** Heavy word ids of all references, one after another; bit 15 marks a word that may be missing. Prints have none. */
  readonly stream: Uint16Array;
  /** Where each reference starts in `stream`; one more entry than references. */
  readonly streamStarts: Uint32Array;
  readonly lexicon: LexiconTable;
  /** Sorted shingle hashes. */
  readonly shingles: Uint32Array;
  /** Where the postings of each shingle start; one more entry than shingles. */
  readonly postingStarts: Uint32Array;
  /** `reference << 16 | position`. */
  readonly postings: Uint32Array;
  /** First shingle whose upper 16 bits reach the index; 65537 entries. */
  readonly buckets: Uint32Array;
  /** The words by id, joined with line feeds, UTF-8; read only to show differences. */
  readonly vocabulary: Uint8Array;
  /** The data of `rules/detection` that the small matchers read. */
  readonly rules: unknown;
  /** Version of the package that the texts are from, and of the SPDX list they belong to. */
  readonly texts: string;
}

const MAGIC = 0x4c434b31;
const ARRAYS = [
  'stream',
  'streamStarts',
  'lexKeys',
  'lexIds',
  'lexHashes',
  'shingles',
  'postingStarts',
  'postings',
  'buckets',
  'vocabulary',
] as const;
type ArrayName = (typeof ARRAYS)[number];
interface Head {
  readonly references: readonly ReferenceHead[];
  readonly firstLight: number;
  readonly rules: unknown;
  readonly texts: string;
  readonly arrays: Readonly<Record<ArrayName, { readonly at: number; readonly length: number; readonly size: number }>>;
}

/** Writes the index as bytes. */
export function packIndex(index: DetectIndex): Uint8Array {
  const { lexicon } = index;
  const sources: Record<ArrayName, Uint8Array | Uint16Array | Uint32Array> = {
    stream: index.stream,
    streamStarts: index.streamStarts,
    lexKeys: lexicon.keys,
    lexIds: lexicon.ids,
    lexHashes: lexicon.hashes,
    shingles: index.shingles,
    postingStarts: index.postingStarts,
    postings: index.postings,
    buckets: index.buckets,
    vocabulary: index.vocabulary,
  };
  let at = 0;
  const arrays = {} as Record<ArrayName, { at: number; length: number; size: number }>;
  for (const name of ARRAYS) {
    const array = sources[name];
    arrays[name] = { at, length: array.length, size: array.BYTES_PER_ELEMENT };
    at += Math.ceil(array.byteLength / 8) * 8;
  }
  const head: Head = {
    references: index.references,
    firstLight: lexicon.firstLight,
    rules: index.rules,
    texts: index.texts,
    arrays,
  };
  const json = new TextEncoder().encode(JSON.stringify(head));
  const base = Math.ceil((8 + json.length) / 8) * 8;
  const bytes = new Uint8Array(base + at);
  new DataView(bytes.buffer).setUint32(0, MAGIC, true);
  new DataView(bytes.buffer).setUint32(4, json.length, true);
  bytes.set(json, 8);
  for (const name of ARRAYS) {
    const array = sources[name];
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), base + arrays[name].at);
  }
  return bytes;
}

/** Reads what `packIndex` wrote. Throws when the bytes are not an index: they are the package's own. */
export function openIndex(bytes: Uint8Array): DetectIndex {
  // Views need aligned bytes; a pooled buffer may start anywhere.
  const data = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (data.byteLength < 8 || view.getUint32(0, true) !== MAGIC)
    throw new Error('the detection index is not one; build the package again');
  const size = view.getUint32(4, true);
  const head = JSON.parse(new TextDecoder().decode(data.subarray(8, 8 + size))) as Head;
  const base = data.byteOffset + Math.ceil((8 + size) / 8) * 8;
  const wide = (name: ArrayName) => new Uint32Array(data.buffer, base + head.arrays[name].at, head.arrays[name].length);
  const narrow = (name: ArrayName) => new Uint16Array(data.buffer, base + head.arrays[name].at, head.arrays[name].length);
  return {
    references: head.references,
    stream: narrow('stream'),
    streamStarts: wide('streamStarts'),
    lexicon: { keys: wide('lexKeys'), ids: narrow('lexIds'), hashes: wide('lexHashes'), firstLight: head.firstLight },
    shingles: wide('shingles'),
    postingStarts: wide('postingStarts'),
    postings: wide('postings'),
    buckets: wide('buckets'),
    vocabulary: new Uint8Array(data.buffer, base + head.arrays.vocabulary.at, head.arrays.vocabulary.length),
    rules: head.rules,
    texts: head.texts,
  };
}
