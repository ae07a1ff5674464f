/** The document itself: keys in the documented order, two spaces, the same bytes for the same content. */
import { assessmentSchema } from './document/schema.ts';
import { type Shape, writerOf } from './document/write.ts';
import type { Reporter } from './reporter.ts';

export const json: Reporter = {
  id: 'json',
  extension: 'json',
  title: 'the whole result as one document: every other format is a view of it',
  *render(assessment) {
    const shapes: Readonly<Record<string, Shape>> = assessmentSchema.entries;
    const entries = Object.entries(shapes).flatMap(([key, shape]) => {
      const value = Object.hasOwn(assessment, key) ? assessment[key as keyof typeof assessment] : undefined;
      return value === undefined ? [] : [{ key, value, shape: shape.wrapped ?? shape }];
    });
    yield '{\n';
    for (const [i, { key, value, shape }] of entries.entries()) {
      const comma = i < entries.length - 1 ? ',' : '';
      if (!Array.isArray(value) || value.length === 0 || shape.item === undefined) {
        yield `  ${JSON.stringify(key)}: ${writerOf(shape)(value, '  ')}${comma}\n`;
        continue;
      }
      // One element at a time: a whole document of 100,000 components would stand in memory twice.
      yield `  ${JSON.stringify(key)}: [\n`;
      const write = writerOf(shape.item);
      const last = value.length - 1;
      for (let n = 0; n <= last; n += 1) yield `    ${write(value[n], '    ')}${n < last ? ',' : ''}\n`;
      yield `  ]${comma}\n`;
    }
    yield '}\n';
  },
};
