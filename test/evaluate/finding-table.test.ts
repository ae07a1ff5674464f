import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFindingTable } from '../../src/evaluate/document/finding-table.ts';
import { fingerprint } from '../../src/evaluate/findings/fingerprint.ts';
import type { AssessedLabel } from '../../src/model/assessment.ts';
import { project } from './build.ts';

const { components } = project({
  'huggingface/leaf/tea': { license: 'MIT', kind: 'model' },
  'huggingface/leaf/tea-2': { license: 'MIT', kind: 'model' },
  'npm/kettle@1.0.0': { license: 'MIT' },
}).inventory;
const NAMES = components.map(({ name, version }) => (version === undefined ? name : `${name}@${version}`));
const LABELS: readonly AssessedLabel[] = [1, 2, 3].map((line) => ({
  path: 'README.md',
  line,
  column: 1,
  endColumn: 2,
  text: `label ${line}`,
  primary: line === 1,
  excerpt: '',
}));

const index = fc.integer({ min: 0, max: components.length - 1 });
/** Messages that hold names anywhere, several times, or not at all. */
const message = fc.array(fc.oneof(fc.constantFrom(...NAMES, ': ', '\0', ''), fc.string({ maxLength: 5 })), { maxLength: 6 });
const draft = fc.record({
  code: fc.constantFrom('lineage-conflict' as const, 'license-denied' as const),
  severity: fc.constantFrom('error' as const, 'note' as const),
  component: fc.oneof(index, fc.constant(-1)),
  license: fc.constantFrom('MIT', 'NONE', undefined),
  message: message.map((parts) => parts.join('')),
  help: fc.constantFrom('Do this.', 'Do that.'),
  notes: fc.array(fc.constantFrom('one', 'two'), { maxLength: 2 }),
  labels: fc.constant([]),
  path: fc.array(index, { maxLength: 3 }),
  lineage: fc.array(index, { maxLength: 3 }),
  exception: fc.constantFrom('a reason', undefined),
  fingerprint: fc.string().map((text) => fingerprint([text])),
});

it('findings come out of the table as they were put in', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(draft, fc.subarray([...LABELS])), { maxLength: 40 }), (entries) => {
      const table = createFindingTable({ components });
      const rows = entries.map(([{ license, exception, ...rest }, labels]) =>
        table.add({ ...rest, ...(license && { license }), ...(exception && { exception }) }, labels),
      );
      // Twice, the second time from the end: nothing that was read is remembered wrongly.
      for (const order of [[...rows.keys()], [...rows.keys()].reverse()]) {
        for (const i of order) {
          const [{ component, path, lineage, license, exception, labels: _, ...rest }, labels] = entries[
            i
          ] as (typeof entries)[0];
          expect(table.read(rows[i] ?? -1)).toEqual({
            ...rest,
            purl: components[component]?.purl ?? null,
            license: license ?? null,
            path: path.map((at) => components[at]?.purl),
            lineage: lineage.map((at) => components[at]?.purl),
            labels,
            exception: exception ?? null,
            baselined: false,
          });
        }
      }
    }),
  );
});
