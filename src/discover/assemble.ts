/** From settled sightings to the inventory: indexes, graph, scopes, texts. */
import type { Component } from '../model/component.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Inventory, LicenseText, SeenComponent, SeenRelation } from '../model/inventory.ts';
import type { Purl } from '../model/purl.ts';
import { packRelations, type Relation, type Scope } from '../model/relations.ts';
import { settle } from './merge-component.ts';
import { scopesOf } from './scopes.ts';

/** `renamed` tells what each purl that went away stands for now. */
export function assemble(
  seen: readonly SeenComponent[],
  seenRelations: readonly SeenRelation[],
  renamed: ReadonlyMap<Purl, readonly Purl[]>,
  diagnostics: readonly Diagnostic[],
  production: boolean,
): Inventory {
  const settled = seen.map(settle).sort((a, b) => (a.purl < b.purl ? -1 : 1));
  const indexes = new Map(settled.map((component, index) => [component.purl, index]));
  const now = (purl: Purl): readonly Purl[] => renamed.get(purl)?.flatMap(now) ?? [purl];
  const edges: Relation[] = [];
  for (const { from, to, kind, scope, how } of seenRelations) {
    for (const [source, target] of pairs(now(from), now(to))) {
      const [a, b] = [indexes.get(source), indexes.get(target)];
      if (a === undefined || b === undefined || a === b) continue;
      edges.push({ from: a, to: b, kind, ...(scope !== undefined && { scope }), ...(how !== undefined && { how }) });
    }
  }
  const roots = settled.flatMap((component, index) => (component.own ? [index] : []));
  const table = packRelations(edges, settled.length);
  const scopes = scopesOf(
    table,
    roots,
    settled.map((component) => component.recordedScope),
  );
  const left = settled.map((component, index) => component.own || !production || !DEVELOPMENT.has(scopes[index] ?? 'runtime'));
  if (left.every(Boolean)) return { ...withTexts(settled), relations: table, scopes, roots, diagnostics };
  const kept = settled.filter((_, index) => left[index]);
  const places = new Map(kept.map((component, index) => [component.purl, index]));
  const place = (index: number): number => places.get(settled[index]?.purl ?? ('' as Purl)) ?? -1;
  return {
    ...withTexts(kept),
    relations: packRelations(
      edges
        .filter((edge) => left[edge.from] && left[edge.to])
        .map((edge) => ({ ...edge, from: place(edge.from), to: place(edge.to) })),
      kept.length,
    ),
    scopes: scopes.filter((_, index) => left[index]),
    roots: roots.map(place),
    diagnostics,
  };
}

const DEVELOPMENT: ReadonlySet<Scope> = new Set(['dev', 'test']);

function* pairs<T>(left: readonly T[], right: readonly T[]): Iterable<readonly [T, T]> {
  for (const a of left) for (const b of right) yield [a, b];
}

/** Texts in the order of their digests, so that no order of reading shows. */
function withTexts(seen: readonly SeenComponent[]): {
  readonly components: readonly Component[];
  readonly texts: readonly LicenseText[];
} {
  const byDigest = new Map<string, LicenseText>();
  for (const component of seen) {
    for (const { text } of component.licenseFiles) if (text) byDigest.set(text.digest, text);
  }
  const texts = [...byDigest.values()].sort((a, b) => (a.digest < b.digest ? -1 : 1));
  const indexes = new Map(texts.map((text, index) => [text.digest, index]));
  const components = seen.map((component) => ({
    ...component,
    licenseFiles: component.licenseFiles.map(({ text, ...file }) => {
      const index = text && indexes.get(text.digest);
      return index === undefined ? file : { ...file, text: index };
    }),
  }));
  return { components, texts };
}
