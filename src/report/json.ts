/** The document itself: keys in the documented order, two spaces, the same bytes for the same content. */
import { assessmentSchema } from './document/schema.ts';
import type { Reporter } from './reporter.ts';
import { jsonText } from './text/escape.ts';

export const json: Reporter = {
  id: 'json',
  extension: 'json',
  title: 'the whole result as one document: every other format is a view of it',
  *render(assessment) {
    const document = ordered(assessment, assessmentSchema) as Record<string, unknown>;
    const entries = Object.entries(document);
    yield '{\n';
    for (const [i, [key, value]] of entries.entries()) {
      const comma = i < entries.length - 1 ? ',' : '';
      if (!Array.isArray(value) || value.length === 0) {
        yield `  ${JSON.stringify(key)}: ${jsonText(value, 2)}${comma}\n`;
        continue;
      }
      // One element at a time: a whole document of 100,000 components would stand in memory twice.
      yield `  ${JSON.stringify(key)}: [\n`;
      for (const [n, item] of value.entries()) yield `    ${jsonText(item, 4)}${n < value.length - 1 ? ',' : ''}\n`;
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
  const keys = Object.keys(shape.entries ?? {}).filter((key) => Object.hasOwn(own, key));
  return Object.fromEntries(keys.map((key) => [key, ordered(own[key], shape.entries?.[key] as Shape)]));
}
