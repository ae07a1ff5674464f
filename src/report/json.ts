/** The document itself: keys in the documented order, two spaces, the same bytes for the same content. */
import { assessmentSchema } from './document/schema.ts';
import type { Reporter } from './reporter.ts';
import { jsonText } from './text/escape.ts';

export const json: Reporter = {
  id: 'json',
  extension: 'json',
  title: 'the whole result as one document: every other format is a view of it',
  *render(assessment) {
    const entries = keysOf(assessment, assessmentSchema);
    yield '{\n';
    for (const [i, [key, value, shape]] of entries.entries()) {
      const comma = i < entries.length - 1 ? ',' : '';
      if (!Array.isArray(value) || value.length === 0 || shape.item === undefined) {
        yield `  ${JSON.stringify(key)}: ${jsonText(ordered(value, shape), 2)}${comma}\n`;
        continue;
      }
      // One element at a time: a whole document of 100,000 components would stand in memory twice.
      yield `  ${JSON.stringify(key)}: [\n`;
      for (const [n, item] of value.entries()) {
        yield `    ${jsonText(ordered(item, shape.item), 4)}${n < value.length - 1 ? ',' : ''}\n`;
      }
      yield `  ]${comma}\n`;
    }
    yield '}\n';
  },
};

/** What the schema's own structure tells about key order; the rest of a schema is of no interest here. */
interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly item?: Shape;
  readonly wrapped?: Shape;
}

function ordered(value: unknown, shape: Shape): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (shape.wrapped) return ordered(value, shape.wrapped);
  if (Array.isArray(value)) return shape.item ? value.map((item) => ordered(item, shape.item as Shape)) : value;
  const own = value as Readonly<Record<string, unknown>>;
  if (shape.type !== 'object') return Object.fromEntries(Object.entries(own).sort(([a], [b]) => (a < b ? -1 : 1)));
  return Object.fromEntries(keysOf(own, shape).map(([key, inner, of]) => [key, ordered(inner, of)]));
}

/** The members of an object in the documented order, each with its shape. */
function keysOf(value: object, shape: Shape): readonly (readonly [string, unknown, Shape])[] {
  const own = value as Readonly<Record<string, unknown>>;
  return Object.entries(shape.entries ?? {}).flatMap(([key, of]) =>
    Object.hasOwn(own, key) ? [[key, own[key], of.wrapped ?? of] as const] : [],
  );
}
