/** The one graph of packages, models and datasets, held as index pairs. */

/** How one component stands to another. */
export type RelationKind = 'depends-on' | 'contains' | 'derived-from' | 'trained-on' | 'uses';

/** When a dependency is needed. Ordered from the strongest claim to the weakest. */
export type Scope = 'runtime' | 'optional' | 'peer' | 'build' | 'test' | 'dev';

/** How a model was made from another, or from a dataset. `unknown` when the card does not say. */
export type DerivationKind = 'finetune' | 'adapter' | 'merge' | 'quantized' | 'distilled' | 'generated-with' | 'unknown';

/** Every kind of relation; the table holds their indexes. */
export const RELATION_KINDS = [
  'depends-on',
  'contains',
  'derived-from',
  'trained-on',
  'uses',
] as const satisfies readonly RelationKind[];
/** Every scope, nearest to what ships first; the table holds their indexes. */
export const SCOPES = ['runtime', 'optional', 'peer', 'build', 'test', 'dev'] as const satisfies readonly Scope[];
/** Every way of deriving a model; the table holds their indexes. */
export const DERIVATIONS = [
  'unknown',
  'finetune',
  'adapter',
  'merge',
  'quantized',
  'distilled',
  'generated-with',
] as const satisfies readonly DerivationKind[];

/** One edge, read back from the table. `from` and `to` are component indexes. */
export interface Relation {
  readonly from: number;
  readonly to: number;
  readonly kind: RelationKind;
  /** Present on depends-on edges. */
  readonly scope?: Scope;
  /** Present on derived-from edges. */
  readonly how?: DerivationKind;
}

/**
 * Edges as parallel arrays, sorted by `from`, then `to` (600,000 edges take 5.4 MB so, 38 MB as objects).
 * `kind`, `scope` and `how` are positions in RELATION_KINDS, SCOPES and DERIVATIONS; 255 means absent.
 */
export interface RelationTable {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly kind: Uint8Array;
  readonly scope: Uint8Array;
  readonly how: Uint8Array;
  /** `firstOf[i]` is the first edge that leaves component `i`; `firstOf[n]` is the number of edges. */
  readonly firstOf: Uint32Array;
}

/** In the table: no scope, or no derivation. */
export const ABSENT = 255;

/** Reads edge `index` of the table. */
export function relationAt(table: RelationTable, index: number): Relation {
  const scope = table.scope[index] ?? ABSENT;
  const how = table.how[index] ?? ABSENT;
  return {
    from: table.from[index] ?? 0,
    to: table.to[index] ?? 0,
    kind: RELATION_KINDS[table.kind[index] ?? 0] ?? 'depends-on',
    ...(scope !== ABSENT && { scope: SCOPES[scope] as Scope }),
    ...(how !== ABSENT && { how: DERIVATIONS[how] as DerivationKind }),
  };
}

/** The edges that leave one component. */
export function* relationsFrom(table: RelationTable, component: number): Iterable<Relation> {
  const end = table.firstOf[component + 1] ?? 0;
  for (let edge = table.firstOf[component] ?? 0; edge < end; edge += 1) yield relationAt(table, edge);
}

/** Packs edges into a table, sorted and without duplicates. `components` is the number of components. */
export function packRelations(edges: readonly Relation[], components: number): RelationTable {
  // An edge is one number: its ends, then what kind of edge it is. A table of numbers sorts without a comparator.
  const codes = new Float64Array(edges.length);
  edges.forEach((edge, i) => {
    codes[i] = (edge.from * components + edge.to) * TYPES + typeOf(edge);
  });
  codes.sort();
  const unique = codes.filter((code, i) => code !== codes[i - 1]);
  const size = unique.length;
  const table = {
    from: new Uint32Array(size),
    to: new Uint32Array(size),
    kind: new Uint8Array(size),
    scope: new Uint8Array(size),
    how: new Uint8Array(size),
    firstOf: new Uint32Array(components + 1),
  };
  const { firstOf } = table;
  unique.forEach((code, i) => {
    const type = code % TYPES;
    const ends = Math.floor(code / TYPES);
    const from = Math.floor(ends / components);
    table.from[i] = from;
    table.to[i] = ends % components;
    table.kind[i] = type >> 8;
    table.scope[i] = present((type >> 4) & NOT_THERE);
    table.how[i] = present(type & NOT_THERE);
    firstOf[from + 1] = (firstOf[from + 1] ?? 0) + 1;
  });
  for (let i = 0; i < components; i += 1) firstOf[i + 1] = (firstOf[i + 1] ?? 0) + (firstOf[i] ?? 0);
  return table;
}

/** Kind, scope and derivation as one number, sixteen values for each; the last is absent. */
const TYPES = RELATION_KINDS.length * 256;
const NOT_THERE = 15;

function typeOf({ kind, scope, how }: Relation): number {
  const when = scope === undefined ? NOT_THERE : SCOPES.indexOf(scope);
  return RELATION_KINDS.indexOf(kind) * 256 + when * 16 + (how === undefined ? NOT_THERE : DERIVATIONS.indexOf(how));
}

function present(value: number): number {
  return value === NOT_THERE ? ABSENT : value;
}
