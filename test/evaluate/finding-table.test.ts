import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Saying, Spot } from '../../src/evaluate/check.ts';
import { createFindingTable } from '../../src/evaluate/document/finding-table.ts';
import { fingerprint } from '../../src/evaluate/findings/fingerprint.ts';
import { createWriter } from '../../src/evaluate/findings/found.ts';
import type { AssessedLabel } from '../../src/model/assessment.ts';
import type { Anchor, Place } from '../../src/model/location.ts';
import { project } from './build.ts';

const { components } = project({
  'huggingface/leaf/tea': { license: 'MIT', kind: 'model' },
  'huggingface/leaf/tea-2': { license: 'MIT', kind: 'model' },
  'npm/kettle@1.0.0': { license: 'MIT' },
}).inventory;
const ANCHORS: readonly Anchor[] = [1, 2, 3].map((line) => ({ path: 'README.md', line }));
const place = ({ path, line = 1 }: Anchor | Place): Place => ({ path, line, column: 1, endColumn: 2, excerpt: '' });
const pathTo = (component: number): readonly number[] => (component < 0 ? [] : [component, 0]);

const index = fc.integer({ min: 0, max: components.length - 1 });
const indexes = fc.array(index, { maxLength: 8 });
const said = fc.record({
  severity: fc.constantFrom('error' as const, 'note' as const),
  license: fc.constantFrom('MIT', 'NONE', undefined),
  message: fc.constantFrom('one thing', 'another', ''),
  ending: fc.constantFrom(' (MIT)', '', undefined),
  help: fc.constantFrom('Do this.', 'Do that.'),
  notes: fc.constantFrom(['one'], ['one', 'two'], undefined),
});
const saying = said.map(
  ({ license, ending, notes, ...rest }): Saying => ({
    ...rest,
    ...(license && { license }),
    ...(ending !== undefined && { ending }),
    ...(notes && { notes }),
  }),
);
const spot = fc
  .record({
    at: fc.constantFrom(...ANCHORS),
    text: fc.constantFrom('here', 'there'),
    primary: fc.boolean(),
    of: fc.option(index),
  })
  .map(({ of, ...rest }): Spot => ({ ...rest, ...(of !== null && { of }) }));
/** Sayings are shared by some findings, and merely equal in others. */
const found = fc.array(saying, { minLength: 1, maxLength: 4 }).chain((sayings) =>
  fc.array(
    fc.record({
      code: fc.constantFrom('lineage-conflict' as const, 'license-denied' as const),
      severity: fc.constantFrom('error' as const, 'note' as const),
      component: fc.oneof(index, fc.constant(-1)),
      saying: fc.oneof(fc.constantFrom(...sayings), saying),
      labels: fc.array(spot, { maxLength: 3 }),
      lineage: indexes,
      others: indexes,
      exception: fc.constantFrom('a reason', undefined),
      fingerprint: fc.string().map((text) => fingerprint([text])),
    }),
    { maxLength: 40 },
  ),
);

it('findings come out of the table as they were put in', () => {
  fc.assert(
    fc.property(found, (entries) => {
      const table = createFindingTable({ inventory: { components }, place, pathTo });
      const write = createWriter({ components }, pathTo);
      const rows = entries.map(table.add);
      const purls = (list: readonly number[]) => list.map((at) => components[at]?.purl);
      // Twice, the second time from the end: nothing that was read is remembered wrongly.
      for (const order of [[...rows.keys()], [...rows.keys()].reverse()]) {
        for (const i of order) {
          const { component, path, lineage, license, exception, labels, ...rest } = write(entries[i] as (typeof entries)[0]);
          expect(table.read(rows[i] ?? -1)).toEqual({
            ...rest,
            purl: components[component]?.purl ?? null,
            license: license ?? null,
            path: purls(path),
            lineage: purls(lineage),
            labels: labels.map(({ at, text, primary }): AssessedLabel => ({ ...place(at), text, primary })),
            exception: exception ?? null,
            baselined: false,
          });
        }
      }
    }),
  );
});
