/** Two sightings of one purl as one component. Commutative, associative and idempotent, so that no order of reading shows. */
import type { ComponentKind, Provenance, RawLicense } from '../model/component.ts';
import type { SeenComponent, SeenFile } from '../model/inventory.ts';
import type { Anchor } from '../model/location.ts';
import { SCOPES, type Scope } from '../model/relations.ts';

const KINDS = ['application', 'model', 'dataset', 'library', 'file'] as const satisfies readonly ComponentKind[];

/** Joins two sightings of the same purl: nothing that either saw is lost, and a full sighting names what a bare name could not. */
export function mergeComponents(a: SeenComponent, b: SeenComponent): SeenComponent {
  const version = least(a.version, b.version);
  const root = nearest(a.root, b.root);
  const facts = mergeFacts(a.facts, b.facts);
  const recordedScope = stronger(a.recordedScope, b.recordedScope);
  const merged: Mutable<SeenComponent> = {
    purl: a.purl < b.purl ? a.purl : b.purl,
    name: (a.nameOnly === true) === (b.nameOnly === true) ? (least(a.name, b.name) ?? '') : a.nameOnly === true ? b.name : a.name,
    kind: a.kind === b.kind ? a.kind : (KINDS.find((kind) => kind === a.kind || kind === b.kind) ?? a.kind),
    own: a.own || b.own,
    declaredRaw: both(a.declaredRaw, b.declaredRaw),
    licenseFiles: both(a.licenseFiles, b.licenseFiles),
    provenance: both(a.provenance, b.provenance),
  };
  if (version !== undefined) merged.version = version;
  if (a.isPrivate === true || b.isPrivate === true) merged.isPrivate = true;
  if (a.nameOnly === true && b.nameOnly === true) merged.nameOnly = true;
  if (facts !== undefined) merged.facts = facts;
  if (recordedScope !== undefined) merged.recordedScope = recordedScope;
  if (root !== undefined) merged.root = root;
  return merged;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function both<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  // A literal with spreads would leave room for more.
  return a.length === 0 ? b : b.length === 0 ? a : a.concat(b);
}

function stronger(a: Scope | undefined, b: Scope | undefined): Scope | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return SCOPES.indexOf(a) <= SCOPES.indexOf(b) ? a : b;
}

/** Joins all sightings of one purl, pair by pair: a base that ten thousand cards name costs no square of that. */
export function joinSightings(sightings: readonly SeenComponent[]): SeenComponent {
  let round = sightings;
  while (round.length > 1) {
    const next: SeenComponent[] = [];
    for (let i = 0; i < round.length; i += 2) {
      const [a, b] = [round[i], round[i + 1]];
      if (a) next.push(b ? mergeComponents(a, b) : a);
    }
    round = next;
  }
  const [joined] = round;
  if (!joined) throw new Error('nothing to join');
  return joined;
}

/** Puts the lists of a component in order and drops repeats; of equal things the one with the first path stays. */
export function settle(component: SeenComponent): SeenComponent {
  const declaredRaw = withoutCopies(distinct(component.declaredRaw, keyOfRaw, byRaw, (a, b) => a.rank < b.rank));
  const licenseFiles = distinct(component.licenseFiles, keyOfFile, byFile, (a, b) => a.score > b.score && a.role !== b.role);
  const provenance = distinct(component.provenance, keyOfProvenance, byProvenance, (a, b) => a.at.path < b.at.path);
  const facts = component.facts && inOrder(component.facts);
  if (
    facts === component.facts &&
    declaredRaw === component.declaredRaw &&
    licenseFiles === component.licenseFiles &&
    provenance === component.provenance
  ) {
    return component;
  }
  return { ...component, ...(facts && { facts }), declaredRaw, licenseFiles, provenance };
}

/** A lock file's copy of what the manifest says is no second declaration. Sorted by rank. */
function withoutCopies(raws: readonly RawLicense[]): readonly RawLicense[] {
  if (raws.length < 2) return raws;
  const isCopy = (raw: RawLicense, of: RawLicense): boolean =>
    of.rank < raw.rank && of.text === raw.text && of.field === raw.field && of.vocabulary === raw.vocabulary;
  const kept = raws.filter((raw) => !raws.some((other) => isCopy(raw, other)));
  return kept.length === raws.length ? raws : kept;
}

