/**
 * ONNX (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto): a protocol buffer whose `metadata_props` (field 14)
 * map text to text. Everything else is skipped by its length. No key is standard; exporters write `license` and `author`.
 */
import type { ProjectFiles } from '../../../io/project-files.ts';
import type { ProjectPath } from '../../../model/location.ts';
import { isPlaceholder } from '../placeholder.ts';
import { type Artifact, brief, type Unreadable } from './artifact.ts';
import { openWindow, type Window } from './window.ts';

const PRODUCER = 2;
const GRAPH = 7;
const METADATA = 14;
/** Fields of the outermost message; real files have a dozen. */
const MAX_FIELDS = 5000;
const MAX_TEXT = 64 * 1024;

/** Reads the metadata of the model; the graph is never read. */
export function readOnnx(path: ProjectPath, files: ProjectFiles): Artifact | Unreadable {
  const window = openWindow(path, files);
  const metadata = new Map<string, string>();
  let producer = '';
  let hasGraph = false;
  let known = 0;
  let at = 0;
  for (let i = 0; i < MAX_FIELDS; i += 1) {
    const field = readField(window, at);
    if (field === undefined) break;
    known += 1;
    if (field.number === GRAPH) hasGraph = true;
    if (field.number === PRODUCER) producer = window.text(field.from, Math.min(field.length, 100)) ?? '';
    if (field.number === METADATA) addProperty(window, field, metadata);
    at = field.from + field.length;
  }
  if (known === 0 || (!hasGraph && metadata.size === 0)) return { unreadable: 'is not ONNX' };
  const get = (key: string): string | undefined => {
    const value = metadata.get(key);
    return value === undefined || isPlaceholder(value) ? undefined : brief(value);
  };
  const license = ['license', 'model_license', 'licence'].find((key) => get(key) !== undefined);
  const licenses =
    license === undefined
      ? []
      : [
          {
            text: get(license) ?? '',
            field: `metadata_props.${license}`,
            vocabulary: 'free-text' as const,
            rank: 1,
            at: { path },
          },
        ];
  const base = get('base_model');
  const facts = {
    ...(producer !== '' && { producer: brief(producer) }),
    ...(get('author') !== undefined && { author: get('author') ?? '' }),
  };
  const lineage =
    base === undefined
      ? []
      : [
          {
            text: base,
            keys: ['metadata_props', 'base_model'],
            kind: 'model' as const,
            relation: 'derived-from' as const,
            how: 'unknown' as const,
          },
        ];
  return { licenses, lineage, facts };
}

interface Field {
  readonly number: number;
  readonly from: number;
  readonly length: number;
}

/** https://protobuf.dev/programming-guides/encoding/: a tag, then a value whose length its type tells. */
function readField(window: Window, at: number): Field | undefined {
  const tag = readVarint(window, at);
  if (tag === undefined) return undefined;
  const number = Math.floor(tag.value / 8);
  const type = tag.value % 8;
  if (number === 0) return undefined;
  if (type === 1) return { number, from: tag.end, length: 8 };
  if (type === 5) return { number, from: tag.end, length: 4 };
  const value = type === 0 || type === 2 ? readVarint(window, tag.end) : undefined;
  if (value === undefined) return undefined;
  return type === 0 ? { number, from: tag.end, length: value.end - tag.end } : { number, from: value.end, length: value.value };
}

function readVarint(window: Window, at: number): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let i = 0; i < 10; i += 1) {
    const byte = window.at(at + i, 1)?.getUint8(0);
    if (byte === undefined) return undefined;
    value += (byte % 128) * 128 ** i;
    if (byte < 128) return Number.isSafeInteger(value) ? { value, end: at + i + 1 } : undefined;
  }
  return undefined;
}

/** StringStringEntryProto: key is field 1, value field 2. */
function addProperty(window: Window, property: Field, metadata: Map<string, string>): void {
  const end = property.from + property.length;
  let [key, value] = ['', ''];
  for (let at = property.from, i = 0; at < end && i < 4; i += 1) {
    const field = readField(window, at);
    if (field === undefined || field.from + field.length > end) return;
    const text = window.text(field.from, Math.min(field.length, MAX_TEXT)) ?? '';
    if (field.number === 1) key = text;
    if (field.number === 2) value = text;
    at = field.from + field.length;
  }
  if (key !== '') metadata.set(key.toLowerCase(), value);
}
