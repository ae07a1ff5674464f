import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DERIVATIONS, type DerivationKind } from '../../src/model/relations.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { type Edge, judge, type Part, policy, project } from '../evaluate/build.ts';

const book = loadRulebook();
const LICENSES = [
  'Apache-2.0',
  'MIT',
  'GPL-3.0-only',
  'CC-BY-NC-4.0',
  'CC-BY-SA-4.0',
  'LicenseRef-scancode-llama-3.1-license-2024',
  'LicenseRef-scancode-gemma-tou-2025-03-24',
  'LicenseRef-scancode-bigscience-open-rail-m',
  'LicenseRef-House',
  'NOASSERTION',
  'NONE',
  'Apache-2.0 OR GPL-3.0-only',
] as const;

interface Graph {
  readonly licenses: readonly string[];
  readonly edges: readonly (readonly [from: number, to: number, how: DerivationKind | 'data'])[];
}
const graphs: fc.Arbitrary<Graph> = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.record({
    licenses: fc.array(fc.constantFrom(...LICENSES), { minLength: size, maxLength: size }),
    edges: fc.array(
      fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.constantFrom<DerivationKind | 'data'>(...DERIVATIONS, 'data')),
      { maxLength: 20 },
    ),
  }),
);
const name = (index: number): string => `huggingface/leaf/m${index}`;

/** Findings by the model's name, so that indexes do not matter. */
function findings(
  { licenses, edges }: Graph,
  order: readonly number[] = licenses.map((_, i) => i),
  extra: Readonly<Record<string, Part>> = {},
): readonly string[] {
  const parts = Object.fromEntries([
    ...order.map((i): [string, Part] => [name(i), { kind: 'model', license: licenses[i] ?? 'MIT' }]),
    ...Object.entries(extra),
  ]);
  const links = edges.map(
    ([from, to, how]): Edge => [name(from), name(to), how === 'data' ? { kind: 'trained-on' } : { kind: 'derived-from', how }],
  );
  const world = project(parts, links);
  const result = judge(world, policy({ unknown: 'allowed', use: { commercial: true, distribution: ['weights'] } }), { book });
  const nameAt = (index: number): string => world.inventory.components[index]?.name ?? '';
  return result.findings
    .filter(({ code }) => /lineage|restriction-not|dataset|output/.test(code))
    .map(({ code, severity, component, lineage }) => `${nameAt(component)} ${severity} ${code} ${nameAt(lineage.at(-1) ?? -1)}`)
    .sort();
}

describe('lineage, on any graph', () => {
  it('ends, circles included, and gives each finding a way that the edges have', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const parts = Object.fromEntries(
          graph.licenses.map((license, i): [string, Part] => [name(i), { kind: 'model', license }]),
        );
        const edges = graph.edges.map(
          ([from, to, how]): Edge => [
            name(from),
            name(to),
            how === 'data' ? { kind: 'trained-on' } : { kind: 'derived-from', how },
          ],
        );
        const known = new Set(graph.edges.map(([from, to]) => `${from}>${to}`));
        const { findings: found } = judge(project(parts, edges), policy({ unknown: 'allowed' }), { book });
        for (const { lineage, component } of found) {
          if (lineage.length > 0) expect(lineage[0]).toBe(component);
          for (let i = 1; i < lineage.length; i += 1) expect(known.has(`${lineage[i - 1]}>${lineage[i]}`)).toBe(true);
          expect(new Set(lineage).size).toBe(lineage.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on the order of the input', () => {
    fc.assert(
      fc.property(graphs, fc.nat(), (graph, seed) => {
        const order = graph.licenses.map((_, i) => i).sort((a, b) => ((a * 7919 + seed) % 101) - ((b * 7919 + seed) % 101));
        expect(findings({ ...graph, edges: [...graph.edges].reverse() }, order)).toEqual(findings(graph));
      }),
      { numRuns: 200 },
    );
  });

  it('is not changed by an unrelated permissive model', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const extra = { 'huggingface/leaf/unrelated': { kind: 'model', license: 'MIT' } } satisfies Record<string, Part>;
        expect(findings(graph, undefined, extra)).toEqual(findings(graph));
      }),
      { numRuns: 100 },
    );
  });

  it('finds no fault where everything has one licence that may be passed on', () => {
    fc.assert(
      fc.property(
        graphs,
        fc.constantFrom('Apache-2.0', 'MIT', 'GPL-3.0-only', 'LicenseRef-scancode-gemma-tou-2025-03-24'),
        (graph, license) => {
          const derived = {
            licenses: graph.licenses.map(() => license),
            edges: graph.edges.filter(([, , how]) => how === 'finetune' || how === 'quantized' || how === 'merge'),
          };
          expect(findings(derived)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});
