/**
 * Writes the parts of a document as JSON. What a shape tells is worked out once: a document of 100,000 models is most of a
 * gigabyte, and to put each of its objects in order before it is printed takes ten times as long as printing it.
 */
import { jsonText } from '../text/escape.ts';

/** What the schema's own structure tells about key order; the rest of a schema is of no interest here. */
export interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly item?: Shape;
  readonly wrapped?: Shape;
}

/** Writes a value whose first line stands behind `indent`, as `JSON.stringify` with two spaces would. */
export type Write = (value: unknown, indent: string) => string;

/** How values of a shape are written: the documented keys in their order, those of a map sorted. */
export function writerOf(shape: Shape): Write {
  let write = writers.get(shape);
  if (write === undefined) writers.set(shape, (write = makeWriter(shape)));
  return write;
}

const writers = new WeakMap<Shape, Write>();

function makeWriter(shape: Shape): Write {
  if (shape.wrapped) return writerOf(shape.wrapped);
  if (shape.type === 'array' && shape.item) return listWriter(writerOf(shape.item));
  if (shape.type === 'object' && shape.entries) return objectWriter(shape.entries);
  return (value, indent) => (isObject(value) && !Array.isArray(value) ? map(value, indent) : plain(value, indent));
}

function objectWriter(entries: Readonly<Record<string, Shape>>): Write {
  const members = Object.entries(entries).map(([key, shape]) => ({
    key,
    name: `${JSON.stringify(key)}: `,
    write: writerOf(shape),
  }));
  return (value, indent) => {
    if (!isObject(value) || Array.isArray(value)) return plain(value, indent);
    const inner = `${indent}  `;
    let text = '';
    for (const { key, name, write } of members) {
      const member = Object.hasOwn(value, key) ? value[key] : undefined;
      if (member !== undefined) text += `${text === '' ? '' : ',\n'}${inner}${name}${write(member, inner)}`;
    }
    return text === '' ? '{}' : `{\n${text}\n${indent}}`;
  };
}

function listWriter(write: Write): Write {
  return (value, indent) => {
    if (!Array.isArray(value)) return plain(value, indent);
    if (value.length === 0) return '[]';
    const inner = `${indent}  `;
    let text = '';
    for (const item of value) text += `${text === '' ? '' : ',\n'}${inner}${write(item, inner)}`;
    return `[\n${text}\n${indent}]`;
  };
}

/** Keys that are whole numbers come first, as in every object. */
function map(value: Readonly<Record<string, unknown>>, indent: string): string {
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return '{}';
  if (entries.some(([key, member]) => /^\d/.test(key) || member === undefined)) {
    return jsonText(Object.fromEntries(entries), indent.length);
  }
  const inner = `${indent}  `;
  return `{\n${entries.map(([key, member]) => `${inner}${plain(key, inner)}: ${plain(member, inner)}`).join(',\n')}\n${indent}}`;
}

function plain(value: unknown, indent: string): string {
  if (typeof value === 'string' && SAFE.test(value)) return `"${value}"`;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return JSON.stringify(value);
  return jsonText(value, indent.length);
}

/** Nothing in it is escaped: nearly every text of a document. */
const SAFE = /^[ !#-[\]-~]*$/;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