/** `apart` is a cheap test for two neighbours that differ and stand in order: most lists are in order as they come. */
function distinct<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  order: (a: T, b: T) => number,
  apart: (a: T, b: T) => boolean,
): readonly T[] {
  let next = 1;
  while (next < items.length && apart(items[next - 1] as T, items[next] as T)) next += 1;
  if (next >= items.length) return items;
  const [first, second] = items;
  if (items.length === 2 && first !== undefined && second !== undefined && keyOf(first) === keyOf(second)) {
    return [order(first, second) <= 0 ? first : second];
  }
  const kept = new Map<string, T>();
  for (const item of [...items].sort(order)) {
    const key = keyOf(item);
    if (!kept.has(key)) kept.set(key, item);
  }
  return [...kept.values()];
}

const SEPARATOR = '\0';
const keyOfAnchor = (at: Anchor): string => [at.path, at.line ?? 0, at.column ?? 0, ...(at.keys ?? [])].join(SEPARATOR);
const keyOfRaw = (raw: RawLicense): string =>
  [raw.rank, raw.field, raw.vocabulary, raw.text, raw.malformed === true, raw.link ?? ''].join(SEPARATOR);
/** Copies of one package carry the same files; one of them is evidence enough. */
const keyOfFile = (file: SeenFile): string =>
  file.text === undefined
    ? file.path
    : [file.path.slice(file.path.lastIndexOf('/') + 1), file.role, file.text.digest].join(SEPARATOR);
const keyOfProvenance = (seen: Provenance): string =>
  [seen.source, keyOfAnchor(seen.at), seen.integrity ?? '', seen.origin ?? ''].join(SEPARATOR);

const byRaw = (a: RawLicense, b: RawLicense): number =>
  a.rank - b.rank || byAnchor(a.at, b.at) || compare(keyOfRaw(a), keyOfRaw(b));
const byFile = (a: SeenFile, b: SeenFile): number =>
  b.score - a.score || compare(a.path, b.path) || compare(a.role, b.role) || compare(a.text?.digest ?? '', b.text?.digest ?? '');
const byProvenance = (a: Provenance, b: Provenance): number =>
  byAnchor(a.at, b.at) || compare(keyOfProvenance(a), keyOfProvenance(b));

/** As the file reads: list items stay in their author's order. */
function byAnchor(a: Anchor, b: Anchor): number {
  const path = compare(a.path, b.path);
  if (path !== 0) return path;
  const [x, y] = [a.keys ?? [], b.keys ?? []];
  for (let i = 0; i < x.length && i < y.length; i += 1) {
    const [p, q] = [x[i], y[i]];
    const step = typeof p === 'number' && typeof q === 'number' ? p - q : compare(String(p), String(q));
    if (step !== 0) return step;
  }
  return x.length - y.length || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function least(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined ? b : b === undefined || a < b ? a : b;
}

/** The copy nearest to the root stands for the component. */
function nearest<T extends string>(a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.length < b.length || (a.length === b.length && a < b) ? a : b;
}

type Facts = Readonly<Record<string, string>>;

/** Of two values the least. Mostly one has all that the other has: a name alone tells of its hub, and nothing more. */
function mergeFacts(a: Facts | undefined, b: Facts | undefined): Facts | undefined {
  if (!a || !b) return a ?? b;
  if (holds(a, b)) return a;
  if (holds(b, a)) return b;
  const all = new Map(Object.entries(a));
  for (const [key, value] of Object.entries(b)) {
    const known = all.get(key);
    if (known === undefined || value < known) all.set(key, value);
  }
  return Object.fromEntries(all);
}

function holds(a: Facts, b: Facts): boolean {
  if (a === b) return true;
  for (const key of Object.keys(b)) if (!Object.hasOwn(a, key) || a[key] !== b[key]) return false;
  return true;
}

/** Sorted by key. */
function inOrder(facts: Facts): Facts {
  const keys = Object.keys(facts);
  const isSorted = keys.every((key, i) => i === 0 || (keys[i - 1] ?? '') < key);
  return isSorted ? facts : Object.fromEntries(keys.sort().map((key) => [key, facts[key] ?? '']));
}
