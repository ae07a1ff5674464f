/** From settled sightings to the inventory: indexes, graph, scopes, texts. */
import type { Component, LicenseFile } from '../model/component.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Inventory, LicenseText, SeenComponent, SeenFile, SeenRelation } from '../model/inventory.ts';
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
  const settled = inOrder(seen).map(settle);
  const indexes = new Map<Purl, number>();
  for (const { purl } of settled) indexes.set(purl, indexes.size);
  const now = (purl: Purl): readonly Purl[] => renamed.get(purl)?.flatMap(now) ?? [purl];
  const edges: Relation[] = [];
  const add = (relation: SeenRelation, from: Purl, to: Purl): void => {
    const a = indexes.get(from);
    const b = indexes.get(to);
    if (a === undefined || b === undefined || a === b) return;
    const { kind, scope, how } = relation;
    // Nearly every edge there is; a spread for each would cost more than the rest of this.
    if (scope !== undefined && how === undefined) edges.push({ from: a, to: b, kind, scope });
    else if (scope === undefined && how !== undefined) edges.push({ from: a, to: b, kind, how });
    else edges.push({ ...relation, from: a, to: b });
  };
  for (const relation of seenRelations) {
    const { from, to } = relation;
    if (!renamed.has(from) && !renamed.has(to)) add(relation, from, to);
    else for (const source of now(from)) for (const target of now(to)) add(relation, source, target);
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

/** By purl. Sorting plain texts needs no comparator of ours, which tells on tens of thousands. */
function inOrder(seen: readonly SeenComponent[]): readonly SeenComponent[] {
  const byPurl = new Map<Purl, SeenComponent>();
  for (const component of seen) byPurl.set(component.purl, component);
  return [...byPurl.keys()].sort().map((purl) => byPurl.get(purl) as SeenComponent);
}

const DEVELOPMENT: ReadonlySet<Scope> = new Set(['dev', 'test']);

/** Texts in the order of their digests, so that no order of reading shows. */
function withTexts(seen: readonly SeenComponent[]): {
  readonly components: readonly Component[];
  readonly texts: readonly LicenseText[];
} {
  const byDigest = new Map<string, LicenseText>();
  for (const component of seen) {
    for (const { text } of component.licenseFiles) if (text) byDigest.set(text.digest, text);
  }
  const texts = [...byDigest.keys()].sort().map((digest) => byDigest.get(digest) as LicenseText);
  const indexes = new Map<string, number>();
  for (const { digest } of texts) indexes.set(digest, indexes.size);
  const stored = ({ path, role, score, text, at }: SeenFile): LicenseFile => {
    const index = text && indexes.get(text.digest);
    const file = index === undefined ? { path, role, score } : { path, role, score, text: index };
    return at === undefined ? file : { ...file, at };
  };
  return { components: seen.map((component) => withFiles(component, component.licenseFiles.map(stored))), texts };
}

/** Every field by name: thousands of spreads of many shapes took as long as reading the lock file. */
function withFiles(seen: SeenComponent, licenseFiles: readonly LicenseFile[]): Component {
  const { purl, name, version, kind, own, isPrivate, declaredRaw, provenance, nameOnly, recordedScope, facts, root } = seen;
  const component: Mutable<Component> = { purl, name, kind, own, declaredRaw, licenseFiles, provenance };
  if (version !== undefined) component.version = version;
  if (isPrivate !== undefined) component.isPrivate = isPrivate;
  if (nameOnly !== undefined) component.nameOnly = nameOnly;
  if (recordedScope !== undefined) component.recordedScope = recordedScope;
  if (facts !== undefined) component.facts = facts;
  if (root !== undefined) component.root = root;
  return component;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type Copied =
  | 'purl'
  | 'name'
  | 'version'
  | 'kind'
  | 'own'
  | 'isPrivate'
  | 'declaredRaw'
  | 'licenseFiles'
  | 'provenance'
  | 'nameOnly'
  | 'recordedScope'
  | 'facts'
  | 'root';
/** Does not compile when a component gains a field that is not copied above. */
export const COPIES_EVERY_FIELD: Exclude<keyof Component, Copied> extends never ? true : never = true;
