/** Reads `rules/models/*.yaml`, the registry of model and dataset families. */
import * as v from 'valibot';
import type { ModelRegistryEntry } from '../../model/rulebook.ts';
import { VERIFICATIONS } from '../../model/terms.ts';
import type { Read } from './mistakes.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const verified = v.picklist(VERIFICATIONS);
const isoDate = v.pipe(v.string(), v.isoDate('an ISO date (2026-11-24) is wanted'));
/** `owner/name`, or a name alone; stars in the name only. */
const pattern = v.pipe(v.string(), v.regex(/^(?:[\w.-]+\/)?[\w.*-]+$/, 'owner/name is wanted, with * in the name only'));

/** `models/<group>.yaml` */
export const modelsFile = v.strictObject({
  kind: v.picklist(['model', 'dataset']),
  source: text,
  date: isoDate,
  verified,
  entries: v.pipe(
    v.array(
      v.strictObject({
        pattern,
        license: text,
        multimodal: v.optional(v.boolean()),
        verified: v.optional(verified),
        source: v.optional(text),
        date: v.optional(isoDate),
        note: v.optional(text),
      }),
    ),
    v.minLength(1),
  ),
});

/** Every entry, with what its file says for all. `isKnown` tells whether facts of a licence id exist. */
export function compileModels(
  files: readonly Read<v.InferOutput<typeof modelsFile>>[],
  isKnown: (id: string) => boolean,
): readonly ModelRegistryEntry[] {
  const seen = new Set<string>();
  return files.flatMap(({ data, wrong }) =>
    data.entries.map((entry, index) => {
      const key = `${data.kind}:${entry.pattern.toLowerCase()}`;
      if (seen.has(key)) wrong(['entries', index, 'pattern'], `${entry.pattern} stands twice`);
      seen.add(key);
      for (const id of entry.license.split(' AND ')) {
        if (id !== 'NOASSERTION' && !isKnown(id)) wrong(['entries', index, 'license'], `${id} is not described in rules/`);
      }
      const { kind, source, date } = data;
      return { source, date, verified: data.verified, ...withoutGaps(entry), kind } satisfies ModelRegistryEntry;
    }),
  );
}

type Entry = v.InferOutput<typeof modelsFile>['entries'][number];
type Whole<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

/** Drops keys that are `undefined`, as the model's exact optional properties want it. */
function withoutGaps(entry: Entry): Whole<Entry> {
  return JSON.parse(JSON.stringify(entry));
}
