import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PackageURL } from 'packageurl-js';
import { describe, expect, it } from 'vitest';
import { discover } from '../src/discover/discover.ts';
import { openProject } from '../src/io/open-project.ts';
import type { Component } from '../src/model/component.ts';
import { exitCode } from '../src/model/exit.ts';
import type { Inventory } from '../src/model/inventory.ts';
import { relationAt } from '../src/model/relations.ts';
import { assess } from '../src/pipeline/index.ts';

const PROJECTS = resolve(import.meta.dirname, '../fixtures/projects');

/** What fixtures/projects/README.md explains. */
interface Expectation {
  readonly says: string;
  readonly complete: boolean;
  readonly components: readonly ({ readonly purl: string; readonly effective?: string } & Record<string, unknown>)[];
  readonly relations: readonly (readonly [string, string, string])[];
  readonly diagnostics: readonly (readonly [string, string])[];
  readonly findings?: readonly (readonly [string, string])[];
  readonly exit?: number;
}

const projects = readdirSync(PROJECTS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const expectationOf = (name: string): string => join(PROJECTS, name, 'expected.json');
const expecting = projects.filter((name) => existsSync(expectationOf(name)));

describe('tiny real projects are seen as the expectation beside them says', () => {
  describe.each(expecting)('%s', (name) => {
    const root = join(PROJECTS, name);
    const expected = JSON.parse(readFileSync(expectationOf(name), 'utf8')) as Expectation;

    it(expected.says, () => {
      const inventory = discover(openProject(root), { ignore: [] });
      expect(inventory.components.map((component) => component.purl)).toEqual(expected.components.map(({ purl }) => purl));
      for (const [index, { effective: _, ...wanted }] of expected.components.entries()) {
        expect(describeComponent(inventory, index)).toMatchObject(wanted);
      }
      expect(describeRelations(inventory)).toEqual(expected.relations);
      expect(inventory.diagnostics.map(({ code, path = '' }) => [code, path])).toEqual(expected.diagnostics);
      expect(!inventory.diagnostics.some(({ incomplete }) => incomplete)).toBe(expected.complete);
    });

    it('is judged so', async () => {
      const outcome = await assess({ paths: [root], cwd: root, today: '2026-11-24' });
      if (!outcome.ok) throw new Error('the scan was refused');
      const { assessment } = outcome;
      expect(assessment.complete).toBe(expected.complete);
      for (const { purl, effective } of expected.components) {
        const found = assessment.components.find((component) => component.purl === purl);
        if (effective !== undefined) expect({ purl, effective: found?.effective }).toEqual({ purl, effective });
      }
      const findings = assessment.findings.map(({ code, purl }) => [code, purl]);
      expect(findings).toEqual(expect.arrayContaining((expected.findings ?? []).map((finding) => [...finding])));
      if (expected.exit !== undefined) {
        expect(exitCode(assessment, { failOn: 'error', allowIncomplete: false })).toBe(expected.exit);
      }
    });

    it('has canonical purls', () => {
      // The specification leaves colons as they are; packageurl-js encodes them.
      for (const { purl } of expected.components) {
        expect(PackageURL.fromString(purl).toString().replaceAll('%3A', ':')).toBe(purl);
      }
    });
  });
});

function describeComponent({ components, scopes }: Inventory, index: number): Record<string, unknown> {
  const component = components[index] as Component;
  const rank = Math.min(...component.declaredRaw.map((raw) => raw.rank));
  const declared = component.declaredRaw.filter((raw) => raw.rank === rank);
  return {
    purl: component.purl,
    scope: scopes[index],
    own: component.own,
    kind: component.kind,
    private: component.isPrivate === true,
    nameOnly: component.nameOnly === true,
    declared: declared.map((raw) => raw.text),
    fields: declared.map((raw) => raw.field),
    malformed: declared.some((raw) => raw.malformed === true),
    links: declared.flatMap((raw) => raw.link ?? []),
    files: component.licenseFiles.map((file) => file.path),
    sources: [...new Set(component.provenance.map((seen) => seen.source))].sort(),
    origins: [...new Set(component.provenance.flatMap((seen) => seen.origin ?? []))].sort(),
  };
}

function describeRelations({ components, relations }: Inventory): readonly (readonly string[])[] {
  return Array.from(relations.from, (_, index) => {
    const { from, to, kind, scope, how } = relationAt(relations, index);
    return [components[from]?.purl ?? '', [kind, scope, how].filter(Boolean).join(' '), components[to]?.purl ?? ''];
  });
}
